/** What every procedure shares: who calls, for which tenant, at what time, and how a command answers. */
import type { Decision, Instant } from '@assento/rules'
import type { AssentoDatabase, Role, Tx } from '@assento/store'
import type { TenantSettings } from '../accounts/tenant-settings.ts'

/** A caller with a widget session: one person of (or for) one customer, inside one host page. */
export interface WidgetCaller {
  readonly kind: 'widget'
  readonly sessionId: string
  readonly actorId: string
  readonly actorName: string
  readonly role: Role
  /** The only customer that this session sees. */
  readonly customerId: string
  /** Component → features granted, e.g. `subscriptions` → `seats.edit`. */
  readonly components: Readonly<Record<string, { readonly features: readonly string[] }>>
  readonly expiresAt: Instant
}

/** A reseller's server with a secret or restricted key: sees the whole tenant. */
export interface KeyCaller {
  readonly kind: 'key'
  readonly keyId: string
  /** Procedures that a restricted key may call; null = all. */
  readonly scopes: readonly string[] | null
}

/** The command line and the worker, inside the process. */
export interface SystemCaller {
  readonly kind: 'system'
  readonly channel: 'cli' | 'job'
}

export type Caller = WidgetCaller | KeyCaller | SystemCaller

export interface TenantContext {
  readonly id: string
  readonly name: string
  /** Public id in widget addresses. */
  readonly publishableKey: string
  readonly environment: 'test' | 'live'
  readonly clockOffsetMs: number
  readonly zone: string
  readonly locale: string
  /** Contacts, support offering, and what the reseller tightened of its products' policies. */
  readonly settings: TenantSettings
}

export interface Clock {
  /** The server's time: sessions, keys, leases, rate limits. */
  now(): Instant
}

/** What a procedure sees. Built by the platform after authentication and policy. */
export interface ProcedureContext {
  readonly database: AssentoDatabase
  readonly tenant: TenantContext
  readonly caller: Caller
  /** The tenant's time: the server's, or ahead of it on a test tenant. What rules are told. */
  readonly now: Instant
  readonly serverNow: Instant
  readonly requestId: string
}

/** How a command answers: what the caller gets, and what the audit says. */
export interface CommandResult<Answer> {
  readonly answer: Answer
  readonly audit: AuditNote
}

export interface AuditNote {
  /** `denied` = a rule said no (HTTP 200). */
  readonly outcome: 'done' | 'denied'
  readonly rule?: string | null
  readonly subjectId: string | null
  readonly customerId: string | null
  /** Small JSON objects of what changed; never secrets. */
  readonly before?: unknown
  readonly after?: unknown
}

export interface CommandContext extends ProcedureContext {
  /** The command's only transaction: facts, effect, audit, idempotency record and outbox commit together or not at all. */
  readonly tx: Tx
}

/** Stable error codes (api.md). */
export type ErrorCode =
  | 'unauthenticated' | 'forbidden' | 'not_found' | 'validation' | 'conflict' | 'stale_version' | 'idempotency_mismatch'
  | 'rate_limited' | 'payload_too_large' | 'unsupported_media_type' | 'upgrade_required' | 'storage_full' | 'server'

/** What a failed call carries in `error.data`. */
export interface ErrorShape {
  readonly code: ErrorCode
  readonly requestId: string
  readonly details: readonly { readonly field: string; readonly rule: string; readonly message: string }[]
  /** With `stale_version`: the version that is current. */
  readonly currentVersion?: number
}

/** The audit note of a decision: a refusal names its rule. */
export function auditOfDecision(
  decision: Decision<unknown>,
  subjectId: string,
  customerId: string,
  change: { readonly before?: unknown; readonly after?: unknown } = {},
): AuditNote {
  return decision.verdict === 'denied'
    ? { outcome: 'denied', rule: decision.rule, subjectId, customerId, after: { requested: change.after, facts: decision.facts } }
    : { outcome: 'done', rule: null, subjectId, customerId, ...change }
}
