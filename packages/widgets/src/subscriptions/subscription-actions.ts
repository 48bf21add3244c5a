import { isRoleAllowed, type SubscriptionAction as RoleAction } from '@assento/rules'
import type { SubscriptionItem, WhoAmI } from '@assento/client'
import type { SubscriptionAction } from '../runtime/events.ts'

interface ActionNeeds {
  readonly component: string
  readonly feature: string
  readonly role: RoleAction
}

const NEEDS: Readonly<Record<Exclude<SubscriptionAction, 'contact'>, ActionNeeds>> = {
  changeSeats: { component: 'subscriptions', feature: 'seats.edit', role: 'increaseSeats' },
  planRenewal: { component: 'renewals', feature: 'renewals.edit', role: 'planRenewal' },
  assignSeats: { component: 'subscriptions', feature: 'seats.assign', role: 'assignSeats' },
  suspend: { component: 'subscriptions', feature: 'suspend', role: 'suspend' },
  resume: { component: 'subscriptions', feature: 'suspend', role: 'suspend' },
  cancel: { component: 'subscriptions', feature: 'cancel', role: 'cancel' },
  endAtEndOfTerm: { component: 'renewals', feature: 'renewals.edit', role: 'setEndOfTerm' },
}

/**
 * What a row offers this person, first what is most likely wanted: by role and by what the session was granted, as the server
 * will check again. The seats can always be looked at; what else the state forbids is left to the rule, which says why.
 */
export function offeredActions(item: SubscriptionItem, who: WhoAmI): readonly SubscriptionAction[] {
  const byState: readonly Exclude<SubscriptionAction, 'contact'>[] =
    item.status === 'suspended' ? ['resume', 'changeSeats', 'assignSeats', 'cancel']
    : item.isTrial && item.status === 'active' ? ['planRenewal', 'changeSeats', 'assignSeats']
    : item.status === 'active' || item.status === 'provisioning' ? ['changeSeats', 'planRenewal', 'assignSeats', 'suspend', 'cancel']
    : item.status === 'extended' ? ['changeSeats', 'planRenewal', 'assignSeats', 'cancel']
    : ['changeSeats']
  return byState.filter((action) => action === 'changeSeats' || isGranted(action, who))
}

/** Whether this person can change the seats of the row as it stands; else they are only shown. Rules L1 and X3. */
export function canChangeSeats(item: SubscriptionItem, who: WhoAmI): boolean {
  return item.status === 'active' && !item.isTrial && isGranted('changeSeats', who)
}

function isGranted(action: Exclude<SubscriptionAction, 'contact'>, { actor, components }: WhoAmI): boolean {
  const { component, feature, role } = NEEDS[action]
  return actor.role === 'server' || ((components[component]?.features.includes(feature) ?? false) && isRoleAllowed(actor.role, role))
}
