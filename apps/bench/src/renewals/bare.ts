/**
 * One measured run of the peer, in a process of its own: the recorded rows, in the recorded transactions, by prepared multi-row
 * inserts and nothing else. `bare.ts <database> <recording> <recorded database> <the same three to warm up on>`. All rows are in
 * memory, as flat lists of values, before the clock starts. Prints one line of JSON.
 */
import { readFileSync } from 'node:fs'
import SqliteFile, { type Statement } from 'better-sqlite3'
import pg from 'pg'
import { insertsOf, type BareInsert, type Recording } from './recording.ts'
import { timed } from './run-due.ts'

type Transactions = readonly (readonly BareInsert[])[]

async function insertAll(url: string, recordingPath: string, recordedPath: string): Promise<number> {
  const recording = JSON.parse(readFileSync(recordingPath, 'utf8')) as Recording
  if (url.startsWith('sqlite:')) return insertIntoSqlite(url.slice('sqlite:'.length), insertsOf(recording, recordedPath, () => '?'))
  return insertIntoPostgres(url, insertsOf(recording, recordedPath, (index) => `$${index + 1}`))
}

/** The settings are the store's. */
async function insertIntoSqlite(path: string, transactions: Transactions): Promise<number> {
  const file = new SqliteFile(path)
  file.pragma('journal_mode = WAL')
  file.pragma('synchronous = FULL')
  file.pragma('foreign_keys = ON')
  file.pragma('recursive_triggers = ON')
  const statements = new Map<string, Statement>()
  const insert = ({ sql, values }: BareInsert) => {
    const statement = statements.get(sql) ?? file.prepare(sql)
    statements.set(sql, statement)
    statement.run(values)
  }
  const insertBatch = file.transaction((inserts: readonly BareInsert[]) => inserts.forEach(insert))
  const seconds = await timed(async () => transactions.forEach((inserts) => insertBatch.immediate(inserts)))
  file.close()
  return seconds
}

async function insertIntoPostgres(url: string, transactions: Transactions): Promise<number> {
  const client = new pg.Client({ connectionString: url, options: '-c timezone=UTC -c datestyle=ISO,YMD' })
  await client.connect()
  const names = new Map<string, string>()
  const nameOf = (sql: string): string => {
    const name = names.get(sql) ?? `insert-${names.size}`
    names.set(sql, name)
    return name
  }
  const seconds = await timed(async () => {
    for (const inserts of transactions) {
      await client.query('begin')
      for (const { sql, values } of inserts) await client.query({ name: nameOf(sql), text: sql, values: [...values] })
      await client.query('commit')
    }
  })
  await client.end()
  return seconds
}

const [, , url = '', recording = '', recorded = '', warmUpUrl = '', warmUpRecording = '', warmUpRecorded = ''] = process.argv
await insertAll(warmUpUrl, warmUpRecording, warmUpRecorded)
process.stdout.write(`${JSON.stringify({ all: await insertAll(url, recording, recorded) })}\n`)
