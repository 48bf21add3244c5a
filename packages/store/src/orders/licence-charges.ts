import { assert } from '@assento/rules'
import type { CalendarDate, Currency, Instant } from '@assento/rules'
import { sql, type Insertable, type Selectable } from 'kysely'
import type { Handle, Tx } from '../handle.ts'
import { newId } from '../ids.ts'
import { insertRows } from '../insert-rows.ts'
import type { InvoiceDraftTable, LicenceChargeTable } from '../schema.ts'

export type LicenceChargeRow = Selectable<LicenceChargeTable>
export type NewLicenceCharge = Omit<Insertable<LicenceChargeTable>, 'tenant_id' | 'id' | 'credited_cents' | 'voided_at'>

const COLUMNS = [
  'tenant_id', 'id', 'customer_id', 'kind', 'product_id', 'order_id', 'serial_id', 'unit_billing_id', 'description', 'quantity', 'currency', 'unit_cents',
  'period_starts_on', 'period_until', 'amount_cents', 'credited_cents', 'invoice_draft_id', 'natural_key', 'created_at', 'voided_at',
] as const satisfies readonly (keyof LicenceChargeRow)[]

/**
 * Puts money for licences on drafts: the only way in which it enters the books. The database refuses a second charge under a
 * natural key. Answers the new ids, in the charges' order, which is that of the invoice's lines.
 */
export async function issueLicenceCharges(tx: Tx, tenantId: string, charges: readonly NewLicenceCharge[]): Promise<string[]> {
  const ids = charges.map(() => newId('lch'))
  await insertRows(tx, 'licence_charge', COLUMNS, charges.map((charge, index) => {
    assert(charge.amount_cents === charge.quantity * charge.unit_cents, `${charge.natural_key}: quantity × unit is not the amount`)
    return { ...charge, tenant_id: tenantId, id: ids[index] ?? '', credited_cents: 0, voided_at: null }
  }))
  return ids
}

export interface OwnDraft {
  readonly customerId: string
  readonly kind: InvoiceDraftTable['kind']
  /** Unique a tenant: `order:<id>`, `retroactive:<renewal>`. */
  readonly naturalKey: string
  readonly currency: Currency
  readonly on: CalendarDate
  readonly at: Instant
}

/** A draft of its own, to be closed in the same transaction (`closeDrafts`): no day's lines join it. */
export async function openOwnDraft(tx: Tx, tenantId: string, draft: OwnDraft): Promise<string> {
  const id = newId('drf')
  await tx.db.insertInto('invoice_draft').values({
    tenant_id: tenantId, id, customer_id: draft.customerId, kind: draft.kind, natural_key: draft.naturalKey, currency: draft.currency, opens_on: draft.on,
    created_at: draft.at, closes_at: null, closed_at: null, outcome: null,
  }).execute()
  return id
}

/** What stands on a draft for licences, in the order of its lines; void ones are left out. */
export function listLicenceCharges(handle: Handle, tenantId: string, draftId: string): Promise<LicenceChargeRow[]> {
  return handle.db.selectFrom('licence_charge').select(COLUMNS).where('tenant_id', '=', tenantId).where('invoice_draft_id', '=', draftId)
    .where('voided_at', 'is', null).orderBy('id').execute()
}

/** Takes back of charges what a credit note gives; never above what they charged and have not given back (rule P8). */
export async function raiseLicenceChargesCredited(
  tx: Tx, tenantId: string, credits: readonly { readonly chargeId: string; readonly cents: number }[],
): Promise<void> {
  for (const { chargeId, cents } of credits) {
    const { numUpdatedRows } = await tx.db.updateTable('licence_charge').set((of) => ({ credited_cents: of('credited_cents', '+', cents) }))
      .where('tenant_id', '=', tenantId).where('id', '=', chargeId).where('voided_at', 'is', null)
      .where(sql<boolean>`credited_cents + ${cents} <= amount_cents`).executeTakeFirst()
    assert(numUpdatedRows === 1n, `charge ${chargeId} has less than ${cents} cents left to credit`)
  }
}

/** Charges of a void invoice that are owed no more. */
export async function voidLicenceChargesOfDraft(tx: Tx, tenantId: string, draftId: string, at: Instant): Promise<void> {
  await tx.db.updateTable('licence_charge').set({ voided_at: at }).where('tenant_id', '=', tenantId).where('invoice_draft_id', '=', draftId)
    .where('voided_at', 'is', null).execute()
}

/** Puts the charges of a void invoice on the draft of the one that replaces it; an order goes on to that one. */
export async function carryLicenceCharges(tx: Tx, tenantId: string, fromDraftId: string, toDraftId: string): Promise<void> {
  await tx.db.updateTable('licence_charge').set({ invoice_draft_id: toDraftId }).where('tenant_id', '=', tenantId)
    .where('invoice_draft_id', '=', fromDraftId).where('voided_at', 'is', null).execute()
  await tx.db.updateTable('licence_order').set({ invoice_draft_id: toDraftId }).where('tenant_id', '=', tenantId)
    .where('invoice_draft_id', '=', fromDraftId).execute()
}
