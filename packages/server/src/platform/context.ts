/** What one request carries, from authentication to the procedure. */
import { addMs } from '@assento/rules'
import type { Instant } from '@assento/rules'
import type { AssentoDatabase } from '@assento/store'
import type { Logger } from 'pino'
import type { MailTransport } from '../mail/transport.ts'
import type { CallerCache } from './caller-cache.ts'
import type { ServerConfig } from './config.ts'
import type { ProvisioningConnector } from './connector.ts'
import type { Metrics } from './metrics.ts'
import type { DueRunner } from './runner.ts'
import type { Caller, Clock, CommandContext, ProcedureContext, TenantContext } from './types.ts'

/** What lives as long as the process. */
export interface Runtime {
  readonly database: AssentoDatabase
  readonly clock: Clock
  readonly logger: Logger
  readonly config: ServerConfig
  readonly metrics: Metrics
  readonly callers: CallerCache
  /** What becomes due with time, in the order in which it runs at one instant. */
  readonly runners: readonly DueRunner[]
  readonly connector: ProvisioningConnector
  /** Null without SMTP_URL: messages wait. */
  readonly mail: MailTransport | null
  /** Tenants whose clock is being moved by this process: the worker leaves them to it. */
  readonly advancing: Set<string>
  /** Told of every instant at which a moved clock stopped, and of how much was done so far: for progress on long moves. */
  readonly onClockStop: (at: Instant, fired: number) => void
  /** Called after every commit, so that the worker does not wait for its next look. */
  readonly wake: () => void
}

/** tRPC's context: an authenticated caller of one tenant. */
export interface RequestContext {
  readonly runtime: Runtime
  readonly tenant: TenantContext
  readonly caller: Caller
  readonly serverNow: Instant
  readonly requestId: string
  /** From the header; 1–255 characters, or null when absent. */
  readonly idempotencyKey: string | null
  /** Aborted when the client has gone: work not yet begun is not begun. */
  readonly signal: AbortSignal | null
}

/** What the platform's own procedures see besides: the process. Features take `ProcedureContext` only. */
export interface PlatformContext extends ProcedureContext {
  readonly runtime: Runtime
}

/** The tenant's time: the server's, or ahead of it on a test tenant. */
export function tenantNow(tenant: TenantContext, serverNow: Instant): Instant {
  return tenant.clockOffsetMs === 0 ? serverNow : addMs(serverNow, tenant.clockOffsetMs)
}

/** What a command of the platform sees. */
export interface PlatformCommandContext extends CommandContext, PlatformContext {
  /** Runs `action` once the transaction has committed, and not at all when it has rolled back. */
  afterCommit(action: () => void): void
}

export function procedureContext(request: RequestContext): PlatformContext {
  const { runtime, tenant, caller, serverNow, requestId } = request
  return { runtime, database: runtime.database, tenant, caller, now: tenantNow(tenant, serverNow), serverNow, requestId }
}

/** The only customer that the caller sees; null = every customer of the tenant (keys, command line). */
export function scopeCustomer(ctx: ProcedureContext): string | null {
  return ctx.caller.kind === 'widget' ? ctx.caller.customerId : null
}

/** Whose licences, orders and customers the caller sees; both null = the whole tenant (the manufacturer, keys, command line). */
export interface LicenceScope {
  readonly partnerId: string | null
  readonly customerId: string | null
}

export function licenceScope({ caller }: Pick<ProcedureContext, 'caller'>): LicenceScope {
  if (caller.kind !== 'widget' || caller.role === 'manufacturer') return { partnerId: null, customerId: null }
  const isPartner = caller.role === 'partnerAdmin' || caller.role === 'partnerUser'
  return { partnerId: isPartner ? caller.customerId : null, customerId: isPartner ? null : caller.customerId }
}
