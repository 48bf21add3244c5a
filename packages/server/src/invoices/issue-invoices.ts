/** Invoices of a batch: rows, lines, taxes, books, credit used, payment means, events and mail, all set-based. */
import { applyCredit, documentSeries, formatDocumentNumber, postCreditApplied, postInvoice } from '@assento/rules'
import type { Currency, DatePeriod, LedgerPlan, PricedDocument } from '@assento/rules'
import {
  appendEvents, canonicalJson, insertDocumentLines, insertInvoices, lockCredit, newId, postLedger, storeCredit, takeNumbers,
} from '@assento/store'
import type { InvoiceRow, Tx } from '@assento/store'
import { issuePaymentMeans } from '../documents/issue-payment-means.ts'
import { queueInvoiceMail } from '../mail/queue-mail.ts'
import type { ProcedureContext } from '../platform/types.ts'
import { announcePaid } from './announce-paid.ts'
import { documentRows } from './document-line.ts'
import { issueDates } from './due-dates.ts'
import type { IssueDates } from './due-dates.ts'

export interface InvoiceToIssue {
  readonly draftId: string
  readonly customerId: string
  readonly document: PricedDocument
  readonly period: DatePeriod
  /** The void invoice that it replaces. */
  readonly replacesId: string | null
}

/**
 * Issues invoices, numbered without gaps in the order in which they come, and uses the customers' credit for them. The locks
 * are taken in one order, credit before numbers; a handful of statements whatever the size of the batch.
 */
export async function issueInvoices(ctx: ProcedureContext, tx: Tx, toIssue: readonly InvoiceToIssue[]): Promise<readonly InvoiceRow[]> {
  if (toIssue.length === 0) return []
  const dates = issueDates(ctx)
  const used = await useCredits(ctx, tx, toIssue, dates)
  const year = Number(dates.issuedOn.slice(0, 4))
  const first = await takeNumbers(tx, ctx.tenant.id, documentSeries('invoice', year), toIssue.length)
  const rowOf = rowMaker(ctx, dates)
  const invoices = toIssue.map((issue, index) => (
    rowOf(issue, formatDocumentNumber({ kind: 'invoice', year, sequence: first + index }), used[index] ?? 0)))
  const rows = toIssue.map((issue, index) => documentRows(ctx.tenant.id, invoices[index]?.id ?? '', issue.document))
  await insertInvoices(tx, invoices)
  await insertDocumentLines(tx, rows.flatMap(({ lines }) => lines), rows.flatMap(({ taxes }) => taxes))
  await postLedger(tx, ctx.tenant.id, invoices.flatMap(postingsOf), ctx.now)
  await issuePaymentMeans(ctx, tx, invoices)
  await appendEvents(tx, ctx.tenant.id, ctx.now, invoices.map((invoice) => ({
    name: 'invoice.issued', subjectId: invoice.id, customerId: invoice.customer_id,
    subject: { invoiceId: invoice.id, number: invoice.number, totalCents: invoice.total_cents, currency: invoice.currency, dueOn: invoice.due_on },
  })))
  await announcePaid(ctx, tx, invoices.filter(({ state }) => state === 'paid'), { isAtIssue: true })
  await queueInvoiceMail(ctx, tx, invoices.map(({ id }) => id))
  return invoices
}

/** Cents of credit that each invoice uses, in their order; what customers have left is stored. */
async function useCredits(
  ctx: ProcedureContext, tx: Tx, toIssue: readonly InvoiceToIssue[], { dueOn }: IssueDates,
): Promise<readonly number[]> {
  const used = toIssue.map(() => 0)
  for (const currency of new Set(toIssue.map(({ document }) => document.currency))) {
    const ofCurrency = toIssue.map((issue, index) => ({ issue, index })).filter(({ issue }) => issue.document.currency === currency)
    const credits = await lockCredit(tx, ctx.tenant.id, ofCurrency.map(({ issue }) => issue.customerId), currency)
    const changed = new Map<string, number>()
    for (const { issue: { customerId, document }, index } of ofCurrency) {
      const creditCents = changed.get(customerId) ?? credits.get(customerId) ?? 0
      const balance = { id: customerId, balanceCents: document.total.cents, dueOn, isCorrected: false }
      const cents = applyCredit({ creditCents, openInvoices: [balance] })[0]?.cents ?? 0
      if (cents === 0) continue
      used[index] = cents
      changed.set(customerId, creditCents - cents)
    }
    if (changed.size > 0) await storeCredit(tx, ctx.tenant.id, changed, currency)
  }
  return used
}

function rowMaker(ctx: ProcedureContext, dates: IssueDates): (issue: InvoiceToIssue, number: string, settledCents: number) => InvoiceRow {
  const { issuedOn, dueOn, payableUntil, nextStepAt } = dates
  const lateTerms = canonicalJson(ctx.tenant.settings.billing.lateCharges)
  return ({ draftId, customerId, document, period, replacesId }, number, settledCents) => {
    const isPaid = settledCents === document.total.cents
    return {
      tenant_id: ctx.tenant.id, id: newId('inv'), number, customer_id: customerId, draft_id: draftId, currency: document.currency,
      period_starts_on: period.startsOn, period_until: period.until, issued_at: ctx.now, issued_on: issuedOn, due_on: dueOn, payable_until: payableUntil,
      subtotal_cents: document.subtotal.cents, tax_cents: document.tax.cents, total_cents: document.total.cents, settled_cents: settledCents,
      state: isPaid ? 'paid' : 'open', late_terms: lateTerms, paid_at: isPaid ? ctx.now : null, voided_at: null, void_reason: null,
      replaces_id: replacesId, replaced_by_id: null, next_step_at: isPaid ? null : nextStepAt, version: 1,
    }
  }
}

function postingsOf(invoice: InvoiceRow): readonly LedgerPlan[] {
  const currency: Currency = invoice.currency
  const subject = { customerId: invoice.customer_id, currency, on: invoice.issued_on, invoiceId: invoice.id }
  const issued = postInvoice({ ...subject, subtotalCents: invoice.subtotal_cents, taxCents: invoice.tax_cents, totalCents: invoice.total_cents })
  return invoice.settled_cents === 0 ? [issued] : [issued, postCreditApplied({ ...subject, cents: invoice.settled_cents, cause: invoice.id })]
}
