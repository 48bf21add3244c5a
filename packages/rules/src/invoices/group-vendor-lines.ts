import { daysBetween } from '../time.ts'
import { vendorUnitCents } from './vendor-amount.ts'
import type { ReconciledSide, VendorLineFacts } from './reconciliation-facts.ts'

/** Vendor's lines that are one change or one cycle; at least one. */
export type VendorGroup = readonly [VendorLineFacts, ...VendorLineFacts[]]

/** A change of seats is refunded whole and charged anew: both lines are one movement, whichever way the seats go. */
const SEAT_CHANGES: ReadonlySet<string> = new Set(['addquantity', 'removequantity'])

/**
 * Gathers the lines of one subscription that belong together: the wipe and the re-creation of seat changes of one day, parts of one
 * price (telco and non-telco) whose keys are equal. None is dropped: equal keys are no repetition.
 * Rule invoices.reconciliation.lines (X14, decision 5; source formats.md § 3).
 */
export function groupVendorLines(lines: readonly VendorLineFacts[]): VendorGroup[] {
  const groups = new Map<string, [VendorLineFacts, ...VendorLineFacts[]]>()
  for (const line of lines) {
    const key = [familyOf(line.chargeType), line.period.startsOn, line.period.until, line.currency].join(' ')
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [line])
    else group.push(line)
  }
  return [...groups.values()]
}

/** `seats` for changes of quantity, else the charge type itself. */
export function familyOf(chargeType: string): string {
  return SEAT_CHANGES.has(chargeType) ? 'seats' : chargeType
}

/**
 * What a group comes to. Lines of one price net their quantities (−10 and 13 are 3 more); parts of a price with the same net quantity
 * are that many seats at the sum of the prices. The unit price is scaled from the line's days to `cycleDays`, our cycle.
 */
export function vendorSide(group: VendorGroup, cycleDays: number | null): ReconciledSide {
  const [{ period }] = group
  const billingDays = period.until === null ? null : daysBetween(period.startsOn, period.until)
  const netByPrice = new Map<string, { net: number; unitCents: number | null }>()
  for (const { quantity, effectiveUnitPrice, exchangeRate } of group) {
    const key = `${effectiveUnitPrice} ${exchangeRate}`
    const unitCents = vendorUnitCents(effectiveUnitPrice, exchangeRate, cycleDays ?? billingDays ?? 1, billingDays ?? cycleDays ?? 1)
    netByPrice.set(key, { net: (netByPrice.get(key)?.net ?? 0) + quantity, unitCents })
  }
  const parts = [...netByPrice.values()]
  const [first] = parts
  const isOneQuantity = parts.every(({ net }) => net === first?.net)
  return {
    cents: group.reduce((sum, line) => sum + line.amountCents, 0),
    quantity: isOneQuantity ? (first?.net ?? 0) : parts.reduce((sum, { net }) => sum + net, 0),
    unitCents: isOneQuantity ? parts.reduce<number | null>((sum, { unitCents }) => (sum === null || unitCents === null ? null : sum + unitCents), 0) : null,
    billingDays, cycleDays,
  }
}
