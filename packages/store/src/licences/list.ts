import type { CalendarDate, Instant, LicencePeriod, SerialCancelKind, SerialPendingReason, SerialState } from '@assento/rules'
import { sql, type Compilable, type Kysely, type RawBuilder } from 'kysely'
import type { Handle } from '../handle.ts'
import { hotQuery } from '../hot-query.ts'
import { assertPageLimit, pageOf, type Page } from '../page.ts'
import type { Database } from '../schema.ts'
import {
  FILTER_PARAMETERS, filterParameters, filteredSerials, shapeKey, shapeOf, stateSql, type FilterParameters, type FilterShape, type SerialQuestion,
} from './serial-filter.ts'

/** What a list shows of a serial; its computers are read for a whole page at once (`listActivations`). */
export interface SerialListRow {
  readonly id: string
  readonly serialKey: string
  readonly last5: string
  readonly productId: string
  readonly productName: string
  readonly lapseEffect: 'stops' | 'losesUpdates'
  readonly isReturnable: 0 | 1
  readonly partnerId: string | null
  readonly partnerName: string | null
  readonly payerId: string | null
  readonly customerId: string
  readonly customerName: string
  readonly customerTaxId: string | null
  readonly searchName: string
  /** As told by the day of the question. */
  readonly state: SerialState
  readonly suspendedFor: string | null
  readonly suspensionNote: string | null
  readonly suspendedAt: Instant | null
  readonly suspendedUntil: Instant | null
  readonly period: LicencePeriod | null
  readonly anchorDay: number | null
  readonly validUntil: CalendarDate | null
  readonly graceDays: number
  readonly maxActivations: number
  readonly maxTransfers: number | null
  readonly provisionedAt: Instant | null
  readonly pendingReason: SerialPendingReason | null
  readonly cancelledAt: Instant | null
  readonly cancelKind: SerialCancelKind | null
  readonly cancelReason: string | null
  readonly note: string | null
  readonly assignedAt: Instant
  readonly assignedByName: string
  readonly version: number
}

/** Where a list of serials goes on: after this customer's name and id, and this serial. */
export interface SerialKey {
  readonly searchName: string
  readonly customerId: string
  readonly serialId: string
}

type PageParameters = FilterParameters & { afterName: string; afterId: string; afterSerial: string; skip: number }
type PageQuery = (handle: Handle, parameters: PageParameters) => Promise<SerialListRow[]>

const pages = new Map<string, PageQuery>()

/**
 * Serials by customer's name, customer and serial. `skip` leaves out as many at the start, for jumps inside one customer. Not for callers'
 * eyes as it is: keys are in it.
 */
export async function listSerials(
  handle: Handle, tenantId: string, question: SerialQuestion, place: { readonly after: SerialKey | null; readonly skip: number; readonly limit: number },
): Promise<Page<SerialListRow, SerialKey>> {
  assertPageLimit(place.limit)
  const { searchName = '', customerId = '', serialId = '' } = place.after ?? {}
  const rows = await pageQuery(shapeOf(question), place.limit + 1)(handle, {
    ...filterParameters(tenantId, question), afterName: searchName, afterId: customerId, afterSerial: serialId, skip: place.skip,
  })
  return pageOf(rows, place.limit, (row) => ({ searchName: row.searchName, customerId: row.customerId, serialId: row.id }))
}

/** One serial as a list shows it; null when the tenant has none of that id. Whether the caller may see it is the caller's to ask. */
export async function findSerialListRow(handle: Handle, tenantId: string, serialId: string, today: CalendarDate): Promise<SerialListRow | null> {
  const [row] = await oneRow(handle, { tenantId, today, serialId })
  return row ?? null
}

/** Written so that SQLite keeps the order: it would else begin with the few products, and read every serial for each page. */
const JOINED = sql`cross join account a cross join licence_product p
  left join account r on r.tenant_id = s.tenant_id and r.id = s.partner_id
  left join suspension o on o.tenant_id = s.tenant_id and o.serial_id = s.id and o.ended_at is null
  where a.tenant_id = s.tenant_id and a.id = s.customer_id and p.tenant_id = s.tenant_id and p.id = s.product_id`

const SHOWN = sql.raw(`s.id, s.serial_key as "serialKey", s.last5, s.product_id as "productId", p.name as "productName", p.lapse_effect as "lapseEffect",
  p.is_returnable as "isReturnable", s.partner_id as "partnerId", r.name as "partnerName", s.payer_id as "payerId", s.customer_id as "customerId",
  a.name as "customerName", a.tax_id as "customerTaxId", a.search_name as "searchName", o.reason as "suspendedFor", o.note as "suspensionNote",
  o.started_at as "suspendedAt", o.until as "suspendedUntil", s.period, s.anchor_day as "anchorDay", s.valid_until as "validUntil", s.grace_days as "graceDays",
  s.max_activations as "maxActivations", s.max_transfers as "maxTransfers", s.provisioned_at as "provisionedAt", s.pending_reason as "pendingReason",
  s.cancelled_at as "cancelledAt", s.cancel_kind as "cancelKind", s.cancel_reason as "cancelReason", s.note, s.assigned_at as "assignedAt",
  s.assigned_by_name as "assignedByName", s.version`)

const oneRow = hotQuery<{ tenantId: string; today: string; serialId: string }, SerialListRow>('serial-list-row', ['tenantId', 'today', 'serialId'],
  (db, p, dialect) => compilable(db, sql<SerialListRow>`select ${SHOWN}, ${stateSql(p.today, dialect)} as "state" from serial s ${JOINED}
    and s.tenant_id = ${p.tenantId} and s.id = ${p.serialId}`))

function pageQuery(shape: FilterShape, limit: number): PageQuery {
  const key = `${shapeKey(shape)}-${limit}`
  const known = pages.get(key) ?? builtPage(shape, limit, key)
  pages.set(key, known)
  return known
}

/** The page is cut before products and partners are joined to it. */
function builtPage(shape: FilterShape, limit: number, key: string): PageQuery {
  return hotQuery<PageParameters, SerialListRow>(`serials-${key}`, [...FILTER_PARAMETERS, 'afterName', 'afterId', 'afterSerial', 'skip'],
    (db, p, dialect) => compilable(db, sql<SerialListRow>`select ${SHOWN}, ${stateSql(p.today, dialect)} as "state"
      from (select s.id as serial_id from ${filteredSerials(shape, p, dialect)}
        and (a.search_name, a.id) >= (${p.afterName}, ${p.afterId}) and ((a.search_name, a.id) > (${p.afterName}, ${p.afterId}) or s.id > ${p.afterSerial})
        order by a.search_name, a.id, s.id limit ${sql.lit(limit)} offset ${dialect === 'postgres' ? sql`cast(${p.skip} as bigint)` : p.skip}) page
      cross join serial s ${JOINED} and s.tenant_id = ${p.tenantId} and s.id = page.serial_id
      order by a.search_name, a.id, s.id`))
}

/** A query that is written as text, as `hotQuery` takes it. */
export function compilable<Row>(db: Kysely<Database>, query: RawBuilder<Row>): Compilable<Row> {
  return { compile: () => query.compile(db) }
}
