import { allowed, refuseCancelled, serialStateOf } from '@assento/rules'
import { advanceSerial, appendSerialEvents } from '@assento/store'
import { z } from 'zod'
import { actorOf } from '../platform/audit.ts'
import { text } from '../platform/inputs.ts'
import { command } from '../platform/procedure.ts'
import { answerDone } from './serial-answer.ts'
import { serialVersion } from './verb-inputs.ts'
import { loadSerialAt } from './visible-serial.ts'

const input = z.strictObject({ ...serialVersion, note: text(500).nullable() })

/** Replaces the observação of a serial; the words before it stay in its history. */
export const setSerialNote = command('serials.setNote', input, async (ctx, { note, ...request }) => {
  const loaded = await loadSerialAt(ctx, ctx.tx, request)
  const { row, facts } = loaded
  const refusal = refuseCancelled(facts)
  if (refusal !== null) return answerDone(ctx, loaded, refusal, { note })
  await advanceSerial(ctx.tx, ctx.tenant.id, { serialId: row.id, fromVersion: row.version }, { note })
  const { state } = serialStateOf(facts, ctx.now)
  await appendSerialEvents(ctx.tx, ctx.tenant.id, [{
    serialId: row.id, customerId: row.customer_id, type: 'serial.noted', at: ctx.now, actor: actorOf(ctx.caller), stateBefore: state, stateAfter: state, note,
    details: { before: row.note, last5: row.last5 },
  }])
  return answerDone(ctx, loaded, allowed({}), { note })
})
