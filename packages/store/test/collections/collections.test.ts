import assert from 'node:assert/strict'
import { addMs, calendarDate, type Instant } from '@assento/rules'
import {
  claimCollectionsStep, completeDispute, dueCollections, findRestrictingInvoice, findSuspendingInvoice, insertDispute, isUniqueViolation, listCollectionsSteps,
  listSuspendingHolds, newId, nextCollectionsAt, placeHolds, releaseHolds, setNextStepsOfDay,
} from '../../src/index.ts'
import type { AssentoDatabase, InvoiceRow, NewHold } from '../../src/index.ts'
import { createSampleSubscription, createSampleTenant, onEachDatabase, SAMPLE_NOW, type SampleTenant } from '../on-each-database.ts'

let numbers = 0

async function storeInvoice(database: AssentoDatabase, sample: SampleTenant, words: Partial<InvoiceRow> = {}): Promise<string> {
  const day = calendarDate('2026-03-02')
  const id = newId('inv')
  await database.withTx((tx) => tx.db.insertInto('invoice').values({
    tenant_id: sample.tenantId, id, number: `2026-${(numbers += 1)}`, customer_id: sample.customerId, draft_id: null, currency: 'BRL', period_starts_on: day,
    period_until: calendarDate('2026-04-02'), issued_at: SAMPLE_NOW, issued_on: day, due_on: day, payable_until: day, subtotal_cents: 100, tax_cents: 0,
    total_cents: 100, settled_cents: 0, state: 'open', late_terms: '{}', paid_at: null, voided_at: null, void_reason: null, replaces_id: null,
    replaced_by_id: null, next_step_at: null, version: 1, ...words,
  }).execute())
  return id
}

const stepOf = (invoiceId: string, step: string) => ({ invoice_id: invoiceId, step, planned_at: SAMPLE_NOW, ran_at: SAMPLE_NOW, outcome: 'done' as const, reason: null })
const suspension = (sample: SampleTenant, invoiceId: string, subscriptionId: string): NewHold => ({
  invoice_id: invoiceId, kind: 'suspend', subscription_id: subscriptionId, customer_id: sample.customerId, prior_status: 'active', prior_end_of_term: 'renew',
  is_retroactive: 0, placed_at: SAMPLE_NOW,
})

onEachDatabase('a step of an invoice is claimed once, and not at all when its transaction rolls back', async ({ database }) => {
  const sample = await createSampleTenant(database)
  const invoiceId = await storeInvoice(database, sample)
  const claim = () => database.withTx((tx) => claimCollectionsStep(tx, sample.tenantId, stepOf(invoiceId, 'due')))
  await assert.rejects(database.withTx(async (tx) => {
    assert.equal(await claimCollectionsStep(tx, sample.tenantId, stepOf(invoiceId, 'due')), true)
    throw new Error('the effect failed')
  }))
  assert.deepEqual([await claim(), await claim()], [true, false])
  assert.equal((await listCollectionsSteps(database, sample.tenantId, [invoiceId])).length, 1)
})

onEachDatabase('two workers that claim one step at once: one of them has it', async ({ database }) => {
  const sample = await createSampleTenant(database)
  const invoiceId = await storeInvoice(database, sample)
  const claims = await Promise.all([1, 2, 3].map(() => database.withTx((tx) => claimCollectionsStep(tx, sample.tenantId, stepOf(invoiceId, 'due')))))
  assert.equal(claims.filter(Boolean).length, 1)
})

onEachDatabase('an invoice is due at its instant, and not a millisecond before', async ({ database }) => {
  const sample = await createSampleTenant(database)
  const later = await storeInvoice(database, sample, { next_step_at: addMs(SAMPLE_NOW, 5) })
  const sooner = await storeInvoice(database, sample, { next_step_at: SAMPLE_NOW })
  await storeInvoice(database, sample)
  const due = (now: Instant) => dueCollections(database, sample.tenantId, now, 10)
  assert.deepEqual([await due(addMs(SAMPLE_NOW, -1)), await due(SAMPLE_NOW), await due(addMs(SAMPLE_NOW, 5))], [[], [sooner], [sooner, later]])
  assert.equal(await nextCollectionsAt(database, sample.tenantId), SAMPLE_NOW)
})

onEachDatabase('planning anew takes the earliest step that each invoice has not had, and leaves paid ones alone', async ({ database }) => {
  const sample = await createSampleTenant(database)
  const [fresh, advanced, paid, other] = [
    await storeInvoice(database, sample), await storeInvoice(database, sample),
    await storeInvoice(database, sample, { state: 'paid', settled_cents: 100 }), await storeInvoice(database, sample, { payable_until: calendarDate('2026-03-03') }),
  ]
  await database.withTx((tx) => claimCollectionsStep(tx, sample.tenantId, stepOf(advanced, 'first')))
  const steps = [{ key: 'second', at: addMs(SAMPLE_NOW, 2) }, { key: 'first', at: addMs(SAMPLE_NOW, 1) }]
  assert.equal(await database.withTx((tx) => setNextStepsOfDay(tx, sample.tenantId, calendarDate('2026-03-02'), steps)), 2)
  const next = new Map((await database.db.selectFrom('invoice').select(['id', 'next_step_at']).where('tenant_id', '=', sample.tenantId).execute())
    .map((row) => [row.id, row.next_step_at]))
  assert.deepEqual([fresh, advanced, paid, other].map((id) => next.get(id)), [addMs(SAMPLE_NOW, 1), addMs(SAMPLE_NOW, 2), null, null])
  await database.withTx((tx) => setNextStepsOfDay(tx, sample.tenantId, calendarDate('2026-03-02'), []))
  assert.equal(await nextCollectionsAt(database, sample.tenantId), null)
})

onEachDatabase('what several invoices hold is released with the last of them; the one due longest is named', async ({ database }) => {
  const sample = await createSampleTenant(database)
  const subscriptionId = await createSampleSubscription(database, sample)
  const [newer, older] = [await storeInvoice(database, sample, { due_on: calendarDate('2026-03-02') }), await storeInvoice(database, sample, { due_on: calendarDate('2026-02-02'), settled_cents: 30 })]
  const holds = [suspension(sample, newer, subscriptionId), suspension(sample, older, subscriptionId)]
  await database.withTx((tx) => placeHolds(tx, sample.tenantId, holds))
  await database.withTx((tx) => placeHolds(tx, sample.tenantId, holds))
  assert.partialDeepStrictEqual(await findSuspendingInvoice(database, sample.tenantId, subscriptionId), { invoiceId: older, balanceCents: 70, invoices: 2 })
  assert.equal(await findRestrictingInvoice(database, sample.tenantId, sample.customerId), null)
  const release = (invoiceId: string) => database.withTx((tx) => releaseHolds(tx, sample.tenantId, [invoiceId], SAMPLE_NOW))
  assert.deepEqual([(await release(older)).length, (await release(older)).length], [1, 0])
  assert.equal((await listSuspendingHolds(database, sample.tenantId, [subscriptionId])).length, 1)
  await release(newer)
  assert.equal(await findSuspendingInvoice(database, sample.tenantId, subscriptionId), null)
})

onEachDatabase('an invoice has one open dispute, which is answered once; then it may have another', async ({ database }) => {
  const sample = await createSampleTenant(database)
  const invoiceId = await storeInvoice(database, sample)
  const open = async () => {
    const id = newId('dsp')
    await database.withTx((tx) => insertDispute(tx, sample.tenantId, {
      id, customer_id: sample.customerId, invoice_id: invoiceId, reason: 'Valor', state: 'open', opened_at: SAMPLE_NOW, opened_by: 'Ana', resolved_at: null, resolution: null,
    }))
    return id
  }
  const first = await open()
  await assert.rejects(open(), (error) => isUniqueViolation(error))
  const answer = () => database.withTx((tx) => completeDispute(tx, sample.tenantId, first, { resolution: 'Certa', at: SAMPLE_NOW }))
  assert.deepEqual([await answer(), await answer()], [true, false])
  await open()
})
