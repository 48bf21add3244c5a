import { sql } from 'kysely'
import type { AssentoDatabase } from './open-database.ts'

/**
 * Runs what can be made again when it is lost, like sample data: on SQLite its commits do not wait for the disk. The file stays whole
 * through a power cut, which may cost the last of them; when `run` has ended everything is on the disk, and commits wait as before.
 */
export async function withQuickCommits<Result>(database: AssentoDatabase, run: () => Promise<Result>): Promise<Result> {
  if (database.dialect !== 'sqlite') return run()
  await sql`pragma synchronous = normal`.execute(database.db)
  try {
    return await run()
  } finally {
    await sql`pragma synchronous = full`.execute(database.db)
    await sql`pragma wal_checkpoint(full)`.execute(database.db)
  }
}
