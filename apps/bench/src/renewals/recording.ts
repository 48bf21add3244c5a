import SqliteFile from 'better-sqlite3'
import type { AssentoDatabase, Tx } from '@assento/store'

/** The rows that one transaction made in one table: SQLite's rowids `(after, until]`. */
export interface MadeRows {
  readonly table: string
  readonly after: number
  readonly until: number
}

/** What a run made, transaction by transaction, in tables whose parents come first; the rows themselves are in its database. */
export type Recording = readonly (readonly MadeRows[])[]

/**
 * Notes after every commit which rows are new: rowids of a table without deletions only rise. What is recorded is so exactly
 * what the run wrote, whatever it writes, in the transactions in which it wrote it.
 */
export function recordTransactions(database: AssentoDatabase, path: string): { readonly database: AssentoDatabase; finish(): Recording } {
  const file = new SqliteFile(path, { readonly: true })
  // Tables were made parents first, and PostgreSQL would not have let them be made otherwise.
  const tables = file.prepare<[], { name: string }>("select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by rowid").all()
  const watched = tables.map(({ name }) => ({ name, newest: file.prepare<[], number | null>(`select max(rowid) from ${name}`).pluck(), last: 0 }))
  const look = (): MadeRows[] => watched.flatMap((table) => {
    const made = { table: table.name, after: table.last, until: table.newest.get() ?? 0 }
    table.last = made.until
    return made.until > made.after ? [made] : []
  })
  look()
  const transactions: MadeRows[][] = []
  const withTx = async <T>(run: (tx: Tx) => Promise<T>): Promise<T> => {
    const result = await database.withTx(run)
    const made = look()
    if (made.length > 0) transactions.push(made)
    return result
  }
  return {
    database: Object.create(database, { withTx: { value: withTx } }) as AssentoDatabase,
    finish: () => {
      file.close()
      return transactions
    },
  }
}

/** One multi-row insert: its text for either database, and its values. */
export interface BareInsert {
  readonly sql: string
  readonly values: readonly unknown[]
}

/** Rows of one statement, as in the store: larger ones are no faster, and the texts stay few enough to be kept prepared. */
const MOST_ROWS = 256

/** Reads all rows of a recording back, as they were when the run was over, and makes them the statements of a bare insert. */
export function insertsOf(recording: Recording, path: string, placeholder: (index: number) => string): BareInsert[][] {
  const file = new SqliteFile(path, { readonly: true })
  const texts = new Map<string, string>()
  const columnsOf = new Map<string, string[]>()
  const rowsOf = new Map<string, ReturnType<typeof file.prepare<[number, number], unknown[]>>>()
  const read = (table: string) => {
    const known = rowsOf.get(table)
    if (known !== undefined) return known
    const query = file.prepare<[number, number], unknown[]>(`select * from ${table} where rowid > ? and rowid <= ? order by rowid`).raw()
    columnsOf.set(table, query.columns().map(({ name }) => name))
    rowsOf.set(table, query)
    return query
  }
  const textOf = (table: string, rows: number): string => {
    const key = `${table} ${rows}`
    const columns = columnsOf.get(table) ?? []
    const made = texts.get(key) ?? insertText(table, columns, rows, placeholder)
    texts.set(key, made)
    return made
  }
  const inserts = recording.map((transaction) => transaction.flatMap(({ table, after, until }) => {
    const rows = read(table).all(after, until)
    return stepsOf(rows.length).map(({ from, count }): BareInsert => ({ sql: textOf(table, count), values: rows.slice(from, from + count).flat() }))
  }))
  file.close()
  return inserts
}

/** Powers of two, the largest first: a handful of texts serves batches of any size. */
function stepsOf(rows: number): { readonly from: number; readonly count: number }[] {
  const steps: { from: number; count: number }[] = []
  for (let from = 0; from < rows;) {
    const count = Math.min(MOST_ROWS, 2 ** Math.floor(Math.log2(rows - from)))
    steps.push({ from, count })
    from += count
  }
  return steps
}

function insertText(table: string, columns: readonly string[], rows: number, placeholder: (index: number) => string): string {
  const row = (of: number) => `(${columns.map((_column, index) => placeholder(of * columns.length + index)).join(', ')})`
  return `insert into ${table} (${columns.map((name) => `"${name}"`).join(', ')}) values ${Array.from({ length: rows }, (_row, of) => row(of)).join(', ')}`
}

/** Rows of a recording by table. */
export function countRows(recording: Recording): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { table, after, until } of recording.flat()) counts.set(table, (counts.get(table) ?? 0) + until - after)
  return counts
}
