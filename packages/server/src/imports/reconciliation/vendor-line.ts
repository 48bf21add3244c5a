import type { VendorPeriod } from '@assento/rules'

/** One line of the vendor's invoice as read. Decimals are exact texts with a point; ids are in lower case. */
export interface VendorLine {
  readonly invoiceNumber: string
  readonly customerRef: string
  readonly customerName: string
  /** Null for what is sold without a subscription. */
  readonly subscriptionRef: string | null
  readonly productRef: string
  readonly skuRef: string
  readonly productName: string
  /** In lower case where it is a known one, else as the file spells it. */
  readonly chargeType: string
  /** Billable quantity, with the sign of the subtotal. */
  readonly quantity: string
  readonly effectiveUnitPrice: string
  readonly exchangeRate: string
  readonly subtotalCents: number
  readonly taxCents: number
  readonly totalCents: number
  readonly currency: string
  readonly period: VendorPeriod
  readonly term: VendorPeriod | null
  /** From the term's dates; null for another length. */
  readonly commitment: 'P1M' | 'P1Y' | 'P3Y' | null
  /** From the charge's dates; null where they are a part of a cycle. */
  readonly billingFrequency: 'monthly' | 'annual' | 'triennial' | 'oneTime' | null
  readonly reference: string | null
}
