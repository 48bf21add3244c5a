import { allowed, refuseUnreadableRequest } from '@assento/rules'
import type { Decision, Denied } from '@assento/rules'
import { closeActivation, findActivation, loadSerialFacts } from '@assento/store'
import { z } from 'zod'
import type { SerialDetail } from '../licences/dto.ts'
import { serialDetail } from '../licences/serial-detail.ts'
import { loadVisibleSerial } from '../licences/visible-serial.ts'
import { id } from '../platform/inputs.ts'
import { command } from '../platform/procedure.ts'
import type { CommandResult } from '../platform/types.ts'
import { byPerson, tellClosed } from './activation-events.ts'
import { isVisibleSerial } from './is-visible-serial.ts'
import { isSignedBy, readReceipt } from './read-receipt.ts'

const input = z.strictObject({
  /** The receipt's text, as the machine wrote it. */
  receipt: z.string().min(1).max(16_000),
  /** Left out: the serial that the receipt names. Given, it must be that one. */
  serialId: id.optional(),
})

/** Answer of `activations.recordReceipt`; the serial is null when the receipt was not one. */
export type ReceiptAnswer = Decision<unknown> & { readonly serial: SerialDetail | null }

/**
 * Frees the place of a computer without network by the receipt that it signed when it gave its licence back. The same receipt
 * again changes nothing. Denies activations.request.unreadable, also for a computer that the caller may not see.
 */
export const recordReceipt = command('activations.recordReceipt', input, async (ctx, { receipt: text, serialId }): Promise<CommandResult<ReceiptAnswer>> => {
  const { tx, tenant } = ctx
  const asked = serialId === undefined ? null : await loadVisibleSerial(ctx, tx, serialId)
  const receipt = readReceipt(text)
  if (receipt === null) return refused(refuseUnreadableRequest('not a receipt'))
  const activation = await findActivation(tx, tenant.id, receipt.activationId)
  if (activation?.receipt_key == null || activation.serial_id !== receipt.serialId || activation.fingerprint !== receipt.fingerprint
    || !isSignedBy(receipt, activation.receipt_key)) return refused(refuseUnreadableRequest('not signed by a computer of ours'))
  if (asked !== null && asked.facts.id !== activation.serial_id) return refused(refuseUnreadableRequest('another serial'))
  const serial = await loadSerialFacts(tx, tenant.id, activation.serial_id)
  if (serial === null || !isVisibleSerial(ctx, serial.facts)) return refused(refuseUnreadableRequest('not signed by a computer of ours'))
  const by = byPerson(ctx)
  const isClosed = await closeActivation(tx, tenant.id, activation.id, { reason: 'user', byName: by.actor.actorName, at: ctx.now })
  if (isClosed) await tellClosed(ctx, tx, serial, by, { ...activation, reason: 'user', byReceipt: true })
  const plan = { activationId: activation.id, closed: isClosed }
  return {
    answer: { ...allowed(plan), serial: await serialDetail(ctx, tx, activation.serial_id) },
    audit: { outcome: 'done', subjectId: activation.serial_id, customerId: serial.facts.customerId, after: plan },
  }
})

function refused(decision: Denied): CommandResult<ReceiptAnswer> {
  return { answer: { ...decision, serial: null }, audit: { outcome: 'denied', rule: decision.rule, subjectId: null, customerId: null } }
}
