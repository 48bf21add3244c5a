/** A change on its way to the vendor: requested → provisioning → active, with an alarm after 30 minutes (B5). */
import { addMs, assert } from '@assento/rules'
import type { Instant } from '@assento/rules'
import {
  advanceProvisioning, appendEvent, completeJob, enqueueJobs, findProvisioning, insertProvisioning, markProvisioningAlarmed, newId, parseJson,
} from '@assento/store'
import type { JobRow, NewJob, ProvisioningRow, Tx } from '@assento/store'
import type { ConnectorState } from './connector.ts'
import type { PlatformContext } from './context.ts'
import type { ProcedureContext } from './types.ts'

/** What source document B promises: reflected in the licence panel within 30 minutes. */
const ALARM_MS = 30 * 60_000

/** What is asked of the vendor. */
export interface ProvisioningWish {
  readonly subscriptionId: string
  readonly kind: ProvisioningRow['kind']
  readonly targetSeats: number | null
}

/** Records the request and the jobs that carry it on, in the transaction of the change. Answers the request's id. */
export async function requestProvisioning(
  ctx: ProcedureContext, tx: Tx, subscriptionId: string, kind: ProvisioningRow['kind'], targetSeats: number | null,
): Promise<string> {
  const [id] = await requestProvisionings(ctx, tx, [{ subscriptionId, kind, targetSeats }])
  assert(id !== undefined, 'a request has an id')
  return id
}

/** The same for many changes; answers the requests' ids in their order. */
export async function requestProvisionings(ctx: ProcedureContext, tx: Tx, wishes: readonly ProvisioningWish[]): Promise<readonly string[]> {
  const alarmAt = addMs(ctx.now, ALARM_MS)
  const requests = wishes.map(({ subscriptionId, kind, targetSeats }) => ({
    id: newId('prv'), subscription_id: subscriptionId, kind, target_seats: targetSeats, state: 'requested' as const,
    requested_at: ctx.now, alarm_at: alarmAt, alarmed_at: null, settled_at: null,
  }))
  await insertProvisioning(tx, ctx.tenant.id, ...requests)
  await enqueueJobs(tx, ctx.tenant.id, requests.flatMap(({ id }) => [
    jobOf(id, 'provisioning.send', ctx.now, ctx.now),
    jobOf(id, 'provisioning.alarm', alarmAt, ctx.now),
  ]))
  return requests.map(({ id }) => id)
}

/** Asks the vendor. The intent is stored first; the call runs outside of any transaction, under the request's own id. */
export async function sendProvisioning(ctx: PlatformContext, job: JobRow): Promise<void> {
  const request = await requestOf(ctx, job)
  await ctx.database.withTx((tx) => advanceProvisioning(tx, ctx.tenant.id, request.id, { from: 'requested', to: 'provisioning', at: ctx.now }))
  await settle(ctx, job, request, await ctx.runtime.connector.send(request, ctx.now))
}

export async function checkProvisioning(ctx: PlatformContext, job: JobRow): Promise<void> {
  const request = await requestOf(ctx, job)
  await settle(ctx, job, request, await ctx.runtime.connector.check(request, ctx.now))
}

/** Tells that a change was not active 30 minutes after its request; once for each request. */
export async function alarmProvisioning(ctx: PlatformContext, job: JobRow): Promise<void> {
  const request = await requestOf(ctx, job)
  const rang = await ctx.database.withTx(async (tx) => {
    await completeJob(tx, ctx.tenant.id, job.id, job.lease_token ?? '')
    const isNew = await markProvisioningAlarmed(tx, ctx.tenant.id, request.id, ctx.now)
    if (isNew) await announce(tx, ctx, request, 'provisioning.overdue')
    return isNew
  })
  if (!rang) return
  ctx.runtime.metrics.add('assento_provisioning_overdue_total')
  ctx.runtime.logger.error({ tenantId: ctx.tenant.id, subscriptionId: request.subscription_id, provisioningId: request.id }, 'provisioning is overdue')
}

async function settle(ctx: PlatformContext, job: JobRow, request: ProvisioningRow, result: ConnectorState): Promise<void> {
  await ctx.database.withTx(async (tx) => {
    await completeJob(tx, ctx.tenant.id, job.id, job.lease_token ?? '')
    if (result.state === 'provisioning') {
      // The name of the check holds its time: a later check of the same request is another job.
      await enqueueJobs(tx, ctx.tenant.id, [jobOf(request.id, 'provisioning.check', result.checkAt, ctx.now, result.checkAt)])
      return
    }
    const step = { from: 'provisioning' as const, to: result.state, at: ctx.now }
    if (await advanceProvisioning(tx, ctx.tenant.id, request.id, step)) {
      await announce(tx, ctx, request, result.state === 'active' ? 'provisioning.completed' : 'provisioning.failed')
    }
  })
}

async function announce(tx: Tx, ctx: ProcedureContext, request: ProvisioningRow, name: string): Promise<void> {
  await appendEvent(tx, ctx.tenant.id, {
    id: newId('evt'), name, subject_id: request.subscription_id, customer_id: null, at: ctx.now, published_at: null,
    payload: JSON.stringify({ provisioningId: request.id, kind: request.kind, targetSeats: request.target_seats }),
  })
}

async function requestOf(ctx: PlatformContext, job: JobRow): Promise<ProvisioningRow> {
  const { provisioningId } = parseJson<{ provisioningId: string }>(job.payload)
  const request = await findProvisioning(ctx.database, ctx.tenant.id, provisioningId)
  assert(request !== null, `job ${job.id} has its provisioning request`)
  return request
}

function jobOf(provisioningId: string, kind: string, runAt: Instant, now: Instant, suffix = ''): NewJob {
  return {
    id: newId('job'), kind, dedupe_key: `${kind}:${provisioningId}${suffix && `:${suffix}`}`, payload: JSON.stringify({ provisioningId }),
    run_at: runAt, created_at: now,
  }
}
