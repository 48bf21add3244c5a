/** A tenant with a bank and a Pix key, a customer with an address, and invoices written as closing writes them. */
import type { BillingSettings } from '../../src/accounts/tenant-settings.ts'
import { DEFAULT_BILLING, NO_SETTINGS, settingsText } from '../../src/accounts/tenant-settings.ts'
import { calendarDate, dateInZone, startOfDate, type CalendarDate, type Instant } from '@assento/rules'
import { canonicalJson, loadTenant, newId, type AssentoDatabase, type CreditNoteTable, type InvoiceRow, type PaymentRow, type Tx } from '@assento/store'
import { nextBankBusinessDay } from '@assento/brazil'
import { tenantContext } from '../../src/platform/authenticate.ts'
import { issuePaymentMeans } from '../../src/documents/issue-payment-means.ts'
import type { ProcedureContext } from '../../src/platform/types.ts'
import type { Harness, TestTenant } from '../platform/harness.ts'

export const ZONE = 'America/Sao_Paulo'
export const SELLER_CNPJ = '11222333000181'
/** With letters, as issued since July 2026. */
export const CUSTOMER_CNPJ = '12ABC34501DE35'

export const BILLING: BillingSettings = {
  ...DEFAULT_BILLING,
  beneficiary: { name: 'Revenda Exemplo Tecnologia Ltda.', taxId: SELLER_CNPJ, address: 'Avenida das Acácias, 1000, sala 42 – Centro – 01310-100 São Paulo/SP' },
  bank: { bank: '341', agencia: '0057', conta: '12345', carteira: '109' },
  pix: { key: SELLER_CNPJ, merchantName: 'Revenda Exemplo', merchantCity: 'São Paulo' },
}

/** Gives the tenant its settings, and the customer its tax id and address. */
export async function giveBilling(database: AssentoDatabase, tenant: TestTenant, billing: Partial<BillingSettings> = {}): Promise<void> {
  const settings = settingsText({
    ...NO_SETTINGS, billing: { ...BILLING, ...billing },
    contacts: { ...NO_SETTINGS.contacts, finance: { name: 'Financeiro', email: 'financeiro@revenda.example', phone: '11 4000-0000', url: null } },
  })
  await database.withTx(async (tx) => {
    await tx.db.updateTable('tenant').set({ settings }).where('id', '=', tenant.tenantId).execute()
    await tx.db.updateTable('account').set({
      name: 'Padaria Aurora Comércio de Alimentos Ltda.', tax_id: CUSTOMER_CNPJ,
      address: canonicalJson({ street: 'Rua das Flores', number: '25', complement: null, district: 'Jardim', zip: '13010000', city: 'Campinas', state: 'SP' }),
    }).where('tenant_id', '=', tenant.tenantId).where('id', '=', tenant.customerId).execute()
  })
}

/** What the worker would be told at the harness's time. */
export async function contextOf(harness: Harness, tenant: TestTenant): Promise<ProcedureContext> {
  const row = await loadTenant(harness.database, tenant.tenantId)
  if (row === null) throw new Error('the tenant exists')
  const now = harness.clock.now()
  return { database: harness.database, tenant: tenantContext(row), caller: { kind: 'system', channel: 'job' }, now, serverNow: now, requestId: 'req_test' }
}

export interface InvoiceWords {
  readonly number?: string
  readonly customerId?: string
  readonly dueOn?: CalendarDate
  readonly state?: InvoiceRow['state']
  readonly settledCents?: number
  readonly currency?: string
  readonly lines?: readonly LineWords[]
  readonly tax?: { readonly label: string; readonly basisPoints: number }
}

export interface LineWords {
  readonly kind?: 'termCycle' | 'seatsAdded' | 'seatsReduced' | 'setupFee'
  readonly description?: string
  readonly quantity: number
  readonly unitCents: number
  readonly days?: readonly [billing: number, cycle: number]
  readonly cents: number
}

const DEFAULT_LINES: readonly LineWords[] = [
  { quantity: 25, unitCents: 6240, cents: 156_000, description: 'Suíte de Escritório Completa' },
  { kind: 'seatsAdded', quantity: 5, unitCents: 6240, days: [25, 30], cents: 26_000, description: 'Suíte de Escritório Completa' },
  { kind: 'seatsReduced', quantity: -2, unitCents: 3000, days: [10, 30], cents: -2000, description: 'Antivírus Corporativo' },
]

let counter = 0

/** Writes an invoice of the tenant's customer, its lines and taxes; not its documents. Issued at the harness's time. */
export async function writeInvoice(tx: Tx, tenant: Pick<TestTenant, 'tenantId' | 'customerId'>, at: Instant, words: InvoiceWords = {}): Promise<InvoiceRow> {
  const issuedOn = dateInZone(at, ZONE)
  const dueOn = words.dueOn ?? calendarDate('2026-03-20')
  const lines = words.lines ?? DEFAULT_LINES
  const subtotal = lines.reduce((sum, line) => sum + line.cents, 0)
  const tax = words.tax === undefined ? 0 : Math.round((subtotal * words.tax.basisPoints) / 10_000)
  counter += 1
  const invoice: InvoiceRow = {
    tenant_id: tenant.tenantId, id: newId('inv'), number: words.number ?? `2026-${String(counter).padStart(4, '0')}`,
    customer_id: words.customerId ?? tenant.customerId, draft_id: null, currency: words.currency ?? 'BRL', period_starts_on: calendarDate('2026-03-01'),
    period_until: calendarDate('2026-04-01'), issued_at: at, issued_on: issuedOn, due_on: dueOn, payable_until: nextBankBusinessDay(dueOn),
    subtotal_cents: subtotal, tax_cents: tax, total_cents: subtotal + tax, settled_cents: words.settledCents ?? (words.state === 'paid' ? subtotal + tax : 0),
    state: words.state ?? 'open', late_terms: canonicalJson(DEFAULT_BILLING.lateCharges), paid_at: null, voided_at: null, void_reason: null,
    replaces_id: null, replaced_by_id: null, next_step_at: null, version: 1,
  }
  await tx.db.insertInto('invoice').values(invoice).execute()
  await writeLines(tx, invoice, lines, words.tax?.basisPoints ?? 0)
  if (words.tax !== undefined) {
    await tx.db.insertInto('invoice_tax').values({ tenant_id: tenant.tenantId, document_id: invoice.id, rate_bp: words.tax.basisPoints, label: words.tax.label, base_cents: subtotal, tax_cents: tax }).execute()
  }
  return invoice
}

async function writeLines(tx: Tx, of: Pick<InvoiceRow, 'tenant_id' | 'id' | 'period_starts_on' | 'period_until'>, lines: readonly LineWords[], rateBp: number): Promise<void> {
  await tx.db.insertInto('invoice_line').values(lines.map((line, index) => ({
    tenant_id: of.tenant_id, document_id: of.id, line_no: index + 1, kind: line.kind ?? 'termCycle', charge_id: null, subscription_id: null,
    description: line.description ?? 'Suíte de Escritório', quantity: line.quantity, unit_cents: line.unitCents, billing_days: line.days?.[0] ?? 31,
    cycle_days: line.days?.[1] ?? 31, period_starts_on: of.period_starts_on, period_until: of.period_until, amount_cents: line.cents, tax_rate_bp: rateBp, tax_label: rateBp === 0 ? null : 'ISS',
  }))).execute()
}

/** An invoice with its boleto, Pix code and documents. */
export async function issueInvoice(harness: Harness, tenant: TestTenant, words: InvoiceWords = {}): Promise<InvoiceRow> {
  const ctx = await contextOf(harness, tenant)
  return harness.database.withTx(async (tx) => {
    const invoice = await writeInvoice(tx, tenant, harness.clock.now(), words)
    await issuePaymentMeans(ctx, tx, [invoice])
    return invoice
  })
}

/** A credit note of one line over an invoice. */
export async function writeCreditNote(tx: Tx, tenant: TestTenant, at: Instant, invoice: InvoiceRow): Promise<CreditNoteTable> {
  const note: CreditNoteTable = {
    tenant_id: tenant.tenantId, id: newId('crn'), number: `NC-${invoice.number}`, customer_id: invoice.customer_id, invoice_id: invoice.id, draft_id: null,
    reason: 'Licenças cobradas em duplicidade no período.', currency: 'BRL', subtotal_cents: 26_000, tax_cents: 0, total_cents: 26_000, issued_at: at,
    issued_on: dateInZone(at, ZONE),
  }
  await tx.db.insertInto('credit_note').values(note).execute()
  await writeLines(tx, { ...invoice, id: note.id }, [{ kind: 'seatsReduced', quantity: -5, unitCents: 6240, days: [25, 30], cents: -26_000, description: 'Suíte de Escritório Completa' }], 0)
  return note
}

export async function writePayment(tx: Tx, tenant: TestTenant, at: Instant, invoice: InvoiceRow, more: Partial<PaymentRow> = {}): Promise<PaymentRow> {
  const payment: PaymentRow = {
    tenant_id: tenant.tenantId, id: newId('pay'), customer_id: invoice.customer_id, invoice_id: invoice.id, channel: 'pix', external_id: newId('pay'),
    currency: 'BRL', amount_cents: invoice.total_cents, applied_cents: invoice.total_cents, late_charge_cents: 0, excess_cents: 0, fee_cents: 0,
    paid_on: dateInZone(at, ZONE), received_at: at, recorded_by: 'system', note: null, ...more,
  }
  await tx.db.insertInto('payment').values(payment).execute()
  return payment
}

/** Sets the harness's clock to noon of a day in the tenant's zone. */
export function goTo(harness: Harness, day: string): void {
  harness.clock.at = startOfDate(calendarDate(day), ZONE)
  harness.clock.pass(12 * 3_600_000)
}
