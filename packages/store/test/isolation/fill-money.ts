/** One invoice of the sample customer with its boleto, a payment by return file, and that file. */
import { calendarDate } from '@assento/rules'
import * as store from '../../src/index.ts'
import { SAMPLE_NOW, type SampleTenant } from '../on-each-database.ts'

const ON = calendarDate('2026-03-10')
export const RETURN_SHA = 'e'.repeat(64)
export const BOLETO_NUMBER = '00000001'
export const INVOICE_NUMBER = '2026-0001'
export const PAYMENT_EXTERNAL_ID = 'cnab:341:1:2'

export async function fillMoney(tx: store.Tx, { tenantId, customerId }: SampleTenant): Promise<{ invoiceId: string; boletoId: string; paymentId: string; returnFileId: string }> {
  const ids = { invoiceId: store.newId('inv'), boletoId: store.newId('bol'), paymentId: store.newId('pay') }
  await tx.db.insertInto('invoice').values({
    tenant_id: tenantId, id: ids.invoiceId, number: INVOICE_NUMBER, customer_id: customerId, draft_id: null, currency: 'BRL', period_starts_on: ON,
    period_until: calendarDate('2026-04-10'), issued_at: SAMPLE_NOW, issued_on: ON, due_on: ON, payable_until: ON, subtotal_cents: 100, tax_cents: 0, total_cents: 100,
    settled_cents: 40, state: 'open', late_terms: '{}', paid_at: null, voided_at: null, void_reason: null, replaces_id: null, replaced_by_id: null,
    next_step_at: SAMPLE_NOW, version: 1,
  }).execute()
  await store.insertBoletos(tx, tenantId, [{
    id: ids.boletoId, invoice_id: ids.invoiceId, customer_id: customerId, version: 1, state: 'active', bank: '341', sequence: 1, nosso_numero: BOLETO_NUMBER,
    document_number: INVOICE_NUMBER, due_on: ON, amount_cents: 100, fine_cents: 0, interest_cents: 0, barcode: '0'.repeat(44), digitable_line: '0'.repeat(47), print: '{}',
    created_at: SAMPLE_NOW, superseded_at: null,
  }])
  await store.insertPayment(tx, {
    tenant_id: tenantId, id: ids.paymentId, customer_id: customerId, invoice_id: ids.invoiceId, channel: 'boleto', external_id: PAYMENT_EXTERNAL_ID, currency: 'BRL',
    amount_cents: 40, applied_cents: 40, late_charge_cents: 0, excess_cents: 0, fee_cents: 0, paid_on: ON, received_at: SAMPLE_NOW, recorded_by: 'x', note: null,
  })
  const file = await store.openReturnFile(tx, tenantId, {
    id: store.newId('imp'), bank: '341', layout: '400', file_sequence: 1, generated_on: ON, file_name: 'f', file_sha256: RETURN_SHA, records: 1, created_at: SAMPLE_NOW,
  })
  await store.insertReturnLines(tx, tenantId, [{
    file_id: file.id, line_no: 2, occurrence: '06', nosso_numero: BOLETO_NUMBER, amount_cents: 100, paid_cents: 40, paid_on: ON, verdict: 'partial',
    invoice_id: ids.invoiceId, payment_id: ids.paymentId,
  }])
  return { ...ids, returnFileId: file.id }
}
