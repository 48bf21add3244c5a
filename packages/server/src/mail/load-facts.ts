import { announcedAction, dateInZone } from '@assento/rules'
import { findAccount, findInvoice, listCollectionsSteps, listDisputes, listFiscalDocuments } from '@assento/store'
import type { AccountRow, DocumentHead, Handle, InvoiceRow } from '@assento/store'
import { plannedStepsOf } from '../collections/planned-steps.ts'
import { amountDueOf } from '../documents/late-charges.ts'
import { paymentMeansOf } from '../documents/payment-means-of.ts'
import type { ProcedureContext } from '../platform/types.ts'
import { documentsToAttach } from './attachments.ts'
import type { MailOrder } from './mail-order.ts'
import type { MailFacts } from './templates/mail-facts.ts'
import { sellerOf } from './templates/seller.ts'

/** Everything that the message is about, as it is now. */
export interface LoadedOrder {
  readonly account: AccountRow
  readonly invoice: InvoiceRow
  readonly facts: MailFacts
  readonly documents: readonly DocumentHead[]
}

/** Facts of an order; null when there is nobody or nothing to write about any more. */
export async function loadOrder(ctx: ProcedureContext, handle: Handle, order: MailOrder): Promise<LoadedOrder | null> {
  const invoice = await findInvoice(handle, ctx.tenant.id, order.invoiceId)
  const account = await findAccount(handle, ctx.tenant.id, order.customerId)
  if (invoice === null || account === null) return null
  const payment = await paymentMeansOf(ctx, handle, invoice)
  const documents = await documentsToAttach(ctx, handle, order, invoice, payment)
  const today = dateInZone(ctx.now, ctx.tenant.zone)
  const facts: MailFacts = {
    seller: sellerOf(ctx), customerName: account.trade_name ?? account.name,
    invoice: {
      number: invoice.number, currency: invoice.currency, state: invoice.state, period: { startsOn: invoice.period_starts_on, until: invoice.period_until },
      issuedOn: invoice.issued_on, dueOn: invoice.due_on, payableUntil: invoice.payable_until, totalCents: invoice.total_cents,
      paidOn: invoice.paid_at === null ? null : dateInZone(invoice.paid_at, ctx.tenant.zone),
    },
    due: amountDueOf(ctx, invoice, today), payment, today, acts: await announcedStep(ctx, handle, order, invoice),
    policy: ctx.tenant.settings.billing.collections, fiscalNumber: await fiscalNumber(ctx, handle, order),
    fileNames: documents.map(({ file_name }) => file_name),
  }
  return { account, invoice, facts, documents }
}

/** The next step that acts as the template announces; null for other templates, and where the policy plans no such step. */
async function announcedStep(ctx: ProcedureContext, handle: Handle, { template }: MailOrder, invoice: InvoiceRow): Promise<MailFacts['acts']> {
  const action = announcedAction(template)
  if (action === null) return null
  const ran = (await listCollectionsSteps(handle, ctx.tenant.id, [invoice.id])).map(({ step }) => step)
  const disputes = await listDisputes(handle, ctx.tenant.id, [invoice.id])
  const planned = plannedStepsOf(ctx, { payableUntil: invoice.payable_until, issuedAt: invoice.issued_at }, disputes)
  const next = planned.find((step) => step.action === action && !ran.includes(step.key))
  return next === undefined || next.payBy === null ? null : { on: next.plannedOn, payBy: next.payBy }
}

async function fiscalNumber(ctx: ProcedureContext, handle: Handle, { template, invoiceId, step }: MailOrder): Promise<string | null> {
  if (template !== 'fiscal.available') return null
  return (await listFiscalDocuments(handle, ctx.tenant.id, [invoiceId])).find(({ id }) => id === step)?.number ?? null
}
