import { findAccount } from '@assento/store'
import type { AccountRow, Handle } from '@assento/store'
import { scopeCustomer } from '../platform/context.ts'
import { notFound } from '../platform/errors.ts'
import type { ProcedureContext } from '../platform/types.ts'
import type { AccountItem } from './dto.ts'

export function accountItem(row: AccountRow): AccountItem {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    tradeName: row.trade_name,
    taxId: row.tax_id,
    email: row.email,
    phone: row.phone,
    isCorporate: row.is_corporate === 1,
    externalRef: row.external_ref,
    version: row.version,
  }
}

/** Lower case without accents, as `account.search_name` is stored. */
export function searchName(name: string): string {
  return name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
}

/** The account as far as the caller may see it; ends the call with the answer of an unknown id otherwise. */
export async function visibleAccount(ctx: ProcedureContext, handle: Handle, accountId: string): Promise<AccountRow> {
  const own = scopeCustomer(ctx)
  if (own !== null && own !== accountId) notFound()
  return (await findAccount(handle, ctx.tenant.id, accountId)) ?? notFound()
}
