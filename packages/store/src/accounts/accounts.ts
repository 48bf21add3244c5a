import { assert } from '@assento/rules'
import { sql, type Insertable, type Selectable, type Updateable } from 'kysely'
import { StaleVersionError } from '../errors.ts'
import type { Handle, Tx } from '../handle.ts'
import { assertPageLimit, pageOf, type Page } from '../page.ts'
import type { AccountTable } from '../schema.ts'

export type AccountRow = Selectable<AccountTable>
export type NewAccount = Omit<Insertable<AccountTable>, 'tenant_id'>

/** Where a list of accounts goes on: after this name and id. */
export interface AccountKey {
  readonly searchName: string
  readonly id: string
}

export interface AccountFilter {
  readonly kind: AccountRow['kind']
  readonly parentId?: string
  /** Normalised as `search_name` is; matches its beginning. */
  readonly namePrefix?: string
  readonly after: AccountKey | null
  readonly limit: number
}

/** An account that has not been removed; null when there is none of that id in the tenant. */
export async function findAccount(handle: Handle, tenantId: string, accountId: string): Promise<AccountRow | null> {
  return (await presentAccounts(handle, tenantId).where('id', '=', accountId).executeTakeFirst()) ?? null
}

/** An account that is there or was: what was offboarded is told apart from what never was. */
export async function findAccountEver({ db }: Handle, tenantId: string, accountId: string): Promise<AccountRow | null> {
  return (await db.selectFrom('account').selectAll().where('tenant_id', '=', tenantId).where('id', '=', accountId).executeTakeFirst()) ?? null
}

export async function findAccountByTaxId(handle: Handle, tenantId: string, taxId: string): Promise<AccountRow | null> {
  return (await presentAccounts(handle, tenantId).where('tax_id', '=', taxId).executeTakeFirst()) ?? null
}

export async function findAccountByExternalRef(handle: Handle, tenantId: string, externalRef: string): Promise<AccountRow | null> {
  return (await presentAccounts(handle, tenantId).where('external_ref', '=', externalRef).executeTakeFirst()) ?? null
}

/** Accounts of one kind by name, then id. */
export async function listAccounts(handle: Handle, tenantId: string, filter: AccountFilter): Promise<Page<AccountRow, AccountKey>> {
  assertPageLimit(filter.limit)
  let query = presentAccounts(handle, tenantId).where('kind', '=', filter.kind)
  if (filter.parentId !== undefined) query = query.where('parent_id', '=', filter.parentId)
  // A range, not LIKE: the range is the same on both databases and uses the index.
  if (filter.namePrefix !== undefined && filter.namePrefix !== '') {
    query = query.where('search_name', '>=', filter.namePrefix).where('search_name', '<', `${filter.namePrefix}\u{10ffff}`)
  }
  if (filter.after !== null) {
    query = query.where(sql<boolean>`(search_name, id) > (${filter.after.searchName}, ${filter.after.id})`)
  }
  const rows = await query.orderBy('search_name').orderBy('id').limit(filter.limit + 1).execute()
  return pageOf(rows, filter.limit, (row) => ({ searchName: row.search_name, id: row.id }))
}

export async function insertAccount(tx: Tx, tenantId: string, account: NewAccount): Promise<void> {
  await tx.db.insertInto('account').values({ ...account, tenant_id: tenantId }).execute()
}

/** Changes an account that is at `fromVersion`; throws StaleVersionError when it is not. */
export async function updateAccount(
  tx: Tx, tenantId: string, accountId: string, fromVersion: number, change: Omit<Updateable<AccountTable>, 'tenant_id' | 'id' | 'version'>,
): Promise<void> {
  const { numUpdatedRows } = await tx.db.updateTable('account').set({ ...change, version: fromVersion + 1 })
    .where('tenant_id', '=', tenantId).where('id', '=', accountId).where('version', '=', fromVersion).executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new StaleVersionError(accountId, fromVersion)
}

export interface UpsertedAccount {
  readonly id: string
  readonly outcome: 'inserted' | 'updated' | 'unchanged'
}

/** Stores the account under its CNPJ or CPF: what is there takes the given fields, and stays untouched when they are equal. */
export async function upsertAccountByTaxId(
  tx: Tx, tenantId: string, account: NewAccount & { readonly tax_id: string },
): Promise<UpsertedAccount> {
  const known = await findAccountByTaxId(tx, tenantId, account.tax_id)
  if (known === null) {
    await insertAccount(tx, tenantId, account)
    return { id: account.id, outcome: 'inserted' }
  }
  assert(known.kind === account.kind, `account ${known.id} is a ${known.kind}, not a ${account.kind}`)
  const change = {
    parent_id: account.parent_id, name: account.name, trade_name: account.trade_name, search_name: account.search_name, email: account.email,
    phone: account.phone, address: account.address, external_ref: account.external_ref ?? known.external_ref,
  }
  const isSame = Object.entries(change).every(([column, value]) => known[column as keyof typeof change] === (value ?? null))
  if (isSame) return { id: known.id, outcome: 'unchanged' }
  await updateAccount(tx, tenantId, known.id, known.version, change)
  return { id: known.id, outcome: 'updated' }
}

function presentAccounts({ db }: Handle, tenantId: string) {
  return db.selectFrom('account').selectAll().where('tenant_id', '=', tenantId).where('removed_at', 'is', null)
}
