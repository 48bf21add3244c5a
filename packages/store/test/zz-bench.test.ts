import { onDatabase, createSampleTenant, sampleSubscription, SAMPLE_NOW } from '/work/main/packages/store/test/on-each-database.ts'
import { insertSubscriptions, listSubscriptions, openSeatBatch, loadSubscriptionFacts, previewOwnedFacts } from '/work/main/packages/store/src/index.ts'
for (const d of ['sqlite','postgres'] as const) onDatabase(d, 'bench', async ({ database }) => {
  const sample = await createSampleTenant(database)
  const rows = Array.from({ length: 20000 }, () => sampleSubscription(sample))
  await database.withTx((tx) => insertSubscriptions(tx, sample.tenantId, rows))
  await database.withTx(async (tx) => { for (const r of rows.slice(0, 2000)) await openSeatBatch(tx, sample.tenantId, r.id, { seats: 1, addedAt: SAMPLE_NOW, until: SAMPLE_NOW }) })
  if (d === 'postgres') { const { sql } = await import('kysely'); await sql`analyze`.execute(database.db) }
  for (let round = 0; round < 3; round++) {
    const t = performance.now(); const N = 1000
    for (let i = 0; i < N; i++) await listSubscriptions(database, sample.tenantId, { customerId: sample.customerId, now: SAMPLE_NOW, afterId: rows[(i * 19) % 19000]!.id, limit: 50 })
    const t2 = performance.now()
    for (let i = 0; i < N; i++) await previewOwnedFacts(database, sample.tenantId, rows[i]!.id)
    console.log(d, 'list us', ((t2 - t) / N * 1000).toFixed(0), 'facts us', ((performance.now() - t2) / N * 1000).toFixed(0))
  }
})
