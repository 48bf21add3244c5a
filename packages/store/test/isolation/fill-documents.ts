/** Documents of the sample invoice: the boleto's PDF to be drawn, a Pix charge, a nota fiscal with its XML, a credit note, and a link. */
import { calendarDate } from '@assento/rules'
import * as store from '../../src/index.ts'
import { SAMPLE_NOW, type SampleTenant } from '../on-each-database.ts'

const ON = calendarDate('2026-03-10')
export const TXID = 'A'.repeat(25)
export const ACCESS_KEY = '1'.repeat(44)

export async function fillDocuments(
  tx: store.Tx, { tenantId, customerId }: SampleTenant, { invoiceId, boletoId }: { readonly invoiceId: string; readonly boletoId: string },
): Promise<{ drawnId: string; undrawnId: string; creditNoteId: string }> {
  const ids = { drawnId: store.newId('doc'), undrawnId: store.newId('doc'), creditNoteId: store.newId('crn') }
  const fiscalId = store.newId('nfs')
  await store.insertPixCharges(tx, tenantId, [{
    id: store.newId('pix'), invoice_id: invoiceId, version: 1, state: 'active', txid: TXID, amount_cents: 100, br_code: 'b', created_at: SAMPLE_NOW,
  }])
  await store.insertFiscalDocument(tx, tenantId, {
    id: fiscalId, customer_id: customerId, invoice_id: invoiceId, kind: 'nfe', access_key: ACCESS_KEY, number: '1', series: '1', issuer_tax_id: 'i',
    recipient_tax_id: 'r', issued_on: ON, amount_cents: 100, state: 'authorised', verification_code: null, url: null, warnings: '[]', created_at: SAMPLE_NOW,
    created_by: 'x',
  })
  const document = { customer_id: customerId, invoice_id: invoiceId, created_at: SAMPLE_NOW }
  await store.insertDocuments(tx, tenantId, [
    { ...document, id: ids.undrawnId, kind: 'boleto', source_id: boletoId, file_name: 'b.pdf', media_type: 'application/pdf', bytes: null, sha256: null },
    { ...document, id: ids.drawnId, kind: 'notaFiscalXml', source_id: fiscalId, file_name: 'n.xml', media_type: 'application/xml', bytes: new Uint8Array([1, 2]), sha256: 'd'.repeat(64) },
  ])
  await tx.db.insertInto('invoice_line').values({
    tenant_id: tenantId, document_id: invoiceId, line_no: 1, kind: 'other', charge_id: null, subscription_id: null, description: 'd', quantity: 1, unit_cents: 100,
    billing_days: 1, cycle_days: 1, period_starts_on: ON, period_until: calendarDate('2026-03-11'), amount_cents: 100, tax_rate_bp: 0,
  }).execute()
  await tx.db.insertInto('invoice_tax').values({ tenant_id: tenantId, document_id: invoiceId, rate_bp: 500, label: 'ISS', base_cents: 100, tax_cents: 5 }).execute()
  await tx.db.insertInto('credit_note').values({
    tenant_id: tenantId, id: ids.creditNoteId, number: 'NC-2026-0009', customer_id: customerId, invoice_id: invoiceId, draft_id: null, reason: 'r', currency: 'BRL',
    subtotal_cents: 1, tax_cents: 0, total_cents: 1, issued_at: SAMPLE_NOW, issued_on: ON,
  }).execute()
  const transactionId = store.newId('ltx')
  await tx.db.insertInto('ledger_transaction').values({
    tenant_id: tenantId, id: transactionId, kind: 'creditApplied', natural_key: 'credit:documents', customer_id: customerId, currency: 'BRL', effective_on: ON,
    created_at: SAMPLE_NOW,
  }).execute()
  await tx.db.insertInto('ledger_entry').values([-40, 40].map((amount_cents, index) => ({
    tenant_id: tenantId, transaction_id: transactionId, entry_no: index + 1, account: index === 0 ? 'receivable' as const : 'customerCredit' as const,
    customer_id: customerId, invoice_id: invoiceId, payment_id: null, credit_note_id: null, currency: 'BRL', amount_cents,
  }))).execute()
  return ids
}
