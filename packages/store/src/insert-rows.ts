import { CompiledQuery, type Insertable, type QueryResult } from 'kysely'
import type { Dialect, Tx } from './handle.ts'
import { keepPrepared } from './hot-query.ts'
import type { Database } from './schema.ts'

/** Rows of one statement: 256 × 40 columns stay under the 32,766 parameters of SQLite and the 65,535 of PostgreSQL. */
const MOST_ROWS = 256

/** What happens to a row that is there by its key: an error, nothing, or the new credit in place of the old. */
type OnConflict = '' | 'on conflict do nothing' | 'on conflict (tenant_id, kind, source_id) do nothing'
  | 'on conflict (tenant_id, customer_id, currency) do update set credit_cents = excluded.credit_cents'

type Columns<Name extends keyof Database> = readonly (keyof Insertable<Database[Name]> & string)[]

/**
 * Inserts rows, many a statement, in statements that are written and prepared once: a table has one text for each power of two.
 * For batches; the query builder takes longer to write such a statement than the database to run it. `columns` names all
 * that the rows hold; what a row leaves out is null. Answers how many rows were inserted.
 */
export async function insertRows<Name extends keyof Database & string>(
  tx: Tx, table: Name, columns: Columns<Name>, rows: readonly Insertable<Database[Name]>[], onConflict: OnConflict = '',
): Promise<number> {
  const results = await runInserts(tx, table, columns, rows, onConflict)
  return results.reduce((sum, { numAffectedRows }) => sum + Number(numAffectedRows ?? 0), 0)
}

/** Like `insertRows`; answers what `returning` in the tail names, in no particular order. */
export async function insertReturning<Name extends keyof Database & string, Row>(
  tx: Tx, table: Name, columns: Columns<Name>, rows: readonly Insertable<Database[Name]>[], tail: string,
): Promise<Row[]> {
  return (await runInserts<Name, Row>(tx, table, columns, rows, tail)).flatMap((result) => result.rows)
}

async function runInserts<Name extends keyof Database & string, Row>(
  tx: Tx, table: Name, columns: Columns<Name>, rows: readonly Insertable<Database[Name]>[], tail: string,
): Promise<QueryResult<Row>[]> {
  const results: QueryResult<Row>[] = []
  for (let from = 0; from < rows.length;) {
    const count = largestStep(rows.length - from)
    const values: unknown[] = []
    for (let index = from; index < from + count; index += 1) {
      const row = rows[index] as Readonly<Record<string, unknown>>
      for (const column of columns) values.push(row[column] ?? null)
    }
    results.push(await tx.db.executeQuery<Row>(CompiledQuery.raw(insertText(tx.dialect, table, columns, count, tail), values)))
    from += count
  }
  return results
}

function largestStep(rows: number): number {
  return Math.min(MOST_ROWS, 2 ** Math.floor(Math.log2(rows)))
}

const texts = new Map<string, string>()

function insertText(dialect: Dialect, table: string, columns: readonly string[], rows: number, tail: string): string {
  const key = `${dialect} ${table} ${rows} ${columns.join()} ${tail}`
  const known = texts.get(key)
  if (known !== undefined) return known
  const placeholder = (index: number) => (dialect === 'sqlite' ? '?' : `$${index + 1}`)
  const row = (of: number) => `(${columns.map((_column, index) => placeholder(of * columns.length + index)).join(', ')})`
  const text = `insert into ${table} (${columns.join(', ')}) values ${Array.from({ length: rows }, (_row, of) => row(of)).join(', ')} ${tail}`
  if (dialect === 'postgres') keepPrepared(text, `insert-${texts.size}`)
  texts.set(key, text)
  return text
}
