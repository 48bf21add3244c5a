import assert from 'node:assert/strict'
import { instant } from '@assento/rules'
import { onEachDatabase } from '@assento/store/testing'
import type { SerialRenewalQuote } from '../../src/licences/dto.ts'
import { makeLicenceWorld } from './licence-world.ts'
import type { LicenceWorld } from './licence-world.ts'
import { assertBooks, invoiceAt, linesOf, payAt, statesOf } from './money.ts'

const SUSPENSION = { reason: 'pendencia_financeira' }
const TERMINATION = { reason: 'fim_de_contrato', acknowledged: true }

/** § 2.4: paid until 11 August; suspended on the 20th, expired since the 18th; the first period's invoice is paid. */
async function suspendedSinceAugust(database: Parameters<typeof makeLicenceWorld>[0], options: Parameters<typeof makeLicenceWorld>[1] = {}) {
  const world = await makeLicenceWorld(database, {
    now: instant('2026-07-11T15:00:00.000Z'), ...options, licences: { renewalLeadDays: 0, ...options.licences },
  })
  const { id } = await world.give(world.cutId, world.shopId)
  await world.advanceTo('2026-08-20T15:00:00.000Z')
  await payAt(world, 0, '2026-08-20T15:00:00.000Z')
  assert.equal(await world.verb(await world.manufacturer(), 'serials.suspend', id, SUSPENSION), 'allowed')
  return { world, id }
}

async function release(world: LicenceWorld, id: string): Promise<SerialRenewalQuote> {
  const manufacturer = await world.manufacturer()
  const { data } = await manufacturer.quote<SerialRenewalQuote>('serials.release.quote', { serialId: id })
  assert.equal(await world.verb(manufacturer, 'serials.release.confirm', id, { expectedTotalCents: data.total.cents }), 'allowed')
  return data
}

onEachDatabase('released on 21 November, all four periods since 11 August are one invoice of 480.00; active only when it is paid in full', async ({ database }) => {
  const { world, id } = await suspendedSinceAugust(database)
  assert.deepEqual(await statesOf(world), ['paid 12000', 'void 12000'], 'what was asked for and not overdue is asked for no more')
  await world.advanceTo('2026-11-21T15:00:00.000Z')
  assert.equal((await statesOf(world)).length, 2, 'no renewal is invoiced while it is suspended')
  const suspended = await world.detail(id)
  assert.deepEqual([suspended.state, suspended.clockState], ['suspended', 'expired'])
  const quote = await release(world, id)
  assert.deepEqual([quote.stateAfter, quote.total.cents, quote.validUntilAfter], ['expired', 48_000, '2026-12-11'])
  const invoice = await invoiceAt(world, 2)
  assert.deepEqual((await linesOf(world, invoice)).map(([, cents]) => cents), quote.cycles.map(({ amount }) => amount.cents))
  assert.deepEqual([invoice.state, invoice.total_cents, (await world.detail(id)).state], ['open', 48_000, 'expired'])
  await payAt(world, 2, '2026-11-22T12:00:00.000Z', 47_999)
  assert.equal((await world.detail(id)).state, 'expired')
  await payAt(world, 2, '2026-11-22T13:00:00.000Z')
  const active = await world.detail(id)
  assert.deepEqual([active.state, active.validUntil], ['active', '2026-12-11'])
  await assertBooks(world)
})

onEachDatabase('a tenant that does not bill periods wholly inside the suspension bills two of the four: 240.00, and the same new end', async ({ database }) => {
  const { world, id } = await suspendedSinceAugust(database, { licences: { retroactive: 'excludeSuspended' } })
  await world.advanceTo('2026-11-21T15:00:00.000Z')
  const quote = await release(world, id)
  assert.deepEqual(quote.cycles.map(({ startsOn, amount, isWaived }) => [startsOn, amount.cents, isWaived]), [
    ['2026-08-11', 12_000, false], ['2026-09-11', 0, true], ['2026-10-11', 0, true], ['2026-11-11', 12_000, false],
  ])
  assert.deepEqual([quote.total.cents, (await invoiceAt(world, 2)).total_cents], [24_000, 24_000])
  await payAt(world, 2, '2026-11-22T12:00:00.000Z')
  assert.equal((await world.detail(id)).validUntil, '2026-12-11')
  await assertBooks(world)
})

onEachDatabase('a further period that begins before the payment: the invoice is void and a new one asks for all five', async ({ database }) => {
  const { world, id } = await suspendedSinceAugust(database)
  await world.advanceTo('2026-11-21T15:00:00.000Z')
  await release(world, id)
  await world.advanceTo('2026-12-11T02:59:59.999Z')
  assert.deepEqual((await statesOf(world)).slice(2), ['open 48000'])
  await world.advanceTo('2026-12-11T03:00:00.000Z')
  assert.deepEqual((await statesOf(world)).slice(2), ['void 48000', 'open 60000'])
  await payAt(world, 3, '2026-12-12T12:00:00.000Z')
  const { state, validUntil } = await world.detail(id)
  assert.deepEqual([state, validUntil], ['active', '2027-01-11'])
  await assertBooks(world)
})

onEachDatabase('paid in part before the further period: the part is credit, and the new invoice asks for the rest', async ({ database }) => {
  const { world, id } = await suspendedSinceAugust(database)
  await world.advanceTo('2026-11-21T15:00:00.000Z')
  await release(world, id)
  await payAt(world, 2, '2026-11-30T12:00:00.000Z', 40_000)
  await world.advanceTo('2026-12-11T03:00:00.000Z')
  assert.deepEqual((await statesOf(world)).slice(2), ['paid 48000', 'open 60000'])
  const next = await invoiceAt(world, 3)
  assert.deepEqual([next.settled_cents, (await world.detail(id)).state], [40_000, 'expired'])
  await payAt(world, 3, '2026-12-12T12:00:00.000Z')
  assert.equal((await world.detail(id)).validUntil, '2027-01-11')
  await assertBooks(world)
})

onEachDatabase('an overdue renewal stays owed through the suspension; the retroactive invoice takes its place', async ({ database }) => {
  const world = await makeLicenceWorld(database, { now: instant('2026-07-11T15:00:00.000Z') })
  const { id } = await world.give(world.cutId, world.shopId)
  await world.advanceTo('2026-08-20T15:00:00.000Z')
  assert.equal(await world.verb(await world.manufacturer(), 'serials.suspend', id, SUSPENSION), 'allowed')
  assert.deepEqual(await statesOf(world), ['open 12000', 'open 12000'])
  await world.advanceTo('2026-11-21T15:00:00.000Z')
  await release(world, id)
  assert.deepEqual(await statesOf(world), ['open 12000', 'void 12000', 'open 48000'])
  await assertBooks(world)
})

onEachDatabase('paid while it is suspended, an overdue renewal counts: released in that period, it is active', async ({ database }) => {
  const world = await makeLicenceWorld(database, { now: instant('2026-07-11T15:00:00.000Z') })
  const { id } = await world.give(world.cutId, world.shopId)
  await world.advanceTo('2026-08-20T15:00:00.000Z')
  await world.verb(await world.manufacturer(), 'serials.suspend', id, SUSPENSION)
  await payAt(world, 1, '2026-08-25T12:00:00.000Z')
  const paid = await world.detail(id)
  assert.deepEqual([paid.state, paid.clockState, paid.validUntil], ['suspended', 'active', '2026-09-11'])
  const quote = await release(world, id)
  assert.deepEqual([quote.stateAfter, quote.total.cents, quote.cycles], ['active', 0, []])
})

onEachDatabase('beside something else, the renewal of a suspended serial is given back by a credit note; on an open draft it is taken off', async ({ database }) => {
  const world = await makeLicenceWorld(database)
  const [first, second] = [await world.give(world.cutId, world.shopId), await world.give(world.cutId, world.shopId)]
  await world.advanceTo('2026-12-12T03:00:00.000Z')
  assert.deepEqual(await statesOf(world), ['open 24000', 'open 24000'])
  await world.verb(await world.manufacturer(), 'serials.suspend', first.id, SUSPENSION)
  const invoice = await invoiceAt(world, 1)
  assert.deepEqual([invoice.state, invoice.settled_cents], ['open', 12_000])
  await payAt(world, 1, '2026-12-13T12:00:00.000Z')
  assert.deepEqual([(await world.detail(first.id)).validUntil, (await world.detail(second.id)).validUntil], ['2026-12-21', '2027-01-21'])
  await world.advanceTo('2027-01-11T03:00:00.000Z')
  assert.equal((await world.detail(second.id)).renewal?.invoice, null)
  await world.verb(await world.manufacturer(), 'serials.suspend', second.id, SUSPENSION)
  await world.advanceTo('2027-01-12T03:00:00.000Z')
  assert.equal((await statesOf(world)).length, 2)
  await assertBooks(world)
})

onEachDatabase('a terminated serial is never invoiced again: what is to come is taken back, what is overdue stays owed', async ({ database }) => {
  const world = await makeLicenceWorld(database)
  const upcoming = await world.give(world.cutId, world.shopId)
  await world.advanceTo('2026-12-12T03:00:00.000Z')
  await world.verb(await world.manufacturer(), 'serials.terminate', upcoming.id, TERMINATION)
  assert.deepEqual(await statesOf(world), ['open 12000', 'void 12000'])
  const late = await world.give(world.cutId, world.shopId)
  await world.advanceTo('2027-02-01T03:00:00.000Z')
  await world.verb(await world.manufacturer(), 'serials.terminate', late.id, TERMINATION)
  const [states, { next_action_at: next }] = [await statesOf(world), await world.serial(late.id)]
  assert.deepEqual([states.slice(2), next], [['open 12000', 'open 12000'], null])
  await payAt(world, 3, '2027-02-02T12:00:00.000Z')
  assert.equal((await world.detail(late.id)).state, 'cancelled')
  await world.advanceTo('2027-06-01T03:00:00.000Z')
  assert.equal((await statesOf(world)).length, 4)
  await assertBooks(world)
})

onEachDatabase('a pending serial that is withdrawn asks for nothing, and its invoice is void', async ({ database }) => {
  const world = await makeLicenceWorld(database)
  const { id } = await world.give(world.cutId, world.shopId, {})
  assert.equal(await world.verb(await world.manufacturer(), 'serials.suspend', id, SUSPENSION), 'serials.suspend.pending')
  assert.equal(await world.verb(await world.manufacturer(), 'serials.withdraw', id), 'allowed')
  assert.deepEqual(await statesOf(world), ['void 12000'])
  await assertBooks(world)
})

onEachDatabase('its setup fee is given back too: off the day’s draft while it is open, off its invoice afterwards', async ({ database }) => {
  const world = await makeLicenceWorld(database)
  await database.withTx((tx) => tx.db.updateTable('licence_price').set({ setup_unit_cents: 25_000 }).where('tenant_id', '=', world.tenantId).execute())
  const manufacturer = await world.manufacturer()
  const [first, second] = [await world.give(world.cutId, world.shopId, {}), await world.give(world.cutId, world.shopId, {})]
  assert.equal(await world.verb(manufacturer, 'serials.withdraw', first.id), 'allowed')
  await world.advanceTo('2026-11-23T15:00:00.000Z')
  assert.deepEqual(await statesOf(world), ['void 12000', 'open 12000', 'open 25000'], 'only the fee of the second')
  assert.equal(await world.verb(manufacturer, 'serials.withdraw', second.id), 'allowed')
  assert.deepEqual(await statesOf(world), ['void 12000', 'void 12000', 'void 25000'])
  await assertBooks(world)
})

onEachDatabase('a suspension with an end is released by the clock at that instant, by the same rules', async ({ database }) => {
  const world = await makeLicenceWorld(database)
  const { id } = await world.give(world.cadId, world.clientId)
  await world.verb(await world.manufacturer(), 'serials.suspend', id, { ...SUSPENSION, until: '2026-12-01T12:00:00.000Z' })
  await world.advanceTo('2026-12-01T11:59:59.999Z')
  assert.equal((await world.detail(id)).state, 'suspended')
  await world.advanceTo('2026-12-01T12:00:00.000Z')
  assert.equal((await world.detail(id)).state, 'active')
  const audited = await database.db.selectFrom('audit_entry').select(['action', 'role']).where('subject_id', '=', id).orderBy('seq', 'desc').limit(1).execute()
  assert.deepEqual(audited, [{ action: 'serials.release', role: 'system' }])
})

onEachDatabase('released by the clock after its expiry, it stays expired with one retroactive invoice', async ({ database }) => {
  const world = await makeLicenceWorld(database, { now: instant('2026-07-11T15:00:00.000Z') })
  const { id } = await world.give(world.cutId, world.shopId)
  await world.verb(await world.manufacturer(), 'serials.suspend', id, { ...SUSPENSION, until: '2026-11-21T12:00:00.000Z' })
  await world.advanceTo('2026-11-21T12:00:00.000Z')
  assert.deepEqual([(await world.detail(id)).state, await statesOf(world)], ['expired', ['open 12000', 'open 48000']])
})

onEachDatabase('while a serial is suspended for a commercial dispute, collections of its overdue renewal wait', async ({ database }) => {
  const world = await makeLicenceWorld(database, { now: instant('2026-07-11T15:00:00.000Z'), collects: true })
  const { id } = await world.give(world.cutId, world.shopId)
  await world.advanceTo('2026-08-20T15:00:00.000Z')
  await payAt(world, 0, '2026-08-20T15:00:00.000Z')
  await world.verb(await world.manufacturer(), 'serials.suspend', id, { reason: 'divergencia_comercial' })
  await world.advanceTo('2026-10-20T15:00:00.000Z')
  const steps = await database.db.selectFrom('collections_step').select(['outcome', 'reason']).where('tenant_id', '=', world.tenantId)
    .where('invoice_id', '=', (await invoiceAt(world, 1)).id).where('ran_at', '>', '2026-08-20T15:00:00.000Z' as never).execute()
  assert.ok(steps.length > 0 && steps.some(({ outcome, reason }) => outcome === 'paused' && reason === 'dispute'), JSON.stringify(steps))
  assert.ok(!steps.some(({ outcome }) => outcome === 'done'), JSON.stringify(steps))
})
