import { COMMITMENT_MONTHS, FREQUENCY_MONTHS, money, scaleCents } from '@assento/rules'
import type { Money, OfferFacts } from '@assento/rules'

/** One seat for one month, rounded: only to compare offers of different cycles; nothing is charged by it. */
export function priceAMonth(offer: Pick<OfferFacts, 'unitPrice' | 'billingFrequency' | 'commitment'>): Money {
  const months = offer.billingFrequency === 'none' ? COMMITMENT_MONTHS[offer.commitment] : FREQUENCY_MONTHS[offer.billingFrequency]
  return money(offer.unitPrice.currency, scaleCents(offer.unitPrice.cents, [], [months]))
}
