import { denied } from '../decision.ts'
import type { Alternative, Denied } from '../decision.ts'
import { lastDayOf } from '../time.ts'
import type { Instant } from '../time.ts'
import { addonMinimum, addonTooSmall } from './addon-minimum.ts'
import { isCancellable } from './cancellable-until.ts'
import type { OfferFacts, SubscriptionFacts } from './facts.ts'

/** No order is larger: a bound against slips of the keyboard, and so that amounts stay safe integers. */
export const MAX_SEATS = 1_000_000

/**
 * Zero is understood and answered with what was meant: cancelling while that is possible, else ending at the end of the
 * term; null for any other quantity. Denies subscriptions.seats.zero (Q1, R11, decision 8).
 */
export function refuseZero(facts: SubscriptionFacts, seats: number, now: Instant, when: 'now' | 'atRenewal'): Denied | null {
  if (seats !== 0) return null
  const endsOn = lastDayOf(facts.term)
  const cancels = when === 'now' && isCancellable(facts, now)
  const alternatives: Alternative[] = cancels ? [{ kind: 'cancelSubscription' }] : [{ kind: 'endAtEndOfTerm', endsOn }]
  return denied('subscriptions.seats.zero', 'Zero is not a quantity.', {
    alternatives, facts: { requested: 0, current: facts.seats, endsOn, meant: cancels ? 'cancelSubscription' : 'endAtEndOfTerm' },
  })
}

/**
 * The first refusal that a quantity gives under an offer; null when it may be held. Under the offer that is held already, upper
 * limits only meet what grows. `when` words the alternatives: a change now, or a plan for the renewal.
 * Denies subscriptions.seats.notInteger, .belowMinimum (Q1), .aboveMaximum (Q2), .promotionCap (X2), .addonMinimum (Q5).
 */
export function refuseSeatQuantity(
  facts: SubscriptionFacts, offer: OfferFacts, seats: number, when: 'now' | 'atRenewal' = 'now',
): Denied | null {
  const held = offer.offerId === facts.offer.offerId ? facts.seats : 0
  const instead: Reach = (reachable) =>
    when === 'now' ? { kind: 'changeSeatsNow', seats: reachable } : { kind: 'scheduleForRenewal', seats: reachable, renewsOn: facts.term.until }
  const limit = refuseOutsideOffer(offer, seats, held, instead)
  if (limit !== null) return limit
  if (facts.addon !== null && seats < addonMinimum(facts.addon)) {
    const minimum = addonMinimum(facts.addon)
    return denied('subscriptions.seats.addonMinimum', 'The add-on would fall below its share of the base seats.', {
      alternatives: [instead(minimum)],
      facts: { minimum, baseSeats: facts.addon.baseSeats, requested: seats, minimumPercent: facts.addon.minimumPercent },
    })
  }
  const small = seats > facts.seats ? addonTooSmall(facts, seats) : null
  return small === null ? null : denied('subscriptions.seats.addonMinimum', 'An add-on would be too small for the base.', {
    facts: { minimum: small.minimum, baseSeats: seats, requested: seats, addonSeats: small.seats, addonId: small.subscriptionId },
  })
}

/** How a reachable quantity is offered instead. */
export type Reach = (seats: number) => Alternative

/** Limits of the offer alone; `held` seats under it may stay above them (0 for a first purchase). */
export function refuseOutsideOffer(
  offer: OfferFacts, seats: number, held: number, instead: Reach = (reachable) => ({ kind: 'changeSeatsNow', seats: reachable }),
): Denied | null {
  if (!Number.isInteger(seats) || seats <= 0) {
    return denied('subscriptions.seats.notInteger', 'Seats are a positive whole number.', { facts: { requested: String(seats) } })
  }
  if (seats < offer.minSeats) {
    return denied('subscriptions.seats.belowMinimum', `At least ${offer.minSeats} seats.`, { facts: { minimum: offer.minSeats, requested: seats } })
  }
  if (seats <= held) return null
  const maximum = Math.min(offer.maxSeats ?? MAX_SEATS, MAX_SEATS)
  if (seats > maximum) {
    return denied('subscriptions.seats.aboveMaximum', `At most ${maximum} seats.`, {
      alternatives: maximum > held ? [instead(maximum)] : [], facts: { maximum, requested: seats },
    })
  }
  const cap = offer.promotionCapSeats
  return cap === null || seats <= cap ? null : denied('subscriptions.seats.promotionCap', `The promotion covers ${cap} seats.`, {
    alternatives: cap > held ? [instead(cap)] : [],
    facts: { maximum: cap, remaining: promotionRoom(offer, held) ?? 0, requested: seats },
  })
}

/** Seats that the promotion still has room for; null without a promotion. Rule X2. */
export function promotionRoom(offer: OfferFacts, seats: number): number | null {
  return offer.promotionCapSeats === null ? null : Math.max(0, offer.promotionCapSeats - seats)
}
