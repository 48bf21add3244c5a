/** A person's role in a customer's account, of a reseller's agent acting for it, in a partner's account, or at the manufacturer (fabricante). */
export type ActorRole =
  | 'administrator' | 'billingContact' | 'viewer'
  | 'adminAgent' | 'salesAgent' | 'billingAdmin' | 'helpdeskAgent' | 'userAdmin'
  | 'partnerAdmin' | 'partnerUser' | 'manufacturer'

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

/** Whether a role may take an action; `refuseRole` says it as a refusal (A2). Everyone reads. */
export function isRoleAllowed(role: ActorRole, action: SubscriptionAction): boolean {
  return action === 'read' || MAY[action].includes(role)
}
