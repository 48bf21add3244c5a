import { denied } from '../rulebook.ts'
import type { Denied } from '../decision.ts'

/** A person's role in a customer's account, or of a reseller's agent acting for it. */
export type ActorRole =
  | 'administrator' | 'billingContact' | 'viewer'
  | 'adminAgent' | 'salesAgent' | 'billingAdmin' | 'helpdeskAgent' | 'userAdmin'

/** What is done to a subscription, as far as roles tell it apart. */
export type SubscriptionAction =
  | 'read' | 'increaseSeats' | 'reduceSeats' | 'cancel' | 'suspend' | 'planRenewal' | 'setEndOfTerm' | 'changePlan' | 'assignSeats'

const ADMINISTRATORS: readonly ActorRole[] = ['administrator', 'adminAgent']
const BUYERS: readonly ActorRole[] = [...ADMINISTRATORS, 'salesAgent']

const MAY: Readonly<Record<Exclude<SubscriptionAction, 'read'>, readonly ActorRole[]>> = {
  increaseSeats: BUYERS,
  planRenewal: BUYERS,
  changePlan: BUYERS,
  reduceSeats: ADMINISTRATORS,
  cancel: ADMINISTRATORS,
  suspend: ADMINISTRATORS,
  setEndOfTerm: ADMINISTRATORS,
  assignSeats: [...ADMINISTRATORS, 'userAdmin'],
}

/**
 * Refuses an action that a role may not take; null when it may. Everyone reads; administrators and the partner's admin agents
 * do everything; sales agents buy, increase and plan; user administrators assign. Denies accounts.role.forbidden (A2, B10).
 */
export function refuseRole(role: ActorRole, action: SubscriptionAction): Denied | null {
  if (action === 'read' || MAY[action].includes(role)) return null
  return denied('accounts.role.forbidden', `A ${role} may not ${action}.`, {
    alternatives: [{ kind: 'askAdministrator' }], facts: { role, action },
  })
}
