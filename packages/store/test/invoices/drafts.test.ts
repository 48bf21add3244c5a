import assert from 'node:assert/strict'
import { addMs, calendarDate, instant } from '@assento/rules'
import {
  dueDraftIds, findChargeableDraft, lockCredit, markDraftsClosed, nextDraftCloseAt, openDayDraft, openDayDrafts, storeCredit, takeNumbers,
  type AssentoDatabase, type DayDraft,
} from '../../src/index.ts'
import { createSampleAccount, createSampleTenant, onEachDatabase, SAMPLE_NOW, type SampleTenant } from '../on-each-database.ts'

const ON = calendarDate('2026-03-10')
/** Midnight of the 11th in São Paulo. */
const CLOSES_AT = instant('2026-03-11T03:00:00.000Z')
const day = ({ customerId }: SampleTenant, more: Partial<DayDraft> = {}): DayDraft => (
  { customerId, kind: 'change', currency: 'BRL', on: ON, zone: 'America/Sao_Paulo', at: SAMPLE_NOW, ...more })

function open(database: AssentoDatabase, sample: SampleTenant, more: Partial<DayDraft> = {}): Promise<string> {
  return database.withTx((tx) => openDayDraft(tx, sample.tenantId, day(sample, more)))
}

onEachDatabase('a customer has one draft a day and currency, whatever charges first; a closed day’s lines go on the next open one', async ({ database }) => {
  const sample = await createSampleTenant(database)
  const id = await open(database, sample)
  assert.equal(await open(database, sample, { kind: 'cycle' }), id)
  assert.notEqual(await open(database, sample, { currency: 'USD' }), id)
  const tomorrow = await open(database, sample, { on: calendarDate('2026-03-11') })
  await database.withTx((tx) => markDraftsClosed(tx, sample.tenantId, [id], { at: SAMPLE_NOW, outcome: 'nothing' }))
  assert.equal(await open(database, sample), tomorrow)
  await database.withTx((tx) => markDraftsClosed(tx, sample.tenantId, [tomorrow], { at: SAMPLE_NOW, outcome: 'nothing' }))
  assert.equal(await findChargeableDraft(database, sample.tenantId, day(sample)), null)
  const later = await open(database, sample)
  assert.equal(await findChargeableDraft(database, sample.tenantId, day(sample)), later)
  await assert.rejects(database.withTx((tx) => markDraftsClosed(tx, sample.tenantId, [id], { at: SAMPLE_NOW, outcome: 'nothing' })), 'a closed one is not closed again')
})

onEachDatabase('a draft is due when its day is over in the tenant’s zone, and not a millisecond before', async ({ database }) => {
  const sample = await createSampleTenant(database)
  const id = await open(database, sample)
  assert.equal(await nextDraftCloseAt(database, sample.tenantId), CLOSES_AT)
  const due = (now: typeof CLOSES_AT) => database.withTx((tx) => dueDraftIds(tx, sample.tenantId, now, 10))
  assert.deepEqual([await due(addMs(CLOSES_AT, -1)), await due(CLOSES_AT)], [[], [id]])
})

onEachDatabase('drafts of many customers at once are those that one by one would open', async ({ database }) => {
  const sample = await createSampleTenant(database)
  const other = await database.withTx((tx) => createSampleAccount(tx, sample.tenantId, { kind: 'customer', name: 'Ótica Boreal', parentId: sample.resellerId }))
  const closed = await open(database, sample)
  await database.withTx((tx) => markDraftsClosed(tx, sample.tenantId, [closed], { at: SAMPLE_NOW, outcome: 'nothing' }))
  const { customerId, ...rest } = day(sample)
  const drafts = await database.withTx((tx) => openDayDrafts(tx, sample.tenantId, rest, [customerId, other, customerId]))
  assert.deepEqual(drafts, new Map([[customerId, await open(database, sample)], [other, await open(database, sample, { customerId: other })]]))
  assert.ok(!drafts.has(closed) && drafts.get(customerId) !== closed)
})

onEachDatabase('numbers follow each other without gaps, also when ten take them at once and some give them back', async ({ database, open: openUrl, url }) => {
  const { tenantId } = await createSampleTenant(database)
  const doors = [database, await openUrl(url)]
  const taken = await Promise.allSettled(Array.from({ length: 10 }, (_, index) => (doors[index % 2] ?? database).withTx(async (tx) => {
    const first = await takeNumbers(tx, tenantId, 'invoice:2026', 3)
    if (index % 3 === 0) throw new Error('given back')
    return [first, first + 1, first + 2]
  })))
  const numbers = taken.flatMap((each) => (each.status === 'fulfilled' ? each.value : []))
  assert.deepEqual(numbers.sort((a, b) => a - b), Array.from({ length: 18 }, (_, index) => index + 1))
  assert.equal(await database.withTx((tx) => takeNumbers(tx, tenantId, 'invoice:2027', 1)), 1)
})

onEachDatabase('credit that eight change at once keeps every cent: each waits for the one before', async ({ database, open: openUrl, url }) => {
  const { tenantId, customerId } = await createSampleTenant(database)
  const doors = [database, await openUrl(url)]
  await Promise.all(Array.from({ length: 8 }, (_, index) => (doors[index % 2] ?? database).withTx(async (tx) => {
    const credits = await lockCredit(tx, tenantId, [customerId, customerId], 'BRL')
    await storeCredit(tx, tenantId, new Map([[customerId, (credits.get(customerId) ?? 0) + 1]]), 'BRL')
  })))
  assert.equal((await database.withTx((tx) => lockCredit(tx, tenantId, [customerId], 'BRL'))).get(customerId), 8)
})
