import { epochMs, instantOfEpochMs } from '@assento/rules'
import type { Instant } from '@assento/rules'
import { findApiKeyByKeyId, findSessionByTokenHash, loadTenant, parseJson, touchApiKey } from '@assento/store'
import type { ApiKeyRow, SessionRow, TenantRow } from '@assento/store'
import { settingsOf } from '../accounts/tenant-settings.ts'
import { isSameHash, isSessionToken, keyIdOf, sha256 } from '../accounts/tokens.ts'
import type { Authenticated } from './caller-cache.ts'
import type { Runtime } from './context.ts'
import type { TenantContext, WidgetCaller } from './types.ts'

/** Exactly one scheme and one value: two headers arrive joined by a comma and do not match. */
const BEARER = /^Bearer ([A-Za-z0-9_]{1,200})$/
/** `last_used_at` of a key is written at most this often. */
const TOUCH_EVERY_MS = 60_000

/** Who calls, by the Authorization header; null when nobody can be told, for whatever reason. Server time. */
export async function authenticate(runtime: Runtime, authorization: string | undefined, now: Instant): Promise<Authenticated | null> {
  const credential = BEARER.exec(authorization ?? '')?.[1]
  if (credential === undefined) return null
  const hash = sha256(credential)
  const known = runtime.callers.find(hash)
  if (known !== null) return isExpired(known, now) ? null : known
  const found = isSessionToken(credential) ? await findBySession(runtime, hash, now) : await findByKey(runtime, credential, hash, now)
  if (found !== null) runtime.callers.keep(hash, found)
  return found
}

async function findBySession(runtime: Runtime, hash: string, now: Instant): Promise<Authenticated | null> {
  const session = await findSessionByTokenHash(runtime.database, hash)
  if (session === null || !isSameHash(session.token_hash, hash)) return null
  if (session.revoked_at !== null || session.expires_at <= now) return null
  const tenant = await loadTenant(runtime.database, session.tenant_id)
  return tenant === null ? null : {
    caller: widgetCaller(session),
    tenant: tenantContext(tenant),
    allowedOrigins: parseJson<readonly string[]>(session.allowed_origins),
  }
}

async function findByKey(runtime: Runtime, key: string, hash: string, now: Instant): Promise<Authenticated | null> {
  const keyId = keyIdOf(key)
  const row = keyId === null ? null : await findApiKeyByKeyId(runtime.database, keyId)
  if (row === null || !isSameHash(row.secret_hash, hash) || row.revoked_at !== null) return null
  const tenant = await loadTenant(runtime.database, row.tenant_id)
  if (tenant === null) return null
  rememberUse(runtime, row, now)
  return {
    caller: { kind: 'key', keyId: row.key_id, scopes: row.scopes === null ? null : parseJson<readonly string[]>(row.scopes) },
    tenant: tenantContext(tenant),
    allowedOrigins: null,
  }
}

/** Not awaited: reading goes on when the disk is full, and nothing rests on this date. */
function rememberUse(runtime: Runtime, key: ApiKeyRow, now: Instant): void {
  const notSince = instantOfEpochMs(epochMs(now) - TOUCH_EVERY_MS)
  if (key.last_used_at !== null && key.last_used_at >= notSince) return
  runtime.database.withTx((tx) => touchApiKey(tx, key.tenant_id, key.id, now, notSince))
    .catch((err: unknown) => runtime.logger.warn({ err }, 'last use of a key was not written'))
}

function isExpired(known: Authenticated, now: Instant): boolean {
  return known.caller.kind === 'widget' && known.caller.expiresAt <= now
}

export function tenantContext(tenant: TenantRow): TenantContext {
  const { id, name, environment, zone, locale } = tenant
  return {
    id, name, publishableKey: tenant.publishable_key, environment, clockOffsetMs: tenant.clock_offset_ms, zone, locale, settings: settingsOf(tenant),
  }
}

function widgetCaller(session: SessionRow): WidgetCaller {
  return {
    kind: 'widget',
    sessionId: session.id,
    actorId: session.actor_id,
    actorName: session.actor_name,
    role: session.role,
    customerId: session.customer_id,
    components: parseJson<WidgetCaller['components']>(session.components),
    expiresAt: session.expires_at,
  }
}
