import { decideTermination } from '@assento/rules'
import { z } from 'zod'
import { command } from '../platform/procedure.ts'
import { answerSerial } from './serial-answer.ts'
import { licenceActor } from './serial-actor.ts'
import { note, reason, serialVersion } from './verb-inputs.ts'
import { loadSerialAt } from './visible-serial.ts'

const input = z.strictObject({ ...serialVersion, reason, note, acknowledged: z.boolean().default(false) })

/** Ends a serial for good (encerrar definitivamente); the caller says that the instructions were read. The manufacturer only. */
export const terminateSerial = command('serials.terminate', input, async (ctx, request) => {
  const loaded = await loadSerialAt(ctx, ctx.tx, request)
  const who = { actor: licenceActor(ctx.caller), now: ctx.now, reasons: ctx.tenant.settings.licences.reasons }
  const asked = { reason: request.reason, note: request.note, isAcknowledged: request.acknowledged }
  return answerSerial(ctx, loaded, decideTermination(loaded.facts, asked, who), asked)
})
