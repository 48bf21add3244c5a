import { dateInZone } from '@assento/rules'
import { dayDraftKey, findAccount, findInvoice, findOpenDraft, findParkedDraft } from '@assento/store'
import { z } from 'zod'
import { notFound } from '../platform/errors.ts'
import { id } from '../platform/inputs.ts'
import { command } from '../platform/procedure.ts'
import type { CommandContext } from '../platform/types.ts'
import { closeDrafts } from './close-drafts.ts'
import type { ClosedDraft } from './close-drafts.ts'

const input = z.strictObject({
  customerId: id,
  /** The draft to close, for one that was parked; left out, a parked one if there is one, else today's. */
  draftId: id.optional(),
  currency: z.string().regex(/^[A-Z]{3}$/).default('BRL'),
})

/** What became of the draft; without one there was nothing to close. */
export interface ClosedNow extends Omit<ClosedDraft, 'draftId' | 'outcome'> {
  readonly draftId: string | null
  readonly outcome: Exclude<ClosedDraft['outcome'], 'parked'>
  readonly number: string | null
}

/**
 * Closes a customer's draft at once instead of at midnight, and parked ones, which wait for a person: what is charged later today goes on
 * tomorrow's, so that a day still makes one invoice at most.
 */
export const closeInvoiceNow = command('invoices.close', input, async (ctx, request) => {
  if ((await findAccount(ctx.tx, ctx.tenant.id, request.customerId)) === null) notFound()
  const draftId = await draftOf(ctx, request)
  const [closed] = draftId === null ? [] : await closeDrafts(ctx, ctx.tx, [draftId], { byPerson: true })
  const invoice = closed?.invoiceId == null ? null : await findInvoice(ctx.tx, ctx.tenant.id, closed.invoiceId)
  const answer: ClosedNow = closed === undefined || closed.outcome === 'parked'
    ? { draftId: null, outcome: 'nothing', invoiceId: null, creditNoteId: null, number: null }
    : { ...closed, outcome: closed.outcome, number: invoice?.number ?? null }
  return {
    answer, audit: { outcome: 'done', subjectId: answer.invoiceId ?? draftId, customerId: request.customerId, after: answer },
  }
})

async function draftOf(ctx: CommandContext, { customerId, draftId, currency }: z.output<typeof input>): Promise<string | null> {
  const parked = await findParkedDraft(ctx.tx, ctx.tenant.id, customerId, draftId ?? null)
  if (parked !== null) return parked
  const today = dateInZone(ctx.now, ctx.tenant.zone)
  const draft = await findOpenDraft(ctx.tx, ctx.tenant.id, dayDraftKey(customerId, today, currency))
  if (draftId !== undefined && draft?.id !== draftId) notFound()
  return draft?.id ?? null
}
