import assert from 'node:assert/strict'
import { instant } from '@assento/rules'
import { onEachDatabase } from '@assento/store/testing'
import type { AssentoDatabase } from '@assento/store'
import type { Forecast, ForecastMonth } from '../../src/invoices/dto.ts'
import { loadForecastFacts } from '../../src/invoices/forecast-facts.ts'
import { makeWorld, NOW } from '../fixture.ts'
import type { Person, World } from '../fixture.ts'
import { workerAt } from '../worker-at.ts'

const ROLES = ['administrator', 'billingContact', 'viewer', 'adminAgent', 'salesAgent', 'billingAdmin', 'helpdeskAgent', 'userAdmin'] as const

async function forecastOf(person: Person, input: object = {}): Promise<Forecast> {
  const called = await person.read<Forecast>('invoices.forecast', input)
  assert.ok(called.error === null, JSON.stringify(called.error))
  return called.data
}

/** `2026-12-22 3456` and, where credit settles some of it, how much. */
function foreseen(months: readonly ForecastMonth[] | null): string[] {
  return (months ?? []).flatMap(({ invoices }) => invoices.map(({ on, document }) => `${on} ${document.total.cents}`))
}

/** What was really issued since, until a day (exclusive): invoices, and credit notes below zero. */
async function issued({ database, tenantId }: World, customerId: string, until: string): Promise<string[]> {
  const invoices = await database.db.selectFrom('invoice').select(['issued_on', 'total_cents']).where('tenant_id', '=', tenantId).where('customer_id', '=', customerId).execute()
  const notes = await database.db.selectFrom('credit_note').select(['issued_on', 'total_cents']).where('tenant_id', '=', tenantId).where('customer_id', '=', customerId).execute()
  return [...invoices, ...notes.map((note) => ({ ...note, total_cents: -note.total_cents }))]
    .filter(({ issued_on }) => issued_on < until).map(({ issued_on, total_cents }) => `${issued_on} ${total_cents}`).sort()
}

/** A customer of every way of paying, with taxes by product, a plan for one renewal, and one subscription that ends. */
async function mixedWorld(database: AssentoDatabase): Promise<World> {
  const world = await makeWorld(database)
  const { version } = (await world.server.read<{ version: number }>('settings.get')).data
  const product = await database.db.selectFrom('product').select('id').where('tenant_id', '=', world.tenantId).where('external_ref', '=', 'standard').executeTakeFirstOrThrow()
  const taxes = { standard: { label: 'ISS', basisPoints: 290 }, byProduct: { [product.id]: { label: 'ISS', basisPoints: 500 } } }
  const set = await world.server.send('settings.update', { version, billing: { taxes } })
  assert.equal(set.status, 200, JSON.stringify(set.error))
  await world.buy('basic P1M/monthly', 7)
  await world.buy('premium P1Y/monthly', 3)
  const ending = await world.buy('standard P1M/monthly', 5)
  const planned = await world.buy('e3 P1M/monthly', 11)
  const extended = await world.buy('basic P1M/monthly', 2)
  await world.server.send('renewals.setEndOfTerm', { subscriptionId: ending.id, version: ending.version, choice: 'end' })
  await world.server.send('renewals.setEndOfTerm', { subscriptionId: extended.id, version: extended.version, choice: 'extend' })
  const plan = await world.server.send('renewals.schedule', { subscriptionId: planned.id, version: planned.version, seats: 4 })
  assert.equal(plan.status, 200, JSON.stringify(plan.error))
  await world.server.send('subscriptions.create', { customerId: world.customerId, offerId: world.nimbus.offer('basic P1M/none'), seats: 4 })
  return world
}

onEachDatabase('what is foreseen is what the moved clock issues: five months of cycles, renewals, a planned one, an extended one, taxes and the draft of today', async ({ database }) => {
  const world = await mixedWorld(database)
  const today = await forecastOf(world.server, { customerId: world.customerId })
  assert.equal(today.months.length, 12)
  assert.deepEqual(today.months.map(({ month }) => month).slice(0, 2), ['2026-11-01', '2026-12-01'])
  await world.advanceTo('2027-04-30T12:00:00.000Z')
  const real = await issued(world, world.customerId, '2027-05-01')
  assert.ok(real.length >= 6, real.join(', '))
  assert.deepEqual(foreseen(today.months.slice(0, 6)), real)
  assert.deepEqual([today.total.cents, today.currency], [today.months.reduce((sum, { total }) => sum + total.cents, 0), 'BRL'])
})

onEachDatabase('a planned change moves the forecast by what making it charges', async ({ database }) => {
  const world = await makeWorld(database)
  const { id, version } = await world.buy('basic P1Y/monthly', 10)
  await world.advanceTo('2026-12-05T12:00:00.000Z')
  const viewer = await world.widget('viewer')
  const { months, planned, plannedTotal, refusal } = await forecastOf(viewer, { change: { subscriptionId: id, seats: 15 } })
  assert.equal(refusal, null)
  assert.notDeepEqual(foreseen(planned), foreseen(months))
  const changed = await world.server.send('subscriptions.seats.change', { subscriptionId: id, version, seats: 15 })
  assert.equal(changed.status, 200, JSON.stringify(changed.error))
  const after = await forecastOf(viewer)
  assert.deepEqual(foreseen(after.months), foreseen(planned))
  assert.deepEqual(after.total, plannedTotal)
  assert.equal(after.planned, null)
  await world.advanceTo('2027-02-28T12:00:00.000Z')
  assert.deepEqual(foreseen(planned?.slice(0, 3) ?? []), (await issued(world, world.customerId, '2027-03-01')).filter((each) => each > '2026-12'))
})

onEachDatabase('seats of the next term and its end move the months after it, and nothing before', async ({ database }) => {
  const world = await makeWorld(database)
  const { id } = await world.buy('basic P1M/monthly', 10)
  const fewer = await forecastOf(world.server, { customerId: world.customerId, change: { subscriptionId: id, renewalSeats: 4 } })
  const cents = (months: readonly ForecastMonth[] | null) => (months ?? []).slice(0, 3).map(({ total }) => total.cents)
  assert.deepEqual(cents(fewer.months), [34_560, 34_560, 34_560])
  assert.deepEqual(cents(fewer.planned), [34_560, 13_824, 13_824])
  const ends = await forecastOf(world.server, { customerId: world.customerId, change: { subscriptionId: id, endOfTerm: 'end' } })
  assert.deepEqual(cents(ends.planned), [34_560, 0, 0])
  assert.deepEqual(ends.subscriptions, [{ id, name: ends.subscriptions[0]?.name, seats: 10, renewalSeats: 10, endOfTerm: 'renew', renewsOn: '2026-12-21' }])
})

onEachDatabase('what the rules refuse is told with its reason, and today’s forecast stays', async ({ database }) => {
  const world = await makeWorld(database)
  const { id } = await world.buy('basic P1Y/monthly', 10)
  await world.advanceTo('2026-11-28T15:00:00.001Z')
  const { refusal, planned, plannedTotal, months } = await forecastOf(world.server, { customerId: world.customerId, change: { subscriptionId: id, seats: 9 } })
  assert.equal(refusal?.rule, 'subscriptions.seats.windowClosed')
  assert.deepEqual([planned, plannedTotal, months.length], [null, null, 12])
})

onEachDatabase('a subscription without a price for its next term is named, and nothing of it is foreseen after that', async ({ database }) => {
  const world = await makeWorld(database)
  await world.buy('basic P1M/monthly', 10)
  await database.withTx((tx) => tx.db.updateTable('price').set({ until: instant('2026-11-22T00:00:00.000Z') })
    .where('tenant_id', '=', world.tenantId).where('offer_id', '=', world.nimbus.offer('basic P1M/monthly')).execute())
  await world.advanceTo('2026-11-23T00:00:00.000Z')
  const { assumptions, cannotRenew, total } = await forecastOf(world.server, { customerId: world.customerId })
  assert.ok(assumptions.includes('cannotRenew'))
  assert.deepEqual([cannotRenew.length, total.cents], [1, 0])
})

onEachDatabase('every role of the customer and of the reseller sees it; a key names the customer', async ({ database }) => {
  const world = await makeWorld(database)
  await world.buy('basic P1M/monthly', 10)
  const totals = await Promise.all(ROLES.map(async (role) => (await forecastOf(await world.widget(role))).total.cents))
  assert.deepEqual(new Set(totals), new Set([12 * 34_560]))
  const unnamed = await world.server.read('invoices.forecast', {})
  assert.deepEqual([unnamed.status, unnamed.error?.details[0]?.field], [400, 'customerId'])
})

onEachDatabase('another tenant’s customer, a sibling, and a sibling’s subscription are as unknown as an invented id', async ({ database }) => {
  const world = await makeWorld(database)
  const others = await makeWorld(database)
  const theirs = await world.buy('basic P1M/monthly', 10, world.siblingId)
  await others.buy('basic P1M/monthly', 10)
  const viewer = await world.widget('viewer')
  const statuses = await Promise.all([
    world.server.read('invoices.forecast', { customerId: others.customerId }),
    viewer.read('invoices.forecast', { customerId: world.siblingId }),
    viewer.read('invoices.forecast', { customerId: others.customerId }),
    viewer.read('invoices.forecast', { change: { subscriptionId: theirs.id, seats: 1 } }),
    viewer.read('invoices.forecast', { change: { subscriptionId: 'sub_unknown', seats: 1 } }),
  ])
  assert.deepEqual(statuses.map(({ status, error }) => `${status} ${error?.code}`), Array(5).fill('404 not_found'))
  assert.equal((await forecastOf(viewer)).total.cents, 0)
})

onEachDatabase('a forecast of twenty-two subscriptions takes as many statements as one of two', async ({ database }) => {
  const world = await makeWorld(database)
  const statements = async () => {
    let count = 0
    const db = database.db.withPlugin({ transformQuery: ({ node }) => node, transformResult: ({ result }) => { count += 1; return Promise.resolve(result) } })
    await loadForecastFacts(await workerAt(world, NOW), { db, dialect: database.dialect }, world.customerId, { currency: null, changedId: null })
    return count
  }
  for (let index = 0; index < 2; index += 1) await world.buy('basic P1M/monthly', 1)
  const few = await statements()
  for (let index = 0; index < 20; index += 1) await world.buy('premium P1Y/monthly', 1)
  assert.deepEqual([await statements(), few], [7, 7])
})
