/** Serials, where they run, and everything that happened to them. */
import type {
  ActivationCloseReason, CalendarDate, ClockState, Instant, LicencePeriod, SerialCancelKind, SerialPendingReason,
} from '@assento/rules'
import type { Bit, JsonText } from './values.ts'

/** A serial number (número de série): a unit given to one customer. Its state is derived from these facts and the time. */
export interface SerialTable {
  tenant_id: string
  id: string
  /** As people write it, `XXXXX-XXXXX-XXXXX-XXXXX-XXXXX`; an imported one as it came. Never in a log or an address. */
  serial_key: string
  /** SHA-256 hex of the normalised key; unique a tenant. Machines are looked up by it. */
  key_hash: string
  /** Normalised key, for prefix search. */
  search_key: string
  last5: string
  product_id: string
  /** The partner whose stock the unit came from; null = given by the manufacturer itself. */
  partner_id: string | null
  customer_id: string
  /** Who pays its renewals; null = nobody (unit-billed or perpetual). */
  payer_id: string | null
  users: number
  period: LicencePeriod | null
  /** Day of month that cycles count from, 1–31. */
  anchor_day: number | null
  /** First day that is not paid for, in the tenant's zone; null = perpetual. */
  valid_until: CalendarDate | null
  grace_days: number
  max_activations: number
  max_transfers: number | null
  provisioned_at: Instant | null
  pending_reason: SerialPendingReason | null
  cancelled_at: Instant | null
  cancel_kind: SerialCancelKind | null
  cancel_reason: string | null
  cancel_note: string | null
  cancelled_by_name: string | null
  /** The serial that a reissue made in its place. */
  replaced_by_id: string | null
  /** Observação of the person who gave it, ≤ 500 characters. */
  note: string | null
  assigned_at: Instant
  assigned_by: string
  assigned_by_name: string
  /** Of the last signed token. Every token that comes with a change has a higher one; a validation that writes nothing repeats it. */
  token_seq: number
  /** When time alone next does something to it (renewal invoice, grace, expiry, release); null = never. */
  next_action_at: Instant | null
  external_ref: string | null
  version: number
}

/** At most one of a serial is open. */
export interface SuspensionTable {
  tenant_id: string
  id: string
  serial_id: string
  reason: string
  note: string | null
  /** Ends by itself then; null = by a person. */
  until: Instant | null
  clock_state_at_start: ClockState
  started_at: Instant
  started_by: string
  started_by_name: string
  ended_at: Instant | null
  ended_by: string | null
  ended_by_name: string | null
}

/** A serial on one computer; never deleted, so that moves stay visible. At most one of a serial and fingerprint is open. */
export interface ActivationTable {
  tenant_id: string
  id: string
  serial_id: string
  /** SHA-256 base64url of the machine's components. */
  fingerprint: string
  /** `{ name: hash }` of the single components, for tolerant matching; null = not told. */
  components: JsonText | null
  machine_name: string
  app_version: string | null
  is_offline: Bit
  activated_at: Instant
  /** `machine`, or who put it through the portal. */
  activated_by: string
  activated_by_name: string
  /** The machine's nonce of the request that made it: the same again answers the same. */
  nonce: string | null
  last_seen_at: Instant
  /** Of a floating seat; null = it has no lease. */
  lease_until: Instant | null
  closed_at: Instant | null
  closed_reason: ActivationCloseReason | null
  closed_by_name: string | null
  /** Raw Ed25519 public key (hex) that the machine signs deactivation receipts with; null = it sent none. */
  receipt_key: string | null
}

/** Append-only history of a serial, 1, 2, 3 … without gaps. */
export interface SerialEventTable {
  tenant_id: string
  serial_id: string
  seq: number
  at: Instant
  /** `serial.suspended`, `activation.created`, … */
  type: string
  actor_id: string
  actor_name: string
  actor_role: string
  /** Network address of a machine; null for people. */
  address: string | null
  state_before: string | null
  state_after: string | null
  reason: string | null
  note: string | null
  /** Names, days and counts (JSON); never the key. */
  details: JsonText
  /** Unique a serial where not null: clock events happen once (`serial.expired:2026-08-11`). */
  once_key: string | null
}

/** Cycles of a serial that are asked for by invoice; applied when it is paid in full. */
export interface SerialRenewalTable {
  tenant_id: string
  id: string
  serial_id: string
  payer_id: string
  /** `due` = before or at its end, `retroactive` = after a lapse, by a draft of its own. */
  kind: 'due' | 'retroactive'
  /** `valid_until` that it counts from. */
  from_on: CalendarDate
  /** `valid_until` once paid. */
  to_on: CalendarDate
  cycles: number
  amount_cents: number
  currency: string
  state: 'open' | 'paid' | 'cancelled' | 'superseded'
  invoice_draft_id: string
  created_at: Instant
  settled_at: Instant | null
}

/** Ed25519 key of a tenant for activation tokens: the newest that is not retired signs, clients pin the public ones. */
export interface SigningKeyTable {
  tenant_id: string
  kid: string
  /** Raw 32 bytes, hex. */
  public_key: string
  /** PKCS #8, base64url; never listed, logged or exported. */
  private_key: string
  /** Longest life in days that a token was signed for: how long the public half is listed once the key is retired. */
  longest_days: number
  created_at: Instant
  /** Signs no more; what it signed stays verifiable until it has run out. */
  retired_at: Instant | null
}

/** Offboarding of a customer and, later, erasure of its personal data: what was done and what was kept (JSON receipts). */
export interface OffboardingTable {
  tenant_id: string
  id: string
  customer_id: string
  kind: 'offboarding' | 'erasure'
  receipt: JsonText
  /** SHA-256 hex of the receipt. */
  receipt_sha256: string
  at: Instant
  actor_id: string
  actor_name: string
}
