import { assert } from '../assert.ts'
import { allowed, type Decision, type Denied } from '../decision.ts'
import type { Money } from '../money.ts'
import type { SerialFacts } from './facts.ts'
import { licenceDenied } from './licence-denied.ts'
import { refuseCancelled, refusePending, refuseUnlessManufacturer, stateAfter, stateAt } from './refuse-serial.ts'
import { addLicencePeriods, dueCycles } from './renewal-cycles.ts'
import { serialEvent, serialPlan, type SerialAsker, type SerialPlan } from './serial-plan.ts'
import { localDay, serialStateOf } from './serial-state.ts'

export interface SerialRenewalRequest {
  /** Periods from the old `validUntil` on. */
  readonly cycles: number
  /** `payment` = an invoice of these cycles is paid in full; `manual` = the manufacturer renews without one (audited). */
  readonly settledBy: 'payment' | 'manual'
  /** What all periods since the expiry cost, for a refusal to offer. */
  readonly due?: Money
}

/**
 * Whether a serial is renewed (renovar): from its old `validUntil`, never from now. A payment always counts, also for a serial that was
 * suspended since, and also when another period began meanwhile: it stays what the clock then says (`needsRetroactive`).
 * Row T6 of licences.md § 2.3; rule licences.renewal.fromExpiry. Denies serials.state.*, serials.renew.perpetual, .suspended,
 * .retroactiveDue, serials.role.manufacturerOnly.
 */
export function decideSerialRenewal(facts: SerialFacts, request: SerialRenewalRequest, who: SerialAsker): Decision<SerialPlan> {
  const today = localDay(who.now, facts.zone)
  const refusal = request.settledBy === 'payment' ? refuseRenewed(facts) : refuseManual(facts, request, who)
  if (refusal !== null) return refusal
  assert(facts.validUntil !== null && facts.period !== null && facts.anchorDay !== null, 'what is renewed has a period')
  const validUntil = addLicencePeriods(facts.validUntil, facts.period, request.cycles, facts.anchorDay)
  const after = stateAfter(facts, { validUntil }, who.now)
  return allowed(serialPlan(facts, stateAt(facts, who.now), after, {
    change: { validUntil },
    needsRetroactive: after === 'expired' && facts.payerId !== null && validUntil <= today,
    events: [serialEvent('serial.renewed', {
      details: { cycles: request.cycles, fromOn: facts.validUntil, toOn: validUntil, settledBy: request.settledBy },
    })],
  }))
}

/**
 * Refuses to ask for a renewal by invoice; null when it may be. Denies serials.state.cancelled, serials.state.pending,
 * serials.renew.perpetual, .suspended, .nobodyPays.
 */
export function refuseRenewalInvoice(facts: SerialFacts): Denied | null {
  const refusal = refuseRenewed(facts) ?? refuseSuspended(facts)
  if (refusal !== null || facts.payerId !== null) return refusal
  return licenceDenied('serials.renew.nobodyPays', 'Nobody pays for the renewal of this serial.', { facts: { productId: facts.productId } })
}

function refuseManual(facts: SerialFacts, request: SerialRenewalRequest, who: SerialAsker): Denied | null {
  const refusal = refuseRenewed(facts) ?? refuseSuspended(facts)
  if (refusal !== null) return refusal
  const isManufacturer = refuseUnlessManufacturer(who.actor)
  const due = dueCycles(facts, localDay(who.now, facts.zone))
  if (isManufacturer === null ? request.cycles >= due : serialStateOf(facts, who.now).clockState !== 'expired') return isManufacturer
  return licenceDenied('serials.renew.retroactiveDue', `All ${due} periods since the expiry have to be settled.`, {
    facts: {
      validUntil: facts.validUntil ?? '', cycles: due, ...(request.due === undefined ? {} : { amountCents: request.due.cents, currency: request.due.currency }),
    },
    alternatives: request.due === undefined ? [{ kind: 'contact', contact: 'finance' }]
      : [{ kind: 'acceptRetroactiveInvoice', amountCents: request.due.cents, currency: request.due.currency }],
  })
}

function refuseRenewed(facts: SerialFacts): Denied | null {
  const refusal = refuseCancelled(facts) ?? refusePending(facts)
  if (refusal !== null || (facts.validUntil !== null && facts.period !== null)) return refusal
  return licenceDenied('serials.renew.perpetual', 'A serial without an end is not renewed.')
}

function refuseSuspended({ suspension }: SerialFacts): Denied | null {
  return suspension === null ? null : licenceDenied('serials.renew.suspended', 'A suspended serial is released first.', {
    facts: { startedAt: suspension.startedAt, reason: suspension.reason }, alternatives: [{ kind: 'releaseSerial' }],
  })
}
