import { denied, type Denied } from '../decision.ts'
import type { Instant } from '../time.ts'
import type { BlockReason, LicenceActor, SerialFacts, SerialState } from './facts.ts'
import { licenceDenied } from './licence-denied.ts'
import { serialStateOf } from './serial-state.ts'

/** The tenant's own people and its keys. */
const MANUFACTURER: readonly LicenceActor[] = ['manufacturer', 'server']
const PARTNER_ADMIN: readonly LicenceActor[] = [...MANUFACTURER, 'partnerAdmin']
const PARTNERS: readonly LicenceActor[] = [...PARTNER_ADMIN, 'partnerUser']

/** Refuses what only the manufacturer (fabricante) does; null for it and its keys. Denies serials.role.manufacturerOnly (seed 003). */
export function refuseUnlessManufacturer(actor: LicenceActor): Denied | null {
  if (MANUFACTURER.includes(actor)) return null
  return licenceDenied('serials.role.manufacturerOnly', `Only the manufacturer does this, not a ${actor}.`, {
    facts: { role: actor }, alternatives: [{ kind: 'contact', contact: 'accountManager' }],
  })
}

/** Refuses what the partner's administrator and the manufacturer do; `partnerUser` may where `users`. Denies accounts.role.forbidden. */
export function refuseUnlessPartner(actor: LicenceActor, people: 'administrators' | 'users'): Denied | null {
  if ((people === 'users' ? PARTNERS : PARTNER_ADMIN).includes(actor)) return null
  return denied('accounts.role.forbidden', `A ${actor} may not do this.`, { facts: { role: actor }, alternatives: [{ kind: 'askAdministrator' }] })
}

/** Refuses every verb on a serial that is over, for good. Denies serials.state.cancelled (T11). */
export function refuseCancelled(facts: Pick<SerialFacts, 'cancelledAt' | 'cancelKind'>): Denied | null {
  if (facts.cancelledAt === null) return null
  return licenceDenied('serials.state.cancelled', `The serial is over (${facts.cancelKind ?? 'terminated'}).`, {
    facts: { cancelledAt: facts.cancelledAt, cancelKind: facts.cancelKind ?? 'terminated' }, alternatives: [{ kind: 'orderMore', productId: null }],
  })
}

/** Refuses a verb on a serial that was never provisioned. Denies serials.state.pending. */
export function refusePending(facts: Pick<SerialFacts, 'provisionedAt' | 'pendingReason'>): Denied | null {
  if (facts.provisionedAt !== null) return null
  return licenceDenied('serials.state.pending', 'The serial has not been provisioned.', {
    facts: { pendingReason: facts.pendingReason ?? 'awaitingVendor' }, alternatives: [{ kind: 'withdrawSerial' }],
  })
}

/** Refuses a reason that the tenant does not have for the verb, and one that asks for words without words. Denies serials.reason.*. */
export function refuseReason(
  reasons: readonly BlockReason[], verb: BlockReason['verb'], request: { readonly reason: string; readonly note: string | null },
): Denied | null {
  const reason = reasons.find((each) => each.verb === verb && each.code === request.reason && !each.isRetired)
  if (reason === undefined) return licenceDenied('serials.reason.unknown', `No reason ${request.reason} to ${verb}.`, { facts: { reason: request.reason } })
  if (!reason.requiresNote || hasWords(request.note)) return null
  return licenceDenied('serials.reason.noteRequired', `The reason ${reason.code} asks for a description.`, { facts: { reason: reason.code, label: reason.label } })
}

export function hasWords(note: string | null): boolean {
  return note !== null && note.trim() !== ''
}

/** The state of a serial at `now`; the word that plans and refusals use. */
export function stateAt(facts: SerialFacts, now: Instant): SerialState {
  return serialStateOf(facts, now).state
}

/** What the verb leads to when only the clock decides. */
export function stateAfter(facts: SerialFacts, change: Partial<SerialFacts>, now: Instant): SerialState {
  return serialStateOf({ ...facts, ...change }, now).state
}
