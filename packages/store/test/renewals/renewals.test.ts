import assert from 'node:assert/strict'
import { addMs, calendarDate, instant, type ChargeLine, type RenewalTermPlan, type SchedulePlan } from '@assento/rules'
import {
  applyCycle, applyLifecycle, applyRenewalTerm, clearRenewalPlan, dueSubscriptions, findRenewalPlan, findSubscription, listDrafts,
  loadSubscriptionFacts, nextActionOfTenant, openSeatBatch, saveRenewalPlan, StaleVersionError, type ApplyMeta, type AssentoDatabase,
} from '../../src/index.ts'
import { createSampleSubscription, createSampleTenant, onEachDatabase, SAMPLE_NOW, type SampleTenant } from '../on-each-database.ts'

const BRL = (cents: number) => ({ currency: 'BRL', cents })
const META: ApplyMeta = { at: instant('2027-03-01T00:00:05.000Z'), zone: 'America/Sao_Paulo', productZone: 'UTC', actorId: 'job', quoteId: null }
const TERM = { startsOn: calendarDate('2027-03-01'), until: calendarDate('2028-03-01') }

function offer(sample: SampleTenant) {
  return {
    offerId: sample.annualOfferId, productId: sample.productId, planId: sample.planId, commitment: 'P1Y' as const, billingFrequency: 'annual' as const,
    unitPrice: BRL(10_800), minSeats: 1, maxSeats: 300, promotionCapSeats: null, withdrawnAt: null,
  }
}

function firstCycle(): ChargeLine {
  return { kind: 'termCycle', seats: 7, unitPrice: BRL(10_800), billingDays: 366, cycleDays: 366, period: TERM, amount: BRL(75_600), credits: [] }
}

function renewal(sample: SampleTenant, subscriptionId: string, overrides: Partial<RenewalTermPlan> = {}): RenewalTermPlan {
  return {
    subscriptionId, fromVersion: 1, outcome: 'renewed', seats: 7, offer: offer(sample), term: TERM, anchorOn: calendarDate('2026-03-01'),
    completedAt: instant('2027-03-01T00:00:05.000Z'), endOfTerm: 'renew', lines: [firstCycle()], dueNow: BRL(75_600), appliedRenewalPlan: true,
    opensBatch: { seats: 7, addedAt: instant('2027-03-01T00:00:05.000Z'), until: instant('2027-03-08T00:00:05.000Z') }, alert: null, events: [],
    ...overrides,
  }
}

function schedule(sample: SampleTenant, subscriptionId: string, fromVersion: number, seats: number | null): SchedulePlan {
  const { offerId, planId, commitment, billingFrequency } = offer(sample)
  const current = { seats: 10, offer: offer(sample), term: TERM, perCycle: BRL(0), perTerm: BRL(0), perMonth: BRL(0) }
  return {
    subscriptionId, fromVersion, endOfTerm: seats === null ? 'end' : 'renew', losesRenewalPlan: null, events: [],
    renewalPlan: seats === null ? null : { seats, offerId, planId, commitment, billingFrequency, customTermUntil: calendarDate('2027-12-31') },
    preview: { current, next: null, changeableUntil: SAMPLE_NOW, nextWindowUntil: null },
  }
}

async function withStoredPlan(database: AssentoDatabase) {
  const sample = await createSampleTenant(database)
  const id = await createSampleSubscription(database, sample)
  await database.withTx((tx) => saveRenewalPlan(tx, sample.tenantId, schedule(sample, id, 1, 8), META))
  return { sample, id }
}

onEachDatabase('a renewal plan saved again replaces the whole one, and is cleared with the automatic renewal', async ({ database }) => {
  const { sample, id } = await withStoredPlan(database)
  await database.withTx((tx) => saveRenewalPlan(tx, sample.tenantId, schedule(sample, id, 2, 7), META))
  const stored = await findRenewalPlan(database, sample.tenantId, id)
  assert.deepEqual([stored?.seats, stored?.offer_id, stored?.custom_term_until, stored?.created_by], [7, sample.annualOfferId, '2027-12-31', 'job'])
  await assert.rejects(database.withTx((tx) => clearRenewalPlan(tx, sample.tenantId, schedule(sample, id, 2, null), META)), StaleVersionError)
  await database.withTx((tx) => clearRenewalPlan(tx, sample.tenantId, schedule(sample, id, 3, null), META))
  assert.equal(await findRenewalPlan(database, sample.tenantId, id), null)
  assert.equal((await findSubscription(database, sample.tenantId, id))?.end_of_term, 'end')
})

onEachDatabase('a renewal gives the new term, its price, one window for the old ones and one draft, and spends the plan', async ({ database }) => {
  const { sample, id } = await withStoredPlan(database)
  await database.withTx((tx) => openSeatBatch(tx, sample.tenantId, id, { seats: 3, addedAt: SAMPLE_NOW, until: SAMPLE_NOW }))
  const meta = { ...META, nextActionAt: instant('2028-03-01T00:00:00.000Z') }
  await database.withTx((tx) => applyRenewalTerm(tx, sample.tenantId, renewal(sample, id, { fromVersion: 2 }), meta))
  const facts = await database.withTx((tx) => loadSubscriptionFacts(tx, sample.tenantId, id))
  assert.deepEqual([facts?.seats, facts?.term, facts?.offer, facts?.version], [7, TERM, offer(sample), 3])
  assert.deepEqual([facts?.termActivatedAt, facts?.boughtOrRenewedOn, facts?.renewalPlan], ['2027-03-01T00:00:05.000Z', '2027-03-01', null])
  assert.deepEqual(facts?.batches.map(({ seats, until }) => [seats, until]), [[7, '2027-03-08T00:00:05.000Z']])
  const drafts = await listDrafts(database, sample.tenantId, { customerId: sample.customerId, afterId: null, limit: 10 })
  assert.deepEqual(drafts.items.map((draft) => [draft.kind, draft.amountCents, draft.opensOn]), [['renewal', 75_600, '2027-02-28']])
})

onEachDatabase('a term that two workers renew at once is renewed once', async ({ database, open, url }) => {
  const sample = await createSampleTenant(database)
  const id = await createSampleSubscription(database, sample)
  const doors = [database, await open(url)]
  const outcomes = await Promise.allSettled(Array.from({ length: 6 }, (_, index) =>
    (doors[index % 2] ?? database).withTx((tx) => applyRenewalTerm(tx, sample.tenantId, renewal(sample, id), META))))
  assert.equal(outcomes.filter((outcome) => outcome.status === 'fulfilled').length, 1)
})

onEachDatabase('a cycle is charged once even by a job that has forgotten that it ran', async ({ database }) => {
  const sample = await createSampleTenant(database)
  const id = await createSampleSubscription(database, sample)
  const charge = (fromVersion: number) => database.withTx((tx) => applyCycle(tx, sample.tenantId,
    { subscriptionId: id, fromVersion, lines: [firstCycle()], dueNow: BRL(75_600), events: [] }, META))
  await charge(1)
  await assert.rejects(charge(1), StaleVersionError)
  await assert.rejects(charge(2), { code: database.dialect === 'sqlite' ? 'SQLITE_CONSTRAINT_UNIQUE' : '23505' })
  assert.equal((await findSubscription(database, sample.tenantId, id))?.version, 2, 'the refused charge left nothing')
})

onEachDatabase('an extended term keeps the day on which the subscription was last bought or renewed', async ({ database }) => {
  const sample = await createSampleTenant(database)
  const id = await createSampleSubscription(database, sample)
  await database.withTx((tx) => applyRenewalTerm(tx, sample.tenantId, renewal(sample, id, { outcome: 'extended', opensBatch: null, lines: [] }), META))
  const row = await findSubscription(database, sample.tenantId, id)
  assert.deepEqual([row?.status, row?.bought_or_renewed_on], ['extended', '2026-03-01'])
})

onEachDatabase('what time does is due at its instant and not a millisecond before, the longest due first', async ({ database }) => {
  const sample = await createSampleTenant(database)
  const late = await createSampleSubscription(database, sample, { next_action_at: SAMPLE_NOW })
  const early = await createSampleSubscription(database, sample, { next_action_at: addMs(SAMPLE_NOW, -1) })
  await createSampleSubscription(database, sample)
  const due = async (now: typeof SAMPLE_NOW) => (await dueSubscriptions(database, sample.tenantId, now, 10)).map((row) => row.id)
  assert.deepEqual(await due(addMs(SAMPLE_NOW, -2)), [])
  assert.deepEqual(await due(addMs(SAMPLE_NOW, -1)), [early])
  assert.deepEqual(await due(SAMPLE_NOW), [early, late])
  assert.equal(await nextActionOfTenant(database, sample.tenantId), addMs(SAMPLE_NOW, -1))
  await database.withTx((tx) => applyLifecycle(tx, sample.tenantId,
    { subscriptionId: early, fromVersion: 1, fromStatus: 'active', toStatus: 'expired', effectiveAt: SAMPLE_NOW, events: [] },
    { ...META, nextActionAt: null }))
  assert.deepEqual(await due(SAMPLE_NOW), [late])
  assert.equal((await findSubscription(database, sample.tenantId, early))?.status, 'expired')
})
