import { cycleMonths } from '../subscriptions/cycle-of.ts'
import type { OfferFacts } from '../subscriptions/facts.ts'

/** A number of seats under an offer. */
export interface PricedSeats {
  readonly seats: number
  readonly offer: Pick<OfferFacts, 'unitPrice' | 'billingFrequency' | 'commitment'>
}

/**
 * True when a subscription costs more a month afterwards than before; a purchase (`before` null) when it costs anything.
 * Compared without rounding. Asks for billing data (G4).
 */
export function raisesPrice(before: PricedSeats | null, after: PricedSeats): boolean {
  return before === null ? centsOf(after) > 0n : centsOf(after) * monthsOf(before) > centsOf(before) * monthsOf(after)
}

function centsOf({ seats, offer }: PricedSeats): bigint {
  return BigInt(offer.unitPrice.cents) * BigInt(seats)
}

function monthsOf({ offer }: PricedSeats): bigint {
  return BigInt(cycleMonths(offer.billingFrequency, offer.commitment))
}
