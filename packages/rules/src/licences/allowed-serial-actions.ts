import type { Denied } from '../decision.ts'
import type { Instant } from '../time.ts'
import { refuseReissue } from './decide-reissue.ts'
import { refuseSerialRelease } from './decide-serial-release.ts'
import { refuseRenewalInvoice } from './decide-serial-renewal.ts'
import { refuseSerialSuspension } from './decide-serial-suspension.ts'
import { refuseTermination } from './decide-termination.ts'
import { refuseUnassignment } from './decide-unassignment.ts'
import { refuseWithdrawal } from './decide-withdrawal.ts'
import type { LicenceActor, SerialFacts } from './facts.ts'
import { refuseCancelled, refuseUnlessPartner } from './refuse-serial.ts'
import { serialStateOf } from './serial-state.ts'
import type { SerialAsker } from './serial-plan.ts'

export type SerialMenuAction =
  | 'suspend' | 'release' | 'terminate' | 'unassign' | 'renew' | 'reissue' | 'withdraw' | 'setNote' | 'closeActivation' | 'issueOffline' | 'requestBlock'

const GUARDS: Readonly<Record<SerialMenuAction, (facts: SerialFacts, who: SerialAsker) => boolean>> = {
  suspend: (facts, who) => may(refuseSerialSuspension(facts, who)),
  release: (facts, who) => may(refuseSerialRelease(facts, who)),
  terminate: (facts, who) => may(refuseTermination(facts, who)),
  unassign: (facts, who) => may(refuseUnassignment(facts, who)),
  renew: (facts, { actor }) => isPayer(actor) && may(refuseRenewalInvoice(facts)),
  reissue: (facts, who) => may(refuseReissue(facts, who)),
  withdraw: (facts, who) => may(refuseWithdrawal(facts, who)),
  setNote: (facts, { actor }) => may(refuseUnlessPartner(actor, 'users') ?? refuseCancelled(facts)),
  closeActivation: (facts, { actor }) => isActivationKeeper(actor) && facts.cancelledAt === null && facts.provisionedAt !== null,
  issueOffline: (facts, { actor, now }) => isActivationKeeper(actor) && serialStateOf(facts, now).isUsable,
  // Who may not block asks the manufacturer to (licences.md A10).
  requestBlock: (facts, { actor }) => (actor === 'partnerAdmin' || actor === 'partnerUser')
    && facts.cancelledAt === null && facts.provisionedAt !== null && facts.suspension === null,
}

/** What a menu of one serial may show to a role now, in the order in which it shows it; verbs decide again by the same guards. */
export function allowedSerialActions(facts: SerialFacts, actor: LicenceActor, now: Instant): SerialMenuAction[] {
  const who = { actor, now }
  return (Object.keys(GUARDS) as SerialMenuAction[]).filter((action) => GUARDS[action](facts, who))
}

const may = (refusal: Denied | null): boolean => refusal === null

function isPayer(actor: LicenceActor): boolean {
  return actor === 'administrator' || actor === 'billingContact' || may(refuseUnlessPartner(actor, 'users'))
}

function isActivationKeeper(actor: LicenceActor): boolean {
  return actor === 'administrator' || may(refuseUnlessPartner(actor, 'users'))
}
