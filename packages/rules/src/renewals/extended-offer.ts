import { COMMITMENT_MONTHS, cyclesPerTerm } from '../policy.ts'
import type { SubscriptionPolicy } from '../policy.ts'
import { money, scaleCents } from '../money.ts'
import { calendarDate, lastDayOf } from '../time.ts'
import type { OfferFacts, SubscriptionFacts } from '../subscriptions/facts.ts'

/** Terms bought or renewed from this day on may be extended (E1). */
export const EXTENDABLE_BOUGHT_FROM = calendarDate('2025-04-01')
/** The last day of an extendable term is not before this one (E1). */
export const EXTENDABLE_ENDING_FROM = calendarDate('2026-05-04')

/**
 * True when the subscription has a right to the extended term (termo estendido): its product has one, it is no trial, it was
 * bought or renewed from 2025-04-01 on, and its last day is 2026-05-04 or later. Rule E1, source S13.
 */
export function isExtensionEligible(facts: SubscriptionFacts): boolean {
  const { policy, isTrial, boughtOrRenewedOn, term } = facts
  if (policy.extendedTerm === null || !policy.endOfTerm.includes('extend') || isTrial) return false
  return boughtOrRenewedOn >= EXTENDABLE_BOUGHT_FROM && lastDayOf(term) >= EXTENDABLE_ENDING_FROM
}

/**
 * The offer of an extended month: the monthly offer's price + 3 %, or without a monthly offer one month of the present offer's
 * list price + 23 %. Rounded once. Rule renewals.extended.price (E2, source S13); the percentages are the policy's.
 */
export function extendedOffer(policy: SubscriptionPolicy, listOffer: OfferFacts): OfferFacts {
  const extended = policy.extendedTerm ?? { surchargePercent: 0, withoutMonthlyOfferPercent: 0 }
  const surcharge = listOffer.commitment === 'P1M' ? extended.surchargePercent : extended.withoutMonthlyOfferPercent
  const monthsPerCycle = COMMITMENT_MONTHS[listOffer.commitment] / cyclesPerTerm(listOffer.commitment, listOffer.billingFrequency)
  const cents = scaleCents(listOffer.unitPrice.cents, [100 + surcharge], [100 * monthsPerCycle])
  return { ...listOffer, commitment: 'P1M', billingFrequency: 'monthly', unitPrice: money(listOffer.unitPrice.currency, cents) }
}
