/** payments.record: money that came in outside of a connector, entered by the reseller's server. */
import { dateInZone, money } from '@assento/rules'
import type { Money } from '@assento/rules'
import { findAccount, findInvoice, findPaymentItem } from '@assento/store'
import { z } from 'zod'
import { fail, notFound } from '../../platform/errors.ts'
import { calendarDate, id, text } from '../../platform/inputs.ts'
import { command } from '../../platform/procedure.ts'
import type { CommandContext } from '../../platform/types.ts'
import type { InvoiceStatus, PaymentItem } from '../dto.ts'
import { statusOf } from '../invoice-item.ts'
import { paymentItem } from './payment-item.ts'
import { recordPayment } from './record-payment.ts'
import type { RecordedPayment } from './record-payment.ts'

const input = z.strictObject({
  /** What it was meant for, or, for money without an invoice, whose it is; one of the two. */
  invoiceId: id.optional(),
  customerId: id.optional(),
  channel: z.enum(['boleto', 'pix', 'transfer', 'manual']).default('manual'),
  /** The provider's or your own reference: the same one again in the same channel changes nothing. */
  externalId: text(200),
  amountCents: z.int().min(1).max(99_999_999_999),
  paidOn: calendarDate,
  feeCents: z.int().min(0).max(99_999_999_999).default(0),
  note: text(500).optional(),
})

/** What the payment did, and how the invoice stands after it. */
export interface PaymentRecorded extends Pick<RecordedPayment, 'verdict' | 'because' | 'isDuplicate'> {
  readonly payment: PaymentItem
  readonly invoice: { readonly id: string; readonly number: string; readonly status: InvoiceStatus; readonly balance: Money } | null
}

export const recordPaymentByHand = command('payments.record', input, async (ctx, request) => {
  const { invoiceId, note } = request
  const today = dateInZone(ctx.now, ctx.tenant.zone)
  if (request.paidOn > today) refuseField('paidOn', 'payments.paidOn.future', `today is ${today}`)
  const customerId = await payerOf(ctx, request)
  const recorded = await recordPayment(ctx, ctx.tx, { ...request, customerId, invoiceId: invoiceId ?? null, note: note ?? null })
  const known = recorded.payment
  const isSame = known.amount_cents === request.amountCents && known.customer_id === customerId && known.invoice_id === (invoiceId ?? null)
  if (recorded.isDuplicate && !isSame) {
    fail('conflict', 'another payment has this reference', [
      { field: 'externalId', rule: 'payments.externalId.taken', message: `payment ${known.id} of another amount, customer or invoice has it` },
    ])
  }
  const answer = await answerOf(ctx, recorded)
  return {
    answer,
    audit: { outcome: 'done', subjectId: recorded.payment.id, customerId: recorded.payment.customer_id, after: { ...request, verdict: answer.verdict, isDuplicate: answer.isDuplicate } },
  }
})

/** Whose money it is; an invoice or a customer that is not there ends the call, as does a pair that does not fit. */
async function payerOf(ctx: CommandContext, { invoiceId, customerId }: z.output<typeof input>): Promise<string> {
  if (invoiceId !== undefined) {
    const invoice = await findInvoice(ctx.tx, ctx.tenant.id, invoiceId)
    if (invoice === null || (customerId !== undefined && customerId !== invoice.customer_id)) notFound()
    return invoice.customer_id
  }
  if (customerId === undefined) refuseField('customerId', 'payments.payer.required', 'name the invoice or the customer')
  if ((await findAccount(ctx.tx, ctx.tenant.id, customerId)) === null) notFound()
  return customerId
}

async function answerOf(ctx: CommandContext, { payment, verdict, because, isDuplicate }: RecordedPayment): Promise<PaymentRecorded> {
  const item = await findPaymentItem(ctx.tx, ctx.tenant.id, payment.id)
  const invoice = payment.invoice_id === null ? null : await findInvoice(ctx.tx, ctx.tenant.id, payment.invoice_id)
  return {
    verdict, because, isDuplicate, payment: paymentItem(item ?? { ...payment, customer_name: '', invoice_number: null }),
    invoice: invoice === null ? null : {
      id: invoice.id, number: invoice.number, status: statusOf(invoice, dateInZone(ctx.now, ctx.tenant.zone)),
      balance: money(invoice.currency, invoice.state === 'open' ? invoice.total_cents - invoice.settled_cents : 0),
    },
  }
}

function refuseField(field: string, rule: string, message: string): never {
  fail('validation', 'the input is not valid', [{ field, rule, message }])
}
