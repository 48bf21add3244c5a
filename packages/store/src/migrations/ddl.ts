import type { Dialect } from '../handle.ts'

/** One step of the schema; never edited once released. `statements` run in order, in one transaction. */
export interface Migration {
  readonly name: string
  readonly statements: (dialect: Dialect) => readonly string[]
}

interface Column {
  readonly name: string
  readonly type: Readonly<Record<Dialect, string>>
  /** SQL that holds for every value; none where the type says it all. */
  readonly check?: Readonly<Record<Dialect, string | null>>
  readonly isNullable?: true
}

export interface Table {
  readonly name: string
  readonly columns: readonly Column[]
  readonly primaryKey: readonly string[]
  /** Column lists and the table whose primary key they hold. */
  readonly references?: readonly (readonly [columns: readonly string[], table: string])[]
  readonly checks?: readonly string[]
}

const SAFE_INTEGER = '9007199254740991'
const INT32 = '2147483647'
// Collation C orders by bytes, as SQLite's BINARY does: lists have one order on both databases.
const TEXT = { sqlite: 'text', postgres: 'text collate "C"' } as const

const same = (check: string) => ({ sqlite: check, postgres: check })

export const text = (name: string): Column => ({ name, type: TEXT })

/** A text of a closed list. */
export function oneOf(name: string, values: readonly string[]): Column {
  return { name, type: TEXT, check: same(`${name} in (${values.map((value) => `'${value}'`).join(', ')})`) }
}

/** Canonical `YYYY-MM-DDTHH:mm:ss.sssZ`. */
export const instant = (name: string): Column => ({
  name, type: { sqlite: 'text', postgres: 'timestamptz(3)' },
  check: { sqlite: `strftime('%Y-%m-%dT%H:%M:%fZ', ${name}) is ${name}`, postgres: `isfinite(${name})` },
})

/** `YYYY-MM-DD`, a day that exists. */
export const date = (name: string): Column => ({
  name, type: { sqlite: 'text', postgres: 'date' }, check: { sqlite: `date(${name}) is ${name}`, postgres: `isfinite(${name})` },
})

/** Whole number up to ±(2^53 − 1): cents, milliseconds, sequence numbers. */
export const bigInteger = (name: string): Column => ({
  name, type: { sqlite: 'integer', postgres: 'bigint' }, check: same(`${name} between -${SAFE_INTEGER} and ${SAFE_INTEGER}`),
})

export const integer = (name: string): Column => ({
  name, type: { sqlite: 'integer', postgres: 'integer' }, check: { sqlite: `${name} between -${INT32} and ${INT32}`, postgres: null },
})

/** Whole number from 0. */
export const count = (name: string): Column => ({ ...integer(name), check: same(`${name} between 0 and ${INT32}`) })

/** Money that cannot be negative, in cents. */
export const price = (name: string): Column => ({ ...bigInteger(name), check: same(`${name} between 0 and ${SAFE_INTEGER}`) })

/** 0 or 1. */
export const bit = (name: string): Column => ({ name, type: { sqlite: 'integer', postgres: 'integer' }, check: same(`${name} in (0, 1)`) })

export const json = (name: string): Column => ({ name, type: TEXT, check: { sqlite: `json_valid(${name})`, postgres: `${name} is json` } })

/** File contents. */
export const bytes = (name: string): Column => ({ name, type: { sqlite: 'blob', postgres: 'bytea' } })

export const nullable = (column: Column): Column => ({ ...column, isNullable: true })

export const tenantId = text('tenant_id')
export const id = text('id')

/** `create table`: STRICT on SQLite, since an INTEGER column would else take 'abc' and 0.1. */
export function createTable(table: Table, dialect: Dialect): string {
  const lines = [
    ...table.columns.map((column) => columnLine(column, dialect)),
    `primary key (${table.primaryKey.join(', ')})`,
    ...(table.references ?? []).map(([columns, target]) => `foreign key (${columns.join(', ')}) references ${target}`),
    ...(table.checks ?? []).map((check) => `check (${check})`),
  ]
  return `create table ${table.name} (\n  ${lines.join(',\n  ')}\n)${dialect === 'sqlite' ? ' strict' : ''}`
}

function columnLine(column: Column, dialect: Dialect): string {
  const check = column.check?.[dialect]
  const held = check === undefined || check === null ? '' : ` check (${column.isNullable ? `${column.name} is null or ${check}` : check})`
  return `${column.name} ${column.type[dialect]}${column.isNullable ? '' : ' not null'}${held}`
}
