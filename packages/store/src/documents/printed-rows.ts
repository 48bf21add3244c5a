/** Rows that a PDF prints besides those of its own features; read only, and never changed after issue. */
import { sql, type Selectable } from 'kysely'
import type { Handle } from '../handle.ts'
import type { PaymentTable } from '../schema.ts'

export async function loadPrintedPayment({ db }: Handle, tenantId: string, paymentId: string): Promise<Selectable<PaymentTable> | null> {
  const query = db.selectFrom('payment').selectAll().where('tenant_id', '=', tenantId).where('id', '=', paymentId)
  return (await query.executeTakeFirst()) ?? null
}

/** Credit that was taken off the invoice at the instant of its issue, in cents: what is paid later is not printed on it. */
export async function loadCreditAtIssue({ db }: Handle, tenantId: string, invoiceId: string): Promise<number> {
  const { cents } = await db.selectFrom('ledger_entry as e')
    .innerJoin('ledger_transaction as t', (join) => join.onRef('t.tenant_id', '=', 'e.tenant_id').onRef('t.id', '=', 'e.transaction_id'))
    .innerJoin('invoice as i', (join) => join.onRef('i.tenant_id', '=', 'e.tenant_id').onRef('i.id', '=', 'e.invoice_id'))
    .where('e.tenant_id', '=', tenantId).where('e.invoice_id', '=', invoiceId).where('e.account', '=', 'receivable')
    .where('t.kind', '=', 'creditApplied').whereRef('t.created_at', '<=', 'i.issued_at')
    .select(sql<number>`coalesce(-sum(e.amount_cents), 0)`.as('cents')).executeTakeFirstOrThrow()
  return Number(cents)
}
