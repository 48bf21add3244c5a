import { denied } from '../decision.ts'
import type { Denied } from '../decision.ts'
import type { SubscriptionPolicy } from '../policy.ts'
import { refuseRole } from '../accounts/refuse-role.ts'
import type { ActorRole } from '../accounts/role-actions.ts'

/**
 * Refuses an item of an order to a role; null when it may order it. A billing contact orders where the product says so (G1),
 * with everything that an order changes; elsewhere only administrators and the partner's agents buy and change (B10), and a
 * sales agent reduces nothing (A2). Denies accounts.role.forbidden.
 */
export function refuseOrderRole(
  policy: Pick<SubscriptionPolicy, 'orderedBy'>, role: ActorRole, item: { readonly reducesSeats: boolean },
): Denied | null {
  if (role !== 'billingContact') return refuseRole(role, item.reducesSeats ? 'reduceSeats' : 'changePlan')
  if (policy.orderedBy === 'billingContact') return null
  return denied('accounts.role.forbidden', 'This product is ordered by administrators only.', {
    alternatives: [{ kind: 'askAdministrator' }], facts: { role, action: 'changePlan' },
  })
}
