import type { DatePeriod } from '../time.ts'
import { groupVendorLines, vendorSide } from './group-vendor-lines.ts'
import type { VendorGroup } from './group-vendor-lines.ts'
import { matchCharges } from './match-charges.ts'
import type {
  AmountCause, ReconciledCharge, ReconciledGroup, ReconciledSide, ReconciledSubscription, VendorDateDifference, VendorLineFacts, VendorPeriod,
} from './reconciliation-facts.ts'

/**
 * Sets the vendor's lines of one subscription against our charges of it; null = the subscription is not ours. Groups are in the order of
 * their first lines; every line is in exactly one, a charge in one at most. Amounts may differ by one cent a vendor's line. An amount that differs tells whether price, seats or days do; the vendor's price is a cost, ours is what the
 * customer pays. A term is compared where the two overlap, and only the newest that the lines tell of.
 * Rule invoices.reconciliation.lines (X14, decisions 5 and 14).
 */
export function reconcileLines(lines: readonly VendorLineFacts[], ours: ReconciledSubscription | null): readonly ReconciledGroup[] {
  const groups = groupVendorLines(lines)
  if (ours === null) return groups.map((group) => missing(group, 'noSubscription', []))
  const matches = matchCharges(groups, ours.charges)
  const newest = newestTerm(lines)
  return groups.map((group, index) => judge(group, matches[index] ?? [], termDates(group, newest, ours.term)))
}

function judge(group: VendorGroup, charges: readonly ReconciledCharge[], term: readonly VendorDateDifference[]): ReconciledGroup {
  const [charge] = charges
  if (charge === undefined) {
    // Nothing charged on either side: a trial, or a change that came to zero.
    const isNothing = group.every(({ amountCents }) => amountCents === 0)
    return isNothing ? { ...missing(group, null, term), verdict: term.length === 0 ? 'matched' : 'dateDiffers' } : missing(group, 'noCharge', term)
  }
  const ours = ourSide(charges)
  const vendor = vendorSide(group, ours.cycleDays)
  const dates = [...chargeDates(group, charge.period), ...term]
  const isOtherCurrency = group[0].currency !== charge.currency
  const amountAgrees = !isOtherCurrency && Math.abs(vendor.cents - ours.cents) <= group.length
  return {
    verdict: amountAgrees ? (dates.length === 0 ? 'matched' : 'dateDiffers') : 'amountDiffers', reason: null,
    lineNos: group.map(({ lineNo }) => lineNo), chargeIds: charges.map(({ id }) => id), vendor, ours,
    causes: amountAgrees ? [] : causesOf(vendor, ours, isOtherCurrency), dates,
  }
}

function missing(group: VendorGroup, reason: ReconciledGroup['reason'], dates: readonly VendorDateDifference[]): ReconciledGroup {
  return {
    verdict: 'missingHere', reason, lineNos: group.map(({ lineNo }) => lineNo), chargeIds: [], vendor: vendorSide(group, null), ours: null,
    causes: [], dates,
  }
}

function ourSide(charges: readonly ReconciledCharge[]): ReconciledSide {
  const common = (valueOf: (charge: ReconciledCharge) => number) => {
    const values = new Set(charges.map(valueOf))
    return values.size === 1 ? ([...values][0] ?? null) : null
  }
  return {
    cents: charges.reduce((sum, { amountCents }) => sum + amountCents, 0), quantity: charges.reduce((sum, { seats }) => sum + seats, 0),
    unitCents: common(({ unitCents }) => unitCents), billingDays: common(({ billingDays }) => billingDays), cycleDays: common(({ cycleDays }) => cycleDays),
  }
}

function causesOf(vendor: ReconciledSide, ours: ReconciledSide, isOtherCurrency: boolean): readonly AmountCause[] {
  if (isOtherCurrency) return ['currency']
  const differs = (a: number | null, b: number | null) => a !== null && b !== null && a !== b
  const causes: AmountCause[] = []
  if (differs(vendor.unitCents, ours.unitCents)) causes.push('unitPrice')
  if (differs(vendor.quantity, ours.quantity)) causes.push('quantity')
  if (differs(vendor.billingDays, ours.billingDays)) causes.push('days')
  return causes.length === 0 ? ['rounding'] : causes
}

function chargeDates([{ period }]: VendorGroup, ours: DatePeriod): VendorDateDifference[] {
  return differencesOf('charge', period, ours)
}

/** The term of lines that tell the newest one, where it overlaps ours: an earlier or later term is another one. */
function termDates(group: VendorGroup, newest: VendorPeriod | null, ours: DatePeriod): VendorDateDifference[] {
  if (newest === null || !group.some(({ term }) => term?.startsOn === newest.startsOn && term.until === newest.until)) return []
  const overlaps = newest.startsOn < ours.until && (newest.until === null || ours.startsOn < newest.until)
  return overlaps ? differencesOf('term', newest, ours) : []
}

function newestTerm(lines: readonly VendorLineFacts[]): VendorPeriod | null {
  return lines.reduce<VendorPeriod | null>((newest, { term }) => (term !== null && (newest === null || term.startsOn > newest.startsOn) ? term : newest), null)
}

function differencesOf(of: 'term' | 'charge', vendors: VendorPeriod, ours: DatePeriod): VendorDateDifference[] {
  const differences: VendorDateDifference[] = []
  if (vendors.startsOn !== ours.startsOn) differences.push({ field: `${of}.startsOn`, ours: ours.startsOn, vendors: vendors.startsOn })
  if (vendors.until !== null && vendors.until !== ours.until) differences.push({ field: `${of}.until`, ours: ours.until, vendors: vendors.until })
  return differences
}
