/** The nightly look over every tenant's books. */
import { addHours, addMs } from '@assento/rules'
import type { Instant } from '@assento/rules'
import { appendEvents, completeJob, enqueueJob, extendLease, newId } from '@assento/store'
import type { JobRow } from '@assento/store'
import type { PlatformContext } from '../../platform/context.ts'
import { verifyLedger } from './verify-ledger.ts'

/** Nights begin at 5 h UTC: two in the morning in São Paulo. By the server's clock: a test clock that jumps years has no nights. */
const NIGHT_HOUR_UTC = 5
const LEASE_MS = 60_000

/** The night that an instant belongs to, as the date on which it began. */
export function nightOf(serverNow: Instant): string {
  return addHours(serverNow, -NIGHT_HOUR_UTC).slice(0, 10)
}

/** Queues tonight's look in one tenant; once, whatever the number of workers. */
export async function queueLedgerCheck(ctx: PlatformContext): Promise<boolean> {
  const night = nightOf(ctx.serverNow)
  return ctx.database.withTx((tx) => enqueueJob(tx, ctx.tenant.id, {
    id: newId('job'), kind: 'ledger.verify', dedupe_key: `ledger.verify:${night}`, payload: JSON.stringify({ night }), run_at: ctx.now, created_at: ctx.now,
  }))
}

/** Looks over the books; what breaks an invariant raises `ledger.broken`, a metric and an error in the log. */
export async function verifyLedgerJob(ctx: PlatformContext, job: JobRow): Promise<void> {
  const lease = job.lease_token ?? ''
  const verdict = await verifyLedger(ctx.database, ctx.tenant.id, async () => {
    await extendLease(ctx.database, ctx.tenant.id, job.id, lease, addMs(ctx.runtime.clock.now(), LEASE_MS))
  })
  const [first] = verdict.findings
  await ctx.database.withTx(async (tx) => {
    await completeJob(tx, ctx.tenant.id, job.id, lease)
    if (first === undefined) return
    await appendEvents(tx, ctx.tenant.id, ctx.now, [{
      name: 'ledger.broken', subjectId: ctx.tenant.id, customerId: null, subject: { findings: verdict.found, kind: first.kind, id: first.id },
    }])
  })
  if (verdict.ok) return
  ctx.runtime.metrics.add('assento_ledger_findings_total', {}, verdict.found)
  ctx.runtime.logger.error({ tenantId: ctx.tenant.id, found: verdict.found, findings: verdict.findings.slice(0, 10) }, 'the books do not balance')
}
