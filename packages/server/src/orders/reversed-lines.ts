/** What of an order can still be taken back, and what of that is asked for. */
import type { ReversedItem } from '@assento/rules'
import type { LicenceOrderItemRow, UnitBillingRow } from '@assento/store'
import { refuseInput } from './refuse-input.ts'

interface AskedLine {
  readonly lineNo: number
  /** Units, bonus ones included. */
  readonly quantity: number
}

export type LineLeft = Omit<ReversedItem, 'available' | 'quantity'> & { readonly units: number }

/** Units of a line that are still billed or free: what was terminated or taken back before is no part of it. */
export function leftOf(item: LicenceOrderItemRow, billings: readonly UnitBillingRow[]): LineLeft {
  const own = billings.filter((billing) => billing.line_no === item.line_no)
  return {
    lineNo: item.line_no, productId: item.product_id, units: item.quantity + item.bonus,
    paidUnits: own.reduce((sum, billing) => sum + billing.paid_units, 0), bonusUnits: own.reduce((sum, billing) => sum + billing.bonus_units, 0),
  }
}

/** Without lines all that is left is meant; of an order of which nothing is left, what it was, so that the rule can say so. */
export function wantedOf(lines: readonly AskedLine[] | undefined, left: readonly (LineLeft & { readonly available: number })[]): readonly ReversedItem[] {
  const isKnown = ({ lineNo }: AskedLine) => left.some((line) => line.lineNo === lineNo)
  const isFirst = ({ lineNo }: AskedLine, index: number) => lines?.findIndex((each) => each.lineNo === lineNo) === index
  const wrong = lines?.find((line, index) => !isKnown(line) || !isFirst(line, index))
  if (wrong !== undefined) refuseInput('lines', 'orders.reverse.line', `line ${wrong.lineNo} is not in the order, or is there twice`)
  const isNothingLeft = left.every(({ paidUnits, bonusUnits }) => paidUnits + bonusUnits === 0)
  return left.map(({ units, ...line }) => {
    const all = isNothingLeft ? units : line.paidUnits + line.bonusUnits
    return { ...line, quantity: lines === undefined ? all : lines.find(({ lineNo }) => lineNo === line.lineNo)?.quantity ?? 0 }
  })
}
