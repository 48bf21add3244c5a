/** What a caller may do with subscriptions, by the policies of the procedures: what widgets enable, never what the server trusts. */
import type { Role } from '@assento/store'
import { mayCall } from '../platform/authorize.ts'
import type { Caller } from '../platform/types.ts'
import type { SubscriptionPermissions } from './dto.ts'

/** Role, component and feature for a widget; scopes for a key. The same matrix that the procedures check (A2). */
export function permissionsOf(caller: Caller): SubscriptionPermissions {
  const maySell = mayCall('subscriptions.seats.change', caller)
  return {
    increaseSeats: maySell,
    reduceSeats: maySell && !isSalesAgent(caller),
    cancel: mayCall('subscriptions.cancel.confirm', caller),
    suspend: mayCall('subscriptions.suspend', caller),
    planRenewal: mayCall('renewals.schedule', caller),
    setEndOfTerm: mayCall('renewals.setEndOfTerm', caller),
    assignSeats: mayCall('subscriptions.assignments.assign', caller),
  }
}

/** A sales agent buys and increases, and never reduces (rule accounts.role.forbidden, A2). */
export function isSalesAgent(caller: Caller): boolean {
  return caller.kind === 'widget' && caller.role === 'salesAgent'
}

/** The customer's own people in a widget, as opposed to the reseller's agents. */
export function isCustomerPerson(caller: Caller): boolean {
  return caller.kind === 'widget' && CUSTOMER_ROLES.includes(caller.role)
}

const CUSTOMER_ROLES: readonly Role[] = ['administrator', 'billingContact', 'viewer']
