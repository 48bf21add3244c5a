/** serials.release.quote and serials.release.confirm: a suspension ends (liberar), and the clock says what the serial is then. */
import { decideSerialRelease, licenceDenied, serialStateOf } from '@assento/rules'
import type { Decision, SerialPlan } from '@assento/rules'
import type { Handle, LoadedSerial } from '@assento/store'
import { z } from 'zod'
import { id } from '../platform/inputs.ts'
import { command, quotation } from '../platform/procedure.ts'
import type { ProcedureContext } from '../platform/types.ts'
import type { SerialRenewalQuote } from './dto.ts'
import { priceDue, quoteOf, refuseOtherTotal } from './renewal-quote.ts'
import type { PricedRenewal } from './renewal-quote.ts'
import { answerSerial } from './serial-answer.ts'
import { licenceActor } from './serial-actor.ts'
import { expectedTotalCents, serialVersion } from './verb-inputs.ts'
import { loadSerialAt, previewVisibleSerial } from './visible-serial.ts'

interface Release {
  readonly decision: Decision<SerialPlan>
  /** What is billed for the time since it expired; null where nothing is. */
  readonly renewal: PricedRenewal | null
}

/** What a release would bill, cycle by cycle, before anyone presses the button. Changes nothing. */
export const quoteRelease = quotation('serials.release.quote', z.strictObject({ serialId: id }), async (ctx, { serialId }): Promise<SerialRenewalQuote> => {
  const loaded = await previewVisibleSerial(ctx, ctx.database, serialId)
  const { decision, renewal } = await decideRelease(ctx, ctx.database, loaded)
  const { state } = serialStateOf(loaded.facts, ctx.now)
  return quoteOf(decision, decision.verdict === 'denied' ? state : decision.plan.stateAfter, loaded.facts, renewal)
})

/** Releases; what had expired stays so until its one retroactive invoice, issued at once, is paid in full. */
export const confirmRelease = command('serials.release.confirm', z.strictObject({ ...serialVersion, expectedTotalCents }), async (ctx, request) => {
  const loaded = await loadSerialAt(ctx, ctx.tx, request)
  const { decision, renewal } = await decideRelease(ctx, ctx.tx, loaded)
  const totalCents = renewal?.priced?.plan.totalCents ?? 0
  const decided = decision.verdict === 'denied' ? decision : refuseOtherTotal(totalCents, request.expectedTotalCents) ?? decision
  return answerSerial(ctx, loaded, decided, { retroactiveCents: totalCents })
})

async function decideRelease(ctx: ProcedureContext, handle: Handle, loaded: LoadedSerial): Promise<Release> {
  const decision = decideSerialRelease(loaded.facts, {}, { actor: licenceActor(ctx.caller), now: ctx.now })
  if (decision.verdict === 'denied' || !decision.plan.needsRetroactive) return { decision, renewal: null }
  const renewal = await priceDue(ctx, handle, loaded.facts, 1)
  if (renewal.priced !== null) return { decision, renewal }
  return { decision: licenceDenied('serials.renew.notPriced', 'A cycle since the expiry has no price.', {
    facts: { startsOn: loaded.facts.validUntil ?? '' }, alternatives: [{ kind: 'contact', contact: 'accountManager' }],
  }), renewal }
}
