import type { Instant, LedgerPlan } from '@assento/rules'
import type { Tx } from '../handle.ts'
import { newId } from '../ids.ts'
import { insertRows } from '../insert-rows.ts'

/** Appends transactions with their entries to the books; the database refuses a second one under a natural key. */
export async function postLedger(tx: Tx, tenantId: string, plans: readonly LedgerPlan[], at: Instant): Promise<void> {
  if (plans.length === 0) return
  const posted = plans.map((plan) => ({ plan, id: newId('ltx') }))
  await insertRows(tx, 'ledger_transaction', [
    'tenant_id', 'id', 'kind', 'natural_key', 'customer_id', 'currency', 'effective_on', 'created_at',
  ], posted.map(({ plan, id }) => ({
    tenant_id: tenantId, id, kind: plan.kind, natural_key: plan.naturalKey, customer_id: plan.customerId, currency: plan.currency,
    effective_on: plan.effectiveOn, created_at: at,
  })))
  await insertRows(tx, 'ledger_entry', [
    'tenant_id', 'transaction_id', 'entry_no', 'account', 'customer_id', 'invoice_id', 'payment_id', 'credit_note_id', 'currency', 'amount_cents',
  ], posted.flatMap(({ plan, id }) => plan.entries.map((entry, index) => ({
    tenant_id: tenantId, transaction_id: id, entry_no: index + 1, account: entry.account, customer_id: plan.customerId, invoice_id: entry.invoiceId,
    payment_id: entry.paymentId, credit_note_id: entry.creditNoteId, currency: plan.currency, amount_cents: entry.cents,
  }))))
}
