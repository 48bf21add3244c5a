/** A reseller with a bank agreement, invoices with boletos, and a simulated bank that reports on them. */
import assert from 'node:assert/strict'
import { buildReturnFile } from '@assento/brazil'
import type { BankProfile, CnabLayout, ReturnBank, ReturnContents, ReturnMovement } from '@assento/brazil'
import { calendarDate } from '@assento/rules'
import { findInvoice, insertAccount, listBoletos, loadTenant, newId } from '@assento/store'
import type { AssentoDatabase, BoletoRow, InvoiceRow } from '@assento/store'
import { settingsOf, settingsText } from '../../../src/accounts/tenant-settings.ts'
import { closeDayDraft } from '../../../src/invoices/close-drafts.ts'
import type { ReturnFileReport } from '../../../src/invoices/payments/bank-return/report.ts'
import { tenantContext } from '../../../src/platform/authenticate.ts'
import type { ProcedureContext } from '../../../src/platform/types.ts'
import { makeWorld, NOW } from '../../fixture.ts'
import type { Called, World } from '../../fixture.ts'

/** One agreement a bank, numbers invented. */
export const PROFILES: Readonly<Record<ReturnBank, BankProfile>> = {
  '001': { bank: '001', agencia: '1234', conta: '12345', convenio: '1234567', carteira: '17' },
  '033': { bank: '033', agencia: '1234', beneficiario: '1234567', carteira: '101' },
  '237': { bank: '237', agencia: '1234', conta: '12345', carteira: '09' },
  '341': { bank: '341', agencia: '1234', conta: '12345', carteira: '109' },
  '756': { bank: '756', agencia: '1234', beneficiario: '123456', modalidade: '01', carteira: '1' },
}
export const BENEFICIARY = { name: 'Revenda Aurora Ltda', taxId: '11222333000181', address: 'Rua das Invenções, 120, Curitiba' }
export const PAID_ON = calendarDate('2026-11-30')

export interface BankWorld extends World {
  readonly bank: ReturnBank
  readonly layout: CnabLayout
  /** What procedures of the system see. */
  context(): Promise<ProcedureContext>
  /** A new customer with an issued invoice and its boleto. */
  invoice(seats?: number): Promise<Issued>
  invoiceRow(invoiceId: string): Promise<InvoiceRow>
  /** Bytes of a return file with these movements. */
  file(movements: readonly ReturnMovement[], more?: Partial<ReturnContents>): Uint8Array
  send(bytes: Uint8Array, dryRun?: boolean): Promise<Called<ReturnFileReport>>
  /** Imports and answers the report; fails when the file is refused. */
  take(bytes: Uint8Array, dryRun?: boolean): Promise<ReturnFileReport>
}

export interface Issued {
  readonly invoice: InvoiceRow
  readonly boleto: BoletoRow
  /** The boleto paid in full, with what differs. */
  paid(more?: Partial<ReturnMovement>): ReturnMovement
}

export async function makeBankWorld(database: AssentoDatabase, bank: ReturnBank = '341', layout: CnabLayout = 400): Promise<BankWorld> {
  const world = await makeWorld(database)
  await setBilling(world, { bank: PROFILES[bank], beneficiary: BENEFICIARY })
  const send: BankWorld['send'] = (bytes, dryRun = false) =>
    world.server.send('payments.importReturnFile', { file: { name: 'retorno.ret', base64: Buffer.from(bytes).toString('base64') }, dryRun })
  const context = async (): Promise<ProcedureContext> => {
    const tenant = await loadTenant(database, world.tenantId)
    assert.ok(tenant !== null)
    return { database, tenant: tenantContext(tenant), caller: { kind: 'system', channel: 'job' }, now: NOW, serverNow: NOW, requestId: 'test' }
  }
  return {
    ...world, bank, layout, send, context,
    invoice: (seats = 2) => issue(world, context, seats),
    async invoiceRow(invoiceId) {
      const row = await findInvoice(database, world.tenantId, invoiceId)
      assert.ok(row !== null)
      return row
    },
    file: (movements, more = {}) => buildReturnFile(bank, layout, {
      beneficiary: { taxId: BENEFICIARY.taxId, name: BENEFICIARY.name, ...agreementOf(PROFILES[bank]) }, fileSequence: 7, generatedOn: calendarDate('2026-12-01'), movements, ...more,
    }),
    async take(bytes, dryRun = false) {
      const called = await send(bytes, dryRun)
      assert.equal(called.status, 200, JSON.stringify(called.error))
      return called.data
    },
  }
}

/** What the bank prints of an agreement. */
export function agreementOf(profile: BankProfile): Pick<ReturnContents['beneficiary'], 'agreement' | 'branch' | 'account'> {
  switch (profile.bank) {
    case '001': return { agreement: profile.convenio, branch: profile.agencia, account: profile.conta }
    case '033': case '756': return { agreement: profile.beneficiario, branch: profile.agencia }
    default: return { branch: profile.agencia, account: profile.conta }
  }
}

/** Rewrites part of the tenant's billing settings; before its first call, so that no cache holds older ones. */
export async function setBilling({ database, tenantId }: Pick<World, 'database' | 'tenantId'>, billing: object): Promise<void> {
  const tenant = await loadTenant(database, tenantId)
  assert.ok(tenant !== null)
  const settings = settingsOf(tenant)
  await database.db.updateTable('tenant').set({ settings: settingsText({ ...settings, billing: { ...settings.billing, ...billing } }) })
    .where('id', '=', tenantId).execute()
}

async function issue(world: World, context: () => Promise<ProcedureContext>, seats: number): Promise<Issued> {
  const { database, tenantId } = world
  const customerId = newId('acc')
  const reseller = await database.db.selectFrom('account').select('parent_id').where('tenant_id', '=', tenantId).where('id', '=', world.customerId).executeTakeFirstOrThrow()
  await database.withTx((tx) => insertAccount(tx, tenantId, {
    id: customerId, kind: 'customer', parent_id: reseller.parent_id, name: `Cliente ${customerId.slice(-4)}`, trade_name: null, search_name: customerId, tax_id: null,
    email: null, phone: null, address: null, is_corporate: 0, external_ref: null, version: 1, created_at: NOW, removed_at: null,
  }))
  await world.buy('basic P1Y/annual', seats, customerId)
  const ctx = await context()
  const closed = await database.withTx((tx) => closeDayDraft(ctx, tx, customerId, 'BRL'))
  const invoice = await findInvoice(database, tenantId, closed?.invoiceId ?? '')
  assert.ok(invoice !== null, 'the purchase was invoiced')
  const [boleto] = await listBoletos(database, tenantId, [invoice.id])
  assert.ok(boleto !== undefined, 'the invoice has a boleto')
  return { invoice, boleto, paid: (more = {}) => movementOf(boleto, more) }
}

export function movementOf(boleto: BoletoRow, more: Partial<ReturnMovement> = {}): ReturnMovement {
  return {
    nossoNumero: boleto.nosso_numero, nossoNumeroDigit: '0', documentNumber: boleto.document_number, dueOn: boleto.due_on, amountCents: boleto.amount_cents,
    paidCents: boleto.amount_cents, feeCents: 210, paidOn: PAID_ON, creditedOn: calendarDate('2026-12-01'), ...more,
  }
}

const TABLES = ['invoice', 'payment', 'ledger_transaction', 'ledger_entry', 'customer_credit', 'boleto', 'bank_return_file', 'bank_return_line'] as const

/** Every row of the tenant's money: equal before and after means nothing changed. */
export async function books({ database, tenantId }: World): Promise<string> {
  const rows: Record<string, unknown> = {}
  for (const table of TABLES) {
    const stored = await database.db.selectFrom(table).selectAll().where('tenant_id', '=', tenantId).execute()
    rows[table] = stored.map((row) => JSON.stringify(row)).sort()
  }
  return JSON.stringify(rows)
}

export async function creditOf({ database, tenantId }: World, customerId: string): Promise<number> {
  const row = await database.db.selectFrom('customer_credit').select('credit_cents').where('tenant_id', '=', tenantId).where('customer_id', '=', customerId).executeTakeFirst()
  return row?.credit_cents ?? 0
}

export const verdictsOf = (report: ReturnFileReport): readonly string[] => report.lines.map(({ verdict }) => verdict)
