import { sql } from 'kysely'
import { openDatabase } from '@assento/store'
import { runDue } from './run-due.ts'
import { BEFORE, storeWorld, type Size } from './world.ts'

/**
 * Migrates the empty database and fills it, with invoices of the month before, made by the runners. PostgreSQL then gathers
 * statistics, as it does by itself within a minute: while it has none of a table, it checks foreign keys by whichever index.
 */
export async function fillWorld(url: string, size: Size, hasMeans = true): Promise<void> {
  const database = await openDatabase(url)
  await database.migrate()
  await storeWorld(database, size, hasMeans)
  if (database.dialect === 'postgres') await sql`vacuum analyze`.execute(database.db)
  await runDue(database, BEFORE)
  if (database.dialect === 'postgres') await sql`vacuum analyze`.execute(database.db)
  await database.close()
}
