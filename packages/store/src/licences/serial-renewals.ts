import { assert } from '@assento/rules'
import type { Instant } from '@assento/rules'
import type { Insertable, Selectable } from 'kysely'
import type { Handle, Tx } from '../handle.ts'
import { INVOICE_COLUMNS, type InvoiceRow } from '../invoices/invoice-facts.ts'
import type { LicenceChargeTable, SerialRenewalTable } from '../schema.ts'

export type SerialRenewalRow = Selectable<SerialRenewalTable>
export type NewSerialRenewal = Omit<Insertable<SerialRenewalTable>, 'tenant_id' | 'state' | 'settled_at'>

/** Stores cycles that are asked for; the database refuses a second open renewal of a serial. */
export async function insertSerialRenewal(tx: Tx, tenantId: string, renewal: NewSerialRenewal): Promise<void> {
  await tx.db.insertInto('serial_renewal').values({ ...renewal, tenant_id: tenantId, state: 'open', settled_at: null }).execute()
}

/** The open renewal of a serial; null when none waits for payment. */
export async function findOpenRenewal(handle: Handle, tenantId: string, serialId: string): Promise<SerialRenewalRow | null> {
  const query = handle.db.selectFrom('serial_renewal').selectAll().where('tenant_id', '=', tenantId).where('serial_id', '=', serialId).where('state', '=', 'open')
  return (await query.executeTakeFirst()) ?? null
}

/** The renewal itself, in any state. */
export async function findSerialRenewal(handle: Handle, tenantId: string, renewalId: string): Promise<SerialRenewalRow | null> {
  const query = handle.db.selectFrom('serial_renewal').selectAll().where('tenant_id', '=', tenantId).where('id', '=', renewalId)
  return (await query.executeTakeFirst()) ?? null
}

/** Ends an open renewal; false when it was no longer open. */
export async function settleRenewal(
  tx: Tx, tenantId: string, renewalId: string, settled: { readonly state: 'paid' | 'cancelled' | 'superseded'; readonly at: Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await tx.db.updateTable('serial_renewal').set({ state: settled.state, settled_at: settled.at }).where('tenant_id', '=', tenantId)
    .where('id', '=', renewalId).where('state', '=', 'open').executeTakeFirst()
  return numUpdatedRows === 1n
}

/** An open renewal goes on with the serial that a reissue made. */
export async function moveRenewal(tx: Tx, tenantId: string, renewalId: string, toSerialId: string): Promise<void> {
  const { numUpdatedRows } = await tx.db.updateTable('serial_renewal').set({ serial_id: toSerialId }).where('tenant_id', '=', tenantId)
    .where('id', '=', renewalId).where('state', '=', 'open').executeTakeFirst()
  assert(numUpdatedRows === 1n, `renewal ${renewalId} is open`)
}

/** Open renewals of a void invoice wait for the one that replaces it. */
export async function carryRenewals(tx: Tx, tenantId: string, fromDraftId: string, toDraftId: string): Promise<void> {
  await tx.db.updateTable('serial_renewal').set({ invoice_draft_id: toDraftId }).where('tenant_id', '=', tenantId)
    .where('invoice_draft_id', '=', fromDraftId).where('state', '=', 'open').execute()
}

/** An open renewal whose invoice asks for nothing any more. */
export interface AnsweredRenewal {
  readonly renewalId: string
  readonly serialId: string
  readonly invoiceState: InvoiceRow['state']
}

/** Open renewals that stand on these invoices, by serial: locks are taken in one order. */
export async function listRenewalsOfInvoices(handle: Handle, tenantId: string, invoiceIds: readonly string[]): Promise<AnsweredRenewal[]> {
  if (invoiceIds.length === 0) return []
  return handle.db.selectFrom('serial_renewal as r')
    .innerJoin('invoice as i', (join) => join.onRef('i.tenant_id', '=', 'r.tenant_id').onRef('i.draft_id', '=', 'r.invoice_draft_id'))
    .where('r.tenant_id', '=', tenantId).where('i.id', 'in', invoiceIds).where('r.state', '=', 'open').orderBy('r.serial_id')
    .select(['r.id as renewalId', 'r.serial_id as serialId', 'i.state as invoiceState']).execute()
}

/** The invoice that a draft became; null while it is open, and when nothing was left to ask for. */
export async function findInvoiceOfDraft(handle: Handle, tenantId: string, draftId: string): Promise<InvoiceRow | null> {
  const query = handle.db.selectFrom('invoice').select(INVOICE_COLUMNS).where('tenant_id', '=', tenantId).where('draft_id', '=', draftId)
  return (await query.executeTakeFirst()) ?? null
}

export type RenewalCharge = Selectable<LicenceChargeTable>

/** What a renewal charged, in the order of its cycles; void ones too. */
export async function listRenewalCharges(handle: Handle, tenantId: string, renewal: Pick<SerialRenewalRow, 'id' | 'invoice_draft_id'>): Promise<RenewalCharge[]> {
  const rows = await handle.db.selectFrom('licence_charge').selectAll().where('tenant_id', '=', tenantId)
    .where('invoice_draft_id', '=', renewal.invoice_draft_id).orderBy('period_starts_on').orderBy('id').execute()
  return rows.filter(({ natural_key: key }) => key.startsWith(`serial:${renewal.id}:`))
}

/** The setup fee of a serial, void or not; null where none was charged. */
export async function findSetupCharge(handle: Handle, tenantId: string, serialId: string): Promise<RenewalCharge | null> {
  const query = handle.db.selectFrom('licence_charge').selectAll().where('tenant_id', '=', tenantId).where('natural_key', '=', `serial:${serialId}:setup`)
  return (await query.executeTakeFirst()) ?? null
}

/** Licence charges that are owed no more. */
export async function voidLicenceCharges(tx: Tx, tenantId: string, chargeIds: readonly string[], at: Instant): Promise<number> {
  if (chargeIds.length === 0) return 0
  const { numUpdatedRows } = await tx.db.updateTable('licence_charge').set({ voided_at: at }).where('tenant_id', '=', tenantId)
    .where('id', 'in', chargeIds).where('voided_at', 'is', null).executeTakeFirst()
  return Number(numUpdatedRows)
}

/** Whether an invoice asks for the renewal of a serial that is suspended for one of these reasons: collections wait meanwhile. */
export async function isPausedBySuspension(handle: Handle, tenantId: string, invoiceId: string, reasons: readonly string[]): Promise<boolean> {
  if (reasons.length === 0) return false
  const row = await handle.db.selectFrom('invoice as i')
    .innerJoin('serial_renewal as r', (join) => join.onRef('r.tenant_id', '=', 'i.tenant_id').onRef('r.invoice_draft_id', '=', 'i.draft_id'))
    .innerJoin('suspension as s', (join) => join.onRef('s.tenant_id', '=', 'r.tenant_id').onRef('s.serial_id', '=', 'r.serial_id'))
    .where('i.tenant_id', '=', tenantId).where('i.id', '=', invoiceId).where('r.state', '=', 'open').where('s.ended_at', 'is', null)
    .where('s.reason', 'in', reasons).select('s.id').limit(1).executeTakeFirst()
  return row !== undefined
}
