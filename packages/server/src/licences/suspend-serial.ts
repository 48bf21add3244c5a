import { decideSerialSuspension } from '@assento/rules'
import { z } from 'zod'
import { instant } from '../platform/inputs.ts'
import { command } from '../platform/procedure.ts'
import { answerSerial } from './serial-answer.ts'
import { licenceActor } from './serial-actor.ts'
import { note, reason, serialVersion } from './verb-inputs.ts'
import { loadSerialAt } from './visible-serial.ts'

const input = z.strictObject({ ...serialVersion, reason, note, until: instant.nullable().default(null) })

/** Suspends a serial (suspender) for one of the tenant's reasons, until a person or `until` releases it. The manufacturer only. */
export const suspendSerial = command('serials.suspend', input, async (ctx, request) => {
  const loaded = await loadSerialAt(ctx, ctx.tx, request)
  const who = { actor: licenceActor(ctx.caller), now: ctx.now, reasons: ctx.tenant.settings.licences.reasons }
  const asked = { reason: request.reason, note: request.note, until: request.until }
  return answerSerial(ctx, loaded, decideSerialSuspension(loaded.facts, asked, who), asked)
})
