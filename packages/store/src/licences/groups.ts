import type { SerialBadge } from '@assento/rules'
import { sql } from 'kysely'
import type { Handle } from '../handle.ts'
import { hotQuery } from '../hot-query.ts'
import { assertPageLimit, pageOf, type Page } from '../page.ts'
import { compilable } from './list.ts'
import {
  FILTER_PARAMETERS, filterParameters, filteredSerials, movedSql, shapeKey, shapeOf, stateSql, type FilterParameters, type FilterShape, type SerialQuestion,
} from './serial-filter.ts'

/** A customer with counts of its serials that pass the filter. */
export interface SerialGroupRow {
  readonly customerId: string
  readonly name: string
  readonly taxId: string | null
  readonly searchName: string
  /** Of one of the serials; they are all of one partner, or of none. */
  readonly partnerId: string | null
  readonly serials: number
  readonly active: number
  readonly grace: number
  readonly moved: number
}

/** Where a list of customers goes on: after this name and id. */
export interface GroupKey {
  readonly searchName: string
  readonly customerId: string
}

type GroupParameters = FilterParameters & { afterName: string; afterId: string }
type GroupQuery = (handle: Handle, parameters: GroupParameters) => Promise<SerialGroupRow[]>

const queries = new Map<string, GroupQuery>()

/** Customers that have serials of the filter, by name and id. */
export async function listSerialGroups(
  handle: Handle, tenantId: string, question: SerialQuestion, place: { readonly after: GroupKey | null; readonly limit: number },
): Promise<Page<SerialGroupRow, GroupKey>> {
  assertPageLimit(place.limit)
  const { searchName = '', customerId = '' } = place.after ?? {}
  const rows = await groupQuery(shapeOf(question), place.limit + 1)(handle, { ...filterParameters(tenantId, question), afterName: searchName, afterId: customerId })
  return pageOf(rows, place.limit, (row) => ({ searchName: row.searchName, customerId: row.customerId }))
}

/** Counts by badge: what is neither active nor in grace is painted as expired (licences.md § 2.2). */
export function badgeCounts({ serials, active, grace }: Pick<SerialGroupRow, 'serials' | 'active' | 'grace'>): Readonly<Record<SerialBadge, number>> {
  return { active, grace, expired: serials - active - grace }
}

function groupQuery(shape: FilterShape, limit: number): GroupQuery {
  const key = `${shapeKey(shape)}-${limit}`
  const known = queries.get(key) ?? builtGroups(shape, limit, key)
  queries.set(key, known)
  return known
}

/** Grouped in the order of the index of names: SQLite stops reading at the end of the page. */
function builtGroups(shape: FilterShape, limit: number, key: string): GroupQuery {
  return hotQuery<GroupParameters, SerialGroupRow>(`serial-groups-${key}`, [...FILTER_PARAMETERS, 'afterName', 'afterId'], (db, p, dialect) => {
    const whole = sql.raw(dialect === 'postgres' ? 'int' : 'integer')
    const state = stateSql(p.today, dialect)
    return compilable(db, sql<SerialGroupRow>`select a.id as "customerId", min(a.name) as "name", min(a.tax_id) as "taxId", a.search_name as "searchName",
        min(s.partner_id) as "partnerId", cast(count(*) as ${whole}) as "serials", cast(sum(case when ${state} = 'active' then 1 else 0 end) as ${whole}) as "active",
        cast(sum(case when ${state} = 'grace' then 1 else 0 end) as ${whole}) as "grace", cast(sum(${movedSql(p, dialect)}) as ${whole}) as "moved"
      from ${filteredSerials(shape, p, dialect)} and (a.search_name, a.id) > (${p.afterName}, ${p.afterId})
      group by a.search_name, a.id order by a.search_name, a.id limit ${sql.lit(limit)}`)
  })
}
