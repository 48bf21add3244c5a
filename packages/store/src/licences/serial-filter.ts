/** Which serials a list, its groups, its outline and its CSV hold: one filter, written once for all of them. */
import type { CalendarDate, Instant, SerialState } from '@assento/rules'
import { sql, type RawBuilder } from 'kysely'
import type { Dialect } from '../handle.ts'

/** What is asked. Names and keys come normalised as `search_name` and `search_key` are. */
export interface SerialQuestion {
  /** Serials of this partner's stock only; null = of all. */
  readonly partnerId: string | null
  readonly customerId: string | null
  readonly productId: string | null
  /** Any of these; null = all that are not cancelled. */
  readonly states: readonly SerialState[] | null
  readonly search: SerialSearch | null
  /** Only serials that moved between computers since then; null = all. */
  readonly movedSince: Instant | null
  /** The day in the tenant's zone by which states are told. */
  readonly today: CalendarDate
  /** Since when moves count. */
  readonly countMovesSince: Instant
}

/** Any of these; an empty text finds nothing. */
export interface SerialSearch {
  /** Part of the customer's name. */
  readonly name: string
  /** Beginning of the customer's CNPJ or CPF. */
  readonly taxId: string
  /** Beginning of the key. */
  readonly key: string
  /** Part of the name of a computer that it is active on; lower case. */
  readonly machine: string
}

/** What a query's text depends on besides its parameters. */
export interface FilterShape {
  readonly ofPartner: boolean
  readonly ofCustomer: boolean
  readonly ofProduct: boolean
  readonly byState: boolean
  readonly bySearch: boolean
  readonly moved: boolean
  /** Asked for suspended ones alone, which are few. */
  readonly onlySuspended: boolean
}

export const FILTER_PARAMETERS = [
  'tenantId', 'today', 'movesSince', 'partnerId', 'customerId', 'productId', 'states', 'name', 'taxFrom', 'taxUntil', 'keyFrom', 'keyUntil', 'machine',
] as const
export type FilterParameters = { [Name in (typeof FILTER_PARAMETERS)[number]]: string }
type Placeholders = { readonly [Name in keyof FilterParameters]: RawBuilder<string> }

/** Sorts after everything that a normalised text may hold. */
const AFTER_ALL = '\u{10ffff}'

export function shapeOf(question: SerialQuestion): FilterShape {
  return {
    ofPartner: question.partnerId !== null, ofCustomer: question.customerId !== null, ofProduct: question.productId !== null,
    byState: question.states !== null, bySearch: question.search !== null, moved: question.movedSince !== null,
    onlySuspended: question.states !== null && question.states.every((state) => state === 'suspended'),
  }
}

/** A short name of a shape, for the queries that are kept by it. */
export function shapeKey(shape: FilterShape): string {
  return Object.values(shape).map((is: boolean) => (is ? '1' : '0')).join('')
}

/** Values for every parameter; those that the shape does not name are not read. */
export function filterParameters(tenantId: string, question: SerialQuestion): FilterParameters {
  const { name = '', taxId = '', key = '', machine = '' } = question.search ?? {}
  return {
    tenantId, today: question.today, movesSince: question.movedSince ?? question.countMovesSince, partnerId: question.partnerId ?? '', customerId: question.customerId ?? '',
    productId: question.productId ?? '', states: `,${(question.states ?? []).join()},`, name, machine,
    // Ranges, not LIKE: they are the same on both databases and use the index. An empty text has a range that holds nothing.
    taxFrom: taxId || AFTER_ALL, taxUntil: `${taxId}${AFTER_ALL}`, keyFrom: key || AFTER_ALL, keyUntil: `${key}${AFTER_ALL}`,
  }
}

/** The state of serial `s` with its open suspension `o`, as the rule tells it (licences.md § 2.1). */
export function stateSql(day: RawBuilder<string>, dialect: Dialect): RawBuilder<SerialState> {
  const today = dialect === 'postgres' ? sql`cast(${day} as date)` : day
  const graceUntil = dialect === 'postgres' ? sql`s.valid_until + s.grace_days` : sql`date(s.valid_until, '+' || s.grace_days || ' days')`
  return sql<SerialState>`case when s.cancelled_at is not null then 'cancelled' when s.provisioned_at is null then 'pending'
    when o.id is not null then 'suspended' when s.valid_until is null or s.valid_until > ${today} then 'active' when ${graceUntil} > ${today} then 'grace' else 'expired' end`
}

/**
 * 1 where serial `s` moved between computers since then: an activation was the first to begin after one of another fingerprint was closed,
 * and so took its place. As `movesOf` derives it for serials of one computer; of several, it may tell which took whose place otherwise.
 */
export function movedSql(p: Pick<Placeholders, 'movesSince'>, dialect: Dialect): RawBuilder<0 | 1> {
  return sql<0 | 1>`case when exists (select 1 from activation e where e.tenant_id = s.tenant_id and e.serial_id = s.id and ${tookItsPlace(p, dialect)}) then 1 else 0 end`
}

/** Ids of all serials of which that is true: read once from the computers that were left, which are fewer than those that run. */
function movedSerials(p: Placeholders, dialect: Dialect): RawBuilder<unknown> {
  return sql`select e.serial_id from activation e where e.tenant_id = ${p.tenantId} and ${tookItsPlace(p, dialect)}`
}

/** Activation `e` was closed, and the first that began after it was on another computer. */
function tookItsPlace(p: Pick<Placeholders, 'movesSince'>, dialect: Dialect): RawBuilder<boolean> {
  const since = dialect === 'postgres' ? sql`cast(${p.movesSince} as timestamptz)` : p.movesSince
  return sql<boolean>`e.closed_at is not null and e.closed_reason <> 'leaseDead'
    and exists (select 1 from activation n where n.tenant_id = e.tenant_id and n.serial_id = e.serial_id and n.id > e.id and n.fingerprint <> e.fingerprint
      and n.activated_at >= e.closed_at and n.activated_at > ${since}
      and not exists (select 1 from activation w where w.tenant_id = n.tenant_id and w.serial_id = n.serial_id and w.id > e.id and w.id < n.id
        and w.activated_at >= e.closed_at))`
}

/**
 * Serials `s` of customers `a` with their open suspensions `o`, customers outermost: the join is written so that SQLite keeps it, and a
 * page in the order of names is read from the index of names without sorting. Serials of removed customers show while they are open.
 */
export function filteredSerials(shape: FilterShape, p: Placeholders, dialect: Dialect): RawBuilder<unknown> {
  // Behind a unary plus SQLite uses no index: those of serials by partner, and lists of ids, would be read once a customer.
  const plain = (column: string) => sql.raw(dialect === 'sqlite' ? `+${column}` : column)
  const conditions = [
    sql`a.tenant_id = ${p.tenantId}`, sql`a.kind = 'customer'`, sql`s.tenant_id = ${p.tenantId}`, sql`s.customer_id = a.id`,
    ...(shape.ofPartner ? [sql`a.parent_id = ${p.partnerId}`, sql`${plain('s.partner_id')} = ${p.partnerId}`] : []),
    ...(shape.ofCustomer ? [sql`a.id = ${p.customerId}`] : []),
    ...(shape.ofProduct ? [sql`${plain('s.product_id')} = ${p.productId}`] : []),
    ...(shape.byState
      ? [sql`(a.removed_at is null or s.cancelled_at is null)`, sql`${contains(dialect, p.states, sql`',' || ${stateSql(p.today, dialect)} || ','`)}`]
      : [sql`s.cancelled_at is null`]),
    ...(shape.moved ? [sql`${plain('s.id')} in (${movedSerials(p, dialect)})`] : []),
    ...(shape.onlySuspended ? [sql`${plain('s.id')} in (select q.serial_id from suspension q where q.tenant_id = ${p.tenantId} and q.ended_at is null)`] : []),
    ...(shape.bySearch ? [searchSql(p, dialect)] : []),
  ]
  return sql`account a cross join serial s
    left join suspension o on o.tenant_id = s.tenant_id and o.serial_id = s.id and o.ended_at is null
    where ${sql.join(conditions, sql` and `)}`
}

/** Each kind of hit is looked for once, not once a serial. */
function searchSql(p: Placeholders, dialect: Dialect): RawBuilder<boolean> {
  return sql<boolean>`(a.id in (select c.id from account c where c.tenant_id = ${p.tenantId} and c.kind = 'customer'
      and ((${p.name} <> '' and ${contains(dialect, sql`c.search_name`, p.name)}) or (c.tax_id >= ${p.taxFrom} and c.tax_id < ${p.taxUntil})))
    or s.id in (select k.id from serial k where k.tenant_id = ${p.tenantId} and k.search_key >= ${p.keyFrom} and k.search_key < ${p.keyUntil}
      union select m.serial_id from activation m where m.tenant_id = ${p.tenantId} and m.closed_at is null and ${p.machine} <> ''
        and ${contains(dialect, sql`lower(m.machine_name)`, p.machine)}))`
}

/** Whether a text holds another. */
function contains(dialect: Dialect, text: RawBuilder<unknown>, part: RawBuilder<unknown>): RawBuilder<boolean> {
  return dialect === 'postgres' ? sql<boolean>`strpos(${text}, ${part}) > 0` : sql<boolean>`instr(${text}, ${part}) > 0`
}
