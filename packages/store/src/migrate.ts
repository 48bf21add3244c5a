import { sql } from 'kysely'
import type { Handle, Tx } from './handle.ts'
import { migrations, type Migration } from './migrations/index.ts'

/** Any number: the lock that servers of one database take while they migrate. */
const ADVISORY_LOCK = 4_173_655

interface AppliedRow {
  readonly name: string
}

/**
 * Applies what has not been applied, in order, in the one transaction that is given: all of it or nothing. A second
 * server waits: on SQLite for the write lock that the transaction began with, on PostgreSQL for the advisory lock.
 */
export async function migrate(tx: Tx): Promise<void> {
  if (tx.dialect === 'postgres') {
    await assertPostgresVersion(tx)
    await sql`set local statement_timeout = 0`.execute(tx.db)
    await sql`select pg_advisory_xact_lock(${sql.lit(ADVISORY_LOCK)})`.execute(tx.db)
  }
  const collation = tx.dialect === 'postgres' ? sql` collate "C"` : sql``
  await sql`create table if not exists schema_migration (name text${collation} primary key)`.execute(tx.db)
  for (const migration of await pendingMigrations(tx)) {
    for (const statement of migration.statements(tx.dialect)) await sql.raw(statement).execute(tx.db)
    await sql`insert into schema_migration (name) values (${migration.name})`.execute(tx.db)
  }
}

/** `is json` in the CHECKs came with PostgreSQL 16. */
async function assertPostgresVersion(tx: Tx): Promise<void> {
  const { rows: [row] } = await sql<{ version: number }>`select current_setting('server_version_num')::int as version`.execute(tx.db)
  if ((row?.version ?? 0) < 160_000) throw new Error('PostgreSQL 16 or newer is needed')
}

/** Migrations that this program knows and the database has not; throws where the table of migrations does not exist. */
export async function pendingMigrations(handle: Handle): Promise<readonly Migration[]> {
  const { rows } = await sql<AppliedRow>`select name from schema_migration`.execute(handle.db)
  const applied = new Set(rows.map((row) => row.name))
  return migrations.filter((migration) => !applied.has(migration.name))
}
