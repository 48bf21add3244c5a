/** Writes plans into facts, as the store does into rows: only what the plan says, no rule of its own. */
import { assert, chargedAfter } from '@assento/rules'
import type {
  ChargeLine, ChargedLine, CyclePlan, LifecyclePlan, RenewalTermPlan, SchedulePlan, SeatBatch, SeatPlan, StatePlan, SubscriptionFacts, TermChangePlan,
} from '@assento/rules'

export type AnyPlan = SeatPlan | StatePlan | SchedulePlan | RenewalTermPlan | LifecyclePlan | CyclePlan | TermChangePlan

export function applyPlan(facts: SubscriptionFacts, plan: AnyPlan): SubscriptionFacts {
  assert(plan.fromVersion === facts.version, 'the plan was made from these facts')
  const next = { ...facts, version: facts.version + 1 }
  if ('dateDifferences' in plan) return applyTerm(next, plan)
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

/** Charges of the term before stay only where the store still sees them: those that start no earlier than the new term. */
function applyTerm(facts: SubscriptionFacts, plan: TermChangePlan): SubscriptionFacts {
  return {
    ...facts, status: 'active', isTrial: false, seats: plan.seats, offer: plan.offer, term: plan.term, anchorOn: plan.anchorOn,
    termActivatedAt: plan.activatedAt, endOfTerm: plan.endOfTerm, renewalPlan: plan.losesRenewalPlan === null ? facts.renewalPlan : null,
    batches: plan.opensBatch === null ? [] : [{ id: `batch-${facts.version}`, ...plan.opensBatch }],
    charged: issue(facts.charged, plan.lines, facts.version).filter((line) => line.period.startsOn >= plan.term.startsOn),
    boughtOrRenewedOn: plan.term.startsOn,
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

function issue(charged: readonly ChargedLine[], lines: readonly ChargeLine[], version?: number): readonly ChargedLine[] {
  return chargedAfter(charged, lines, version === undefined ? 'charge' : `charge-${version}`)
}
