/** A closed draft with its invoice's lines, a parked one, a credit note, the books of a payment and a write-off, credit, and who reads them. */
import { addMs, calendarDate } from '@assento/rules'
import * as store from '../../src/index.ts'
import { SAMPLE_NOW, type SampleTenant } from '../on-each-database.ts'

type Ids = Readonly<Record<string, string>>
type Call = (tx: store.Tx, tenantId: string, of: Ids) => Promise<unknown>

const ON = calendarDate('2026-03-10')
const DUE_AT = addMs(SAMPLE_NOW, 1000)

/** `invoiceId` is open and has one payment. */
export async function fillBooks(
  tx: store.Tx, { tenantId, customerId }: SampleTenant, of: { readonly invoiceId: string; readonly paymentId: string; readonly subscriptionId: string },
): Promise<Record<string, string>> {
  const ids = {
    closedDraftId: store.newId('drf'), parkedDraftId: store.newId('drf'), dueDraftId: store.newId('drf'), lineChargeId: store.newId('chg'),
    creditChargeId: store.newId('chg'), creditNoteId: store.newId('crn'), voidInvoiceId: store.newId('inv'),
  }
  const draft = { tenant_id: tenantId, customer_id: customerId, kind: 'change' as const, currency: 'BRL', opens_on: ON, created_at: SAMPLE_NOW }
  await tx.db.insertInto('invoice_draft').values([
    { ...draft, id: ids.closedDraftId, natural_key: 'closed', closes_at: SAMPLE_NOW, closed_at: SAMPLE_NOW, outcome: 'invoice' },
    { ...draft, id: ids.parkedDraftId, natural_key: 'parked', closes_at: null, closed_at: null, outcome: null },
    { ...draft, id: ids.dueDraftId, natural_key: 'due', closes_at: DUE_AT, closed_at: null, outcome: null },
  ]).execute()
  await tx.db.updateTable('invoice').set({ draft_id: ids.closedDraftId }).where('tenant_id', '=', tenantId).where('id', '=', of.invoiceId).execute()
  const invoice = await store.findInvoice(tx, tenantId, of.invoiceId)
  if (invoice !== null) {
    await store.insertInvoices(tx, [{ ...invoice, id: ids.voidInvoiceId, number: '2026-0002', draft_id: null, settled_cents: 0, state: 'void', voided_at: SAMPLE_NOW, next_step_at: null }])
  }
  const charge = {
    tenant_id: tenantId, subscription_id: of.subscriptionId, customer_id: customerId, kind: 'termCycle' as const, seats: 1, currency: 'BRL', unit_cents: 100,
    billing_days: 1, cycle_days: 1, period_starts_on: ON, period_until: calendarDate('2026-03-11'), origin: 'issued' as const, created_at: SAMPLE_NOW, quote_id: null,
  }
  await tx.db.insertInto('charge').values([
    { ...charge, id: ids.lineChargeId, amount_cents: 100, credited_cents: 5, invoice_draft_id: ids.closedDraftId, natural_key: 'line' },
    { ...charge, id: ids.creditChargeId, amount_cents: -5, credited_cents: 0, invoice_draft_id: ids.dueDraftId, natural_key: 'credit', seats: -1 },
  ]).execute()
  await tx.db.insertInto('charge_credit').values({ tenant_id: tenantId, credit_charge_id: ids.creditChargeId, charge_id: ids.lineChargeId, cents: 5 }).execute()
  await store.insertDocumentLines(tx, [{
    tenant_id: tenantId, document_id: of.invoiceId, line_no: 9, kind: 'termCycle', charge_id: ids.lineChargeId, subscription_id: of.subscriptionId,
    description: 'x', quantity: 1, unit_cents: 100, billing_days: 1, cycle_days: 1, period_starts_on: ON, period_until: calendarDate('2026-03-11'),
    amount_cents: 100, tax_rate_bp: 500, tax_label: 'ISS',
  }], [{ tenant_id: tenantId, document_id: of.invoiceId, rate_bp: 900, label: 'ISS', base_cents: 100, tax_cents: 0 }])
  await store.insertCreditNotes(tx, [{
    tenant_id: tenantId, id: ids.creditNoteId, number: 'NC-2026-0077', customer_id: customerId, invoice_id: of.invoiceId, draft_id: null, reason: 'x',
    currency: 'BRL', subtotal_cents: 5, tax_cents: 0, total_cents: 5, issued_at: SAMPLE_NOW, issued_on: ON,
  }])
  const posting = { customerId, currency: 'BRL', effectiveOn: ON }
  const entry = { invoiceId: of.invoiceId, paymentId: of.paymentId, creditNoteId: null }
  await store.postLedger(tx, tenantId, [
    { ...posting, kind: 'paymentReceived', naturalKey: 'p', entries: [{ ...entry, account: 'cash', cents: 40 }, { ...entry, account: 'receivable', cents: -40 }] },
    { ...posting, kind: 'invoiceWrittenOff', naturalKey: 'w', entries: [{ ...entry, account: 'writeOff', cents: 60 }, { ...entry, account: 'receivable', cents: -60 }] },
  ], SAMPLE_NOW)
  await store.storeCredit(tx, tenantId, new Map([[customerId, 7]]), 'BRL')
  return ids
}

const PAGE = { beforeId: null, limit: 10 }
const id = (of: Ids, name: string) => of[name] ?? ''
const day = (of: Ids) => ({ customerId: id(of, 'customerId'), currency: 'BRL', on: ON })
const LISTED = { ...PAGE, customerId: null, today: ON, search: '-0001', dueFrom: ON, status: ['open', 'overdue'] as const }

export const booksReaders: Readonly<Record<string, Call>> = {
  dueDraftIds: (h, t) => store.dueDraftIds(h, t, DUE_AT, 10),
  lockDrafts: (h, t, of) => store.lockDrafts(h, t, [id(of, 'closedDraftId')]),
  linesOfDrafts: (h, t, of) => store.linesOfDrafts(h, t, [id(of, 'closedDraftId')]),
  nextDraftCloseAt: (h, t) => store.nextDraftCloseAt(h, t),
  findOpenDraft: (h, t) => store.findOpenDraft(h, t, 'due'),
  findChargeableDraft: (h, t, of) => store.findChargeableDraft(h, t, day(of)),
  findClosedDrafts: (h, t, of) => store.findClosedDrafts(h, t, [id(of, 'closedDraftId')]),
  findOpenCustomerDraft: (h, t, of) => store.findOpenCustomerDraft(h, t, id(of, 'customerId')),
  findParkedDraft: (h, t, of) => store.findParkedDraft(h, t, id(of, 'customerId'), id(of, 'parkedDraftId')),
  findInvoice: (h, t, of) => store.findInvoice(h, t, id(of, 'invoiceId')),
  findInvoiceByNumber: (h, t) => store.findInvoiceByNumber(h, t, '2026-0001'),
  findInvoiceItem: (h, t, of) => store.findInvoiceItem(h, t, id(of, 'invoiceId')),
  loadInvoice: (h, t, of) => store.loadInvoice(h, t, id(of, 'invoiceId')),
  loadInvoiceFacts: (h, t, of) => store.loadInvoiceFacts(h, t, id(of, 'invoiceId')),
  loadOpenInvoices: (h, t, of) => store.loadOpenInvoices(h, t, [id(of, 'customerId')], 'BRL'),
  listInvoices: (h, t) => store.listInvoices(h, t, LISTED),
  listDocumentLines: (h, t, of) => store.listDocumentLines(h, t, [id(of, 'invoiceId')]),
  listDocumentTaxes: (h, t, of) => store.listDocumentTaxes(h, t, [id(of, 'invoiceId')]),
  listCreditNotes: (h, t, of) => store.listCreditNotes(h, t, id(of, 'invoiceId')),
  findCreditNote: (h, t, of) => store.findCreditNote(h, t, id(of, 'creditNoteId')),
  listChargeCauses: (h, t, of) => store.listChargeCauses(h, t, [id(of, 'lineChargeId')]),
  listCreditedCharges: (h, t, of) => store.listCreditedCharges(h, t, [id(of, 'creditChargeId')]),
  listSettlements: (h, t, of) => store.listSettlements(h, t, id(of, 'invoiceId')),
  listCredits: (h, t, of) => store.listCredits(h, t, id(of, 'customerId')),
  loadCreditableCents: async (h, t, of) => [...(await store.loadCreditableCents(h, t, [id(of, 'customerId')], 'BRL')).values()].filter((cents) => cents !== 0),
  loadWrittenOff: (h, t, of) => store.loadWrittenOff(h, t, [id(of, 'customerId')], 'BRL'),
  loadLineCredits: (h, t, of) => store.loadLineCredits(h, t, [id(of, 'lineChargeId')]),
  findPaidCents: async (h, t, of) => (await store.findPaidCents(h, t, id(of, 'invoiceId'))) || null,
  findPaymentByExternalId: (h, t) => store.findPaymentByExternalId(h, t, 'boleto', 'cnab:341:1:2'),
  findPaymentItem: (h, t, of) => store.findPaymentItem(h, t, id(of, 'paymentId')),
  listPayments: (h, t, of) => store.listPayments(h, t, { ...PAGE, customerId: id(of, 'customerId'), invoiceId: id(of, 'invoiceId') }),
  loadBooksPage: async (h, t) => (await store.loadBooksPage(h, t, store.BOOKS_START)).books.transactions,
  loadManyFacts: async (h, t, of) => [...(await store.loadManyFacts(h, t, [id(of, 'subscriptionId')])).keys()],
}

export const booksWriters: Readonly<Record<string, Call>> = {
  markDraftsClosed: (tx, t, of) => store.markDraftsClosed(tx, t, [id(of, 'dueDraftId')], { at: SAMPLE_NOW, outcome: 'nothing' }),
  parkDraft: (tx, t, of) => store.parkDraft(tx, t, id(of, 'dueDraftId')),
  postponeDraft: (tx, t, of) => store.postponeDraft(tx, t, id(of, 'dueDraftId'), DUE_AT),
  settleInvoice: (tx, t, of) => store.settleInvoice(tx, t, id(of, 'invoiceId'), { cents: 1, at: SAMPLE_NOW }),
  closeInvoice: (tx, t, of) => store.closeInvoice(tx, t, id(of, 'invoiceId'), { state: 'void', at: SAMPLE_NOW, reason: 'x' }),
  setReplacedBy: (tx, t, of) => store.setReplacedBy(tx, t, id(of, 'voidInvoiceId'), id(of, 'invoiceId')),
  markChargesVoided: (tx, t, of) => store.markChargesVoided(tx, t, [id(of, 'lineChargeId')], SAMPLE_NOW),
  setChargesDraft: (tx, t, of) => store.setChargesDraft(tx, t, [id(of, 'lineChargeId')], id(of, 'dueDraftId')),
  raiseChargesCredited: (tx, t, of) => store.raiseChargesCredited(tx, t, [{ chargeId: id(of, 'lineChargeId'), cents: 1 }]),
  storeCredit: (tx, t, of) => store.storeCredit(tx, t, new Map([[id(of, 'customerId'), 9]]), 'BRL'),
  openReplacementDraft: (tx, t, of) => store.openReplacementDraft(tx, t, { invoiceId: id(of, 'invoiceId'), customerId: id(of, 'customerId'), currency: 'BRL', at: SAMPLE_NOW, on: ON }),
}
