import { lastDayOf, planRelease } from '@assento/rules'
import type { CalendarDate, ChargeLine, Release, ReleaseRequest } from '@assento/rules'
import { appendPlannedEvents } from '@assento/store'
import type { OwnedFacts, Tx } from '@assento/store'
import type { ProcedureContext } from '../platform/types.ts'
import { changeState, loadForCollections } from './change-state.ts'
import { invoiceRetroactively } from './invoice-retroactively.ts'

/**
 * Releases one subscription that nothing holds any more, or issues the invoice that is paid before. Answers what was done;
 * `invoicedFirst` = it waits for that invoice.
 */
export async function releaseSubscription(
  ctx: ProcedureContext, tx: Tx, subscriptionId: string, request: ReleaseRequest, invoiceIds: readonly string[],
): Promise<Release> {
  const owned = await loadForCollections(ctx, tx, subscriptionId)
  const release = planRelease(owned.facts, request, ctx.now)
  if (release.kind === 'released') {
    await changeState(ctx, tx, owned, release.plan, { action: 'collections.release', provisioning: 'resume', invoiceIds })
  }
  if (release.kind === 'ended') await tellTooLate(ctx, tx, owned)
  if (release.kind !== 'invoicedFirst') return release
  const isSettled = await invoiceRetroactively(ctx, tx, owned, release.plan, request.heldFrom)
  if (!isSettled) return release
  return releaseSubscription(ctx, tx, subscriptionId, { ...request, retroactivePaidUntil: lastUntil(release.plan.lines) }, invoiceIds)
}

/** Paid too late for a subscription that has ended: a person has to know. */
async function tellTooLate(ctx: ProcedureContext, tx: Tx, { facts, customerId }: OwnedFacts): Promise<void> {
  await appendPlannedEvents(tx, ctx.tenant.id, { subjectId: facts.id, customerId, at: ctx.now }, [
    { name: 'subscription.release_failed', subject: { subscriptionId: facts.id, status: facts.status, endedOn: lastDayOf(facts.term) } },
  ])
}

function lastUntil(lines: readonly ChargeLine[]): CalendarDate | null {
  return lines.map(({ period }) => period.until).sort().at(-1) ?? null
}
