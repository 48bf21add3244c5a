/** Closing: the lines of drafts become invoices and credit notes, with everything that hangs on them. */
import { closeDraft, dateInZone } from '@assento/rules'
import type { DraftClosing, DraftFacts } from '@assento/rules'
import {
  appendEvents, dayDraftKey, findClosedDrafts, findOpenDraft, linesOfDrafts, loadCreditableCents, lockCredit, lockDrafts, markDraftsClosed, parkDraft,
} from '@assento/store'
import type { DraftLine, LockedDraft, Tx } from '@assento/store'
import type { ProcedureContext } from '../platform/types.ts'
import { lineOfCharge } from './document-line.ts'
import { issueCreditNotes } from './issue-credit-notes.ts'
import { issueInvoices } from './issue-invoices.ts'

/** What became of a draft. `parked`: too many generated lines; it waits for a person. */
export interface ClosedDraft {
  readonly draftId: string
  readonly outcome: 'invoice' | 'creditNote' | 'nothing' | 'parked'
  readonly invoiceId: string | null
  readonly creditNoteId: string | null
}

export interface Closing {
  /** A person has looked at it: the safety bound does not hold it back. */
  readonly byPerson?: boolean
  /** The void invoice that the drafts' invoice replaces. */
  readonly replacesId?: string
  /** What a credit note says that it is for. */
  readonly reason?: string
}

interface Decided {
  readonly draft: LockedDraft
  readonly facts: DraftFacts
  readonly closing: DraftClosing
}

/**
 * Closes drafts that are open, in the order of their ids, whatever their number in a handful of statements; one that is closed
 * already is answered with what it became. Two closers of one draft wait for each other: the second finds it closed.
 */
export async function closeDrafts(ctx: ProcedureContext, tx: Tx, draftIds: readonly string[], how: Closing = {}): Promise<readonly ClosedDraft[]> {
  if (draftIds.length === 0) return []
  const drafts = await lockDrafts(tx, ctx.tenant.id, draftIds)
  const closedBefore = drafts.filter(({ closedAt }) => closedAt !== null)
  const decided = await decide(ctx, tx, drafts.filter(({ closedAt }) => closedAt === null), how)
  const of = (outcome: DraftClosing['outcome']) => decided.filter(({ closing }) => closing.outcome === outcome)
  const [invoiced, credited, empty, parked] = [of('invoice'), of('creditNote'), of('nothing'), of('parked')]
  const invoices = await issueInvoices(ctx, tx, invoiced.map(({ draft, closing: { document, period } }) => (
    { draftId: draft.id, customerId: draft.customerId, document, period, replacesId: how.replacesId ?? null })))
  const notes = await creditDrafts(ctx, tx, credited, how.reason ?? 'credits of the day')
  await park(ctx, tx, parked)
  for (const [outcome, closed] of [['invoice', invoiced], ['creditNote', notes.issued], ['nothing', [...empty, ...notes.capped]]] as const) {
    await markDraftsClosed(tx, ctx.tenant.id, closed.map(({ draft }) => draft.id), { at: ctx.now, outcome })
  }
  return [
    ...invoiced.map(({ draft }, index) => became(draft.id, 'invoice', { invoiceId: invoices[index]?.id ?? null })),
    ...notes.issued.map(({ draft }, index) => became(draft.id, 'creditNote', { creditNoteId: notes.ids[index] ?? null })),
    ...[...empty, ...notes.capped].map(({ draft }) => became(draft.id, 'nothing')),
    ...parked.map(({ draft }) => became(draft.id, 'parked')),
    ...await findClosedDrafts(tx, ctx.tenant.id, closedBefore.map(({ id }) => id)),
  ]
}

/**
 * Closes the customer's draft of today at once, as a checkout does; null when there is none: nothing was charged today, or
 * today's is an invoice already and what came later waits for tomorrow's.
 */
export async function closeDayDraft(ctx: ProcedureContext, tx: Tx, customerId: string, currency: string): Promise<ClosedDraft | null> {
  const today = dateInZone(ctx.now, ctx.tenant.zone)
  const draft = await findOpenDraft(tx, ctx.tenant.id, dayDraftKey(customerId, today, currency))
  if (draft === null) return null
  const [closed] = await closeDrafts(ctx, tx, [draft.id])
  return closed ?? null
}

async function decide(ctx: ProcedureContext, tx: Tx, drafts: readonly LockedDraft[], how: Closing): Promise<readonly Decided[]> {
  if (drafts.length === 0) return []
  const { taxes, maxLinesPerSubscriptionDay } = ctx.tenant.settings.billing
  const lines = new Map<string, DraftLine[]>(drafts.map(({ id }) => [id, []]))
  for (const line of await linesOfDrafts(tx, ctx.tenant.id, drafts.map(({ id }) => id))) lines.get(line.draftId)?.push(line)
  return drafts.map((draft) => {
    const facts: DraftFacts = {
      currency: draft.currency, opensOn: draft.opensOn, lines: (lines.get(draft.id) ?? []).map((line) => lineOfCharge(taxes, line)),
      maxLinesPerSubscriptionDay, byPerson: how.byPerson ?? false, creditableCents: null,
    }
    return { draft, facts, closing: closeDraft(facts) }
  })
}

/** Credit notes are decided once more with what the customer was ever asked for, after the invoices of the same batch. */
async function creditDrafts(ctx: ProcedureContext, tx: Tx, decided: readonly Decided[], reason: string) {
  const issued: Decided[] = []
  const capped: Decided[] = []
  const ids: string[] = []
  for (const currency of new Set(decided.map(({ draft }) => draft.currency))) {
    const ofCurrency = decided.filter(({ draft }) => draft.currency === currency)
    const customerIds = ofCurrency.map(({ draft }) => draft.customerId)
    await lockCredit(tx, ctx.tenant.id, customerIds, currency)
    const creditable = await loadCreditableCents(tx, ctx.tenant.id, customerIds, currency)
    const again = ofCurrency.map(({ draft, facts }) => {
      const closing = closeDraft({ ...facts, creditableCents: creditable.get(draft.customerId) ?? 0 })
      creditable.set(draft.customerId, (creditable.get(draft.customerId) ?? 0) + closing.document.total.cents)
      return { draft, facts, closing }
    })
    const worth = again.filter(({ closing }) => closing.outcome === 'creditNote')
    const notes = await issueCreditNotes(ctx, tx, worth.map(({ draft, closing }) => (
      { customerId: draft.customerId, invoiceId: null, draftId: draft.id, reason, document: closing.document })))
    issued.push(...worth)
    ids.push(...notes.map(({ id }) => id))
    capped.push(...again.filter(({ closing }) => closing.outcome !== 'creditNote'))
  }
  return { issued, capped, ids }
}

async function park(ctx: ProcedureContext, tx: Tx, parked: readonly Decided[]): Promise<void> {
  for (const { draft, closing } of parked) {
    if (closing.outcome !== 'parked' || !(await parkDraft(tx, ctx.tenant.id, draft.id))) continue
    await appendEvents(tx, ctx.tenant.id, ctx.now, [{
      name: 'billing.parked', subjectId: draft.id, customerId: draft.customerId,
      subject: { draftId: draft.id, subscriptionId: closing.subscriptionId, lines: closing.lines, opensOn: draft.opensOn },
    }])
  }
}

function became(
  draftId: string, outcome: ClosedDraft['outcome'], ids: { readonly invoiceId?: string | null; readonly creditNoteId?: string | null } = {},
): ClosedDraft {
  return { draftId, outcome, invoiceId: ids.invoiceId ?? null, creditNoteId: ids.creditNoteId ?? null }
}
