import { decideSerialRelease, dueCycles, isRenewalInvoiceDue, localDay, serialStateOf } from '@assento/rules'
import type { SerialState } from '@assento/rules'
import { appendSerialEvents, findOpenRenewal, loadSerialFacts } from '@assento/store'
import type { LoadedSerial, NewSerialEvent, SerialRenewalRow, Tx } from '@assento/store'
import { actorOf, writeAudit } from '../platform/audit.ts'
import type { ProcedureContext } from '../platform/types.ts'
import { applySerialPlan } from './apply-serial-plan.ts'
import { askRetroactive, renewForFree } from './ask-retroactive.ts'
import { invoiceRenewal } from './invoice-renewal.ts'
import { refreshNextAction } from './next-action.ts'
import { priceCycles } from './price-cycles.ts'

/**
 * Does everything that is due for a serial at `ctx.now`, and sets when time acts next. False when another worker has: the stored
 * instant is read after the row is locked.
 */
export async function advanceSerialInTime(ctx: ProcedureContext, tx: Tx, serialId: string): Promise<boolean> {
  const loaded = await loadSerialFacts(tx, ctx.tenant.id, serialId)
  if (loaded === null || loaded.row.next_action_at === null || loaded.row.next_action_at > ctx.now) return false
  const { suspension } = loaded.facts
  if (suspension !== null) await releaseInTime(ctx, tx, loaded)
  const isUnpriced = suspension === null && await runClock(ctx, tx, loaded) === 'unpriced'
  await refreshNextAction(ctx, tx, serialId, { done: suspension === null, asksRenewal: !isUnpriced })
  return true
}

/** The end that a suspension was given has come: the clock says what the serial is now. */
async function releaseInTime(ctx: ProcedureContext, tx: Tx, loaded: LoadedSerial): Promise<void> {
  const decision = decideSerialRelease(loaded.facts, {}, { actor: 'system', now: ctx.now })
  if (decision.verdict !== 'allowed') return
  const { invoiceId } = await applySerialPlan(ctx, tx, loaded, decision.plan)
  await audit(ctx, tx, 'serials.release', loaded, { state: decision.plan.stateAfter, invoiceId })
}

async function runClock(ctx: ProcedureContext, tx: Tx, loaded: LoadedSerial): Promise<'unpriced' | 'done'> {
  const { facts } = loaded
  await appendSerialEvents(tx, ctx.tenant.id, clockEvents(ctx, loaded))
  const renewal = await findOpenRenewal(tx, ctx.tenant.id, facts.id)
  if (isFurtherCycleDue(ctx, loaded, renewal)) {
    const invoiceId = await askRetroactive(ctx, tx, loaded)
    await audit(ctx, tx, 'serials.retroactive', loaded, { invoiceId, supersedes: renewal?.id ?? null })
  }
  const schedule = { renewal: renewal === null ? null : { kind: renewal.kind, toOn: renewal.to_on }, leadDays: ctx.tenant.settings.licences.renewalLeadDays }
  return isRenewalInvoiceDue(facts, schedule, ctx.now) ? askRenewal(ctx, tx, loaded) : 'done'
}

/** Once each, for the expiry that they tell of: also after a crash, and when a renewal is undone. */
function clockEvents(ctx: ProcedureContext, { row, facts }: LoadedSerial): readonly NewSerialEvent[] {
  const { clockState } = serialStateOf(facts, ctx.now)
  const event = (type: 'serial.grace_started' | 'serial.expired', stateBefore: SerialState, stateAfter: SerialState): NewSerialEvent => ({
    serialId: row.id, customerId: row.customer_id, type, at: ctx.now, actor: actorOf(ctx.caller), stateBefore, stateAfter,
    details: { validUntil: facts.validUntil, last5: row.last5 }, onceKey: `${type}:${facts.validUntil ?? ''}`,
  })
  const hasGrace = facts.graceDays > 0
  return [
    ...(clockState !== 'active' && hasGrace ? [event('serial.grace_started', 'active', 'grace')] : []),
    ...(clockState === 'expired' ? [event('serial.expired', hasGrace ? 'grace' : 'active', 'expired')] : []),
  ]
}

/** A period began for which the retroactive invoice that waits does not ask: paid now, it would not make the serial active. */
function isFurtherCycleDue(ctx: ProcedureContext, { facts }: LoadedSerial, renewal: SerialRenewalRow | null): boolean {
  return renewal?.kind === 'retroactive' && renewal.to_on <= localDay(ctx.now, facts.zone)
}

/** On the payer's draft of today; without a price a person is told, and it is tried again when the clock next moves. */
async function askRenewal(ctx: ProcedureContext, tx: Tx, loaded: LoadedSerial): Promise<'unpriced' | 'done'> {
  const { row, facts } = loaded
  const today = localDay(ctx.now, facts.zone)
  const priced = await priceCycles(ctx, tx, facts, today, dueCycles(facts, today))
  if (priced === null) {
    await appendSerialEvents(tx, ctx.tenant.id, [{
      serialId: row.id, customerId: row.customer_id, type: 'serial.renewal_unpriced', at: ctx.now, actor: actorOf(ctx.caller),
      details: { validUntil: facts.validUntil, payerId: row.payer_id, last5: row.last5 }, onceKey: `serial.renewal_unpriced:${facts.validUntil ?? ''}`,
    }])
    return 'unpriced'
  }
  const { fromOn, toOn, totalCents, cycles } = priced.plan
  if (totalCents === 0) await renewForFree(ctx, tx, loaded, cycles.length)
  else await invoiceRenewal(ctx, tx, loaded, { kind: 'due', when: 'dayDraft', priced })
  await audit(ctx, tx, 'serials.renewal', loaded, { fromOn, toOn, totalCents, currency: priced.currency })
  return 'done'
}

async function audit(ctx: ProcedureContext, tx: Tx, action: string, { row, facts }: LoadedSerial, after: object): Promise<void> {
  await writeAudit(tx, ctx, action, {
    outcome: 'done', subjectId: row.id, customerId: row.customer_id, before: { state: serialStateOf(facts, ctx.now).state, validUntil: row.valid_until }, after,
  })
}
