import { sql } from 'kysely'
import { isAmong } from '../dialect-json.ts'
import type { Handle, Tx } from '../handle.ts'

const whole = (handle: Handle, column: string) => sql<number>`cast(coalesce(sum(${sql.ref(column)}), 0) as ${sql.raw(handle.dialect === 'postgres' ? 'bigint' : 'integer')})`

/**
 * What customers were ever asked for in one currency, by customer, in cents: invoices that are not void, charges that another
 * system had invoiced before an import, less credit notes. No credit note brings it below zero.
 */
export async function loadCreditableCents(tx: Tx, tenantId: string, customerIds: readonly string[], currency: string): Promise<Map<string, number>> {
  const isOurs = isAmong(tx.dialect, 'customer_id', sql`${JSON.stringify(customerIds)}`)
  const invoiced = await tx.db.selectFrom('invoice').select(['customer_id', whole(tx, 'total_cents').as('cents')])
    .where('tenant_id', '=', tenantId).where(isOurs).where('currency', '=', currency).where('state', '!=', 'void')
    .groupBy('customer_id').execute()
  const imported = await tx.db.selectFrom('charge').select(['customer_id', whole(tx, 'amount_cents').as('cents')])
    .where('tenant_id', '=', tenantId).where(isOurs).where('currency', '=', currency).where('origin', '=', 'imported')
    .where('amount_cents', '>', 0).groupBy('customer_id').execute()
  const credited = await tx.db.selectFrom('credit_note').select(['customer_id', whole(tx, 'total_cents').as('cents')])
    .where('tenant_id', '=', tenantId).where(isOurs).where('currency', '=', currency).groupBy('customer_id').execute()
  const sums = new Map<string, number>(customerIds.map((id) => [id, 0]))
  const add = (rows: readonly { readonly customer_id: string; readonly cents: number }[], sign: 1 | -1) => {
    for (const { customer_id: id, cents } of rows) sums.set(id, (sums.get(id) ?? 0) + sign * cents)
  }
  add(invoiced, 1)
  add(imported, 1)
  add(credited, -1)
  return sums
}

/** An invoice that was written off, and what of it has not been recovered since. */
export interface WrittenOffBalance {
  readonly invoiceId: string
  readonly customerId: string
  readonly balanceCents: number
}

/** What was written off and not recovered, by invoice, oldest first; the customers' credit is locked by this transaction. */
export async function loadWrittenOff(tx: Tx, tenantId: string, customerIds: readonly string[], currency: string): Promise<WrittenOffBalance[]> {
  const sum = whole(tx, 'amount_cents')
  const rows = await tx.db.selectFrom('ledger_entry').select(['invoice_id', 'customer_id', sum.as('cents')])
    .where('tenant_id', '=', tenantId).where(isAmong(tx.dialect, 'customer_id', sql`${JSON.stringify(customerIds)}`))
    .where('account', '=', 'writeOff').where('currency', '=', currency).where('invoice_id', 'is not', null)
    .groupBy(['invoice_id', 'customer_id']).having(sum, '>', 0).orderBy('invoice_id').execute()
  return rows.map((row) => ({ invoiceId: row.invoice_id ?? '', customerId: row.customer_id, balanceCents: row.cents }))
}
