import { addMs } from '@assento/rules'
import { claimJobs, failJob, LostLeaseError } from '@assento/store'
import type { JobRow } from '@assento/store'
import { composeMail } from '../mail/compose-mail.ts'
import { sendMail } from '../mail/send-mail.ts'
import type { PlatformContext } from './context.ts'
import { scrub } from './logger.ts'
import { verifyLedgerJob } from '../invoices/ledger/nightly.ts'
import { alarmProvisioning, checkProvisioning, sendProvisioning } from './provisioning.ts'

/** Carries one job out and ends it with `completeJob` in the transaction of its effect. */
export type JobHandler = (ctx: PlatformContext, job: JobRow) => Promise<void>

const HANDLERS: Readonly<Record<string, JobHandler>> = {
  'provisioning.send': sendProvisioning,
  'provisioning.check': checkProvisioning,
  'provisioning.alarm': alarmProvisioning,
  'mail.compose': composeMail,
  'mail.send': sendMail,
  'ledger.verify': verifyLedgerJob,
}

const BATCH = 20
/** At least three times as long as the slowest handler (reliability 3.2). */
const LEASE_MS = 60_000
const LONGEST_BACKOFF_S = 3600

/** Runs what is due of one tenant at `ctx.now`, in order; answers how many jobs were tried. */
export async function runDueJobs(ctx: PlatformContext): Promise<number> {
  const jobs = await claimJobs(ctx.database, {
    tenantId: ctx.tenant.id, dueBefore: ctx.now, serverNow: ctx.serverNow, limit: BATCH, leaseMs: LEASE_MS,
  })
  for (const job of jobs) await runJob(ctx, job)
  return jobs.length
}

/** Leases what is due of all tenants whose clock is the server's. */
export function claimDueJobs({ database }: Pick<PlatformContext, 'database'>, serverNow: PlatformContext['serverNow']): Promise<JobRow[]> {
  return claimJobs(database, { dueBefore: serverNow, serverNow, limit: BATCH, leaseMs: LEASE_MS })
}

/** Runs one leased job. A failure gives it back with a growing delay, and buries it after its last attempt. */
export async function runJob(ctx: PlatformContext, job: JobRow): Promise<void> {
  const { metrics, logger } = ctx.runtime
  const outcome = await HANDLERS[job.kind]?.(ctx, job).then(() => 'done', (error: unknown) => failed(ctx, job, error))
    ?? await failed(ctx, job, new Error(`no handler for jobs of kind ${job.kind}`))
  metrics.add('assento_jobs_total', { kind: HANDLERS[job.kind] === undefined ? 'unknown' : job.kind, outcome })
  logger.debug({ job: job.id, kind: job.kind, tenantId: ctx.tenant.id, outcome }, 'job')
}

async function failed(ctx: PlatformContext, job: JobRow, error: unknown): Promise<string> {
  if (error instanceof LostLeaseError) return 'lost'
  ctx.runtime.logger.error({ err: error, job: job.id, kind: job.kind, tenantId: ctx.tenant.id, attempts: job.attempts }, 'job failed')
  const retryAt = addMs(ctx.now, Math.min(2 ** job.attempts, LONGEST_BACKOFF_S) * 1000)
  const message = scrub(error instanceof Error ? error.message : String(error))
  return ctx.database.withTx((tx) => failJob(tx, ctx.tenant.id, job.id, { leaseToken: job.lease_token ?? '', error: message, retryAt }))
}
