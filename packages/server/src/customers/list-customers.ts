import { dateInZone } from '@assento/rules'
import { listCustomers as customersOf } from '@assento/store'
import { z } from 'zod'
import { searchOf } from '../licences/serial-question.ts'
import { licenceScope } from '../platform/context.ts'
import { decodeCursor, encodeCursor } from '../platform/cursor.ts'
import { notFound } from '../platform/errors.ts'
import { id, pageFields, text } from '../platform/inputs.ts'
import { query } from '../platform/procedure.ts'
import type { Page } from '../subscriptions/dto.ts'
import { customerItems } from './customer-item.ts'
import type { CustomerItem } from './dto.ts'
import { customerState } from './inputs.ts'

const input = z.strictObject({
  ...pageFields,
  /** Name (contains), CNPJ or CPF (prefix from 3 characters), or key of one of its serials (prefix from 5). */
  search: text(100).optional(),
  partnerId: id.optional(),
  /** `removed` lists offboarded customers, which no other list shows. */
  state: customerState.optional(),
})

/** Customers by name: a partner sees its own, the manufacturer all. */
export const listCustomers = query('customers.list', input, async (ctx, request): Promise<Page<CustomerItem>> => {
  const { limit, cursor, search, state } = request
  const { partnerId: own } = licenceScope(ctx)
  if (own !== null && request.partnerId !== undefined && request.partnerId !== own) notFound()
  const [searchName, afterId] = cursor ? decodeCursor('customers', cursor, ['text', 'text']).map(String) : []
  const page = await customersOf(ctx.database, ctx.tenant.id, {
    partnerId: own ?? request.partnerId ?? null, search: search === undefined ? null : searchOf(search, true), state: state ?? null,
    today: dateInZone(ctx.now, ctx.tenant.zone), after: searchName === undefined || afterId === undefined ? null : { searchName, id: afterId }, limit,
  })
  return {
    items: await customerItems(ctx, ctx.database, page.items),
    nextCursor: page.next === null ? null : encodeCursor('customers', [page.next.searchName, page.next.id]),
  }
})
