/** What tests of invoices ask of a world. */
import assert from 'node:assert/strict'
import type { InvoiceRow } from '@assento/store'
import type { InvoiceDetail } from '../../src/invoices/dto.ts'
import type { PaymentRecorded } from '../../src/invoices/payments/record.ts'
import { verifyLedger } from '../../src/invoices/ledger/verify-ledger.ts'
import type { World } from '../fixture.ts'

/** Midnight of the fixture's day in São Paulo: its drafts close then. */
export const MIDNIGHT = '2026-11-22T03:00:00.000Z'
export const TAXED = { taxes: { standard: { label: 'ISS', basisPoints: 500 }, byProduct: {} } }

/** The world's invoices by number. */
export function invoicesOf({ database, tenantId }: Pick<World, 'database' | 'tenantId'>): Promise<InvoiceRow[]> {
  return database.db.selectFrom('invoice').selectAll().where('tenant_id', '=', tenantId).orderBy('number').execute()
}

/** Buys and lets the day end; answers the invoice. */
export async function invoiced(world: World, offer = 'basic P1Y/annual', seats = 1, customerId?: string): Promise<InvoiceRow> {
  const before = await invoicesOf(world)
  await world.buy(offer, seats, customerId)
  const closed = await world.server.send<{ invoiceId: string }>('invoices.close', { customerId: customerId ?? world.customerId })
  assert.equal(closed.status, 200, JSON.stringify(closed.error))
  const made = (await invoicesOf(world)).find(({ id }) => !before.some((known) => known.id === id))
  assert.ok(made !== undefined)
  return made
}

let references = 0

export async function pay(world: World, invoice: Pick<InvoiceRow, 'id'>, amountCents: number, externalId = `ref-${references += 1}`): Promise<PaymentRecorded> {
  const paid = await world.server.send<PaymentRecorded>('payments.record', {
    invoiceId: invoice.id, channel: 'pix', externalId, amountCents, paidOn: '2026-11-21',
  })
  assert.equal(paid.status, 200, JSON.stringify(paid.error))
  return paid.data
}

export async function detailOf(world: World, invoiceId: string): Promise<InvoiceDetail> {
  const got = await world.server.read<InvoiceDetail>('invoices.get', { invoiceId })
  assert.equal(got.status, 200, JSON.stringify(got.error))
  return got.data
}

export async function creditOf({ database, tenantId, customerId }: World): Promise<number> {
  const row = await database.db.selectFrom('customer_credit').select('credit_cents').where('tenant_id', '=', tenantId).where('customer_id', '=', customerId).executeTakeFirst()
  return row?.credit_cents ?? 0
}

export async function assertBooks(world: Pick<World, 'database' | 'tenantId'>): Promise<void> {
  assert.deepEqual((await verifyLedger(world.database, world.tenantId)).findings, [])
}
