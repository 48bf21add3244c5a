import { money } from '../money.ts'
import type { Currency } from '../money.ts'
import { addDays } from '../time.ts'
import type { CalendarDate, DatePeriod } from '../time.ts'
import type { DocumentLine, PricedDocument } from './facts.ts'
import { documentOf, priceDocument } from './price-document.ts'

/** What a draft of the day holds when it is to be closed. */
export interface DraftFacts {
  readonly currency: Currency
  /** The day that the draft gathered. */
  readonly opensOn: CalendarDate
  readonly lines: readonly DocumentLine[]
  /** More lines of one subscription than this park the draft (safety bound, billing.md § 2). */
  readonly maxLinesPerSubscriptionDay: number
  /** A person closes it: the safety bound has been looked at. */
  readonly byPerson: boolean
  /**
   * What the customer's invoices in this currency come to: those that are not void, less what was written off and less credit
   * notes, with what another system invoiced before an import. The taxes of a credit note do not bring it above that. Needed
   * only where the credits are more than the charges; null = not looked at.
   */
  readonly creditableCents: number | null
}

/** What becomes of a draft. `document` of a credit note is signed: its amounts are below zero (see `creditNoteAmounts`). */
export type DraftClosing =
  | { readonly outcome: 'invoice' | 'creditNote' | 'nothing'; readonly document: PricedDocument; readonly period: DatePeriod }
  | { readonly outcome: 'parked'; readonly subscriptionId: string; readonly lines: number; readonly document: PricedDocument; readonly period: DatePeriod }

/**
 * What a day's draft becomes: an invoice when its lines and taxes sum to more than zero, a credit note when to less, nothing
 * when they cancel out, since a zero invoice is never issued. A subscription with too many lines parks it for a person. The
 * period is from the first day that a line covers to the last; the draft's own day without lines.
 * Rules invoices.draft.outcome, invoices.draft.parked (billing.md § 2).
 */
export function closeDraft(facts: DraftFacts): DraftClosing {
  const document = priceDocument(facts.currency, facts.lines)
  const period = coveredPeriod(facts)
  const crowded = facts.byPerson ? null : crowdedSubscription(facts)
  if (crowded !== null) return { outcome: 'parked', ...crowded, document, period }
  if (document.total.cents >= 0) return { outcome: document.total.cents > 0 ? 'invoice' : 'nothing', document, period }
  const capped = facts.creditableCents === null ? document : capCredit(document, facts.creditableCents)
  return { outcome: capped.total.cents < 0 ? 'creditNote' : 'nothing', document: capped, period }
}

/** The positive amounts of a credit note from its signed document. */
export function creditNoteAmounts(document: PricedDocument): { readonly subtotalCents: number; readonly taxCents: number; readonly totalCents: number } {
  return { subtotalCents: 0 - document.subtotal.cents, taxCents: 0 - document.tax.cents, totalCents: 0 - document.total.cents }
}

/** The days that a draft's lines cover, `[first day, first day after the last)`. */
function coveredPeriod(facts: Pick<DraftFacts, 'opensOn' | 'lines'>): DatePeriod {
  const [first, ...rest] = facts.lines.map((line) => line.period)
  if (first === undefined) return { startsOn: facts.opensOn, until: addDays(facts.opensOn, 1) }
  return rest.reduce((whole, period) => ({
    startsOn: period.startsOn < whole.startsOn ? period.startsOn : whole.startsOn,
    until: period.until > whole.until ? period.until : whole.until,
  }), first)
}

function crowdedSubscription(facts: DraftFacts): { readonly subscriptionId: string; readonly lines: number } | null {
  const counts = new Map<string, number>()
  for (const { subscriptionId } of facts.lines) {
    if (subscriptionId !== null) counts.set(subscriptionId, (counts.get(subscriptionId) ?? 0) + 1)
  }
  const crowded = [...counts].find(([, lines]) => lines > facts.maxLinesPerSubscriptionDay)
  return crowded === undefined ? null : { subscriptionId: crowded[0], lines: crowded[1] }
}

/**
 * Takes from the taxes of a credit what it would give back above what was ever invoiced: cents that come from rounding tax
 * once on each of many documents. Rule subscriptions.refund.capped (P8).
 */
function capCredit(document: PricedDocument, creditableCents: number): PricedDocument {
  let excess = 0 - document.total.cents - creditableCents
  if (excess <= 0) return document
  const taxes = document.taxes.map((tax) => {
    const taken = Math.min(excess, Math.max(0, 0 - tax.amount.cents))
    excess -= taken
    return { ...tax, amount: money(document.currency, tax.amount.cents + taken) }
  })
  return documentOf(document.currency, document.lines, document.subtotal.cents, taxes)
}
