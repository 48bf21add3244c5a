/** Writes plans into facts, as the store does into rows: only what the plan says, no rule of its own. */
import { assert } from '@assento/rules'
import type { ChargeLine, ChargedLine, CyclePlan, LifecyclePlan, RenewalTermPlan, SchedulePlan, SeatBatch, SeatPlan, StatePlan, SubscriptionFacts } from '@assento/rules'

export type AnyPlan = SeatPlan | StatePlan | SchedulePlan | RenewalTermPlan | LifecyclePlan | CyclePlan

export function applyPlan(facts: SubscriptionFacts, plan: AnyPlan): SubscriptionFacts {
  assert(plan.fromVersion === facts.version, 'the plan was made from these facts')
  const next = { ...facts, version: facts.version + 1 }
  if ('outcome' in plan) return applyRenewal(next, plan)
  if ('change' in plan) return plan.change === 'none' ? facts : applySeats(next, plan)
  if ('preview' in plan) return { ...next, endOfTerm: plan.endOfTerm, renewalPlan: plan.renewalPlan }
  if (!('toStatus' in plan)) return { ...next, charged: issue(next.charged, plan.lines) }
  if (!('lines' in plan)) return { ...next, status: plan.toStatus }
  return {
    ...next, status: plan.toStatus, endOfTerm: plan.endOfTerm, charged: issue(next.charged, plan.lines), term: plan.term ?? next.term,
    renewalPlan: plan.losesRenewalPlan === null ? next.renewalPlan : null,
  }
}

function applySeats(facts: SubscriptionFacts, plan: SeatPlan): SubscriptionFacts {
  const taken = new Map(plan.consumesBatches.map((batch) => [batch.batchId, batch.seats]))
  const kept = facts.batches.map((batch): SeatBatch => ({ ...batch, seats: batch.seats - (taken.get(batch.id) ?? 0) }))
  const opened = plan.opensBatch === null ? [] : [{ id: `batch-${facts.version}`, ...plan.opensBatch }]
  return {
    ...facts, seats: plan.toSeats, batches: [...kept, ...opened], charged: issue(facts.charged, plan.lines),
    renewalPlan: plan.losesRenewalPlan === null ? facts.renewalPlan : null,
  }
}

function applyRenewal(facts: SubscriptionFacts, plan: RenewalTermPlan): SubscriptionFacts {
  return {
    ...facts, status: plan.outcome === 'extended' ? 'extended' : 'active', isTrial: false, seats: plan.seats, offer: plan.offer,
    term: plan.term, anchorOn: plan.anchorOn, termActivatedAt: plan.completedAt, endOfTerm: plan.endOfTerm, renewalPlan: null,
    batches: plan.opensBatch === null ? [] : [{ id: `batch-${facts.version}`, ...plan.opensBatch }],
    charged: issue([], plan.lines), boughtOrRenewedOn: plan.term.startsOn,
  }
}

function issue(charged: readonly ChargedLine[], lines: readonly ChargeLine[]): readonly ChargedLine[] {
  const credited = new Map(lines.flatMap((line) => line.credits.map((credit) => [credit.chargeId, credit.cents] as const)))
  const updated = charged.map((line) => ({ ...line, creditedCents: line.creditedCents + (credited.get(line.id) ?? 0) }))
  const issued = lines.filter((line) => line.amount.cents > 0).map((line, index) => ({
    id: `charge-${charged.length + index + 1}`, period: line.period, seats: line.seats, amountCents: line.amount.cents, creditedCents: 0,
  }))
  return [...updated, ...issued]
}
