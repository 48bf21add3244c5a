import { money } from '../money.ts'
import type { Money } from '../money.ts'
import type { EndOfTerm } from '../policy.ts'
import { cycleOf } from '../subscriptions/cycle-of.ts'
import type { OfferFacts } from '../subscriptions/facts.ts'
import { nextCharge } from '../subscriptions/next-charge.ts'
import type { ChargeLine } from '../subscriptions/plan.ts'
import type { AnchoredTerm } from '../subscriptions/term-of.ts'
import type { CalendarDate, DatePeriod } from '../time.ts'

/** What an ordered item starts. */
export interface OrderedTerm extends AnchoredTerm {
  readonly offer: OfferFacts
  readonly seats: number
  readonly endOfTerm: EndOfTerm
  readonly lines: readonly ChargeLine[]
}

/** What the review shows of an item (G4). */
export interface ItemReview {
  /** The billing period that is charged now, `[startsOn, until)`. */
  readonly period: DatePeriod
  readonly price: Money
  /** Credit for the unused days of what was charged: negative or zero. */
  readonly credit: Money
  /** The next charge under the new terms, before tax; null when none follows. */
  readonly nextInvoice: { readonly on: CalendarDate; readonly amount: Money } | null
}

/** The review of an item that starts or goes on with a billing period on `today`. Sums of its own lines, before tax. */
export function reviewItem(ordered: OrderedTerm, today: CalendarDate): ItemReview {
  const { anchorOn, term, offer, seats, lines } = ordered
  const { startsOn, until } = cycleOf(anchorOn, term, offer.billingFrequency, today)
  const sum = (signed: (cents: number) => boolean) =>
    money(offer.unitPrice.currency, lines.filter(({ amount }) => signed(amount.cents)).reduce((total, { amount }) => total + amount.cents, 0))
  const next = nextCharge(ordered, seats, null, today)
  return {
    period: { startsOn: startsOn < today ? today : startsOn, until }, price: sum((cents) => cents > 0), credit: sum((cents) => cents < 0),
    nextInvoice: next === null ? null : { on: next.startsOn, amount: next.amount },
  }
}
