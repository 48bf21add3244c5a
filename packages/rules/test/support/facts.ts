/** Facts of a subscription from the few words that a case gives: bought then, so many seats, under this offer. */
import { CSP_POLICY, PERPETUAL_RENEWAL_POLICY, SAAS_POLICY, calendarDate, instant, money, planTerm } from '@assento/rules'
import type { BillingFrequency, CalendarDate, Commitment, OfferFacts, SubscriptionFacts, SubscriptionPolicy } from '@assento/rules'

export interface OfferWords {
  readonly offerId?: string
  readonly planId?: string
  readonly commitment?: Commitment
  readonly billingFrequency?: BillingFrequency
  /** Cents of one seat for one cycle. */
  readonly unitCents?: number
  readonly minSeats?: number
  readonly maxSeats?: number | null
  readonly promotionCapSeats?: number | null
  readonly withdrawnAt?: string | null
}

export interface FactsWords {
  readonly policy?: 'csp' | 'saas' | 'perpetualRenewal'
  readonly policyWith?: Partial<SubscriptionPolicy>
  readonly offer?: OfferWords
  readonly seats?: number
  readonly boughtAt?: string
  readonly customTermUntil?: string
  readonly isTrial?: boolean
  /** Any fact as it is, over what was derived. */
  readonly with?: Partial<SubscriptionFacts>
}

const POLICIES = { csp: CSP_POLICY, saas: SAAS_POLICY, perpetualRenewal: PERPETUAL_RENEWAL_POLICY }

export function offerOf(words: OfferWords): OfferFacts {
  return {
    offerId: words.offerId ?? 'offer-1', productId: 'product-1', planId: words.planId ?? 'plan-1',
    commitment: words.commitment ?? 'P1Y', billingFrequency: words.billingFrequency ?? 'monthly',
    unitPrice: money('BRL', words.unitCents ?? 10_000), minSeats: words.minSeats ?? 1, maxSeats: words.maxSeats ?? null,
    promotionCapSeats: words.promotionCapSeats ?? null,
    withdrawnAt: words.withdrawnAt == null ? null : instant(words.withdrawnAt),
  }
}

export function factsOf(words: FactsWords): SubscriptionFacts {
  const policy = { ...POLICIES[words.policy ?? 'csp'], ...words.policyWith }
  const offer = offerOf(words.offer ?? {})
  const boughtAt = instant(words.boughtAt ?? '2026-03-15T14:30:00.000Z')
  const seats = words.seats ?? 10
  const custom: CalendarDate | null = words.customTermUntil === undefined ? null : calendarDate(words.customTermUntil)
  const start = planTerm({ policy, offer, seats, activatedAt: boughtAt, customTermUntil: custom })
  return {
    id: 'subscription-1', version: 1, status: 'active', isTrial: words.isTrial ?? false, policy, offer, currency: 'BRL', seats,
    assignedSeats: 0, batches: start.opensBatch === null ? [] : [{ id: 'batch-1', ...start.opensBatch }],
    anchorOn: start.anchorOn, term: start.term, termActivatedAt: boughtAt, endOfTerm: 'renew', renewalPlan: null,
    charged: start.lines.map((line, index) => ({
      id: `charge-${index + 1}`, period: line.period, seats: line.seats, amountCents: line.amount.cents, creditedCents: 0, creditedSeats: 0,
    })),
    boughtOrRenewedOn: start.term.startsOn, addon: null, addonsOfThis: [],
    ...words.with,
  }
}
