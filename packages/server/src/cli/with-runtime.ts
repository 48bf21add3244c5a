import { listTenants, loadTenant } from '@assento/store'
import type { TenantRow } from '@assento/store'
import { randomUUID } from 'node:crypto'
import { tenantContext } from '../platform/authenticate.ts'
import { loadConfig } from '../platform/config.ts'
import type { RequestContext, Runtime } from '../platform/context.ts'
import { createLogger } from '../platform/logger.ts'
import { createRuntime } from '../platform/runtime.ts'
import { openAt } from '../platform/serve.ts'
import { systemClock } from '../platform/system-clock.ts'
import { appRouter } from '../router.ts'
import { optional, UsageError } from './command.ts'
import type { CliCall } from './command.ts'

/** Opens the database with its tables up to date, runs, and closes it again. */
export async function withRuntime<Result>(call: CliCall, run: (runtime: Runtime) => Promise<Result>): Promise<Result> {
  const config = loadConfig(call.io.env)
  const logger = createLogger('error')
  const database = await openAt(config.databaseUrl, logger)
  try {
    await database.migrate()
    const runtime = createRuntime({ database, clock: systemClock, logger, config })
    return await run(runtime).finally(() => runtime.mail?.close())
  } finally {
    await database.close()
  }
}

/** The procedures of one tenant, called by the system itself: policies of roles do not apply, everything else does. */
export type TenantCaller = ReturnType<typeof appRouter.createCaller>

/** Like `withRuntime`, for the tenant that --tenant names, or the only one there is. */
export function withTenant<Result>(call: CliCall, run: (procedures: TenantCaller, tenant: TenantRow, runtime: Runtime) => Promise<Result>): Promise<Result> {
  return withRuntime(call, async (runtime) => {
    const tenant = await chosenTenant(runtime, optional(call, 'tenant'))
    return run(callerOf(runtime, tenant), tenant, runtime)
  })
}

export function callerOf(runtime: Runtime, tenant: TenantRow): TenantCaller {
  const context: RequestContext = {
    runtime, tenant: tenantContext(tenant), caller: { kind: 'system', channel: 'cli' }, serverNow: runtime.clock.now(),
    requestId: `cli_${randomUUID()}`, idempotencyKey: null, signal: null,
  }
  return appRouter.createCaller(context)
}

async function chosenTenant({ database }: Runtime, wanted: string | undefined): Promise<TenantRow> {
  const tenants = await listTenants(database)
  if (wanted !== undefined) {
    const found = tenants.find(({ id, publishable_key }) => id === wanted || publishable_key === wanted)
    if (found === undefined) throw new UsageError(`--tenant: não há tenant ${wanted}`)
    return (await loadTenant(database, found.id)) ?? found
  }
  const [only, ...others] = tenants
  if (only === undefined) throw new UsageError('ainda não há tenant: comece com `assento sandbox create --name NOME`')
  if (others.length > 0) throw new UsageError(`há ${tenants.length} tenants: escolha um com --tenant (${tenants.slice(0, 5).map(({ id }) => id).join(', ')}…)`)
  return only
}
