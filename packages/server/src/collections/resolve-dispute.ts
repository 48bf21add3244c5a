import { assert, nextStepAfter } from '@assento/rules'
import {
  appendPlannedEvents, completeDispute, findDispute, listCollectionsSteps, listDisputes, loadCollectedInvoice, releasePausedSteps, setNextStepAt,
} from '@assento/store'
import { z } from 'zod'
import { fail, notFound } from '../platform/errors.ts'
import { id, text } from '../platform/inputs.ts'
import { command } from '../platform/procedure.ts'
import type { CommandContext, CommandResult } from '../platform/types.ts'
import { disputeItem } from './dispute-item.ts'
import type { DisputeItem } from './dto.ts'
import { plannedStepsOf } from './planned-steps.ts'

const input = z.strictObject({ disputeId: id, resolution: text(2000) })

/**
 * Answers a dispute: what it paused goes on, what touches access no sooner than the clearing days after the answer. What is to
 * be given back is a credit note or a void, an act of its own.
 */
export const resolveDispute = command('collections.disputes.resolve', input, async (ctx, request): Promise<CommandResult<DisputeItem>> => {
  const before = await findDispute(ctx.tx, ctx.tenant.id, request.disputeId)
  if (before === null) notFound()
  const invoice = await loadCollectedInvoice(ctx.tx, ctx.tenant.id, before.invoice_id)
  assert(invoice !== null, `dispute ${before.id} has its invoice`)
  if (!(await completeDispute(ctx.tx, ctx.tenant.id, before.id, { resolution: request.resolution, at: ctx.now }))) {
    fail('conflict', 'the dispute was answered already')
  }
  if (invoice.state === 'open') await goOn(ctx, invoice)
  await appendPlannedEvents(ctx.tx, ctx.tenant.id, { subjectId: invoice.id, customerId: invoice.customerId, at: ctx.now }, [
    { name: 'dispute.resolved', subject: { invoiceId: invoice.id, disputeId: before.id } },
  ])
  return {
    answer: disputeItem({ ...before, state: 'resolved', resolution: request.resolution, resolved_at: ctx.now }),
    audit: {
      outcome: 'done', subjectId: invoice.id, customerId: invoice.customerId, before: { state: 'open' },
      after: { disputeId: before.id, resolution: request.resolution },
    },
  }
})

async function goOn(ctx: CommandContext, invoice: NonNullable<Awaited<ReturnType<typeof loadCollectedInvoice>>>): Promise<void> {
  await releasePausedSteps(ctx.tx, ctx.tenant.id, invoice.id)
  const planned = plannedStepsOf(ctx, invoice, await listDisputes(ctx.tx, ctx.tenant.id, [invoice.id]))
  const ran = await listCollectionsSteps(ctx.tx, ctx.tenant.id, [invoice.id])
  await setNextStepAt(ctx.tx, ctx.tenant.id, [invoice.id], nextStepAfter(planned, ran.map(({ step }) => step)))
}
