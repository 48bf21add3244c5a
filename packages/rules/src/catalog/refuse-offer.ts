import { denied } from '../decision.ts'
import type { Denied } from '../decision.ts'
import type { OfferFacts } from '../subscriptions/facts.ts'
import type { Instant } from '../time.ts'
import { isFrequencyOffered } from './is-frequency-offered.ts'

/**
 * Refuses an offer that cannot be bought at an instant; null when it can.
 * Denies catalog.offer.notFound (no price, or withdrawn at or before `at`) and catalog.offer.frequencyNotOffered (T1).
 */
export function refuseOffer(offer: OfferFacts | null, at: Instant): Denied | null {
  if (offer === null) {
    return denied('catalog.offer.notFound', 'No price is in force for this offer.', { alternatives: [{ kind: 'contact', contact: 'accountManager' }] })
  }
  if (!isFrequencyOffered(offer.commitment, offer.billingFrequency)) {
    return denied('catalog.offer.frequencyNotOffered', 'This billing frequency does not exist for this commitment.', {
      facts: { commitment: offer.commitment, billingFrequency: offer.billingFrequency },
    })
  }
  if (offer.withdrawnAt !== null && offer.withdrawnAt <= at) {
    return denied('catalog.offer.notFound', 'The offer is no longer sold.', {
      alternatives: [{ kind: 'contact', contact: 'accountManager' }],
      facts: { offerId: offer.offerId, withdrawnAt: offer.withdrawnAt },
    })
  }
  return null
}

/**
 * Refuses to add seats at a price that is not known: an imported subscription that no price list covers has unit price 0,
 * and its seats would be given away. Denies catalog.offer.notFound (X1).
 */
export function refuseUnpriced(offer: OfferFacts): Denied | null {
  if (offer.unitPrice.cents > 0) return null
  return denied('catalog.offer.notFound', 'The subscription has no price yet.', {
    alternatives: [{ kind: 'contact', contact: 'accountManager' }], facts: { offerId: offer.offerId },
  })
}
