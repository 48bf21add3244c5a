import type { Currency } from '@assento/rules'
import { sql } from 'kysely'
import { isAmong } from '../dialect-json.ts'
import type { Handle, Tx } from '../handle.ts'
import { hotQuery } from '../hot-query.ts'
import { insertRows } from '../insert-rows.ts'
import type { JsonText } from '../schema.ts'

const COLUMNS = ['tenant_id', 'customer_id', 'currency', 'credit_cents'] as const

type Keys = { tenantId: string; customerIds: JsonText; currency: string }

const locked = hotQuery<Keys, { customerId: string; creditCents: number }>('customer-credit-lock', ['tenantId', 'customerIds', 'currency'], (db, p, dialect) => {
  const rows = db.selectFrom('customer_credit').select(['customer_id as customerId', 'credit_cents as creditCents'])
    .where('tenant_id', '=', p.tenantId).where(isAmong(dialect, 'customer_id', p.customerIds)).where('currency', '=', p.currency).orderBy('customer_id')
  return dialect === 'postgres' ? rows.forUpdate() : rows
})

/**
 * The credit of these customers in one currency, by customer, in cents; the rows are made on first use and stay locked until
 * the transaction ends. Whatever moves a customer's money takes this lock first, before any invoice: what is decided from the
 * credit and the open invoices then holds, and two acts never wait for each other in a circle.
 */
export async function lockCredit(tx: Tx, tenantId: string, customerIds: readonly string[], currency: Currency): Promise<Map<string, number>> {
  const wanted = [...new Set(customerIds)].sort()
  const keys = { tenantId, customerIds: JSON.stringify(wanted), currency }
  const there = await locked(tx, keys)
  if (there.length === wanted.length) return byCustomer(there)
  await insertRows(tx, 'customer_credit', COLUMNS, wanted.map((customerId) => (
    { tenant_id: tenantId, customer_id: customerId, currency, credit_cents: 0 })), 'on conflict do nothing')
  return byCustomer(await locked(tx, keys))
}

/** Stores what is left of credits whose rows this transaction has locked. */
export async function storeCredit(tx: Tx, tenantId: string, credits: ReadonlyMap<string, number>, currency: Currency): Promise<void> {
  await insertRows(tx, 'customer_credit', COLUMNS, [...credits].map(([customerId, cents]) => (
    { tenant_id: tenantId, customer_id: customerId, currency, credit_cents: cents })),
  'on conflict (tenant_id, customer_id, currency) do update set credit_cents = excluded.credit_cents')
}

/** A customer's credits that are more than zero, by currency. */
export function listCredits(handle: Handle, tenantId: string, customerId: string): Promise<{ currency: string; cents: number }[]> {
  return handle.db.selectFrom('customer_credit').select(['currency', sql<number>`credit_cents`.as('cents')])
    .where('tenant_id', '=', tenantId).where('customer_id', '=', customerId).where('credit_cents', '>', 0).orderBy('currency').execute()
}

function byCustomer(rows: readonly { readonly customerId: string; readonly creditCents: number }[]): Map<string, number> {
  return new Map(rows.map(({ customerId, creditCents }) => [customerId, creditCents]))
}
