import { listMembers } from '@assento/store'
import { z } from 'zod'
import { decodeCursor, encodeCursor } from '../platform/cursor.ts'
import { id, pageFields } from '../platform/inputs.ts'
import { query } from '../platform/procedure.ts'
import type { Page } from '../subscriptions/dto.ts'
import { visibleAccount } from './account-item.ts'
import type { MemberItem } from './dto.ts'
import { accountIdOf, memberItem } from './members.ts'

/** People of one account, in the order in which they were added. */
export const memberList = query(
  'accounts.members.list', z.strictObject({ accountId: id.optional(), ...pageFields }),
  async (ctx, { accountId, limit, cursor }): Promise<Page<MemberItem>> => {
    const account = await visibleAccount(ctx, ctx.database, accountIdOf(ctx, accountId))
    const afterId = cursor ? String(decodeCursor('members', cursor, ['text'])[0]) : null
    const page = await listMembers(ctx.database, ctx.tenant.id, { accountId: account.id, afterId, limit })
    return { items: page.items.map(memberItem), nextCursor: page.next && encodeCursor('members', [page.next]) }
  },
)
