import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { appendAudit, listAudit, verifyAudit, type AssentoDatabase, type NewAuditEntry } from '../../src/index.ts'
import { createSampleTenant, onEachDatabase, SAMPLE_NOW } from '../on-each-database.ts'

const ENTRY: NewAuditEntry = {
  at: SAMPLE_NOW, recorded_at: SAMPLE_NOW, actor_id: 'mem_1', actor_name: 'Ana Conceição', role: 'administrator', channel: 'widget',
  action: 'subscriptions.seats.change', outcome: 'done', rule: null, subject_id: 'sub_1', customer_id: 'acc_1', before: '{"seats":10}',
  after: '{"seats":12}', request_id: 'req_1',
}

async function tenantWithEntries(database: AssentoDatabase, count: number): Promise<string> {
  const { tenantId } = await createSampleTenant(database)
  for (let index = 0; index < count; index += 1) {
    await database.withTx((tx) => appendAudit(tx, tenantId, { ...ENTRY, subject_id: `sub_${index % 2}`, request_id: `req_${index + 1}` }))
  }
  return tenantId
}

/** What a person with the database's password may do. */
async function withoutTriggers(database: AssentoDatabase, forge: () => Promise<unknown>): Promise<void> {
  const on = async (...statements: readonly string[]) => { for (const text of statements) await sql.raw(text).execute(database.db) }
  if (database.dialect === 'postgres') {
    await on('alter table audit_entry disable trigger user')
    await forge()
    return on('alter table audit_entry enable trigger user')
  }
  const { rows } = await sql<{ sql: string }>`select sql from sqlite_schema where type = 'trigger' and tbl_name = 'audit_entry'`.execute(database.db)
  await on('drop trigger audit_entry_no_update', 'drop trigger audit_entry_no_delete')
  await forge()
  return on(...rows.map((row) => row.sql))
}

onEachDatabase('appended entries are numbered without gaps and verify', async ({ database }) => {
  const tenantId = await tenantWithEntries(database, 4)
  assert.deepEqual(await verifyAudit(database, tenantId), { ok: true, entries: 4 })
  const page = await listAudit(database, tenantId, { beforeSeq: null, limit: 3 })
  assert.deepEqual([page.items.map((row) => row.seq), page.next], [[4, 3, 2], 2])
  const rest = await listAudit(database, tenantId, { beforeSeq: page.next, limit: 3 })
  assert.deepEqual([rest.items.map((row) => row.seq), rest.next], [[1], null])
  const ofSubject = await listAudit(database, tenantId, { subjectId: 'sub_0', beforeSeq: null, limit: 9 })
  assert.deepEqual(ofSubject.items.map((row) => row.seq), [3, 1])
})

onEachDatabase('entries appended at once by two connections form one chain', async ({ database, open, url }) => {
  const tenantId = await tenantWithEntries(database, 0)
  const doors = [database, await open(url)]
  await Promise.all(Array.from({ length: 20 }, (_, index) => (doors[index % 2] ?? database).withTx((tx) => appendAudit(tx, tenantId, ENTRY))))
  assert.deepEqual(await verifyAudit(database, tenantId), { ok: true, entries: 20 })
})

onEachDatabase('an entry that was rolled back leaves no gap', async ({ database }) => {
  const tenantId = await tenantWithEntries(database, 1)
  await assert.rejects(database.withTx(async (tx) => {
    await appendAudit(tx, tenantId, ENTRY)
    throw new Error('no')
  }), /no/)
  await database.withTx((tx) => appendAudit(tx, tenantId, ENTRY))
  assert.deepEqual(await verifyAudit(database, tenantId), { ok: true, entries: 2 })
})

onEachDatabase('the database refuses to change or delete an entry', async ({ database }) => {
  const tenantId = await tenantWithEntries(database, 1)
  const mine = sql`where tenant_id = ${tenantId}`
  await assert.rejects(sql`update audit_entry set outcome = 'denied' ${mine}`.execute(database.db), /append-only/)
  await assert.rejects(sql`delete from audit_entry ${mine}`.execute(database.db), /append-only/)
  const replace = sql`insert into audit_entry select * from audit_entry ${mine} on conflict (tenant_id, seq) do update set outcome = 'denied'`
  await assert.rejects(replace.execute(database.db), /append-only/)
  if (database.dialect === 'postgres') await assert.rejects(sql`truncate audit_entry`.execute(database.db), /append-only/)
  else await assert.rejects(sql`insert or replace into audit_entry select * from audit_entry ${mine}`.execute(database.db), /append-only/)
})

/** Each forgery of a chain of five, and the number at which it shows. */
const FORGERIES: readonly (readonly [title: string, statements: (tenantId: string) => readonly string[], firstBadSeq: number])[] = [
  ['an edited entry', (id) => [`update audit_entry set after = '{"seats":99}' where tenant_id = '${id}' and seq = 3`], 3],
  ['an edited name', (id) => [`update audit_entry set actor_name = 'Ana Conceicao' where tenant_id = '${id}' and seq = 1`], 1],
  ['a deleted entry', (id) => [`delete from audit_entry where tenant_id = '${id}' and seq = 2`], 2],
  ['a deleted first entry', (id) => [`delete from audit_entry where tenant_id = '${id}' and seq = 1`], 1],
  ['a cut-off end', (id) => [`delete from audit_entry where tenant_id = '${id}' and seq >= 4`], 4],
  ['an entry inserted at the end', (id) => [`insert into audit_entry select ${copyOf('6')} from audit_entry where tenant_id = '${id}' and seq = 5`], 6],
  ['two entries that changed places', (id) => [['2', '99'], ['3', '2'], ['99', '3']].map(
    ([from, to]) => `update audit_entry set seq = ${to} where tenant_id = '${id}' and seq = ${from}`), 2],
  ['an entry edited with its own hash recomputed', (id) => [
    `update audit_entry set hash = '${'a'.repeat(64)}' where tenant_id = '${id}' and seq = 5`,
    `update audit_head set hash = '${'a'.repeat(64)}' where tenant_id = '${id}'`], 5],
]

function copyOf(seq: string): string {
  return `tenant_id, ${seq}, at, recorded_at, actor_id, actor_name, role, channel, action, outcome, rule, subject_id, customer_id, before, after, request_id, hash, '${'b'.repeat(64)}'`
}

for (const [title, statements, firstBadSeq] of FORGERIES) {
  onEachDatabase(`${title} is found, with its number`, async ({ database }) => {
    const tenantId = await tenantWithEntries(database, 5)
    await withoutTriggers(database, async () => {
      for (const statement of statements(tenantId)) await sql.raw(statement).execute(database.db)
    })
    assert.deepEqual(await verifyAudit(database, tenantId), { ok: false, entries: firstBadSeq - 1, firstBadSeq })
  })
}
