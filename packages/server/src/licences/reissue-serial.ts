import { decideReissue } from '@assento/rules'
import { advanceSerial, findOpenRenewal, moveRenewal } from '@assento/store'
import type { LoadedSerial } from '@assento/store'
import { z } from 'zod'
import { command } from '../platform/procedure.ts'
import type { CommandContext } from '../platform/types.ts'
import { applySerialPlan } from './apply-serial-plan.ts'
import { makeSerials } from './make-serials.ts'
import { refreshNextAction } from './next-action.ts'
import { answerDone } from './serial-answer.ts'
import { licenceActor } from './serial-actor.ts'
import { note, serialVersion } from './verb-inputs.ts'
import { loadSerialAt } from './visible-serial.ts'

const input = z.strictObject({ ...serialVersion, note })

/**
 * Gives a serial another number (troca de número): the same unit, days and open renewal, and no computers. Who has the old key
 * activates nothing more with it. Answers the old serial, which names the new one.
 */
export const reissueSerial = command('serials.reissue', input, async (ctx, request) => {
  const loaded = await loadSerialAt(ctx, ctx.tx, request)
  const decision = decideReissue(loaded.facts, { note: request.note }, { actor: licenceActor(ctx.caller), now: ctx.now })
  if (decision.verdict !== 'allowed') return answerDone(ctx, loaded, decision, { note: request.note })
  await applySerialPlan(ctx, ctx.tx, loaded, decision.plan)
  const replacedById = await replace(ctx, loaded, decision.plan.fromVersion + 1)
  return answerDone(ctx, loaded, decision, { note: request.note, replacedById })
})

async function replace(ctx: CommandContext, { row }: LoadedSerial, version: number): Promise<string> {
  const [made] = await makeSerials(ctx, ctx.tx, [{
    productId: row.product_id, partnerId: row.partner_id, customerId: row.customer_id, payerId: row.payer_id, users: row.users, period: row.period,
    anchorDay: row.anchor_day, validUntil: row.valid_until, graceDays: row.grace_days, maxActivations: row.max_activations, maxTransfers: row.max_transfers,
    provisionedAt: row.provisioned_at, pendingReason: row.pending_reason, note: row.note,
    events: [{ type: 'serial.assigned', details: { productId: row.product_id, replaces: row.last5 } }],
  }])
  if (made === undefined) throw new Error('one spec makes one serial')
  const renewal = await findOpenRenewal(ctx.tx, ctx.tenant.id, row.id)
  if (renewal !== null) await moveRenewal(ctx.tx, ctx.tenant.id, renewal.id, made.id)
  await advanceSerial(ctx.tx, ctx.tenant.id, { serialId: row.id, fromVersion: version }, { replaced_by_id: made.id })
  await refreshNextAction(ctx, ctx.tx, made.id)
  return made.id
}
