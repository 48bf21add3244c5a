/** How each computed column of an item came about: "10 × R$ 99,90". Only says what the server's figures say. */
import type { OrderItemPrice } from '@assento/client'
import type { Messages } from '../locales/messages.ts'
import type { Format } from '../runtime/format.ts'
import { amount } from './order-words.ts'

export interface Formulas {
  /** Of units and bonus; null when there is no bonus. */
  readonly units: string | null
  readonly users: string | null
  /** Said where the price of a unit is an average of tiers. */
  readonly average: string | null
  readonly setup: string | null
  readonly monthly: string | null
}

export function formulasOf({ orders, format }: { readonly orders: Messages['orders']; readonly format: Format }, price: OrderItemPrice): Formulas {
  const { quantity, bonus, unitsTotal, usersTotal, unitMonthlyCents, setupCents, monthlyCents, currency } = price
  const isAverage = unitMonthlyCents * quantity !== monthlyCents
  const times = (count: number, value: string) => `${format.number(count)} × ${value}`
  return {
    units: bonus === 0 ? null : `${format.number(quantity)} + ${format.number(bonus)}`,
    users: usersTotal % unitsTotal === 0 && usersTotal !== unitsTotal ? times(unitsTotal, format.number(usersTotal / unitsTotal)) : null,
    average: isAverage ? orders.average : null,
    setup: setupCents > 0 && quantity > 1 && setupCents % quantity === 0 ? times(quantity, amount(format, currency, setupCents / quantity)) : null,
    monthly: isAverage || quantity === 1 ? null : times(quantity, amount(format, currency, unitMonthlyCents)),
  }
}
