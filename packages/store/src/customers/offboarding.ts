/** The end of a customer: what is counted before, and the receipts that stay. */
import type { Instant } from '@assento/rules'
import { sql, type Insertable, type Selectable } from 'kysely'
import { StaleVersionError } from '../errors.ts'
import type { Handle, Tx } from '../handle.ts'
import type { OffboardingTable } from '../schema.ts'

export type OffboardingRow = Selectable<OffboardingTable>

/** What stays of a customer, counted. */
export interface KeptCounts {
  readonly invoices: number
  readonly openInvoices: number
  readonly fiscalDocuments: number
  readonly auditEntries: number
  /** Subscriptions that run: they are ended before their customer is. */
  readonly runningSubscriptions: number
  /** Serials that are not over: offboarding leaves what cannot be given back. */
  readonly openSerials: number
}

export async function loadKeptCounts({ db }: Handle, tenantId: string, customerId: string): Promise<KeptCounts> {
  const count = (table: string, more = '') => sql<number>`(select count(*) from ${sql.raw(table)} where tenant_id = ${tenantId} and customer_id = ${customerId} ${sql.raw(more)})`
  const { rows } = await sql<{ [Name in keyof KeptCounts]: number | string }>`select ${count('invoice')} as "invoices", ${count('invoice', "and state = 'open'")} as "openInvoices",
    ${count('fiscal_document')} as "fiscalDocuments", ${count('audit_entry')} as "auditEntries",
    ${count('subscription', "and status in ('provisioning', 'active', 'suspended', 'extended')")} as "runningSubscriptions",
    ${count('serial', 'and cancelled_at is null')} as "openSerials"`.execute(db)
  const [row] = rows
  return {
    invoices: Number(row?.invoices ?? 0), openInvoices: Number(row?.openInvoices ?? 0), fiscalDocuments: Number(row?.fiscalDocuments ?? 0),
    auditEntries: Number(row?.auditEntries ?? 0), runningSubscriptions: Number(row?.runningSubscriptions ?? 0),
    openSerials: Number(row?.openSerials ?? 0),
  }
}

/** Removes a customer from lists and frees its CNPJ; its people lose their roles. Throws StaleVersionError. */
export async function removeCustomer(tx: Tx, tenantId: string, customerId: string, fromVersion: number, at: Instant): Promise<void> {
  const { numUpdatedRows } = await tx.db.updateTable('account').set({ removed_at: at, version: fromVersion + 1 }).where('tenant_id', '=', tenantId)
    .where('id', '=', customerId).where('kind', '=', 'customer').where('version', '=', fromVersion).where('removed_at', 'is', null).executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new StaleVersionError(customerId, fromVersion)
  await tx.db.updateTable('member').set({ removed_at: at }).where('tenant_id', '=', tenantId).where('account_id', '=', customerId).where('removed_at', 'is', null).execute()
}

/** Stores a receipt; it can never be changed, so it holds no personal data but what the law keeps anyway. */
export async function insertOffboarding(tx: Tx, tenantId: string, receipt: Omit<Insertable<OffboardingTable>, 'tenant_id'>): Promise<void> {
  await tx.db.insertInto('offboarding').values({ ...receipt, tenant_id: tenantId }).execute()
}

/** The last receipt of a customer of that kind; null without. */
export async function findOffboarding(handle: Handle, tenantId: string, customerId: string, kind: OffboardingRow['kind']): Promise<OffboardingRow | null> {
  const query = handle.db.selectFrom('offboarding').selectAll().where('tenant_id', '=', tenantId).where('customer_id', '=', customerId).where('kind', '=', kind)
  return (await query.orderBy('id', 'desc').limit(1).executeTakeFirst()) ?? null
}

/** Which of these customers have had their personal data erased. */
export async function listErasedCustomers({ db }: Handle, tenantId: string, customerIds: readonly string[]): Promise<string[]> {
  if (customerIds.length === 0) return []
  const rows = await db.selectFrom('offboarding').select('customer_id').distinct().where('tenant_id', '=', tenantId).where('kind', '=', 'erasure')
    .where('customer_id', 'in', customerIds).execute()
  return rows.map((row) => row.customer_id)
}
