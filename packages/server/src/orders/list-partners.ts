import { listAccounts, listTermsOf } from '@assento/store'
import { z } from 'zod'
import { decodeCursor, encodeCursor } from '../platform/cursor.ts'
import { pageFields } from '../platform/inputs.ts'
import { query } from '../platform/procedure.ts'
import type { Page } from '../subscriptions/dto.ts'
import type { PartnerItem } from './dto.ts'
import { partnerItem, rootAccountId } from './partner-item.ts'

/** Partners by name; the tenant's own account is none. */
export const listPartners = query('partners.list', z.strictObject(pageFields), async (ctx, { limit, cursor }): Promise<Page<PartnerItem>> => {
  const [afterName, afterId] = cursor ? decodeCursor('partners', cursor, ['text', 'text']).map(String) : []
  const page = await listAccounts(ctx.database, ctx.tenant.id, {
    kind: 'reseller', parentId: await rootAccountId(ctx, ctx.database), limit,
    after: afterName === undefined || afterId === undefined ? null : { searchName: afterName, id: afterId },
  })
  const terms = await listTermsOf(ctx.database, ctx.tenant.id, page.items.map(({ id }) => id))
  return {
    items: page.items.map((row) => partnerItem(row, terms.find(({ accountId }) => accountId === row.id))),
    nextCursor: page.next && encodeCursor('partners', [page.next.searchName, page.next.id]),
  }
})
