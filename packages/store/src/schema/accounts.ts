/** Tenants, accounts, people, keys, sessions, and what they did. */
import type { Instant } from '@assento/rules'
import type { Bit, JsonText } from './values.ts'

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
  /** CNPJ (14, letters allowed) or CPF (11), upper case, without mask; of another country `PT:501442600`. Unique a tenant among accounts not removed. */
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
  | 'partnerAdmin' | 'partnerUser' | 'manufacturer'

/** A person with a role in one account: customer's people, reseller's agents, a partner's people, the manufacturer's. */
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
