import assert from 'node:assert/strict'
import { calendarDate, instant, type ChargeLine, type SeatPlan } from '@assento/rules'
import {
  applySeatPlan, applyStatePlan, findDraft, findSubscription, listCharges, listEvents, loadSubscriptionFacts, newId, openSeatBatch,
  StaleVersionError, type ApplyMeta,
} from '../../src/index.ts'
import { createSampleSubscription, createSampleTenant, onEachDatabase, SAMPLE_NOW } from '../on-each-database.ts'

const BRL = (cents: number) => ({ currency: 'BRL', cents })
const META: ApplyMeta = { at: SAMPLE_NOW, zone: 'America/Sao_Paulo', productZone: 'UTC', actorId: 'maria', quoteId: null }
const UNTIL = instant('2026-03-17T12:00:00.000Z')

function line(overrides: Partial<ChargeLine> = {}): ChargeLine {
  return {
    kind: 'seatsAdded', seats: 2, unitPrice: BRL(1_000), billingDays: 22, cycleDays: 31,
    period: { startsOn: calendarDate('2026-03-10'), until: calendarDate('2026-04-01') }, amount: BRL(1_419), credits: [], ...overrides,
  }
}

function seatPlan(subscriptionId: string, overrides: Partial<SeatPlan> = {}): SeatPlan {
  return {
    subscriptionId, fromVersion: 1, change: 'increase', chargeAt: 'now', fromSeats: 10, toSeats: 12, opensBatch: { seats: 2, addedAt: SAMPLE_NOW, until: UNTIL },
    consumesBatches: [], lines: [line()], dueNow: BRL(1_419), nextCycle: null, losesRenewalPlan: null,
    events: [{ name: 'subscription.seats_changed', subject: { subscriptionId, from: 10, to: 12 } }], ...overrides,
  }
}

onEachDatabase('a change of seats is written whole: count, version, batch, charge, draft and event', async ({ database }) => {
  const sample = await createSampleTenant(database)
  const id = await createSampleSubscription(database, sample)
  const applied = await database.withTx((tx) => applySeatPlan(tx, sample.tenantId, seatPlan(id), { ...META, nextActionAt: UNTIL }))
  const row = await findSubscription(database, sample.tenantId, id)
  assert.deepEqual([row?.seats, row?.version, row?.next_action_at, row?.updated_at], [12, 2, UNTIL, SAMPLE_NOW])
  const facts = await database.withTx((tx) => loadSubscriptionFacts(tx, sample.tenantId, id))
  assert.deepEqual(facts?.batches.map(({ seats, until }) => [seats, until]), [[2, UNTIL]])
  const charges = await listCharges(database, sample.tenantId, { subscriptionId: id, after: null, limit: 10 })
  assert.deepEqual(charges.items.map((charge) => [charge.id, charge.amount_cents, charge.natural_key]), [[applied.chargeIds[0], 1_419, `change:${id}:1:0`]])
  const draft = await findDraft(database, sample.tenantId, applied.draftId ?? '')
  assert.deepEqual([draft?.amountCents, draft?.lines, draft?.opensOn, draft?.currency], [1_419, 1, '2026-03-10', 'BRL'])
  const events = await listEvents(database, sample.tenantId, { afterId: null, limit: 10 })
  assert.deepEqual(events.items.map((event) => [event.name, event.customer_id, JSON.parse(event.payload)]), [
    ['subscription.seats_changed', sample.customerId, { subscriptionId: id, from: 10, to: 12 }],
  ])
})

onEachDatabase('of plans decided from one version one is written and the others are told that they are stale', async ({ database, open, url }) => {
  const sample = await createSampleTenant(database)
  const id = await createSampleSubscription(database, sample)
  const doors = [database, await open(url)]
  const outcomes = await Promise.allSettled(Array.from({ length: 12 }, (_, index) =>
    (doors[index % 2] ?? database).withTx((tx) => applySeatPlan(tx, sample.tenantId, seatPlan(id), META))))
  assert.equal(outcomes.filter((outcome) => outcome.status === 'fulfilled').length, 1)
  assert.ok(outcomes.every((outcome) => outcome.status === 'fulfilled' || outcome.reason instanceof StaleVersionError))
  assert.equal((await findSubscription(database, sample.tenantId, id))?.version, 2)
})

onEachDatabase('changes that wait for one another decide from what the one before has written', async ({ database, open, url }) => {
  const sample = await createSampleTenant(database)
  const id = await createSampleSubscription(database, sample)
  const doors = [database, await open(url)]
  const addOne = (door: typeof database) => door.withTx(async (tx) => {
    const facts = await loadSubscriptionFacts(tx, sample.tenantId, id)
    assert.ok(facts)
    // A batch each time: batches must be as many as versions say, or the facts were of two moments.
    assert.equal(facts.batches.length, facts.version - 1)
    assert.equal(facts.charged.length, facts.version - 1)
    await applySeatPlan(tx, sample.tenantId, seatPlan(id, { fromVersion: facts.version, fromSeats: facts.seats, toSeats: facts.seats + 2 }), META)
  })
  await Promise.all(Array.from({ length: 20 }, (_, index) => addOne(doors[index % 2] ?? database)))
  assert.equal((await findSubscription(database, sample.tenantId, id))?.seats, 50)
})

onEachDatabase('a reduction consumes its batch and credits its charge; beyond either nothing is written', async ({ database }) => {
  const sample = await createSampleTenant(database)
  const id = await createSampleSubscription(database, sample)
  const { chargeIds: [chargeId = ''] } = await database.withTx((tx) => applySeatPlan(tx, sample.tenantId, seatPlan(id), META))
  const batchId = (await database.withTx((tx) => loadSubscriptionFacts(tx, sample.tenantId, id)))?.batches[0]?.id ?? ''
  const reduce = (fromVersion: number, seats: number, cents: number) => database.withTx((tx) => applySeatPlan(tx, sample.tenantId, seatPlan(id, {
    fromVersion, change: 'decrease', toSeats: 12 - seats, opensBatch: null, consumesBatches: [{ batchId, seats }],
    lines: [line({ kind: 'seatsReduced', seats: -seats, amount: BRL(-cents), credits: [{ chargeId, cents, fromSeats: fromVersion === 2 ? 2 : 1, toSeats: fromVersion === 2 ? 2 - Math.min(seats, 2) : 0 }] })], dueNow: BRL(-cents),
  }), META))
  await assert.rejects(reduce(2, 3, 100), /fewer than 3 seats/)
  await assert.rejects(reduce(2, 1, 1_420), /credits exceed|credited_cents|charge_check/)
  assert.equal((await findSubscription(database, sample.tenantId, id))?.version, 2)
  const { draftId } = await reduce(2, 1, 710)
  await assert.rejects(reduce(3, 1, 710), /credits exceed|credited_cents|charge_check/)
  await reduce(3, 1, 709)
  const draft = await findDraft(database, sample.tenantId, draftId ?? '')
  assert.deepEqual([draft?.amountCents, draft?.lines], [0, 3], 'the changes of one day share a draft')
  const facts = await database.withTx((tx) => loadSubscriptionFacts(tx, sample.tenantId, id))
  assert.deepEqual(facts?.batches, [])
  assert.deepEqual(facts?.charged.map((charged) => [charged.creditedCents, charged.creditedSeats]), [[1_419, 2]])
})

onEachDatabase('a credit cannot take back the charge of another subscription', async ({ database }) => {
  const sample = await createSampleTenant(database)
  const [id, other] = [await createSampleSubscription(database, sample), await createSampleSubscription(database, sample)]
  const { chargeIds: [chargeId = ''] } = await database.withTx((tx) => applySeatPlan(tx, sample.tenantId, seatPlan(other), META))
  const credit = seatPlan(id, { lines: [line({ amount: BRL(-5), credits: [{ chargeId, cents: 5, fromSeats: 2, toSeats: 1 }] })] })
  await assert.rejects(database.withTx((tx) => applySeatPlan(tx, sample.tenantId, credit, META)), /credits exceed/)
})

onEachDatabase('a suspension drops the renewal plan and opens no draft when it costs nothing', async ({ database }) => {
  const sample = await createSampleTenant(database)
  const id = await createSampleSubscription(database, sample)
  const stored = { seats: 7, offer_id: sample.annualOfferId, plan_id: sample.planId, commitment: 'P1Y' as const, billing_frequency: 'annual' as const }
  await database.withTx(async (tx) => {
    await tx.db.insertInto('renewal_plan').values({
      ...stored, tenant_id: sample.tenantId, subscription_id: id, custom_term_until: null, created_at: SAMPLE_NOW, created_by: 'maria',
    }).execute()
    await openSeatBatch(tx, sample.tenantId, id, { seats: 1, addedAt: SAMPLE_NOW, until: UNTIL })
  })
  const facts = await database.withTx((tx) => loadSubscriptionFacts(tx, sample.tenantId, id))
  const applied = await database.withTx((tx) => applyStatePlan(tx, sample.tenantId, {
    subscriptionId: id, fromVersion: 1, fromStatus: 'active', toStatus: 'suspended', endOfTerm: 'end', effectiveAt: SAMPLE_NOW, lines: [],
    dueNow: BRL(0), losesRenewalPlan: facts?.renewalPlan ?? null, events: [],
  }, META))
  assert.deepEqual(applied, { customerId: sample.customerId, version: 2, chargeIds: [], draftId: null })
  const after = await database.withTx((tx) => loadSubscriptionFacts(tx, sample.tenantId, id))
  assert.deepEqual([after?.status, after?.endOfTerm, after?.renewalPlan, after?.batches.length], ['suspended', 'end', null, 1])
})

onEachDatabase('a plan for a subscription that the tenant does not have is stale', async ({ database }) => {
  const sample = await createSampleTenant(database)
  await assert.rejects(database.withTx((tx) => applySeatPlan(tx, sample.tenantId, seatPlan(newId('sub')), META)), StaleVersionError)
})
