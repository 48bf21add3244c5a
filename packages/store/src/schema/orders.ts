/** What partners buy: products sold as licences, price lists (pautas), orders, and the stock that they make. */
import type { CalendarDate, Instant, LicencePeriod, LicenceOrderState, LicenceOrderType, StockMovementKind, TierMode } from '@assento/rules'
import type { Bit, JsonText } from './values.ts'

/** A product sold by stock unit and serial; apart from subscription products, which have plans and seats. */
export interface LicenceProductTable {
  tenant_id: string
  id: string
  /** Short code, unique a tenant: `cadpro`. */
  code: string
  name: string
  /** `additionalUsers` is bought for a base product that the partner owns already. */
  kind: 'product' | 'additionalUsers'
  /** Who pays for use: `unit` = the partner, each month, for every paid unit; `serial` = the payer of the serial, each period. */
  billing: 'unit' | 'serial'
  /** Of a serial; null = perpetual. */
  period: LicencePeriod | null
  grace_days: number
  max_activations: number
  /** Moves between computers in 365 days; null = unlimited. */
  max_transfers: number | null
  /** Days that a signed licence file is good for: the longest time until a suspension reaches an offline computer. */
  offline_days: number
  /** Computers say that they live at least this often. */
  heartbeat_hours: number
  /** A floating seat is free again so many minutes after its last heartbeat; null = it is not floating. */
  lease_minutes: number | null
  is_returnable: Bit
  lapse_effect: 'stops' | 'losesUpdates'
  retired_at: Instant | null
  created_at: Instant
}

/** Price list of partners (pauta). */
export interface LicencePriceListTable {
  tenant_id: string
  id: string
  name: string
  currency: string
  tier_mode: TierMode
  retired_at: Instant | null
}

/** Row of a price list, in force on `[starts_on, until)`; rows of one product do not overlap. */
export interface LicencePriceTable {
  tenant_id: string
  id: string
  price_list_id: string
  product_id: string
  /** `{ minQuantity, unitMonthlyCents }[]`, ascending, the first from 1. Of a serial-billed product: cents a period. */
  tiers: JsonText
  setup_unit_cents: number
  users_per_unit: number
  /** `give` units free for every `every` paid; both null = none. */
  bonus_every: number | null
  bonus_give: number | null
  starts_on: CalendarDate
  until: CalendarDate | null
}

/** What the vendor agreed with a partner, or with a customer that it bills itself. */
export interface LicenceTermsTable {
  tenant_id: string
  account_id: string
  price_list_id: string
  /** Null = as the tenant has it. */
  approval: 'partner' | 'vendor' | 'fourEyes' | null
  version: number
}

/** A partner's order: immutable but for its state and decision. What it costs was fixed when it was submitted. */
export interface LicenceOrderTable {
  tenant_id: string
  id: string
  /** 1, 2, 3 … a tenant. */
  number: number
  type: LicenceOrderType
  partner_id: string
  price_list_id: string
  price_list_name: string
  currency: string
  state: LicenceOrderState
  units_total: number
  users_total: number
  monthly_cents: number
  setup_cents: number
  /** monthly + setup. */
  total_cents: number
  submitted_at: Instant
  submitted_by: string
  submitted_by_name: string
  decided_at: Instant | null
  decided_by: string | null
  decided_by_name: string | null
  cancel_reason: string | null
  /** The finalized order that a reversal takes back. */
  reverses_id: string | null
  /** The draft that its first charges stand on. */
  invoice_draft_id: string | null
  version: number
}

export interface LicenceOrderItemTable {
  tenant_id: string
  order_id: string
  line_no: number
  product_id: string
  product_name: string
  /** Of additional users: the product that they are for. */
  base_product_id: string | null
  target_serial_id: string | null
  /** Paid units. */
  quantity: number
  bonus: number
  users_per_unit: number
  unit_monthly_cents: number
  setup_unit_cents: number
  monthly_cents: number
  setup_cents: number
  grace_days: number
  /** The price row as it was (`LicencePriceRow`): what makes the item explainable. */
  price_row: JsonText
}

/** Append-only: the available units of a partner and product are the sum of `quantity`. */
export interface StockMovementTable {
  tenant_id: string
  id: string
  partner_id: string
  product_id: string
  kind: StockMovementKind
  /** Signed; 0 for `terminate`, which writes an assigned unit off. */
  quantity: number
  order_id: string | null
  serial_id: string | null
  actor_id: string
  actor_name: string
  note: string | null
  at: Instant
}

/** The lock of a partner's stock of one product; it holds no number that could drift. */
export interface PartnerProductTable {
  tenant_id: string
  partner_id: string
  product_id: string
}

/** The monthly charge of paid units from one order item, from its finalization on. */
export interface UnitBillingTable {
  tenant_id: string
  id: string
  partner_id: string
  product_id: string
  order_id: string
  line_no: number
  description: string
  currency: string
  unit_cents: number
  /** Paid units still owned; terminated and reversed ones are taken off, bonus units last. */
  paid_units: number
  bonus_units: number
  /** Cycles start on anchor + n months, clamped. */
  anchor_on: CalendarDate
  /** Cycles charged so far, the first with the order. */
  cycles_charged: number
  /** Start of the next cycle to charge; null = ended. */
  next_on: CalendarDate | null
}

/**
 * A line of money for licences: setup fees, units a month, renewals of serials. Like `charge`, which is for subscriptions:
 * issued once under its natural key, immutable but for its draft and its void.
 */
export interface LicenceChargeTable {
  tenant_id: string
  id: string
  customer_id: string
  kind: 'setupFee' | 'units' | 'serialRenewal'
  /** Tax settings go by it. */
  product_id: string
  order_id: string | null
  serial_id: string | null
  unit_billing_id: string | null
  /** As printed on the invoice. */
  description: string
  quantity: number
  currency: string
  unit_cents: number
  period_starts_on: CalendarDate
  period_until: CalendarDate
  amount_cents: number
  /** Given back of it by credit notes, without tax. */
  credited_cents: number
  invoice_draft_id: string | null
  /** `order:<order>:<line>:setup`, `units:<unit billing>:<start>`, `serial:<renewal>:<cycle start>`, `reversal:…`. */
  natural_key: string
  created_at: Instant
  voided_at: Instant | null
}
