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
 * What a row offers this person: by role and by what the session was granted, as the server will check again. Looking at the
 * seats is always offered first; what the state forbids is left to the rule, which says why.
 */
export function offeredActions(item: SubscriptionItem, who: WhoAmI): readonly SubscriptionAction[] {
  const may = (action: Exclude<SubscriptionAction, 'contact'>) => {
    const { component, feature, role } = NEEDS[action]
    const isGranted = who.actor.role === 'server' || (who.components[component]?.features.includes(feature) ?? false)
    return isGranted && (who.actor.role === 'server' || isRoleAllowed(who.actor.role, role))
  }
  const byState: readonly Exclude<SubscriptionAction, 'contact'>[] =
    item.status === 'suspended' ? ['assignSeats', 'resume', 'cancel']
    : item.status === 'active' || item.status === 'provisioning' ? ['planRenewal', 'assignSeats', 'suspend', 'cancel']
    : item.status === 'extended' ? ['planRenewal', 'assignSeats', 'cancel']
    : []
  return ['changeSeats', ...byState.filter(may)]
}
