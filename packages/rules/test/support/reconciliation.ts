/** Vendor's lines and our charges from the few words that a case gives. */
import * as rules from '@assento/rules'
import type { CalendarDate, ChargeKind, ReconciledCharge, SubscriptionFacts, VendorLineFacts, VendorPeriod } from '@assento/rules'

/** `[first day, first day after]`; null after = perpetual. */
type Days = readonly [startsOn: string, until: string | null]

export interface VendorWords extends Partial<Omit<VendorLineFacts, 'period' | 'term'>> {
  readonly cents: number
  readonly days?: Days
  readonly term?: Days | null
}

export interface ChargeWords extends Partial<Omit<ReconciledCharge, 'period'>> {
  readonly cents: number
  readonly days?: Days
}

export interface ReconciliationWords {
  readonly vendor: readonly VendorWords[]
  /** Unset = the subscription is not ours. */
  readonly ours?: readonly ChargeWords[]
  readonly term?: Days
}

const CYCLE: Days = ['2026-10-15', '2026-11-15']
const TERM: Days = ['2026-03-15', '2027-03-15']

/** A cycle charge of 10 seats at 78.12 from 15 October, unless told otherwise; lines are numbered from 2, below the header. */
function vendorLine({ cents, days = CYCLE, term = TERM, ...words }: VendorWords, index: number): VendorLineFacts {
  return {
    lineNo: index + 2, chargeType: 'cyclecharge', quantity: 10, effectiveUnitPrice: '78.12', exchangeRate: '1', currency: 'BRL', ...words,
    amountCents: cents, period: periodOf(days), term: term === null ? null : periodOf(term),
  }
}

function chargeOf({ cents, days = CYCLE, ...words }: ChargeWords, index: number): ReconciledCharge {
  const [startsOn, until] = [date(days[0]), date(days[1] ?? '9999-12-31')]
  const billingDays = rules.daysBetween(startsOn, until)
  return {
    id: `charge-${index + 1}`, kind: 'termCycle' satisfies ChargeKind, seats: 10, currency: 'BRL', unitCents: 7812, billingDays, cycleDays: 31, ...words,
    amountCents: cents, period: { startsOn, until },
  }
}

const date = (text: string): CalendarDate => rules.calendarDate(text)
const periodOf = ([startsOn, until]: Days): VendorPeriod => ({ startsOn: date(startsOn), until: until === null ? null : date(until) })

export const RECONCILIATION_QUESTIONS = {
  reconciliation: (_facts: SubscriptionFacts, { vendor, ours, term = TERM }: ReconciliationWords) => ({ groups: rules.reconcileLines(
    vendor.map(vendorLine),
    ours === undefined ? null : { term: { startsOn: date(term[0]), until: date(term[1] ?? '9999-12-31') }, charges: ours.map(chargeOf) }) }),
  vendorAmount: (_facts: SubscriptionFacts, words: Partial<rules.VendorAmount>) => rules.checkVendorAmount({
    subtotalCents: 0, effectiveUnitPrice: '0', exchangeRate: '1', quantity: '1', isUsage: false, ...words,
  }),
  vendorUnit: (_facts: SubscriptionFacts, { price, rate = '1', cycleDays, billingDays }: { price: string; rate?: string; cycleDays: number; billingDays: number }) =>
    ({ cents: rules.vendorUnitCents(price, rate, cycleDays, billingDays) }),
  invoicedMonth: (_facts: SubscriptionFacts, { starts }: { starts: Readonly<Record<string, number>> }) => ({ month: rules.invoicedMonth(new Map(Object.entries(starts))) }),
}
