import { inChunks } from '../chunks.ts'
import type { Handle } from '../handle.ts'
import type { AccountTable } from '../schema.ts'

/** Whom a document names, removed accounts too: their documents outlive them. */
export type PartyRow = Pick<AccountTable, 'id' | 'name' | 'trade_name' | 'tax_id' | 'address'>

export function loadParties(handle: Handle, tenantId: string, accountIds: readonly string[]): Promise<PartyRow[]> {
  return inChunks([...new Set(accountIds)], (ids) => handle.db.selectFrom('account').select(['id', 'name', 'trade_name', 'tax_id', 'address'])
    .where('tenant_id', '=', tenantId).where('id', 'in', ids).execute())
}
