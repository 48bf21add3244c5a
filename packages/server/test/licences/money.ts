/** What cases of renewals ask of the books. */
import assert from 'node:assert/strict'
import { calendarDate, instant } from '@assento/rules'
import { newId } from '@assento/store'
import type { InvoiceRow } from '@assento/store'
import { recordPayment } from '../../src/invoices/payments/record-payment.ts'
import { assertBooks, invoicesOf } from '../invoices/support.ts'
import { workerAt } from '../worker-at.ts'
import type { LicenceWorld } from './licence-world.ts'

export { assertBooks, invoicesOf }

/** `number-of-invoice state cents`, in their order. */
export async function statesOf(world: LicenceWorld): Promise<string[]> {
  return (await invoicesOf(world)).map(({ state, total_cents: cents }) => `${state} ${cents}`)
}

export async function invoiceAt(world: LicenceWorld, index: number): Promise<InvoiceRow> {
  const invoice = (await invoicesOf(world)).at(index)
  assert.ok(invoice !== undefined, `there is no invoice ${index}`)
  return invoice
}

/** Money for an invoice at a tenant time; left out, all that is open of it. */
export async function payAt(world: LicenceWorld, index: number, at: string, amountCents?: number): Promise<void> {
  const invoice = await invoiceAt(world, index)
  const ctx = await workerAt(world, instant(at))
  await world.database.withTx((tx) => recordPayment(ctx, tx, {
    customerId: invoice.customer_id, invoiceId: invoice.id, channel: 'transfer', externalId: newId('pay'), lateChargeCents: 0, feeCents: 0, note: null,
    amountCents: amountCents ?? invoice.total_cents - invoice.settled_cents, paidOn: calendarDate(at.slice(0, 10)),
  }))
}

export async function eventTypes(world: LicenceWorld, serialId: string): Promise<string[]> {
  const rows = await world.database.db.selectFrom('serial_event').select('type').where('tenant_id', '=', world.tenantId).where('serial_id', '=', serialId)
    .orderBy('seq').execute()
  return rows.map(({ type }) => type)
}

/** Lines of an invoice as its payer reads them, with their cents. */
export async function linesOf(world: LicenceWorld, invoice: InvoiceRow): Promise<[string, number][]> {
  const rows = await world.database.db.selectFrom('invoice_line').select(['description', 'amount_cents']).where('tenant_id', '=', world.tenantId)
    .where('document_id', '=', invoice.id).orderBy('line_no').execute()
  return rows.map((row) => [row.description, row.amount_cents])
}
