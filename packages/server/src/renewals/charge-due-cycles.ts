/** The plain case of what time does, in batches: active subscriptions whose next cycle inside the term is due. */
import { cycleOf, dateInZone, decideAfterTerm, nextActionAt, planCycleCharge, termEndsAt } from '@assento/rules'
import type { Instant, SubscriptionFacts } from '@assento/rules'
import { chargeCycles, loadManyFacts, lockDueForCycle } from '@assento/store'
import type { CycleToCharge } from '@assento/store'
import type { ProcedureContext } from '../platform/types.ts'
import { shortenedPolicies } from './shortened-policies.ts'

/** Subscriptions of one transaction. */
const BATCH = 500

/**
 * Charges the due cycles of up to 500 subscriptions in one transaction, decided by the same rules as one by one, and answers
 * how many; 0 = none of those that are due is plain. What is not stays as it is for `advanceDue`. Exactly once: the rows are
 * locked, those that another worker holds are left to it, and charges have natural keys.
 */
export function chargeDueCycles(ctx: ProcedureContext): Promise<number> {
  return ctx.database.withTx(async (tx) => {
    const due = await lockDueForCycle(tx, ctx.tenant.id, ctx.now, BATCH)
    if (due.length === 0) return 0
    const facts = await loadManyFacts(tx, ctx.tenant.id, due.map(({ id }) => id))
    const policyOf = shortenedPolicies(ctx)
    const cycles = due.flatMap(({ id, nextActionAt: dueAt }) => {
      const owned = facts.get(id)
      const cycle = owned === undefined ? null : plainCycle({ ...owned.facts, policy: policyOf(owned.facts.policy) }, dueAt, ctx.now)
      return owned === undefined || cycle === null ? [] : [{ customerId: owned.customerId, ...cycle }]
    })
    await chargeCycles(tx, ctx.tenant.id, cycles, { at: ctx.now, zone: ctx.tenant.zone })
    return cycles.length
  })
}

/** The cycle to charge and when time acts next; null when the step that is due is another one, or there is nothing to charge. */
function plainCycle(facts: SubscriptionFacts, dueAt: Instant, now: Instant): Omit<CycleToCharge, 'customerId'> | null {
  if (dueAt >= termEndsAt(facts) || facts.offer.billingFrequency === 'none') return null
  const lifecycle = decideAfterTerm(facts, now)
  if (lifecycle !== null && lifecycle.effectiveAt <= dueAt) return null
  const { startsOn } = cycleOf(facts.anchorOn, facts.term, facts.offer.billingFrequency, dateInZone(dueAt, facts.policy.zone))
  const plan = planCycleCharge(facts, startsOn, now)
  return plan === null ? null : { plan, nextActionAt: nextActionAt(facts, dueAt) }
}
