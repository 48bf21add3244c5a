/** The one way in which money comes in. */
import { allocatePayment, assert, postPayment } from '@assento/rules'
import type { CalendarDate, PaymentAllocation, PaymentChannel } from '@assento/rules'
import {
  appendEvents, findInvoice, findPaymentByExternalId, insertPayment, loadInvoice, lockCredit, newId, postLedger, settleInvoice,
} from '@assento/store'
import type { InvoiceRow, PaymentRow, Tx } from '@assento/store'
import { addReceiptDocuments } from '../../documents/add-documents.ts'
import { lateChargesOf } from '../../documents/late-charges.ts'
import { actorOf } from '../../platform/audit.ts'
import type { ProcedureContext } from '../../platform/types.ts'
import { announcePaid } from '../announce-paid.ts'
import { giveCredit } from '../give-credit.ts'

export interface PaymentToRecord {
  readonly customerId: string
  /** What it was meant for; null when it names no invoice that we know. */
  readonly invoiceId: string | null
  readonly channel: PaymentChannel
  /** The provider's id, unique a tenant and channel. */
  readonly externalId: string
  readonly amountCents: number
  readonly paidOn: CalendarDate
  /** Fine and interest that the payer owed on `paidOn`; left out, what the invoice's terms say. */
  readonly lateChargeCents?: number
  readonly feeCents: number
  readonly note: string | null
}

export interface RecordedPayment {
  readonly payment: PaymentRow
  /** `paid`: the invoice is settled to the cent; `over`: and the rest is credit; `credit`: all of it is credit. */
  readonly verdict: 'paid' | 'partial' | 'over' | 'credit'
  /** Why all of it is credit; null otherwise. */
  readonly because: 'alreadyPaid' | 'void' | 'writtenOff' | 'unknownInvoice' | null
  /** This channel and external id had been recorded before: nothing was done. */
  readonly isDuplicate: boolean
  /** Invoices that became paid by it, also those that the excess settled. */
  readonly paidInvoiceIds: readonly string[]
}

/** Boleto and Pix are in reais; money for no invoice that we know is taken as such. */
const DEFAULT_CURRENCY = 'BRL'
const BECAUSE = { paid: 'alreadyPaid', void: 'void', writtenOff: 'writtenOff' } as const

/**
 * Records money that came in: once a (channel, external id), allocated to the balance, to fine and interest, the rest to
 * customer credit, which is used at once; posted, told. Money for an invoice that is not open is credit. The same id again is
 * answered with the stored payment, and changes nothing.
 */
export async function recordPayment(ctx: ProcedureContext, tx: Tx, payment: PaymentToRecord): Promise<RecordedPayment> {
  const { customerId, channel, externalId, invoiceId } = payment
  const currency = (invoiceId === null ? null : await findInvoice(tx, ctx.tenant.id, invoiceId))?.currency ?? DEFAULT_CURRENCY
  await lockCredit(tx, ctx.tenant.id, [customerId], currency)
  const known = await findPaymentByExternalId(tx, ctx.tenant.id, channel, externalId)
  if (known !== null) return recordedBefore(tx, known)
  const invoice = invoiceId === null ? null : await loadInvoice(tx, ctx.tenant.id, invoiceId)
  assert(invoice === null || invoice.customer_id === customerId, `invoice ${invoiceId ?? ''} is not of ${customerId}`)
  const allocation = allocate(ctx, payment, invoice)
  const row = paymentRow(ctx, payment, invoice, currency, allocation)
  if (!(await insertPayment(tx, row))) return duplicateOf(ctx, tx, payment)
  return { payment: row, isDuplicate: false, ...await settle(ctx, tx, row, invoice) }
}

function allocate(ctx: ProcedureContext, payment: PaymentToRecord, invoice: InvoiceRow | null): PaymentAllocation {
  const { amountCents } = payment
  if (invoice === null || invoice.state !== 'open') return { appliedCents: 0, lateChargeCents: 0, excessCents: amountCents }
  const lateChargesDueCents = payment.lateChargeCents ?? lateChargesOf(ctx, invoice, payment.paidOn)?.total.cents ?? 0
  return allocatePayment({ balanceCents: invoice.total_cents - invoice.settled_cents, lateChargesDueCents, amountCents })
}

function paymentRow(
  ctx: ProcedureContext, payment: PaymentToRecord, invoice: InvoiceRow | null, currency: string, allocation: PaymentAllocation,
): PaymentRow {
  return {
    tenant_id: ctx.tenant.id, id: newId('pay'), customer_id: payment.customerId, invoice_id: invoice?.id ?? null, channel: payment.channel,
    external_id: payment.externalId, currency, amount_cents: payment.amountCents, applied_cents: allocation.appliedCents,
    late_charge_cents: allocation.lateChargeCents, excess_cents: allocation.excessCents, fee_cents: payment.feeCents, paid_on: payment.paidOn,
    received_at: ctx.now, recorded_by: actorOf(ctx.caller).actorId, note: payment.note,
  }
}

async function settle(
  ctx: ProcedureContext, tx: Tx, row: PaymentRow, invoice: InvoiceRow | null,
): Promise<Omit<RecordedPayment, 'payment' | 'isDuplicate'>> {
  await postLedger(tx, ctx.tenant.id, [postPayment({
    paymentId: row.id, invoiceId: row.invoice_id, customerId: row.customer_id, currency: row.currency, on: row.paid_on,
    appliedCents: row.applied_cents, lateChargeCents: row.late_charge_cents, excessCents: row.excess_cents,
  })], ctx.now)
  await addReceiptDocuments(ctx, tx, [row])
  const settled = invoice === null || row.applied_cents === 0
    ? null : await settleInvoice(tx, ctx.tenant.id, invoice.id, { cents: row.applied_cents, at: ctx.now })
  const isPaid = settled?.state === 'paid'
  if (isPaid) await announcePaid(ctx, tx, [settled])
  const excess = { customerId: row.customer_id, cents: row.excess_cents, cause: row.id, correctsId: null }
  const more = row.excess_cents === 0 ? [] : await giveCredit(ctx, tx, row.currency, [excess])
  await appendEvents(tx, ctx.tenant.id, ctx.now, [{
    name: 'payment.received', subjectId: row.id, customerId: row.customer_id,
    subject: { paymentId: row.id, invoiceId: row.invoice_id, channel: row.channel, amountCents: row.amount_cents, currency: row.currency, excessCents: row.excess_cents },
  }])
  return { ...verdictOf(row, invoice, isPaid), paidInvoiceIds: [...(isPaid ? [settled.id] : []), ...more] }
}

/** `invoice` as it was before the payment. */
function verdictOf(row: PaymentRow, invoice: Pick<InvoiceRow, 'state'> | null, isPaid: boolean): Pick<RecordedPayment, 'verdict' | 'because'> {
  if (invoice === null) return { verdict: 'credit', because: 'unknownInvoice' }
  if (invoice.state !== 'open') return { verdict: 'credit', because: BECAUSE[invoice.state] }
  if (!isPaid) return { verdict: 'partial', because: null }
  return { verdict: row.excess_cents > 0 ? 'over' : 'paid', because: null }
}

async function duplicateOf(ctx: ProcedureContext, tx: Tx, { channel, externalId }: PaymentToRecord): Promise<RecordedPayment> {
  const known = await findPaymentByExternalId(tx, ctx.tenant.id, channel, externalId)
  assert(known !== null, 'an external id that is taken has its payment')
  return recordedBefore(tx, known)
}

/** What the stored payment did, as far as its own row tells. */
async function recordedBefore(tx: Tx, payment: PaymentRow): Promise<RecordedPayment> {
  const invoice = payment.invoice_id === null ? null : await findInvoice(tx, payment.tenant_id, payment.invoice_id)
  const isCredit = payment.applied_cents === 0
  const isPaid = payment.excess_cents > 0 || payment.late_charge_cents > 0 || invoice?.state === 'paid'
  const verdict = isCredit ? 'credit' : payment.excess_cents > 0 ? 'over' : isPaid ? 'paid' : 'partial'
  const because = !isCredit ? null : invoice === null ? 'unknownInvoice' : invoice.state === 'open' ? null : BECAUSE[invoice.state]
  return { payment, verdict, because, isDuplicate: true, paidInvoiceIds: [] }
}
