import assert from 'node:assert/strict'
import { addMs, instant } from '@assento/rules'
import {
  buryExhaustedJobs, claimJobs, completeJob, enqueueJob, enqueueJobs, extendLease, failJob, LostLeaseError, newId, nextRunAt, parkJob,
  redriveJob, releaseJob, type AssentoDatabase, type JobRow, type NewJob,
} from '../../src/index.ts'
import { createSampleTenant, onEachDatabase, SAMPLE_NOW } from '../on-each-database.ts'

const LEASE_MS = 30_000
const LATER = addMs(SAMPLE_NOW, LEASE_MS + 1)

function job(overrides: Partial<NewJob> = {}): NewJob {
  const id = newId('job')
  return { id, kind: 'renewal', dedupe_key: id, payload: '{}', run_at: SAMPLE_NOW, created_at: SAMPLE_NOW, ...overrides }
}

function claim(database: AssentoDatabase, tenantId: string, overrides: Partial<Parameters<typeof claimJobs>[1]> = {}): Promise<JobRow[]> {
  return claimJobs(database, { tenantId, dueBefore: SAMPLE_NOW, serverNow: SAMPLE_NOW, limit: 10, leaseMs: LEASE_MS, ...overrides })
}

async function tenantWithJobs(database: AssentoDatabase, ...jobs: readonly NewJob[]): Promise<string> {
  const { tenantId } = await createSampleTenant(database)
  await database.withTx((tx) => enqueueJobs(tx, tenantId, jobs))
  return tenantId
}

onEachDatabase('a job is stored once under its key, however often it is asked for', async ({ database }) => {
  const tenantId = await tenantWithJobs(database)
  const enqueue = () => database.withTx((tx) => enqueueJob(tx, tenantId, job({ dedupe_key: 'renew:sub_1:2026-03-01' })))
  assert.deepEqual((await Promise.all([enqueue(), enqueue(), enqueue()])).sort(), [false, false, true])
})

onEachDatabase('a job is due at its instant and not a millisecond before', async ({ database }) => {
  const tenantId = await tenantWithJobs(database, job())
  assert.equal(await nextRunAt(database, tenantId), SAMPLE_NOW)
  assert.equal((await claim(database, tenantId, { dueBefore: addMs(SAMPLE_NOW, -1) })).length, 0)
  assert.equal((await claim(database, tenantId)).length, 1)
})

onEachDatabase('workers that claim at once never get the same job, and get the longest due first', async ({ database, open, url }) => {
  const jobs = Array.from({ length: 40 }, (_, index) => job({ run_at: addMs(SAMPLE_NOW, -index) }))
  const tenantId = await tenantWithJobs(database, ...jobs)
  const doors = [database, await open(url)]
  const claims = await Promise.all(Array.from({ length: 8 }, (_, index) => claim(doors[index % 2] ?? database, tenantId, { limit: 5 })))
  assert.equal(new Set(claims.flat().map((row) => row.id)).size, 40)
  for (const rows of claims) assert.deepEqual(rows.map((row) => row.run_at), rows.map((row) => row.run_at).sort())
  assert.equal(new Set(claims.map((rows) => rows[0]?.lease_token)).size, 8)
})

onEachDatabase('a lease lasts its milliseconds; after it another worker gets the job and the first can no longer complete it', async ({ database }) => {
  const tenantId = await tenantWithJobs(database, job())
  const [first] = await claim(database, tenantId)
  assert.equal((await claim(database, tenantId, { serverNow: addMs(SAMPLE_NOW, LEASE_MS) })).length, 0)
  const [second] = await claim(database, tenantId, { serverNow: LATER })
  assert.deepEqual([first?.attempts, second?.attempts], [1, 2])
  const complete = (row: JobRow | undefined) => database.withTx((tx) => completeJob(tx, tenantId, row?.id ?? '', row?.lease_token ?? ''))
  await assert.rejects(complete(first), LostLeaseError)
  assert.equal(await extendLease(database, tenantId, first?.id ?? '', first?.lease_token ?? '', LATER), false)
  await complete(second)
  await assert.rejects(complete(second), LostLeaseError)
  assert.equal((await claim(database, tenantId, { serverNow: instant('2030-01-01T00:00:00.000Z') })).length, 0)
})

onEachDatabase('an effect that fails leaves the job to be claimed again', async ({ database }) => {
  const tenantId = await tenantWithJobs(database, job())
  const [row] = await claim(database, tenantId)
  await assert.rejects(database.withTx(async (tx) => {
    await completeJob(tx, tenantId, row?.id ?? '', row?.lease_token ?? '')
    throw new Error('effect failed')
  }), /effect failed/)
  assert.equal((await claim(database, tenantId, { serverNow: LATER })).length, 1)
})

onEachDatabase('a failing job is tried again later, is buried after its last attempt, and can be redriven', async ({ database }) => {
  const tenantId = await tenantWithJobs(database, job({ max_attempts: 2 }))
  const retryAt = addMs(SAMPLE_NOW, 1_000)
  const fail = (row: JobRow | undefined) => database.withTx((tx) =>
    failJob(tx, tenantId, row?.id ?? '', { leaseToken: row?.lease_token ?? '', error: 'vendor is down', retryAt }))
  const [first] = await claim(database, tenantId)
  assert.equal(await fail(first), 'ready')
  assert.equal(await fail(first), 'lost')
  assert.equal((await claim(database, tenantId)).length, 0)
  const [second] = await claim(database, tenantId, { dueBefore: retryAt })
  assert.equal(second?.last_error, 'vendor is down')
  assert.equal(await fail(second), 'dead')
  assert.equal(await nextRunAt(database, tenantId), null)
  assert.equal(await database.withTx((tx) => redriveJob(tx, tenantId, first?.id ?? '', SAMPLE_NOW)), true)
  assert.deepEqual((await claim(database, tenantId)).map((row) => row.attempts), [1])
})

onEachDatabase('a job whose worker dies at every attempt is buried, not run for ever', async ({ database }) => {
  const tenantId = await tenantWithJobs(database, job({ max_attempts: 1 }))
  await claim(database, tenantId)
  assert.equal((await claim(database, tenantId, { serverNow: LATER })).length, 0)
  assert.equal(await buryExhaustedJobs(database, SAMPLE_NOW), 0)
  assert.ok((await buryExhaustedJobs(database, LATER)) >= 1)
  assert.equal(await nextRunAt(database, tenantId), null)
})

onEachDatabase('a parked job waits for a person, and one given back is free at once without losing an attempt', async ({ database }) => {
  const tenantId = await tenantWithJobs(database, job({ dedupe_key: 'a', run_at: addMs(SAMPLE_NOW, -1) }), job({ dedupe_key: 'b' }))
  const [parked, returned] = await claim(database, tenantId)
  assert.equal(await database.withTx((tx) => parkJob(tx, tenantId, parked?.id ?? '', parked?.lease_token ?? '', '15 charges a day')), true)
  await releaseJob(database, tenantId, returned?.id ?? '', returned?.lease_token ?? '')
  assert.deepEqual((await claim(database, tenantId)).map((row) => [row.id, row.attempts]), [[returned?.id, 1]])
})

onEachDatabase('tenants on the server’s clock are claimed together, a tenant with its own clock only by its name', async ({ database }) => {
  const kind = newId('job')
  const live = await tenantWithJobs(database, job({ kind }))
  const other = await tenantWithJobs(database, job({ kind }))
  const { tenantId: ahead } = await createSampleTenant(database, { clock_offset_ms: 86_400_000 })
  await database.withTx((tx) => enqueueJob(tx, ahead, job({ kind })))
  const together = await claimJobs(database, { dueBefore: SAMPLE_NOW, serverNow: LATER, limit: 100, leaseMs: LEASE_MS })
  assert.deepEqual(together.filter((row) => row.kind === kind).map((row) => row.tenant_id).sort(), [live, other].sort())
  assert.equal((await claim(database, ahead)).length, 1)
})
