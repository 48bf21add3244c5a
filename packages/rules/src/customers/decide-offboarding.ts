import { allowed, type Decision, type Denied } from '../decision.ts'
import { decideUnassignment } from '../licences/decide-unassignment.ts'
import { decideWithdrawal } from '../licences/decide-withdrawal.ts'
import type { SerialFacts } from '../licences/facts.ts'
import { licenceDenied } from '../licences/licence-denied.ts'
import { refuseUnlessPartner } from '../licences/refuse-serial.ts'
import type { SerialAsker, SerialPlan } from '../licences/serial-plan.ts'

export interface OffboardingFacts {
  /** Of the customer; those that are over are passed over. */
  readonly serials: readonly SerialFacts[]
  /** Leave what cannot be given back as it is. */
  readonly skipBlocked: boolean
}

export interface OffboardingPlan {
  /** Applied in one transaction. */
  readonly serials: readonly SerialPlan[]
  readonly skipped: readonly { readonly serialId: string; readonly refusal: Denied }[]
  readonly returnedUnits: number
}

/**
 * Whether a customer is offboarded (cancelamento de cliente): every serial is given back, or withdrawn while pending, in one act. One that
 * cannot be makes the whole fail, unless such are skipped. Rule customers.offboard.all (seed 001).
 * Denies customers.offboard.blocked, accounts.role.forbidden.
 */
export function decideOffboarding(facts: OffboardingFacts, who: SerialAsker): Decision<OffboardingPlan> {
  const role = refuseUnlessPartner(who.actor, 'administrators')
  if (role !== null) return role
  const open = facts.serials.filter(({ cancelledAt }) => cancelledAt === null)
  const decided = open.map((serial) => ({ serialId: serial.id, decision: decideGivingBack(serial, who) }))
  const skipped = decided.flatMap(({ serialId, decision }) => decision.verdict === 'denied' ? [{ serialId, refusal: decision }] : [])
  if (skipped.length > 0 && !facts.skipBlocked) {
    return licenceDenied('customers.offboard.blocked', `${skipped.length} of ${open.length} serials cannot be given back.`, {
      facts: { blocked: skipped.length, serials: open.length }, alternatives: [{ kind: 'skipBlocked', blocked: skipped.length }, { kind: 'contact', contact: 'accountManager' }],
    })
  }
  const serials = decided.flatMap(({ decision }) => decision.verdict === 'denied' ? [] : [decision.plan])
  return allowed({ serials, skipped, returnedUnits: serials.reduce((sum, { stock }) => sum + (stock?.quantity ?? 0), 0) })
}

/** What offboarding does to one serial; also each line of its report. */
export function decideGivingBack(serial: SerialFacts, who: SerialAsker): Decision<SerialPlan> {
  return serial.provisionedAt === null ? decideWithdrawal(serial, { note: null }, who) : decideUnassignment(serial, { note: null }, who)
}
