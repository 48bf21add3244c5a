import type { Alternative, Denied } from '../decision.ts'
import { denied } from '../decision.ts'
import type { SubscriptionFacts } from '../subscriptions/facts.ts'
import { termEndsAt } from '../subscriptions/term-ends-at.ts'
import type { UpgradeRequest } from './decide-plan-upgrade.ts'

/**
 * Refuses a change of plan that self-service does not do; null when it does. Corporate accounts talk to their representative,
 * lower plans go through support where the product says so, and otherwise wait for the renewal; the rest follows the
 * catalogue's paths. Denies plans.corporate.byRepresentative (G7), plans.downgrade.bySupport (G2), plans.upgrade.notAPath (U1).
 */
export function refuseUpgradePath(
  facts: SubscriptionFacts, request: Pick<UpgradeRequest, 'path' | 'isCorporate' | 'seats' | 'offer'>,
): Denied | null {
  if (request.isCorporate === true) {
    return denied('plans.corporate.byRepresentative', 'Corporate accounts change plans with their representative.', {
      alternatives: [{ kind: 'contact', contact: 'accountManager' }],
    })
  }
  const { up, down } = facts.policy.planChange
  if (request.path === 'downgrade' && down === 'support') {
    return denied('plans.downgrade.bySupport', 'A lower plan is arranged with support.', {
      alternatives: [ticketFor(facts, request), { kind: 'contact', contact: 'support' }],
      facts: { planId: facts.offer.planId },
    })
  }
  if (request.path === 'upgrade' && up === 'now') return null
  const atRenewal = request.path !== 'none' && facts.endOfTerm === 'renew'
  const reason = request.path === 'none' ? 'The catalogue has no path to that plan.' : 'The plan changes at the renewal only.'
  return denied('plans.upgrade.notAPath', reason, {
    earliestAt: atRenewal ? termEndsAt(facts) : null,
    alternatives: atRenewal
      ? [{ kind: 'scheduleForRenewal', seats: request.seats, renewsOn: facts.term.until }]
      : [{ kind: 'contact', contact: 'accountManager' }],
    facts: { path: request.path, planId: facts.offer.planId },
  })
}

/** The ticket that asks support for what was wished for, filled in. */
function ticketFor(facts: SubscriptionFacts, { offer, seats }: Pick<UpgradeRequest, 'seats' | 'offer'>): Alternative {
  const { planId, commitment, billingFrequency } = offer ?? facts.offer
  return { kind: 'openTicket', category: 'commercial', about: { kind: 'subscription', id: facts.id }, wanted: { planId, seats, commitment, billingFrequency } }
}
