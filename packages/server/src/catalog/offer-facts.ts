import type { OfferFacts } from '@assento/rules'

/** The facts alone of a listed offer, without what a list shows beside them. */
export function offerFacts(listed: OfferFacts): OfferFacts {
  return {
    offerId: listed.offerId, productId: listed.productId, planId: listed.planId, commitment: listed.commitment,
    billingFrequency: listed.billingFrequency, unitPrice: listed.unitPrice, minSeats: listed.minSeats, maxSeats: listed.maxSeats,
    promotionCapSeats: listed.promotionCapSeats, withdrawnAt: listed.withdrawnAt,
  }
}
