import { assert, effectivePolicy, nextActionAt } from '@assento/rules'
import type { Instant, StatePlan, SubscriptionFacts } from '@assento/rules'
import { applyStatePlan, loadOwnedFacts } from '@assento/store'
import type { AppliedChange, OwnedFacts, Tx } from '@assento/store'
import { writeAudit } from '../platform/audit.ts'
import { requestProvisioning } from '../platform/provisioning.ts'
import type { ProcedureContext } from '../platform/types.ts'
import { nextActionAfter } from '../renewals/next-action.ts'
import { applyMeta } from '../subscriptions/apply-meta.ts'

/** What is done to a subscription for an invoice: how it is audited, and what the vendor is asked for; null = nothing. */
export interface StateChangeNote {
  readonly action: 'collections.suspend' | 'collections.terminate' | 'collections.release' | 'collections.invoiceRelease'
  readonly provisioning: 'suspend' | 'resume' | 'cancel' | null
  readonly invoiceIds: readonly string[]
  /** Time alone acts no sooner than then; unset = when the rules say. */
  readonly notBefore?: Instant
}

/** The facts that collections decide by, the row locked: with the reseller's windows, as for any change. */
export async function loadForCollections(ctx: ProcedureContext, tx: Tx, subscriptionId: string): Promise<OwnedFacts> {
  const owned = await loadOwnedFacts(tx, ctx.tenant.id, subscriptionId)
  assert(owned !== null, `subscription ${subscriptionId} of an invoice is there`)
  return { ...owned, facts: { ...owned.facts, policy: effectivePolicy(owned.facts.policy, ctx.tenant.settings.policy) } }
}

/** Writes a change of state that an unpaid or paid invoice brings, with its provisioning request and its audit entry. */
export async function changeState(
  ctx: ProcedureContext, tx: Tx, { facts, customerId }: OwnedFacts, plan: StatePlan, note: StateChangeNote,
): Promise<AppliedChange> {
  const after = { ...facts, status: plan.toStatus, endOfTerm: plan.endOfTerm, term: plan.term ?? facts.term }
  const nextAt = later(await nextActionOf(ctx, tx, facts, after), note.notBefore)
  const applied = await applyStatePlan(tx, ctx.tenant.id, plan, applyMeta(ctx, facts, { nextActionAt: nextAt }))
  if (note.provisioning !== null) await requestProvisioning(ctx, tx, facts.id, note.provisioning, null)
  await writeAudit(tx, ctx, note.action, {
    outcome: 'done', subjectId: facts.id, customerId,
    before: { status: facts.status, endOfTerm: facts.endOfTerm, term: facts.term, version: facts.version },
    after: { status: plan.toStatus, endOfTerm: plan.endOfTerm, term: plan.term ?? facts.term, dueNow: plan.dueNow, invoiceIds: note.invoiceIds },
  })
  return applied
}

/** A term that a release moved is charged from its first cycle that has not been. */
async function nextActionOf(ctx: ProcedureContext, tx: Tx, before: SubscriptionFacts, after: SubscriptionFacts): Promise<Instant | null | undefined> {
  return after.term === before.term ? nextActionAfter({ ...ctx, tx }, after) : nextActionAt(after, ctx.now)
}

function later(at: Instant | null | undefined, notBefore: Instant | undefined): Instant | null | undefined {
  return at === null || at === undefined || notBefore === undefined || at >= notBefore ? at : notBefore
}
