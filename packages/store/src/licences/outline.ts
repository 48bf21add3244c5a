import { sql } from 'kysely'
import type { Handle } from '../handle.ts'
import { hotQuery } from '../hot-query.ts'
import type { GroupKey } from './groups.ts'
import { compilable } from './list.ts'
import { FILTER_PARAMETERS, filterParameters, filteredSerials, shapeKey, shapeOf, stateSql, type FilterParameters, type FilterShape, type SerialQuestion } from './serial-filter.ts'

export interface SerialOutlineRow {
  readonly customers: number
  readonly serials: number
  readonly active: number
  readonly grace: number
  /** Customers number `every`, 2 × `every`, …: a page after one of them begins with the next. */
  readonly anchors: readonly GroupKey[]
}

type OutlineRow = Omit<SerialOutlineRow, 'anchors'> & { readonly place: number; readonly searchName: string; readonly customerId: string }
type OutlineParameters = FilterParameters & { every: number }
type OutlineQuery = (handle: Handle, parameters: OutlineParameters) => Promise<OutlineRow[]>

const queries = new Map<string, OutlineQuery>()

/** The whole filtered list counted, with places to jump to, in one scan. */
export async function outlineSerials(handle: Handle, tenantId: string, question: SerialQuestion, every: number): Promise<SerialOutlineRow> {
  const shape = shapeOf(question)
  const key = shapeKey(shape)
  const query = queries.get(key) ?? built(shape, key)
  queries.set(key, query)
  const rows = await query(handle, { ...filterParameters(tenantId, question), every })
  const [first] = rows
  if (first === undefined) return { customers: 0, serials: 0, active: 0, grace: 0, anchors: [] }
  const { customers, serials, active, grace } = first
  // The last customer may stand on a multiple: nothing begins after it.
  const anchors = rows.filter(({ place }) => place % every === 0 && place < customers).map(({ searchName, customerId }) => ({ searchName, customerId }))
  return { customers, serials, active, grace, anchors }
}

function built(shape: FilterShape, key: string): OutlineQuery {
  return hotQuery<OutlineParameters, OutlineRow>(`serial-outline-${key}`, [...FILTER_PARAMETERS, 'every'], (db, p, dialect) => {
    const whole = (text: string) => sql.raw(`cast(${text} as ${dialect === 'postgres' ? 'int' : 'integer'})`)
    const state = stateSql(p.today, dialect)
    return compilable(db, sql<OutlineRow>`with listed as (
        select a.search_name, a.id, count(*) as serials, sum(case when ${state} = 'active' then 1 else 0 end) as active,
          sum(case when ${state} = 'grace' then 1 else 0 end) as grace
        from ${filteredSerials(shape, p, dialect)} group by a.search_name, a.id),
      placed as (select search_name, id, row_number() over (order by search_name, id) as place, count(*) over () as customers,
        sum(serials) over () as serials, sum(active) over () as active, sum(grace) over () as grace from listed)
      select search_name as "searchName", id as "customerId", ${whole('place')} as "place", ${whole('customers')} as "customers", ${whole('serials')} as "serials",
        ${whole('active')} as "active", ${whole('grace')} as "grace" from placed
      where place = 1 or place % ${dialect === 'postgres' ? sql`cast(${p.every} as int)` : p.every} = 0 order by place`)
  })
}
