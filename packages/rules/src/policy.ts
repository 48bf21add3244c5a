/** How a product is sold, as data. Other ways of selling are other policies, not other code (subscriptions.md § 1). */

/** Commitment model (modelo de compromisso): how long one term lasts. */
export type Commitment = 'P1M' | 'P1Y' | 'P3Y'

/** How often a term is charged (forma de cobrança); `none` is a trial. */
export type BillingFrequency = 'none' | 'monthly' | 'annual' | 'triennial'

export type EndOfTerm = 'renew' | 'extend' | 'end'

export interface SubscriptionPolicy {
  /** Zone in which dates of terms, cycles and quotes are counted: 'UTC' for vendor-clocked products. */
  readonly zone: string
  /** Elapsed hours in which added seats may be reduced; 0 = no window. A reseller may shorten it, never lengthen (W8). */
  readonly reductionWindowHours: number
  readonly windowScope: 'batch' | 'none'
  /** Who orders for the customer: administrators alone (B10), or its billing contact too (G1). */
  readonly orderedBy: 'administrator' | 'billingContact'
  readonly decrease: 'inWindowElseAtRenewal' | 'anyTime' | 'atRenewal'
  /** Annual and longer commitments are always charged now. */
  readonly increaseCharge: 'now' | 'nextInvoice'
  readonly planChange: {
    readonly up: 'now' | 'atRenewal'
    readonly down: 'atRenewal' | 'support'
    readonly periodAnchor: 'keep' | 'reset'
  }
  readonly cancellation: {
    readonly withinHours: number
    readonly fullRefundWithinHours: number
    readonly after: 'atEndOfTerm'
  }
  /** 'dropped' needs the customer's acknowledgement and offers to re-create the plan (R4, X6). */
  readonly scheduleOnChange: 'dropped' | 'kept'
  readonly suspendBilling: 'continues' | 'paused'
  readonly endOfTerm: readonly EndOfTerm[]
  readonly extendedTerm: { readonly surchargePercent: number; readonly withoutMonthlyOfferPercent: number } | null
  /** Days from the end of an unrenewed term to `disabled`. */
  readonly graceDays: number
  /** Days from `disabled` to `deleted`. */
  readonly disabledDays: number
  /** Longest time that a renewal may take; while it runs, the subscription is read-only. */
  readonly renewalLockHours: number
}

/** Cloud reseller (source document B): window per batch, plan dropped by changes, extended term. */
export const CSP_POLICY: SubscriptionPolicy = {
  zone: 'UTC',
  reductionWindowHours: 168,
  windowScope: 'batch',
  orderedBy: 'administrator',
  decrease: 'inWindowElseAtRenewal',
  increaseCharge: 'now',
  planChange: { up: 'now', down: 'atRenewal', periodAnchor: 'keep' },
  cancellation: { withinHours: 168, fullRefundWithinHours: 24, after: 'atEndOfTerm' },
  scheduleOnChange: 'dropped',
  suspendBilling: 'continues',
  endOfTerm: ['renew', 'extend', 'end'],
  extendedTerm: { surchargePercent: 3, withoutMonthlyOfferPercent: 23 },
  graceDays: 30,
  disabledDays: 90,
  renewalLockHours: 24,
}

/** SaaS billing centre (source document G): fewer seats at any time, upgrade now with a new period, downgrade by support. */
export const SAAS_POLICY: SubscriptionPolicy = {
  ...CSP_POLICY,
  zone: 'America/Sao_Paulo',
  reductionWindowHours: 0,
  windowScope: 'none',
  orderedBy: 'billingContact',
  decrease: 'anyTime',
  planChange: { up: 'now', down: 'support', periodAnchor: 'reset' },
  scheduleOnChange: 'kept',
  endOfTerm: ['renew', 'end'],
  extendedTerm: null,
}

/** Manufacturer's serials (source document S): suspension pauses billing, retroactive release, grace days. */
export const PERPETUAL_RENEWAL_POLICY: SubscriptionPolicy = {
  ...SAAS_POLICY,
  orderedBy: 'administrator',
  decrease: 'atRenewal',
  planChange: { up: 'atRenewal', down: 'support', periodAnchor: 'keep' },
  suspendBilling: 'paused',
  graceDays: 15,
}

/** Commitments with the billing frequencies that exist for each; `none` is reserved for trials (rule T1). */
export const BILLING_FREQUENCIES: Readonly<Record<Commitment, readonly BillingFrequency[]>> = {
  P1M: ['monthly'],
  P1Y: ['monthly', 'annual'],
  P3Y: ['monthly', 'annual', 'triennial'],
}

export const COMMITMENT_MONTHS: Readonly<Record<Commitment, number>> = { P1M: 1, P1Y: 12, P3Y: 36 }

export const FREQUENCY_MONTHS: Readonly<Record<Exclude<BillingFrequency, 'none'>, number>> = {
  monthly: 1, annual: 12, triennial: 36,
}

/** Cycles that one full term is charged in; a trial has one free cycle. */
export function cyclesPerTerm(commitment: Commitment, frequency: BillingFrequency): number {
  return frequency === 'none' ? 1 : COMMITMENT_MONTHS[commitment] / FREQUENCY_MONTHS[frequency]
}
