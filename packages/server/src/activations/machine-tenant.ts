import { findTenantByPublishableKey } from '@assento/store'
import { tenantContext } from '../platform/authenticate.ts'
import { tenantNow } from '../platform/context.ts'
import type { PlatformContext, Runtime } from '../platform/context.ts'
import { fail } from '../platform/errors.ts'
import type { TenantContext } from '../platform/types.ts'

const MACHINE = { kind: 'system', channel: 'job' } as const

/** The context of a machine's request: it says whose software it is by the tenant's publishable key, and nothing else is known of it. */
export async function machineContext(runtime: Runtime, publishableKey: string, requestId: string): Promise<PlatformContext> {
  const tenant = await tenantOf(runtime, publishableKey)
  const serverNow = runtime.clock.now()
  return { runtime, database: runtime.database, tenant, caller: MACHINE, now: tenantNow(tenant, serverNow), serverNow, requestId }
}

/** Kept for a second, like callers: machines of one maker come one after the other. */
async function tenantOf(runtime: Runtime, publishableKey: string): Promise<TenantContext> {
  // Anything else is no key, and PostgreSQL takes no text with a NUL.
  if (!/^[\x21-\x7e]{1,64}$/.test(publishableKey)) return unknownTenant()
  const name = `machine ${publishableKey}`
  const known = runtime.callers.find(name)
  if (known !== null) return known.tenant
  const row = await findTenantByPublishableKey(runtime.database, publishableKey)
  if (row === null) return unknownTenant()
  const tenant = tenantContext(row)
  runtime.callers.keep(name, { caller: MACHINE, tenant, allowedOrigins: null })
  return tenant
}

function unknownTenant(): never {
  return fail('not_found', 'no such tenant', [{ field: 'tenant', rule: 'tenant.unknown', message: 'send the publishable key of the maker' }])
}
