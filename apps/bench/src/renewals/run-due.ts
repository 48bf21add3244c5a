/** The real runners over everything that is due, with what each part took. */
import pino from 'pino'
import type { Instant } from '@assento/rules'
import { loadTenant, type AssentoDatabase } from '@assento/store'
import { runDueDrafts } from '@assento/server/invoices/run-due'
import { tenantContext } from '@assento/server/platform/authenticate'
import { loadConfig } from '@assento/server/platform/config'
import type { PlatformContext } from '@assento/server/platform/context'
import { systemContext } from '@assento/server/platform/run-due'
import { createRuntime } from '@assento/server/platform/runtime'
import { runDueSubscriptions } from '@assento/server/renewals/run-due'
import { TENANT_ID, TODAY, type DueDay } from './world.ts'

/** Seconds. */
export interface Parts {
  /** Cycle charges and renewals of terms, until nothing is due. */
  readonly charge: number
  /** Drafts that become invoices, with all that hangs on them. */
  readonly close: number
}

export async function runDue(database: AssentoDatabase, { chargedAt, closedAt }: DueDay = TODAY): Promise<Parts> {
  const charging = await contextAt(database, chargedAt)
  const closing = await contextAt(database, closedAt)
  return { charge: await timed(() => untilNothing(charging, runDueSubscriptions)), close: await timed(() => untilNothing(closing, runDueDrafts)) }
}

async function untilNothing(ctx: PlatformContext, run: (ctx: PlatformContext) => Promise<number>): Promise<void> {
  while ((await run(ctx)) > 0) continue
}

async function contextAt(database: AssentoDatabase, now: Instant): Promise<PlatformContext> {
  const row = await loadTenant(database, TENANT_ID)
  if (row === null) throw new Error('the database is not filled')
  // Faults are shown: a batch that fails goes one by one, which would be measured as if it were the rule.
  const logger = pino({ level: 'warn' }, pino.destination(2))
  const runtime = createRuntime({ database, clock: { now: () => now }, logger, config: loadConfig({}), mail: null })
  return systemContext(runtime, tenantContext(row), now, 'job')
}

export async function timed(run: () => Promise<void>): Promise<number> {
  const startedAt = performance.now()
  await run()
  return (performance.now() - startedAt) / 1000
}
