import { assert, type CalendarDate, type Instant } from '@assento/rules'
import { sql } from 'kysely'
import { isAmong } from '../dialect-json.ts'
import type { Handle, Tx } from '../handle.ts'
import { newId } from '../ids.ts'

/** A line's charge, and what credits have taken back of it, without tax. */
export interface LineCredit {
  readonly chargeId: string
  readonly creditedCents: number
}

/** What has been given back of charges, by whatever: credits of later days and credit notes. Their rows stay locked. */
export async function loadLineCredits(tx: Tx, tenantId: string, chargeIds: readonly string[]): Promise<LineCredit[]> {
  if (chargeIds.length === 0) return []
  const query = tx.db.selectFrom('charge').select(['id as chargeId', 'credited_cents as creditedCents']).where('tenant_id', '=', tenantId)
    .where(isAmong(tx.dialect, 'id', sql`${JSON.stringify(chargeIds)}`)).orderBy('id')
  return (tx.dialect === 'postgres' ? query.forUpdate() : query).execute()
}

/** Cents of an invoice that payments settled; the rest of what is settled was credit. */
export async function findPaidCents(handle: Handle, tenantId: string, invoiceId: string): Promise<number> {
  const row = await handle.db.selectFrom('payment').select(sql<number>`coalesce(sum(applied_cents), 0)`.as('cents'))
    .where('tenant_id', '=', tenantId).where('invoice_id', '=', invoiceId).executeTakeFirst()
  return Number(row?.cents ?? 0)
}

/** Charges that are owed no more: they can no longer be credited, and stand on no draft that is still open. */
export async function markChargesVoided(tx: Tx, tenantId: string, chargeIds: readonly string[], at: Instant): Promise<number> {
  if (chargeIds.length === 0) return 0
  const { numUpdatedRows } = await tx.db.updateTable('charge').set({ voided_at: at }).where('tenant_id', '=', tenantId)
    .where(isAmong(tx.dialect, 'id', sql`${JSON.stringify(chargeIds)}`)).where('voided_at', 'is', null).executeTakeFirst()
  return Number(numUpdatedRows)
}

/** Puts charges on another draft: those of an invoice that was voided and stay owed. */
export async function setChargesDraft(tx: Tx, tenantId: string, chargeIds: readonly string[], draftId: string): Promise<number> {
  if (chargeIds.length === 0) return 0
  const { numUpdatedRows } = await tx.db.updateTable('charge').set({ invoice_draft_id: draftId }).where('tenant_id', '=', tenantId)
    .where(isAmong(tx.dialect, 'id', sql`${JSON.stringify(chargeIds)}`)).executeTakeFirst()
  return Number(numUpdatedRows)
}

/** Takes back of charges what a credit note gives; never above what they charged and have not given back (rule P8). */
export async function raiseChargesCredited(
  tx: Tx, tenantId: string, credits: readonly { readonly chargeId: string; readonly cents: number }[],
): Promise<void> {
  for (const { chargeId, cents } of credits) {
    const { numUpdatedRows } = await tx.db.updateTable('charge').set((of) => ({ credited_cents: of('credited_cents', '+', cents) }))
      .where('tenant_id', '=', tenantId).where('id', '=', chargeId).where(sql<boolean>`credited_cents + ${cents} <= amount_cents`).executeTakeFirst()
    assert(numUpdatedRows === 1n, `charge ${chargeId} has less than ${cents} cents left to credit`)
  }
}

/** A draft for the charges of one voided invoice, closed in the same transaction: its invoice replaces the void one. */
export async function openReplacementDraft(
  tx: Tx, tenantId: string, of: { readonly invoiceId: string; readonly customerId: string; readonly currency: string; readonly at: Instant; readonly on: CalendarDate },
): Promise<string> {
  const id = newId('drf')
  await tx.db.insertInto('invoice_draft').values({
    tenant_id: tenantId, id, customer_id: of.customerId, kind: 'change', natural_key: `replace:${of.invoiceId}`, currency: of.currency,
    opens_on: of.on, created_at: of.at, closes_at: null, closed_at: null, outcome: null,
  }).execute()
  return id
}
