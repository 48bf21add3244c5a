import { allowed, decideProvision } from '@assento/rules'
import { findOpenRenewal, settleRenewal } from '@assento/store'
import { z } from 'zod'
import { command } from '../platform/procedure.ts'
import { chargeFirstCycle } from './first-cycle.ts'
import { answerSerial } from './serial-answer.ts'
import { licenceActor } from './serial-actor.ts'
import { serialVersion } from './verb-inputs.ts'
import { loadSerialAt } from './visible-serial.ts'

/**
 * Lets a pending serial be used from today on (liberação inicial). The first invoice of one that waited for its payment stays
 * owed, and is no condition any more; one that waited for something else is charged its first period now.
 */
export const provisionSerial = command('serials.provision', z.strictObject(serialVersion), async (ctx, request) => {
  const loaded = await loadSerialAt(ctx, ctx.tx, request)
  const decision = decideProvision(loaded.facts, {}, { actor: licenceActor(ctx.caller), now: ctx.now })
  if (decision.verdict !== 'allowed') return answerSerial(ctx, loaded, decision, {})
  const asked = await findOpenRenewal(ctx.tx, ctx.tenant.id, loaded.row.id)
  if (asked !== null) await settleRenewal(ctx.tx, ctx.tenant.id, asked.id, { state: 'superseded', at: ctx.now })
  const refusal = asked === null ? await chargeFirstCycle(ctx, ctx.tx, loaded.row, decision.plan.change.validUntil ?? null) : null
  return answerSerial(ctx, loaded, refusal ?? allowed(decision.plan), {})
})
