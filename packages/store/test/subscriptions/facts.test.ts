import assert from 'node:assert/strict'
import { CSP_POLICY, calendarDate, instant } from '@assento/rules'
import { loadSubscriptionFacts, newId, insertImportedCharges, openSeatBatch } from '../../src/index.ts'
import { createSampleSubscription, createSampleTenant, onEachDatabase, SAMPLE_NOW } from '../on-each-database.ts'

onEachDatabase('facts of a subscription hold its offer, batches, charges and renewal plan', async ({ database }) => {
  const sample = await createSampleTenant(database)
  const id = await createSampleSubscription(database, sample)
  const later = { seats: 2, addedAt: instant('2026-03-09T10:00:00.000Z'), until: instant('2026-03-16T10:00:00.000Z') }
  const sooner = { seats: 3, addedAt: instant('2026-03-05T10:00:00.001Z'), until: instant('2026-03-12T10:00:00.001Z') }
  await database.withTx(async (tx) => {
    await openSeatBatch(tx, sample.tenantId, id, later)
    await openSeatBatch(tx, sample.tenantId, id, sooner)
    await tx.db.insertInto('renewal_plan').values({
      tenant_id: sample.tenantId, subscription_id: id, seats: 7, offer_id: sample.annualOfferId, plan_id: sample.planId, commitment: 'P1Y',
      billing_frequency: 'annual', custom_term_until: calendarDate('2027-12-31'), created_at: SAMPLE_NOW, created_by: 'maria',
    }).execute()
    const line = {
      subscription_id: id, customer_id: sample.customerId, kind: 'termCycle' as const, seats: 10, currency: 'BRL', unit_cents: 1_000,
      billing_days: 31, cycle_days: 31, amount_cents: 10_000, credited_cents: 400, quote_id: null, invoice_draft_id: null, created_at: SAMPLE_NOW,
    }
    await insertImportedCharges(tx, sample.tenantId, [
      { ...line, id: 'chg_3', natural_key: 'c', period_starts_on: calendarDate('2026-04-01'), period_until: calendarDate('2026-05-01') },
      { ...line, id: 'chg_2', natural_key: 'b', period_starts_on: calendarDate('2026-03-01'), period_until: calendarDate('2026-04-01') },
      { ...line, id: 'chg_1', natural_key: 'a', period_starts_on: calendarDate('2026-02-01'), period_until: calendarDate('2026-03-01') },
      { ...line, id: 'chg_4', natural_key: 'd', period_starts_on: calendarDate('2026-03-05'), period_until: calendarDate('2026-04-01'), amount_cents: -7, credited_cents: 0 },
    ])
  })
  const facts = await database.withTx((tx) => loadSubscriptionFacts(tx, sample.tenantId, id))
  assert.ok(facts)
  const { batches, ...rest } = facts
  assert.deepEqual(batches.map(({ id: _id, ...batch }) => batch), [sooner, later])
  assert.deepEqual(rest, {
    id, version: 1, status: 'active', isTrial: false, policy: CSP_POLICY,
    offer: {
      offerId: sample.offerId, productId: sample.productId, planId: sample.planId, commitment: 'P1Y', billingFrequency: 'monthly',
      unitPrice: { currency: 'BRL', cents: 1_000 }, minSeats: 1, maxSeats: 300, promotionCapSeats: null, withdrawnAt: null,
    },
    currency: 'BRL', seats: 10, assignedSeats: 0, anchorOn: '2026-03-01', term: { startsOn: '2026-03-01', until: '2027-03-01' },
    termActivatedAt: '2026-03-01T00:00:00.000Z', endOfTerm: 'renew',
    renewalPlan: {
      seats: 7, offerId: sample.annualOfferId, planId: sample.planId, commitment: 'P1Y', billingFrequency: 'annual', customTermUntil: '2027-12-31',
    },
    charged: [
      { id: 'chg_2', seats: 10, amountCents: 10_000, creditedCents: 400, creditedSeats: 0, period: { startsOn: '2026-03-01', until: '2026-04-01' } },
      { id: 'chg_3', seats: 10, amountCents: 10_000, creditedCents: 400, creditedSeats: 0, period: { startsOn: '2026-04-01', until: '2026-05-01' } },
    ],
    boughtOrRenewedOn: '2026-03-01', addon: null, addonsOfThis: [],
  })
})

onEachDatabase('an add-on knows its base, and the base its add-ons that still run', async ({ database }) => {
  const sample = await createSampleTenant(database)
  const base = await createSampleSubscription(database, sample, { seats: 100 })
  const ofBase = { base_subscription_id: base, addon_minimum_percent: 5 }
  const addon = await createSampleSubscription(database, sample, { ...ofBase, seats: 6 })
  await createSampleSubscription(database, sample, { ...ofBase, seats: 9, status: 'deleted' })
  const facts = (id: string) => database.withTx((tx) => loadSubscriptionFacts(tx, sample.tenantId, id))
  assert.deepEqual((await facts(addon))?.addon, { baseSeats: 100, minimumPercent: 5 })
  assert.deepEqual((await facts(base))?.addonsOfThis, [{ subscriptionId: addon, seats: 6, minimumPercent: 5 }])
})

onEachDatabase('an unknown subscription has no facts', async ({ database }) => {
  const sample = await createSampleTenant(database)
  assert.equal(await database.withTx((tx) => loadSubscriptionFacts(tx, sample.tenantId, newId('sub'))), null)
})
