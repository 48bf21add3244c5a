import type { SubscriptionStatus } from '@assento/rules'
import { sql, type RawBuilder } from 'kysely'
import type { Dialect, Handle } from '../handle.ts'
import { assertPageLimit, pageOf, type Page } from '../page.ts'
import { foldedColumn, foldText } from './fold-text.ts'
import { listItems, type SubscriptionFilter, type SubscriptionListItem } from './list.ts'

/** What is looked for in a list; what is left out does not count. */
export interface SubscriptionWishes {
  /** Any of these states. */
  readonly status?: readonly SubscriptionStatus[]
  /** Part of the subscription's, the plan's or the product's name, whatever its case and accents. */
  readonly search?: string
}

/**
 * Subscriptions that fit, by id, as `listSubscriptions` shows them. Beside it and not in it: the list without wishes is one
 * statement that was compiled once. A search reads the names of the customer's subscriptions, or of the tenant's without one.
 */
export async function listFilteredSubscriptions(
  handle: Handle, tenantId: string, filter: SubscriptionFilter & SubscriptionWishes,
): Promise<Page<SubscriptionListItem>> {
  assertPageLimit(filter.limit)
  const { db, dialect } = handle
  const { customerId, status, search, afterId, limit } = filter
  let page = db.selectFrom('subscription').selectAll().where('tenant_id', '=', tenantId).where('id', '>', afterId ?? '')
  if (customerId !== null) page = page.where('customer_id', '=', customerId)
  if (status !== undefined) page = page.where('status', 'in', status)
  if (search !== undefined) page = page.where(isNamed(dialect, tenantId, foldText(search)))
  const now = dialect === 'postgres' ? sql<typeof filter.now>`${filter.now}::timestamptz` : sql<typeof filter.now>`${filter.now}`
  const rows = await listItems(db, dialect, now, page.orderBy('id').limit(limit + 1)).orderBy('s.id').$castTo<SubscriptionListItem>().execute()
  return pageOf(rows, limit, (row) => row.id)
}

function isNamed(dialect: Dialect, tenantId: string, search: string): RawBuilder<boolean> {
  const holds = (column: string) => contains(dialect, foldedColumn(dialect, column), search)
  return sql<boolean>`(${holds('subscription.name')}
    or subscription.plan_id in (select id from plan where tenant_id = ${tenantId} and ${holds('plan.name')})
    or subscription.product_id in (select id from product where tenant_id = ${tenantId} and ${holds('product.name')}))`
}

/** Not LIKE: a percent sign in a name is a percent sign. */
function contains(dialect: Dialect, text: RawBuilder<string>, part: string): RawBuilder<boolean> {
  return dialect === 'postgres' ? sql<boolean>`strpos(${text}, ${part}) > 0` : sql<boolean>`instr(${text}, ${part}) > 0`
}
