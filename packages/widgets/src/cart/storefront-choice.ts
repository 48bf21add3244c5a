/** What a person has chosen of a plan in the storefront: an offer and a number of seats. */
import type { OfferFacts } from '@assento/rules'
import type { StorefrontPlan } from '@assento/client'

export interface PlanChoice {
  readonly offerId: string
  /** Null while the field holds no number. */
  readonly seats: number | null
}

export type SoldOffer = StorefrontPlan['offers'][number]

/** What can be bought: trials are started otherwise. By commitment, then by how often it is charged. */
export function soldOffers(plan: StorefrontPlan): readonly SoldOffer[] {
  const rank = ({ offer }: SoldOffer) => ['P1M', 'P1Y', 'P3Y'].indexOf(offer.commitment) * 4 + ['none', 'monthly', 'annual', 'triennial'].indexOf(offer.billingFrequency)
  return plan.offers.filter(({ isTrial }) => !isTrial).sort((a, b) => rank(a) - rank(b))
}

/** The lowest price of a seat a month; null when nothing is sold. */
export function lowestPrice(plan: StorefrontPlan): SoldOffer['perSeatMonth'] | null {
  return soldOffers(plan).reduce<SoldOffer['perSeatMonth'] | null>((lowest, { perSeatMonth }) => (lowest === null || perSeatMonth.cents < lowest.cents ? perSeatMonth : lowest), null)
}

/** Before anything is chosen: the year paid by the month, else the first offer; as few seats as are sold. */
export function firstChoice(plan: StorefrontPlan): PlanChoice | null {
  const offers = soldOffers(plan)
  const usual = offers.find(({ offer }) => offer.commitment === 'P1Y' && offer.billingFrequency === 'monthly') ?? offers[0]
  return usual === undefined ? null : { offerId: usual.offer.offerId, seats: Math.max(plan.minSeats, usual.offer.minSeats) }
}

/** The offer that is chosen, of those that are still sold. */
export function chosenOffer(plan: StorefrontPlan, choice: PlanChoice): OfferFacts | null {
  return soldOffers(plan).find(({ offer }) => offer.offerId === choice.offerId)?.offer ?? null
}

/** Seats that may be asked for: within the plan's limits and the offer's. */
export function seatLimits(plan: StorefrontPlan, offer: OfferFacts): { readonly minSeats: number; readonly maxSeats: number | null } {
  const most = Math.min(plan.maxSeats ?? Infinity, offer.maxSeats ?? Infinity)
  return { minSeats: Math.max(1, plan.minSeats, offer.minSeats), maxSeats: most === Infinity ? null : most }
}
