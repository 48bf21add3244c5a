import { findAccount, listAccounts } from '@assento/store'
import { z } from 'zod'
import { scopeCustomer } from '../platform/context.ts'
import { decodeCursor, encodeCursor } from '../platform/cursor.ts'
import { pageFields, text } from '../platform/inputs.ts'
import { query } from '../platform/procedure.ts'
import type { Page } from '../subscriptions/dto.ts'
import { accountItem, searchName } from './account-item.ts'
import type { AccountItem } from './dto.ts'

const input = z.strictObject({
  kind: z.enum(['vendor', 'reseller', 'customer']).default('customer'),
  /** Beginning of the name, whatever its case and accents. */
  name: text(200).optional(),
  ...pageFields,
})

/** Accounts by name. A widget sees its own customer only, and only among customers. */
export const accountList = query('accounts.list', input, async (ctx, { kind, name, limit, cursor }): Promise<Page<AccountItem>> => {
  const own = scopeCustomer(ctx)
  if (own !== null) {
    const account = kind === 'customer' ? await findAccount(ctx.database, ctx.tenant.id, own) : null
    const isShown = account !== null && !cursor && (name === undefined || account.search_name.startsWith(searchName(name)))
    return { items: isShown ? [accountItem(account)] : [], nextCursor: null }
  }
  const [afterName, afterId] = cursor ? decodeCursor('accounts', cursor, ['text', 'text']).map(String) : []
  const page = await listAccounts(ctx.database, ctx.tenant.id, {
    kind, limit, after: afterName === undefined || afterId === undefined ? null : { searchName: afterName, id: afterId },
    ...(name === undefined ? {} : { namePrefix: searchName(name) }),
  })
  return { items: page.items.map(accountItem), nextCursor: page.next && encodeCursor('accounts', [page.next.searchName, page.next.id]) }
})
