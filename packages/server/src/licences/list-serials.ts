import { listSerials as serialsOf } from '@assento/store'
import { z } from 'zod'
import { decodeCursor, encodeCursor } from '../platform/cursor.ts'
import { fail } from '../platform/errors.ts'
import { pageFields } from '../platform/inputs.ts'
import { query } from '../platform/procedure.ts'
import type { Page } from '../subscriptions/dto.ts'
import type { SerialItem } from './dto.ts'
import { serialFilterFields } from './serial-inputs.ts'
import { serialItems } from './serial-item.ts'
import { serialQuestion } from './serial-question.ts'

const input = z.strictObject({
  ...pageFields, ...serialFilterFields,
  /** Serials to leave out at the start, inside one customer: the table jumps by it. */
  skip: z.int().min(0).max(1_000_000).default(0),
})

/** Serials by customer's name, customer and serial: a customer sees its own, a partner those of its stock. */
export const listSerials = query('serials.list', input, async (ctx, request): Promise<Page<SerialItem>> => {
  const { limit, cursor, skip } = request
  const question = serialQuestion(ctx, request)
  if (skip > 0 && (question.customerId === null || cursor)) {
    fail('validation', 'the input is not valid', [{ field: 'skip', rule: 'skip.ofCustomer', message: 'skip counts from the first serial of one customer' }])
  }
  const [searchName, customerId, serialId] = cursor ? decodeCursor('serials', cursor, ['text', 'text', 'text']).map(String) : []
  const after = searchName === undefined || customerId === undefined || serialId === undefined ? null : { searchName, customerId, serialId }
  const page = await serialsOf(ctx.database, ctx.tenant.id, question, { after, skip, limit })
  return {
    items: await serialItems(ctx, ctx.database, page.items),
    nextCursor: page.next === null ? null : encodeCursor('serials', [page.next.searchName, page.next.customerId, page.next.serialId]),
  }
})
