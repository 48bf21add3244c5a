import type { CalendarDate, Instant } from '@assento/rules'
import { sql } from 'kysely'
import { isAmong } from '../dialect-json.ts'
import type { Handle } from '../handle.ts'

/** What happened to a charge's subscription when it was charged: the audited act. */
export interface ChargeCause {
  readonly chargeId: string
  readonly action: string
  readonly actorName: string
  readonly at: Instant
  readonly seq: number
}

/**
 * The audited acts that caused charges, in one statement: the entry of the same subscription at the very instant at which the
 * charge was made, the first of them. What time alone charged in a batch has none.
 */
export async function listChargeCauses(handle: Handle, tenantId: string, chargeIds: readonly string[]): Promise<ChargeCause[]> {
  if (chargeIds.length === 0) return []
  return handle.db.selectFrom('charge as c')
    .innerJoin('audit_entry as a', (join) => join.onRef('a.tenant_id', '=', 'c.tenant_id').onRef('a.subject_id', '=', 'c.subscription_id')
      .onRef('a.at', '=', 'c.created_at').on('a.outcome', '=', 'done'))
    .where('c.tenant_id', '=', tenantId).where(isAmong(handle.dialect, 'c.id', sql`${JSON.stringify(chargeIds)}`))
    .where((is) => is('a.seq', '=', is.selectFrom('audit_entry as b').select((of) => of.fn.min('b.seq').as('seq'))
      .whereRef('b.tenant_id', '=', 'c.tenant_id').whereRef('b.subject_id', '=', 'c.subscription_id').whereRef('b.at', '=', 'c.created_at')
      .where('b.outcome', '=', 'done')))
    .select(['c.id as chargeId', 'a.action', 'a.actor_name as actorName', 'a.at', 'a.seq']).execute()
}

/** What a credit took back of a charge, and the invoice on which that stands. */
export interface CreditedCharge {
  readonly creditChargeId: string
  readonly chargeId: string
  readonly cents: number
  /** Seats of the charge that ran before the credit, and that went on after it. */
  readonly fromSeats: number
  readonly toSeats: number
  readonly invoiceNumber: string | null
}

/** The charges that credits took back, in one statement; of an imported charge there is no invoice. */
export async function listCreditedCharges(handle: Handle, tenantId: string, creditChargeIds: readonly string[]): Promise<CreditedCharge[]> {
  if (creditChargeIds.length === 0) return []
  return handle.db.selectFrom('charge_credit as k')
    .leftJoin('charge as c', (join) => join.onRef('c.tenant_id', '=', 'k.tenant_id').onRef('c.id', '=', 'k.charge_id'))
    .leftJoin('invoice as i', (join) => join.onRef('i.tenant_id', '=', 'c.tenant_id').onRef('i.draft_id', '=', 'c.invoice_draft_id'))
    .where('k.tenant_id', '=', tenantId).where(isAmong(handle.dialect, 'k.credit_charge_id', sql`${JSON.stringify(creditChargeIds)}`))
    .select([
      'k.credit_charge_id as creditChargeId', 'k.charge_id as chargeId', 'k.cents', 'k.from_seats as fromSeats', 'k.to_seats as toSeats',
      'i.number as invoiceNumber',
    ]).orderBy('k.charge_id').execute()
}

/** How an invoice was settled, from the books. */
export interface SettlementRow {
  readonly kind: 'paymentReceived' | 'creditApplied' | 'invoiceWrittenOff'
  readonly effectiveOn: CalendarDate
  readonly createdAt: Instant
  readonly naturalKey: string
  /** Positive: what it took off the balance. */
  readonly cents: number
  readonly paymentId: string | null
}

/** Everything that settled an invoice, oldest first. */
export async function listSettlements(handle: Handle, tenantId: string, invoiceId: string): Promise<SettlementRow[]> {
  const rows = await handle.db.selectFrom('ledger_entry as e')
    .innerJoin('ledger_transaction as t', (join) => join.onRef('t.tenant_id', '=', 'e.tenant_id').onRef('t.id', '=', 'e.transaction_id'))
    .where('e.tenant_id', '=', tenantId).where('e.invoice_id', '=', invoiceId).where('e.account', '=', 'receivable').where('e.amount_cents', '<', 0)
    .where('t.kind', 'in', ['paymentReceived', 'creditApplied', 'invoiceWrittenOff'])
    .select(['t.kind', 't.effective_on as effectiveOn', 't.created_at as createdAt', 't.natural_key as naturalKey', 'e.amount_cents as cents', 'e.payment_id as paymentId'])
    .orderBy('t.id').$narrowType<{ kind: SettlementRow['kind'] }>().execute()
  return rows.map((row) => ({ ...row, cents: 0 - row.cents }))
}
