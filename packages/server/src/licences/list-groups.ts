import { badgeCounts, listAccountNames, listSerialGroups as groupsOf } from '@assento/store'
import type { GroupKey } from '@assento/store'
import { z } from 'zod'
import { decodeCursor, encodeCursor } from '../platform/cursor.ts'
import { pageFields } from '../platform/inputs.ts'
import { query } from '../platform/procedure.ts'
import type { Page } from '../subscriptions/dto.ts'
import type { SerialGroup } from './dto.ts'
import { serialFilterFields } from './serial-inputs.ts'
import { serialQuestion } from './serial-question.ts'

const input = z.strictObject({ ...pageFields, ...serialFilterFields })

/** Customers that have serials of the filter, by name. */
export const listSerialGroups = query('serials.customers', input, async (ctx, request): Promise<Page<SerialGroup>> => {
  const { limit, cursor } = request
  const [searchName, customerId] = cursor ? decodeCursor('serialCustomers', cursor, ['text', 'text']).map(String) : []
  const after = searchName === undefined || customerId === undefined ? null : { searchName, customerId }
  const page = await groupsOf(ctx.database, ctx.tenant.id, serialQuestion(ctx, request), { after, limit })
  const names = await listAccountNames(ctx.database, ctx.tenant.id, page.items.flatMap(({ partnerId }) => partnerId ?? []))
  const partners = new Map(names.map(({ id, name }) => [id, name]))
  const items = page.items.map((row): SerialGroup => ({
    customer: { id: row.customerId, name: row.name, taxId: row.taxId },
    partner: row.partnerId === null ? null : { id: row.partnerId, name: partners.get(row.partnerId) ?? '' },
    serials: row.serials, byBadge: badgeCounts(row), moved: row.moved,
  }))
  return { items, nextCursor: page.next && groupCursor(page.next) }
})

/** The cursor of the page that begins after this customer; `serials.outline` gives them too. */
export function groupCursor({ searchName, customerId }: GroupKey): string {
  return encodeCursor('serialCustomers', [searchName, customerId])
}
