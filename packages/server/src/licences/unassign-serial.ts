/** serials.unassign and serials.withdraw: the unit goes back to its partner's stock. */
import { decideUnassignment, decideWithdrawal } from '@assento/rules'
import { z } from 'zod'
import { command } from '../platform/procedure.ts'
import { answerSerial } from './serial-answer.ts'
import { licenceActor } from './serial-actor.ts'
import { note, serialVersion } from './verb-inputs.ts'
import { loadSerialAt } from './visible-serial.ts'

const input = z.strictObject({ ...serialVersion, note })

/** Gives a licence back (cancelamento de licença): the serial is over, the unit may be given again under a new number. */
export const unassignSerial = command('serials.unassign', input, async (ctx, request) => {
  const loaded = await loadSerialAt(ctx, ctx.tx, request)
  const who = { actor: licenceActor(ctx.caller), now: ctx.now }
  return answerSerial(ctx, loaded, decideUnassignment(loaded.facts, { note: request.note }, who), { note: request.note })
})

/** Takes back a serial that was never provisioned; what was asked for it is asked for no more. */
export const withdrawSerial = command('serials.withdraw', input, async (ctx, request) => {
  const loaded = await loadSerialAt(ctx, ctx.tx, request)
  const who = { actor: licenceActor(ctx.caller), now: ctx.now }
  return answerSerial(ctx, loaded, decideWithdrawal(loaded.facts, { note: request.note }, who), { note: request.note })
})
