import { onDatabase, createSampleTenant, sampleSubscription, SAMPLE_NOW } from './on-each-database.ts'
import { sql, CompiledQuery } from 'kysely'
import { insertSubscriptions, listSubscriptions, openSeatBatch, previewOwnedFacts } from '../src/index.ts'
for (const d of ['sqlite','postgres'] as const) onDatabase(d, 'bench', async ({ database }) => {
  const sample = await createSampleTenant(database)
  const rows = Array.from({ length: 20000 }, () => sampleSubscription(sample))
  await database.withTx((tx) => insertSubscriptions(tx, sample.tenantId, rows))
  await database.withTx(async (tx) => { for (const r of rows.slice(0, 2000)) await openSeatBatch(tx, sample.tenantId, r.id, { seats: 1, addedAt: SAMPLE_NOW, until: SAMPLE_NOW }) })
  if (d === 'postgres') await sql`analyze`.execute(database.db)
  const caught: CompiledQuery[] = []
  const root = database.db
  const db = new Proxy(root, { get: (_t, k) => k === 'executeQuery' ? (q: CompiledQuery) => (caught.push(q), root.executeQuery(q)) : ((m) => typeof m === 'function' ? m.bind(root) : m)(Reflect.get(root, k, root)) })
  await listSubscriptions({ dialect: d, db }, sample.tenantId, { customerId: sample.customerId, now: SAMPLE_NOW, afterId: rows[500]!.id, limit: 50 })
  await previewOwnedFacts({ dialect: d, db }, sample.tenantId, rows[3]!.id)
  for (const q of caught) {
    const e = await root.executeQuery<Record<string, string>>({ ...q, sql: (d === 'sqlite' ? 'explain query plan ' : 'explain analyze ') + q.sql })
    console.log(e.rows.map((r) => r['detail'] ?? r['QUERY PLAN']).join('\n') + '\n------')
    const t = performance.now(); for (let i = 0; i < 500; i++) await root.executeQuery(q); console.log('us', (performance.now() - t) * 2)
  }
})
