import type { PaymentChannel } from '@assento/rules'
import type { Selectable } from 'kysely'
import type { Handle, Tx } from '../handle.ts'
import { insertRows } from '../insert-rows.ts'
import { assertPageLimit, pageOf, type Page } from '../page.ts'
import type { PaymentTable } from '../schema.ts'

export type PaymentRow = Selectable<PaymentTable>

/** A payment with the names that a list shows. */
export interface PaymentListItem extends PaymentRow {
  readonly customer_name: string
  readonly invoice_number: string | null
}

const COLUMNS = [
  'tenant_id', 'id', 'customer_id', 'invoice_id', 'channel', 'external_id', 'currency', 'amount_cents', 'applied_cents', 'late_charge_cents',
  'excess_cents', 'fee_cents', 'paid_on', 'received_at', 'recorded_by', 'note',
] as const satisfies readonly (keyof PaymentRow)[]

/** The payment under a provider's id; null when it was never recorded. */
export async function findPaymentByExternalId(
  handle: Handle, tenantId: string, channel: PaymentChannel, externalId: string,
): Promise<PaymentRow | null> {
  const query = handle.db.selectFrom('payment').select(COLUMNS).where('tenant_id', '=', tenantId).where('channel', '=', channel)
    .where('external_id', '=', externalId)
  return (await query.executeTakeFirst()) ?? null
}

/** Stores a payment; false when another is there under its channel and external id. */
export async function insertPayment(tx: Tx, payment: PaymentRow): Promise<boolean> {
  return (await insertRows(tx, 'payment', COLUMNS, [payment], 'on conflict do nothing')) === 1
}

export interface PaymentFilter {
  /** Null lists every customer's. */
  readonly customerId: string | null
  readonly invoiceId?: string
  /** The last id of the page before: the list is newest first. */
  readonly beforeId: string | null
  readonly limit: number
}

/** Payments, newest first. */
export async function listPayments(handle: Handle, tenantId: string, filter: PaymentFilter): Promise<Page<PaymentListItem>> {
  assertPageLimit(filter.limit)
  let query = named(handle, tenantId)
  if (filter.customerId !== null) query = query.where('p.customer_id', '=', filter.customerId)
  if (filter.invoiceId !== undefined) query = query.where('p.invoice_id', '=', filter.invoiceId)
  if (filter.beforeId !== null) query = query.where('p.id', '<', filter.beforeId)
  const rows = await query.orderBy('p.id', 'desc').limit(filter.limit + 1).execute()
  return pageOf(rows, filter.limit, (row) => row.id)
}

/** One payment as the list shows it; null when the tenant has none of that id. */
export async function findPaymentItem(handle: Handle, tenantId: string, paymentId: string): Promise<PaymentListItem | null> {
  return (await named(handle, tenantId).where('p.id', '=', paymentId).executeTakeFirst()) ?? null
}

function named({ db }: Handle, tenantId: string) {
  return db.selectFrom('payment as p')
    .innerJoin('account as a', (join) => join.onRef('a.tenant_id', '=', 'p.tenant_id').onRef('a.id', '=', 'p.customer_id'))
    .leftJoin('invoice as i', (join) => join.onRef('i.tenant_id', '=', 'p.tenant_id').onRef('i.id', '=', 'p.invoice_id'))
    .where('p.tenant_id', '=', tenantId).select(COLUMNS.map((column) => `p.${column}` as const)).select(['a.name as customer_name', 'i.number as invoice_number'])
}
