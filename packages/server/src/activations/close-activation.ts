import { allowed } from '@assento/rules'
import type { ActivationCloseReason } from '@assento/rules'
import { closeActivation as closeOne, findActivation } from '@assento/store'
import { z } from 'zod'
import type { SerialAnswer } from '../licences/dto.ts'
import { serialDetail } from '../licences/serial-detail.ts'
import { loadVisibleSerial } from '../licences/visible-serial.ts'
import { notFound } from '../platform/errors.ts'
import { id } from '../platform/inputs.ts'
import { command } from '../platform/procedure.ts'
import type { Caller, CommandResult } from '../platform/types.ts'
import { byPerson, tellClosed } from './activation-events.ts'

const input = z.strictObject({ activationId: id })

/**
 * Frees the place of a computer that cannot do it itself: dead, stolen, sold. It may be activated again afterwards like any other.
 * A computer without network goes on until its licence file runs out. Closed already, nothing changes.
 */
export const closeActivation = command('activations.close', input, async (ctx, { activationId }): Promise<CommandResult<SerialAnswer>> => {
  const { tx, tenant } = ctx
  const activation = await findActivation(tx, tenant.id, activationId) ?? notFound()
  const serial = await loadVisibleSerial(ctx, tx, activation.serial_id)
  const by = byPerson(ctx)
  const reason = closeReasonOf(ctx.caller)
  const isClosed = await closeOne(tx, tenant.id, activationId, { reason, byName: by.actor.actorName, at: ctx.now })
  if (isClosed) await tellClosed(ctx, tx, serial, by, { ...activation, reason })
  return {
    answer: { ...allowed({ activationId, closed: isClosed }), serial: await serialDetail(ctx, tx, activation.serial_id) },
    audit: {
      outcome: 'done', subjectId: activation.serial_id, customerId: serial.facts.customerId,
      after: { activationId, machineName: activation.machine_name, closedReason: isClosed ? reason : activation.closed_reason },
    },
  }
})

/** Whose decision it was: the customer's own people are users, keys and the command line act for the manufacturer. */
function closeReasonOf(caller: Caller): ActivationCloseReason {
  if (caller.kind !== 'widget' || caller.role === 'manufacturer') return 'vendor'
  return caller.role === 'partnerAdmin' || caller.role === 'partnerUser' ? 'partner' : 'user'
}
