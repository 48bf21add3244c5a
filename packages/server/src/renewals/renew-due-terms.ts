/** The plain renewal in batches: terms that are over and go on by themselves, with the seats that they have. */
import { decideAfterTerm, decideRenewal, termEndsAt } from '@assento/rules'
import type { Instant, RenewalOffers, RenewalTermPlan, SubscriptionFacts } from '@assento/rules'
import { loadManyFacts, lockDueForRenewal, renewTerms } from '@assento/store'
import type { TermToRenew, Tx } from '@assento/store'
import { writeAudit } from '../platform/audit.ts'
import { requestProvisionings } from '../platform/provisioning.ts'
import type { ProcedureContext } from '../platform/types.ts'
import { noteOfTime } from './audit-time.ts'
import { loadRenewalOffers } from './offers-for-renewal.ts'
import { nextActionOfRenewed, whatRenewed } from './renew-term.ts'
import { shortenedPolicies } from './shortened-policies.ts'

/** Subscriptions of one transaction; the tenant's audit chain waits as long. */
const BATCH = 250

interface Renewal extends TermToRenew {
  readonly facts: SubscriptionFacts
}

/**
 * Renews or extends up to 250 terms in one transaction, decided by the same rules as one by one, and answers how many; 0 = none of
 * those that are over is plain. What has a renewal plan, or is denied, stays as it is for `advanceDue`. Exactly once, as cycles are.
 */
export function renewDueTerms(ctx: ProcedureContext): Promise<number> {
  return ctx.database.withTx(async (tx) => {
    const due = await lockDueForRenewal(tx, ctx.tenant.id, ctx.now, BATCH)
    if (due.length === 0) return 0
    const owned = await loadManyFacts(tx, ctx.tenant.id, due.map(({ id }) => id))
    const policyOf = shortenedPolicies(ctx)
    const offersOf = sharedOffers(ctx, tx)
    const renewals: Renewal[] = []
    for (const { id, nextActionAt: dueAt } of due) {
      const found = owned.get(id)
      if (found === undefined) continue
      const facts = { ...found.facts, policy: policyOf(found.facts.policy) }
      const plan = isOver(facts, dueAt, ctx.now) ? plainRenewal(facts, await offersOf(facts), ctx.now) : null
      if (plan !== null) renewals.push({ customerId: found.customerId, facts, plan, nextActionAt: nextActionOfRenewed(facts, plan) })
    }
    if (renewals.length > 0) await apply(ctx, tx, renewals)
    return renewals.length
  })
}

async function apply(ctx: ProcedureContext, tx: Tx, renewals: readonly Renewal[]): Promise<void> {
  await renewTerms(tx, ctx.tenant.id, renewals, { at: ctx.now, zone: ctx.tenant.zone })
  await requestProvisionings(ctx, tx, renewals.map(({ plan }) => ({ subscriptionId: plan.subscriptionId, kind: 'renew', targetSeats: plan.seats })))
  await writeAudit(tx, ctx, 'renewals.run', ...renewals.map(({ facts, customerId, plan }) => noteOfTime({ facts, customerId }, whatRenewed(plan, []))))
}

/** Whether the step that is due is the end of the term, not what follows a term that has ended. */
function isOver(facts: SubscriptionFacts, dueAt: Instant, now: Instant): boolean {
  const lifecycle = decideAfterTerm(facts, now)
  return dueAt >= termEndsAt(facts) && (lifecycle === null || lifecycle.effectiveAt > dueAt)
}

/** Null when it is denied, or changes the seats: assignments may have to end then. */
function plainRenewal(facts: SubscriptionFacts, offers: RenewalOffers, now: Instant): RenewalTermPlan | null {
  const decision = decideRenewal(facts, offers, now)
  return decision.verdict === 'allowed' && decision.plan.seats === facts.seats && facts.renewalPlan === null ? decision.plan : null
}

/** Today's prices, read once for all terms of one offer. */
function sharedOffers(ctx: ProcedureContext, tx: Tx): (facts: SubscriptionFacts) => Promise<RenewalOffers> {
  const known = new Map<string, RenewalOffers>()
  return async (facts) => {
    const key = `${facts.offer.offerId} ${facts.isTrial}`
    const offers = known.get(key) ?? await loadRenewalOffers(ctx, tx, facts)
    known.set(key, offers)
    return offers
  }
}
