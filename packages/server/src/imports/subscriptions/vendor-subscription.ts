import type { BillingFrequency, CalendarDate, Commitment, Instant, SubscriptionStatus } from '@assento/rules'

/** The vendor's plan of the next term (scheduledNextTermInstructions). */
export interface VendorNextTerm {
  readonly productRef: string
  readonly skuRef: string
  readonly commitment: Commitment
  readonly billingFrequency: BillingFrequency
  readonly seats: number
  /** First day after a co-terminated next term; null for a full one. */
  readonly customTermUntil: CalendarDate | null
}

/** A subscription as the vendor tells of it, from the API collection or from our template. `undefined` = not told. */
export interface VendorSubscription {
  /** The vendor's id, lower case: one file writes GUIDs in capitals, the other does not. */
  readonly ref: string
  readonly customerRef: string | null
  /** CNPJ or CPF that the file gives for the customer. */
  readonly customerTaxId: string | null
  readonly productRef: string
  readonly skuRef: string
  readonly name: string
  readonly seats: number
  readonly commitment: Commitment
  readonly billingFrequency: BillingFrequency
  readonly isTrial: boolean
  readonly status: SubscriptionStatus
  readonly autoRenew: boolean
  readonly createdAt: Instant
  /** First day of the running term. */
  readonly startsOn: CalendarDate
  /** First day after the running term; null when the vendor gives no end. */
  readonly until: CalendarDate | null
  /** Last instant at which the whole subscription may be cancelled. */
  readonly cancellableUntil: Instant | null
  /** Seats that may be reduced, each until an instant, inclusive. */
  readonly refundable: readonly { readonly seats: number; readonly until: Instant }[] | undefined
  readonly nextTerm: VendorNextTerm | null | undefined
  readonly promotionRef: string | null | undefined
  /** Price of one seat for the whole term that is locked for it (our template's `unitPrice`); undefined when not told. */
  readonly termUnitCents: number | undefined
}
