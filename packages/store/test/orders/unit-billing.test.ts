import assert from 'node:assert/strict'
import { addDays, addMonths, calendarDate } from '@assento/rules'
import * as store from '../../src/index.ts'
import { createSampleTenant, onEachDatabase, SAMPLE_NOW } from '../on-each-database.ts'
import { fillLicenceOrders } from '../isolation/fill-licence-orders.ts'

const ON = calendarDate('2026-03-10')

async function filled(database: store.AssentoDatabase) {
  const sample = await createSampleTenant(database)
  return { tenantId: sample.tenantId, ...await database.withTx((tx) => fillLicenceOrders(tx, sample)) }
}

onEachDatabase('a price holds from its first day until the day before its last: the first day without it has none', async ({ database }) => {
  const { tenantId, partnerId, licenceProductId, licencePriceListId } = await filled(database)
  const row = (from: string, until: string | null, cents: number) => ({
    id: store.newId('lpp'), product_id: licenceProductId, tiers: `[{"minQuantity":1,"unitMonthlyCents":${cents}}]`, setup_unit_cents: 0, users_per_unit: 3,
    bonus_every: 10, bonus_give: 1, starts_on: calendarDate(from), until: until === null ? null : calendarDate(until),
  })
  await database.withTx((tx) => store.replaceLicencePrices(tx, tenantId, licencePriceListId, [row('2026-01-01', '2026-06-01', 100), row('2026-06-01', '2027-01-01', 200)]))
  const centsOn = async (on: string) => (await store.findPriceRow(database, tenantId, partnerId, licenceProductId, calendarDate(on)))?.tiers[0]?.unitMonthlyCents ?? null
  assert.deepEqual([await centsOn('2025-12-31'), await centsOn('2026-01-01'), await centsOn('2026-05-31'), await centsOn('2026-06-01'), await centsOn('2026-12-31'), await centsOn('2027-01-01')], [
    null, 100, 100, 200, 200, null,
  ])
  const found = await store.findPriceRow(database, tenantId, partnerId, licenceProductId, ON)
  assert.deepEqual([found?.bonus, found?.usersPerUnit, found?.graceDays, found?.mode, found?.priceListId], [{ every: 10, give: 1 }, 3, 7, 'volume', licencePriceListId])
  await database.withTx((tx) => store.upsertLicencePriceList(tx, tenantId, { id: licencePriceListId, name: 'Ouro', currency: 'BRL', tier_mode: 'volume', retired_at: SAMPLE_NOW }))
  assert.deepEqual(await store.listPriceRows(database, tenantId, licencePriceListId, calendarDate('2026-01-01')), [], 'a retired list sells nothing')
  assert.equal(await centsOn('2026-01-01'), 100, 'what it sold is renewed at its price')
})

onEachDatabase('the charge of units stands on its draft beside those of subscriptions, a whole cycle whatever its days', async ({ database }) => {
  const { tenantId, licenceDraftId, licenceProductId } = await filled(database)
  const lines = await store.linesOfDrafts(database, tenantId, [licenceDraftId])
  assert.deepEqual(lines.map(({ lineId: _lineId, ...line }) => line), [{
    draftId: licenceDraftId, chargeId: null, subscriptionId: null, productId: licenceProductId, description: 'Mensalidade', kind: 'other', seats: 3, currency: 'BRL',
    unitCents: 100, billingDays: 31, cycleDays: 31, periodStartsOn: ON, periodUntil: '2026-04-10', amountCents: 300,
  }])
  await database.withTx((tx) => store.voidLicenceChargesOfDraft(tx, tenantId, licenceDraftId, SAMPLE_NOW))
  assert.deepEqual(await store.linesOfDrafts(database, tenantId, [licenceDraftId]), [])
})

onEachDatabase('no more than a charge asked for is given back of it, in however many steps', async ({ database }) => {
  const { tenantId, licenceChargeId: chargeId } = await filled(database)
  const give = (cents: number) => database.withTx((tx) => store.raiseLicenceChargesCredited(tx, tenantId, [{ chargeId, cents }]))
  await give(100)
  await assert.rejects(give(201), /less than 201 cents left/)
  await give(200)
  await assert.rejects(give(1), /less than 1 cents left/)
})

onEachDatabase('a cycle is due on its first day and not the day before, and is charged under its key once', async ({ database }) => {
  const { tenantId, unitBillingId, partnerId, licenceProductId, orderId } = await filled(database)
  const next = addMonths(ON, 1)
  const due = (today: typeof ON) => database.withTx((tx) => store.lockDueUnitBillings(tx, tenantId, today, 10))
  assert.deepEqual([(await due(addDays(next, -1))).length, (await due(next)).map(({ id }) => id)], [0, [unitBillingId]])
  assert.equal(await store.nextUnitsDueAt(database, tenantId), '2026-04-10T03:00:00.000Z')
  const again = database.withTx((tx) => store.issueLicenceCharges(tx, tenantId, [{
    customer_id: partnerId, kind: 'units', product_id: licenceProductId, order_id: orderId, serial_id: null, unit_billing_id: unitBillingId, description: 'x', quantity: 3,
    currency: 'BRL', unit_cents: 100, period_starts_on: ON, period_until: next, amount_cents: 300, invoice_draft_id: null, natural_key: `units:${unitBillingId}:${ON}`,
    created_at: SAMPLE_NOW,
  }]))
  await assert.rejects(again, (error) => store.isUniqueViolation(error))
})

onEachDatabase('units that are written off leave the bill one by one; with the last paid one it ends, and nothing happens after', async ({ database }) => {
  const { tenantId, unitBillingId, partnerId, licenceProductId, partnerSerialId } = await filled(database)
  const rows: (readonly [number, number, boolean])[] = []
  await database.withTx((tx) => store.setBilledUnits(tx, tenantId, { id: unitBillingId, paidUnits: 2, bonusUnits: 1 }))
  for (let off = 0; off < 4; off += 1) {
    await database.withTx((tx) => store.writeOffUnit(tx, tenantId, partnerId, licenceProductId, partnerSerialId))
    const [row] = await database.withTx((tx) => store.lockUnitBillings(tx, tenantId, partnerId, licenceProductId))
    if (row !== undefined) rows.push([row.paid_units, row.bonus_units, row.next_on === null])
  }
  assert.deepEqual(rows, [[1, 1, false], [0, 1, true], [0, 0, true], [0, 0, true]])
})
