import { randomBytes } from 'node:crypto'
import SqliteFile from 'better-sqlite3'
import { CSP_POLICY } from '@assento/rules'
import { createTenant, newId, openDatabase } from '@assento/store'
import type { Instant } from '@assento/rules'
import { makeApiKey } from '@assento/server/accounts/tokens'

export interface FilledDatabase {
  readonly path: string
  readonly key: string
  readonly tenantId: string
}

const CREATED_AT = '2026-11-01T12:00:00.000Z' as Instant
const CUSTOMERS = 2000

/** A migrated SQLite file with one tenant, 2,000 customers, one offer and `rows` active subscriptions in a running monthly cycle. */
export async function fillDatabase(path: string, rows: number): Promise<FilledDatabase> {
  const database = await openDatabase(`sqlite:${path}`)
  await database.migrate()
  const tenantId = newId('ten')
  const made = makeApiKey('secret', 'test')
  await database.withTx(async (tx) => {
    await createTenant(tx, {
      id: tenantId, name: 'Bench', publishable_key: `pk_test_${randomBytes(8).toString('hex')}`, environment: 'test', clock_offset_ms: 0,
      zone: 'America/Sao_Paulo', locale: 'pt-BR', settings: '{}', version: 1, created_at: CREATED_AT,
    })
    await tx.db.insertInto('api_key').values({
      tenant_id: tenantId, id: newId('key'), kind: 'secret', slot: 'bench', key_id: made.keyId, secret_hash: made.secretHash, scopes: null,
      created_at: CREATED_AT, last_used_at: null, revoked_at: null,
    }).execute()
    await tx.db.insertInto('product_family').values({ tenant_id: tenantId, id: 'fam_bench', name: 'Nimbus 365' }).execute()
    await tx.db.insertInto('product').values({
      tenant_id: tenantId, id: 'prd_bench', family_id: 'fam_bench', name: 'Nimbus 365 Business', publisher: null, external_ref: null,
      policy: JSON.stringify(CSP_POLICY),
    }).execute()
    await tx.db.insertInto('plan').values({
      tenant_id: tenantId, id: 'pln_bench', product_id: 'prd_bench', name: 'Business Standard', description: null, external_ref: null, tier: 1,
      min_seats: 1, max_seats: null, upgrade_plan_ids: '[]',
    }).execute()
    await tx.db.insertInto('offer').values({
      tenant_id: tenantId, id: 'off_bench', plan_id: 'pln_bench', commitment: 'P1Y', billing_frequency: 'monthly', segment: 'Commercial',
      is_trial: 0, withdrawn_at: null,
    }).execute()
  })
  await database.close()
  insertRows(path, tenantId, rows)
  return { path, key: made.key, tenantId }
}

/** The bulk in SQL: one statement a table, ids in the order of time. */
function insertRows(path: string, tenantId: string, rows: number): void {
  const file = new SqliteFile(path)
  file.pragma('synchronous = OFF')
  const today = new Date().toISOString().slice(0, 10)
  const year = Number(today.slice(0, 4))
  const termStart = `${year}${today.slice(4, 8)}01`
  const count = (limit: number) => `with recursive n(i) as (select 0 union all select i + 1 from n where i < ${limit - 1})`
  file.exec('begin')
  file.prepare(`${count(CUSTOMERS)} insert into account (tenant_id, id, kind, name, search_name, is_corporate, version, created_at)
    select ?, printf('acc_%026d', i), 'customer', 'Cliente ' || i, 'cliente ' || i, 0, 1, ? from n`).run(tenantId, CREATED_AT)
  file.prepare(`${count(rows)} insert into subscription (tenant_id, id, customer_id, product_id, plan_id, offer_id, name, status, is_trial,
      seats, assigned_seats, commitment, billing_frequency, currency, cycle_unit_cents, anchor_on, term_starts_on, term_until,
      term_activated_at, bought_or_renewed_on, end_of_term, next_action_at, version, created_at, updated_at)
    select ?, printf('sub_%026d', i), printf('acc_%026d', i % ${CUSTOMERS}), 'prd_bench', 'pln_bench', 'off_bench', 'Escritório ' || i,
      'active', 0, 10, 4, 'P1Y', 'monthly', 'BRL', 7440, '${termStart}', '${termStart}', '${year + 1}${termStart.slice(4)}',
      '${termStart}T12:00:00.000Z', '${termStart}', 'renew', '${year + 1}${termStart.slice(4)}T00:00:00.000Z', 1, ?, ? from n`)
    .run(tenantId, CREATED_AT, CREATED_AT)
  file.prepare(`${count(Math.ceil(rows / 4))} insert into seat_batch (tenant_id, id, subscription_id, seats, added_at, until)
    select ?, printf('bat_%026d', i), printf('sub_%026d', i * 4), 2, '${termStart}T12:00:00.000Z', '2099-01-01T00:00:00.000Z' from n`)
    .run(tenantId)
  file.exec('commit')
  file.exec('analyze')
  file.close()
}
