import { denied } from '../decision.ts'
import type { Denied } from '../decision.ts'
import { isRoleAllowed } from './role-actions.ts'
import type { ActorRole, SubscriptionAction } from './role-actions.ts'

/**
 * Refuses an action that a role may not take; null when it may. Everyone reads; administrators and the partner's admin agents
 * do everything; sales agents buy, increase and plan; user administrators assign. Denies accounts.role.forbidden (A2, B10).
 */
export function refuseRole(role: ActorRole, action: SubscriptionAction): Denied | null {
  if (isRoleAllowed(role, action)) return null
  return denied('accounts.role.forbidden', `A ${role} may not ${action}.`, {
    alternatives: [{ kind: 'askAdministrator' }], facts: { role, action },
  })
}
