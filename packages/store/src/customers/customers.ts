/** Customers of partners and of the manufacturer, with what they have of serials. */
import type { CalendarDate } from '@assento/rules'
import { sql, type Insertable, type RawBuilder } from 'kysely'
import type { AccountKey, AccountRow } from '../accounts/accounts.ts'
import { inChunks } from '../chunks.ts'
import type { Handle, Tx } from '../handle.ts'
import type { SerialSearch } from '../licences/serial-filter.ts'
import { stateSql } from '../licences/serial-filter.ts'
import { assertPageLimit, pageOf, type Page } from '../page.ts'
import type { AccountTable } from '../schema.ts'

/** A customer with the partner whose it is; the manufacturer's own have none. */
export type CustomerRow = AccountRow & { readonly partner_id: string | null; readonly partner_name: string | null }

/** `active`: has a serial in use; `blocked`: has a suspended one; `withoutSerials`: has none that is not over; `removed`: offboarded. */
export type CustomerState = 'active' | 'blocked' | 'withoutSerials' | 'removed'

export interface CustomerFilter {
  /** Null lists those of every partner and of the manufacturer. */
  readonly partnerId: string | null
  readonly search: SerialSearch | null
  /** Null lists all that are not removed. */
  readonly state: CustomerState | null
  /** The day in the tenant's zone by which states are told. */
  readonly today: CalendarDate
  readonly after: AccountKey | null
  readonly limit: number
}

/** Customers by name, then id. */
export async function listCustomers(handle: Handle, tenantId: string, filter: CustomerFilter): Promise<Page<CustomerRow, AccountKey>> {
  assertPageLimit(filter.limit)
  let query = customers(handle, tenantId)
  query = filter.state === 'removed' ? query.where('a.removed_at', 'is not', null) : query.where('a.removed_at', 'is', null)
  if (filter.partnerId !== null) query = query.where('a.parent_id', '=', filter.partnerId)
  if (filter.search !== null) query = query.where(isFound(handle, tenantId, filter.search))
  if (filter.state !== null && filter.state !== 'removed') query = query.where(isIn(handle, filter.state, filter.today))
  if (filter.after !== null) query = query.where(sql<boolean>`(a.search_name, a.id) > (${filter.after.searchName}, ${filter.after.id})`)
  const rows = await query.orderBy('a.search_name').orderBy('a.id').limit(filter.limit + 1).execute()
  return pageOf(rows, filter.limit, (row) => ({ searchName: row.search_name, id: row.id }))
}

/** A customer, removed ones too; null when the tenant has none of that id. On PostgreSQL its row stays locked inside a transaction. */
export async function findCustomer(handle: Handle, tenantId: string, customerId: string): Promise<CustomerRow | null> {
  if (handle.dialect === 'postgres' && 'inTransaction' in handle) {
    await handle.db.selectFrom('account').select('id').where('tenant_id', '=', tenantId).where('id', '=', customerId).forUpdate().execute()
  }
  return (await customers(handle, tenantId).where('a.id', '=', customerId).executeTakeFirst()) ?? null
}

/** Stores a customer; false when another that is not removed has its CNPJ or CPF, or its id elsewhere. */
export async function insertCustomer(tx: Tx, tenantId: string, customer: Omit<Insertable<AccountTable>, 'tenant_id' | 'kind'>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.db.insertInto('account').values({ ...customer, tenant_id: tenantId, kind: 'customer' })
    .onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

export interface SerialCounts {
  readonly customer_id: string
  /** Not over. */
  readonly serials: number
  /** Active or in grace. */
  readonly active: number
  readonly suspended: number
}

/** Serials of these customers, counted; customers without any are left out. */
export function countSerialsOfCustomers(handle: Handle, tenantId: string, customerIds: readonly string[], today: CalendarDate): Promise<SerialCounts[]> {
  const state = stateSql(sql`${today}`, handle.dialect)
  const whole = (of: RawBuilder<unknown>) => sql<number>`cast(${of} as ${sql.raw(handle.dialect === 'postgres' ? 'int' : 'integer')})`
  return inChunks(customerIds, (ids) => openSerials(handle, tenantId).where('s.customer_id', 'in', ids).groupBy('s.customer_id').select([
    's.customer_id', whole(sql`count(*)`).as('serials'), whole(sql`sum(case when ${state} in ('active', 'grace') then 1 else 0 end)`).as('active'),
    whole(sql`sum(case when ${state} = 'suspended' then 1 else 0 end)`).as('suspended'),
  ]).execute())
}

/** What something is called. */
export interface Named {
  readonly id: string
  readonly name: string
}

/** Names of accounts by id, removed ones too. */
export function listAccountNames({ db }: Handle, tenantId: string, accountIds: readonly string[]): Promise<Named[]> {
  return inChunks([...new Set(accountIds)], (ids) => db.selectFrom('account').select(['id', 'name']).where('tenant_id', '=', tenantId).where('id', 'in', ids).execute())
}

/** Names of licence products by id, retired ones too. */
export function listLicenceProductNames({ db }: Handle, tenantId: string, productIds: readonly string[]): Promise<Named[]> {
  return inChunks([...new Set(productIds)], (ids) => db.selectFrom('licence_product').select(['id', 'name']).where('tenant_id', '=', tenantId).where('id', 'in', ids).execute())
}

function customers({ db }: Handle, tenantId: string) {
  return db.selectFrom('account as a')
    .leftJoin('account as r', (join) => join.onRef('r.tenant_id', '=', 'a.tenant_id').onRef('r.id', '=', 'a.parent_id').on('r.parent_id', 'is not', null))
    .selectAll('a').select(['r.id as partner_id', 'r.name as partner_name']).where('a.tenant_id', '=', tenantId).where('a.kind', '=', 'customer')
}

function openSerials({ db }: Handle, tenantId: string) {
  return db.selectFrom('serial as s')
    .leftJoin('suspension as o', (join) => join.onRef('o.tenant_id', '=', 's.tenant_id').onRef('o.serial_id', '=', 's.id').on('o.ended_at', 'is', null))
    .where('s.tenant_id', '=', tenantId).where('s.cancelled_at', 'is', null)
}

function isFound({ dialect }: Handle, tenantId: string, { name, taxId, key }: SerialSearch): RawBuilder<boolean> {
  const named = dialect === 'postgres' ? sql`strpos(a.search_name, ${name}) > 0` : sql`instr(a.search_name, ${name}) > 0`
  const numbered = taxId === '' ? sql`` : sql` or (a.tax_id >= ${taxId} and a.tax_id < ${`${taxId}\u{10ffff}`})`
  const keyed = key === '' ? sql`` : sql` or a.id in (select k.customer_id from serial k where k.tenant_id = ${tenantId} and k.search_key >= ${key}
    and k.search_key < ${`${key}\u{10ffff}`})`
  return sql<boolean>`(${named}${numbered}${keyed})`
}

function isIn(handle: Handle, state: Exclude<CustomerState, 'removed'>, today: CalendarDate): RawBuilder<boolean> {
  const of = sql`select 1 from serial s left join suspension o on o.tenant_id = s.tenant_id and o.serial_id = s.id and o.ended_at is null
    where s.tenant_id = a.tenant_id and s.customer_id = a.id and s.cancelled_at is null`
  if (state === 'withoutSerials') return sql<boolean>`not exists (${of})`
  if (state === 'blocked') return sql<boolean>`exists (${of} and o.id is not null)`
  return sql<boolean>`exists (${of} and ${stateSql(sql`${today}`, handle.dialect)} in ('active', 'grace'))`
}
