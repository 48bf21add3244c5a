import { money } from '@assento/rules'
import type { PaymentListItem } from '@assento/store'
import type { PaymentItem } from '../dto.ts'

export function paymentItem(row: PaymentListItem): PaymentItem {
  const amount = (cents: number) => money(row.currency, cents)
  return {
    id: row.id, customerId: row.customer_id, customerName: row.customer_name, invoiceId: row.invoice_id, invoiceNumber: row.invoice_number,
    channel: row.channel, amount: amount(row.amount_cents), applied: amount(row.applied_cents), lateCharges: amount(row.late_charge_cents),
    excess: amount(row.excess_cents), paidOn: row.paid_on, receivedAt: row.received_at, externalId: row.external_id,
  }
}
