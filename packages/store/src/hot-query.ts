import { assert } from '@assento/rules'
import { sql, type Compilable, type CompiledQuery, type Kysely, type RawBuilder } from 'kysely'
import type { Dialect, Handle } from './handle.ts'
import type { Database } from './schema.ts'

type Value = string | number | null

/** The parameters of a hot query, as expressions to build it with. */
type Placeholders<Parameters> = { readonly [Name in keyof Parameters]: RawBuilder<Parameters[Name]> }

/** Stands for a parameter while the query is compiled; its place in the compiled list tells where the value goes. */
class Placeholder {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}

const hotTexts = new Map<string, string>()

/** Lets PostgreSQL keep a text prepared that was not built here. */
export function keepPrepared(text: string, name: string): void {
  hotTexts.set(text, name)
}

/** The name under which PostgreSQL keeps the text prepared; undefined for a text that is not hot. */
export function nameOfHotText(text: string): string | undefined {
  return hotTexts.get(text)
}

/**
 * A query that is built and compiled once a dialect: a call only fills in values. For what runs on every request.
 * The builder may use every placeholder any number of times, must not look at any value, and names its columns: a prepared
 * `select *` fails on PostgreSQL once a newer server has added a column.
 */
export function hotQuery<Parameters extends { readonly [name: string]: Value }, Row>(
  name: string,
  parameterNames: readonly (keyof Parameters & string)[],
  build: (db: Kysely<Database>, parameter: Placeholders<Parameters>, dialect: Dialect) => Compilable<Row>,
): (handle: Handle, parameters: Parameters) => Promise<Row[]> {
  const compiled = new Map<Dialect, CompiledQuery<Row>>()
  const compile = ({ db, dialect }: Handle): CompiledQuery<Row> => {
    const query = build(db, placeholdersFor(parameterNames, dialect), dialect).compile()
    compiled.set(dialect, query)
    if (dialect === 'postgres') hotTexts.set(query.sql, name)
    return query
  }
  return async (handle, parameters) => {
    const query = compiled.get(handle.dialect) ?? compile(handle)
    const values = query.parameters.map((held) => (held instanceof Placeholder ? valueOf(parameters, held.name) : held))
    const { rows } = await handle.db.executeQuery<Row>({ ...query, parameters: values })
    return rows
  }
}

/** Builds a query once for each page size that is asked for: 200 at most, and in practice two or three. */
export function onceForEachLimit<Query>(build: (limit: number) => Query): (limit: number) => Query {
  const built = new Map<number, Query>()
  return (limit) => {
    const query = built.get(limit) ?? build(limit)
    built.set(limit, query)
    return query
  }
}

/**
 * SQLite plans a prepared statement anew when another value is bound to a parameter that its estimates look at ("STAT4" in
 * sqlite.org/c3ref/prepare.html): for a page of subscriptions that took as long as reading it. It does not look behind a
 * unary plus, which changes nothing else of a value; indexes are used as before.
 */
function placeholdersFor<Parameters>(names: readonly (keyof Parameters & string)[], dialect: Dialect): Placeholders<Parameters> {
  const entries = names.map((name) => {
    const placeholder = new Placeholder(name)
    return [name, dialect === 'sqlite' ? sql`+${placeholder}` : sql`${placeholder}`]
  })
  return Object.fromEntries(entries) as Placeholders<Parameters>
}

function valueOf(parameters: { readonly [name: string]: Value }, name: string): Value {
  const value = parameters[name]
  assert(value !== undefined, `no value for parameter ${name}`)
  return value
}
