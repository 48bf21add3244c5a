/** Lines of money and the invoices to be. */
import type { CalendarDate, ChargeKind, Instant } from '@assento/rules'

/** An issued line of money; immutable but for `invoice_draft_id` and what was credited against it. */
export interface ChargeTable {
  tenant_id: string
  id: string
  subscription_id: string
  customer_id: string
  kind: ChargeKind
  seats: number
  currency: string
  unit_cents: number
  billing_days: number
  cycle_days: number
  period_starts_on: CalendarDate
  period_until: CalendarDate
  amount_cents: number
  credited_cents: number
  quote_id: string | null
  invoice_draft_id: string | null
  /** Unique a tenant: what makes charging twice impossible, e.g. `cycle:<subscription>:<cycle start>`. */
  natural_key: string
  /** `issued` by us or `imported` as the vendor's evidence. */
  origin: 'issued' | 'imported'
  created_at: Instant
}

/** Which charge a credit takes back, and how much. */
export interface ChargeCreditTable {
  tenant_id: string
  credit_charge_id: string
  charge_id: string
  cents: number
}

/** The invoice to be: lines gather here until it is issued. Its amount is the sum of its charges, which is never stored. */
export interface InvoiceDraftTable {
  tenant_id: string
  id: string
  customer_id: string
  kind: 'change' | 'renewal' | 'cycle' | 'purchase'
  /** Unique a tenant: `change:<customer>:<date>:<currency>`, `term:<subscription>:<start>`, `cycle:<subscription>:<start>`. */
  natural_key: string
  currency: string
  opens_on: CalendarDate
  created_at: Instant
}
