import assert from 'node:assert/strict'
import { test } from 'node:test'
import { refuseRole } from '@assento/rules'
import type { ActorRole, SubscriptionAction } from '@assento/rules'

const ACTIONS: readonly SubscriptionAction[] = [
  'read', 'increaseSeats', 'reduceSeats', 'cancel', 'suspend', 'planRenewal', 'setEndOfTerm', 'changePlan', 'assignSeats',
]

/** What each role may do (subscriptions.md A2; seed 000: only administrators cancel, buy or change). */
const MATRIX: Readonly<Record<ActorRole, readonly SubscriptionAction[]>> = {
  administrator: ACTIONS,
  adminAgent: ACTIONS,
  salesAgent: ['read', 'increaseSeats', 'planRenewal', 'changePlan'],
  userAdmin: ['read', 'assignSeats'],
  billingContact: ['read'],
  billingAdmin: ['read'],
  helpdeskAgent: ['read'],
  viewer: ['read'],
  partnerAdmin: ['read'],
  partnerUser: ['read'],
  manufacturer: ['read'],
}

for (const [role, may] of Object.entries(MATRIX) as [ActorRole, readonly SubscriptionAction[]][]) {
  test(`a ${role} may ${may.join(', ')} and nothing else`, () => {
    for (const action of ACTIONS) {
      const refusal = refuseRole(role, action)
      if (may.includes(action)) assert.equal(refusal, null, action)
      else assert.equal(refusal?.rule, 'accounts.role.forbidden', action)
    }
  })
}
