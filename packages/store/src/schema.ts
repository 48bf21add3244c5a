/**
 * Every table, as Kysely sees it. Columns are snake_case; `tenant_id` leads every key. Instants and civil dates are text on
 * both databases (timestamptz / date columns on PostgreSQL, whose type parsers give back the same text), booleans are 0/1,
 * JSON is text through `json.ts`. The DDL is in `migrations/`.
 */
import type { BillingFrequency, CalendarDate, ChargeKind, Commitment, EndOfTerm, Instant, SubscriptionStatus } from '@assento/rules'

/** 0 = false, 1 = true: both databases store the same integer. */
export type Bit = 0 | 1
/** JSON text. */
export type JsonText = string

export interface TenantTable {
  id: string
  name: string
  /** Public id in widget addresses: `pk_test_…` / `pk_live_…`. Not a secret. */
  publishable_key: string
  environment: 'test' | 'live'
  /** How far the tenant's domain clock is ahead of the server's; only test tenants may differ from 0. */
  clock_offset_ms: number
  /** IANA zone of the seller, for customers' eyes and for due dates. */
  zone: string
  locale: string
  /** Contacts, support offering, policy overrides (`TenantSettings`). */
  settings: JsonText
  version: number
  created_at: Instant
}

/** Vendor / reseller / customer tree. */
export interface AccountTable {
  tenant_id: string
  id: string
  kind: 'vendor' | 'reseller' | 'customer'
  parent_id: string | null
  name: string
  trade_name: string | null
  /** Lower case without accents, for search and order. */
  search_name: string
  /** CNPJ (14, letters allowed) or CPF (11), upper case, without mask; unique a tenant among accounts not removed. */
  tax_id: string | null
  email: string | null
  phone: string | null
  address: JsonText | null
  /** Corporate accounts talk to their representative instead of self-service (G7). */
  is_corporate: Bit
  /** Id in the vendor's or ERP's system. */
  external_ref: string | null
  version: number
  created_at: Instant
  removed_at: Instant | null
}

export type Role =
  | 'administrator' | 'billingContact' | 'viewer'
  | 'adminAgent' | 'salesAgent' | 'billingAdmin' | 'helpdeskAgent' | 'userAdmin'

/** A person with a role in one account: customer's people and reseller's agents. */
export interface MemberTable {
  tenant_id: string
  id: string
  account_id: string
  name: string
  email: string
  role: Role
  created_at: Instant
  removed_at: Instant | null
}

export interface ApiKeyTable {
  tenant_id: string
  id: string
  kind: 'secret' | 'restricted'
  /** Rotation slot: two active keys a slot at most. */
  slot: string
  /** The public part inside the key, unique over all tenants; looked up by it. */
  key_id: string
  /** SHA-256 hex of the whole key. */
  secret_hash: string
  /** Procedures that a restricted key may call (JSON array); null = all. */
  scopes: JsonText | null
  created_at: Instant
  last_used_at: Instant | null
  revoked_at: Instant | null
}

/** A widget session: opaque token, stored as SHA-256 hex. */
export interface WidgetSessionTable {
  tenant_id: string
  id: string
  token_hash: string
  customer_id: string
  actor_id: string
  actor_name: string
  role: Role
  /** `{ [component]: { features: string[] } }`. */
  components: JsonText
  /** Exact origins (JSON array). */
  allowed_origins: JsonText
  created_at: Instant
  expires_at: Instant
  revoked_at: Instant | null
}

export interface ProductFamilyTable {
  tenant_id: string
  id: string
  name: string
}

export interface ProductTable {
  tenant_id: string
  id: string
  family_id: string
  name: string
  publisher: string | null
  /** Vendor's ProductId. */
  external_ref: string | null
  /** SubscriptionPolicy. */
  policy: JsonText
}

/** A plan (tier) of a product: the vendor's SKU. */
export interface PlanTable {
  tenant_id: string
  id: string
  product_id: string
  name: string
  description: string | null
  /** Vendor's SkuId, four digits. */
  external_ref: string | null
  /** Tier within its upgrade paths; higher is better. */
  tier: number
  min_seats: number
  max_seats: number | null
  /** Ids of plans that this one may be upgraded to (JSON array). */
  upgrade_plan_ids: JsonText
}

/** A plan sold for one commitment and one billing frequency in one segment. */
export interface OfferTable {
  tenant_id: string
  id: string
  plan_id: string
  commitment: Commitment
  billing_frequency: BillingFrequency
  segment: string
  is_trial: Bit
  withdrawn_at: Instant | null
}

export interface PriceListTable {
  tenant_id: string
  id: string
  name: string
  market: string
  currency: string
}

/** Price of an offer in `[starts_at, until)`; of overlapping windows the earliest-ending one applies. */
export interface PriceTable {
  tenant_id: string
  id: string
  price_list_id: string
  offer_id: string
  starts_at: Instant
  until: Instant | null
  /** One seat for the whole term, as in the sheet. */
  term_unit_cents: number
  /** One seat for one billing cycle. */
  cycle_unit_cents: number
  /** Suggested retail price of the term (ERP Price). */
  retail_term_unit_cents: number | null
}

export interface SubscriptionTable {
  tenant_id: string
  /** Time-ordered. */
  id: string
  customer_id: string
  product_id: string
  plan_id: string
  offer_id: string
  /** What the customer calls it. */
  name: string
  status: SubscriptionStatus
  is_trial: Bit
  seats: number
  assigned_seats: number
  commitment: Commitment
  billing_frequency: BillingFrequency
  currency: string
  /** One seat for one billing cycle, locked for the term. */
  cycle_unit_cents: number
  anchor_on: CalendarDate
  term_starts_on: CalendarDate
  term_until: CalendarDate
  term_activated_at: Instant
  bought_or_renewed_on: CalendarDate
  end_of_term: EndOfTerm
  promotion_ref: string | null
  promotion_cap_seats: number | null
  base_subscription_id: string | null
  addon_minimum_percent: number | null
  external_ref: string | null
  /** When time alone next does something (renewal, cycle charge, lifecycle); null when nothing. */
  next_action_at: Instant | null
  version: number
  created_at: Instant
  updated_at: Instant
}

/** Another billing frequency that begins with a later cycle of the running term. */
export interface FrequencyChangeTable {
  tenant_id: string
  subscription_id: string
  offer_id: string
  billing_frequency: BillingFrequency
  /** One seat for one cycle of the new length, locked when the change was asked for. */
  cycle_unit_cents: number
  effective_on: CalendarDate
  created_at: Instant
  created_by: string
}

export interface SeatBatchTable {
  tenant_id: string
  id: string
  subscription_id: string
  seats: number
  added_at: Instant
  /** Last instant, inclusive. */
  until: Instant
}

/** At most one a subscription: the stored renewal plan. */
export interface RenewalPlanTable {
  tenant_id: string
  subscription_id: string
  seats: number
  offer_id: string
  plan_id: string
  commitment: Commitment
  billing_frequency: BillingFrequency
  custom_term_until: CalendarDate | null
  created_at: Instant
  created_by: string
}

export interface SeatAssignmentTable {
  tenant_id: string
  id: string
  subscription_id: string
  /** Person of the customer who uses the seat. */
  user_name: string
  user_email: string
  assigned_at: Instant
  assigned_by: string
}

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

/** A change on its way to the vendor: requested → provisioning → active; alarm after 30 minutes (B5). */
export interface ProvisioningRequestTable {
  tenant_id: string
  id: string
  subscription_id: string
  kind: 'seats' | 'create' | 'cancel' | 'suspend' | 'resume' | 'renew'
  target_seats: number | null
  state: 'requested' | 'provisioning' | 'active' | 'failed'
  requested_at: Instant
  alarm_at: Instant
  alarmed_at: Instant | null
  settled_at: Instant | null
}

export interface QuoteTable {
  tenant_id: string
  id: string
  customer_id: string
  subscription_id: string
  procedure: string
  /** Canonical JSON of the request that was quoted. */
  request: JsonText
  /** The decision as answered. */
  decision: JsonText
  subscription_version: number
  due_now_cents: number
  created_at: Instant
  /** Last instant at which the quote holds: end of the day in the policy's zone. */
  valid_until: Instant
  used_at: Instant | null
}

/** One answered command; written in the transaction of its effect. */
export interface IdempotencyKeyTable {
  tenant_id: string
  /** Actor and procedure: the same key of another actor or procedure is independent. */
  scope: string
  key: string
  request_hash: string
  response: JsonText
  created_at: Instant
}

/** Append-only, chained by hash a tenant (X9). */
export interface AuditEntryTable {
  tenant_id: string
  /** 1, 2, 3 … without gaps. */
  seq: number
  at: Instant
  /** Server time, which a test tenant's clock does not move. */
  recorded_at: Instant
  actor_id: string
  actor_name: string
  role: string
  channel: 'widget' | 'api' | 'cli' | 'job'
  action: string
  outcome: 'done' | 'denied' | 'refused' | 'failed'
  /** RuleId of a denial, or error code of a refusal. */
  rule: string | null
  subject_id: string | null
  customer_id: string | null
  before: JsonText | null
  after: JsonText | null
  request_id: string
  prev_hash: string
  hash: string
}

export interface AuditHeadTable {
  tenant_id: string
  seq: number
  hash: string
}

export interface OutboxEventTable {
  tenant_id: string
  id: string
  name: string
  subject_id: string
  customer_id: string | null
  at: Instant
  payload: JsonText
  published_at: Instant | null
}

export interface JobTable {
  tenant_id: string
  id: string
  kind: string
  /** Unique a tenant. */
  dedupe_key: string
  payload: JsonText
  /** In the tenant's clock. */
  run_at: Instant
  priority: number
  attempts: number
  max_attempts: number
  lease_token: string | null
  /** In the server's clock. */
  lease_until: Instant | null
  state: 'ready' | 'done' | 'dead' | 'parked'
  last_error: string | null
  created_at: Instant
}

/** Evidence of an import: one a file and kind; the same file twice changes nothing. */
export interface ImportRunTable {
  tenant_id: string
  id: string
  kind: string
  file_name: string
  file_sha256: string
  rows: number
  applied: number
  skipped: number
  rejected: number
  created_at: Instant
}

/** A vendor's date or amount that differs from ours (decision 14, X14). */
export interface DateMismatchTable {
  tenant_id: string
  subscription_id: string
  field: string
  ours: string
  vendors: string
  recorded_at: Instant
}

export interface Database {
  tenant: TenantTable
  account: AccountTable
  member: MemberTable
  api_key: ApiKeyTable
  widget_session: WidgetSessionTable
  product_family: ProductFamilyTable
  product: ProductTable
  plan: PlanTable
  offer: OfferTable
  price_list: PriceListTable
  price: PriceTable
  subscription: SubscriptionTable
  seat_batch: SeatBatchTable
  frequency_change: FrequencyChangeTable
  renewal_plan: RenewalPlanTable
  seat_assignment: SeatAssignmentTable
  charge: ChargeTable
  charge_credit: ChargeCreditTable
  invoice_draft: InvoiceDraftTable
  provisioning_request: ProvisioningRequestTable
  quote: QuoteTable
  idempotency_key: IdempotencyKeyTable
  audit_entry: AuditEntryTable
  audit_head: AuditHeadTable
  outbox_event: OutboxEventTable
  job: JobTable
  import_run: ImportRunTable
  date_mismatch: DateMismatchTable
}

