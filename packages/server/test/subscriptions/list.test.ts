import assert from 'node:assert/strict'
import { onEachDatabase } from '@assento/store/testing'
import type { ChargePage } from '../../src/charges/dto.ts'
import type { HistoryItem, Page, SubscriptionItem } from '../../src/subscriptions/dto.ts'
import { makeWorld } from '../fixture.ts'

onEachDatabase('a widget lists its customer’s subscriptions only, in pages that neither skip nor repeat', async ({ database }) => {
  const world = await makeWorld(database)
  const bought: string[] = []
  for (let index = 0; index < 5; index += 1) bought.push((await world.buy('basic P1M/monthly', index + 1)).id)
  await world.buy('basic P1M/monthly', 1, world.siblingId)
  const viewer = await world.widget('viewer')
  const seen: string[] = []
  for (let cursor: string | null = null; ;) {
    const page: Page<SubscriptionItem> = (await viewer.read<Page<SubscriptionItem>>('subscriptions.list', { limit: 2, cursor })).data
    seen.push(...page.items.map(({ id }) => id))
    cursor = page.nextCursor
    if (cursor === null) break
  }
  assert.deepEqual(seen, bought)
  assert.equal((await world.server.read<Page<SubscriptionItem>>('subscriptions.list', {})).data.items.length, 6)
  const sibling = await world.server.read<Page<SubscriptionItem>>('subscriptions.list', { customerId: world.siblingId })
  assert.deepEqual(sibling.data.items.map(({ customerName }) => customerName), ['Escola Caminho das Pedras'])
  assert.equal((await viewer.read('subscriptions.list', { customerId: world.siblingId })).status, 404)
})

onEachDatabase('a row shows price, seats, the open window and the planned renewal', async ({ database }) => {
  const world = await makeWorld(database)
  const { id: subscriptionId } = await world.buy('basic P1Y/monthly', 10)
  await world.advanceTo('2026-11-24T15:00:00.000Z')
  await world.server.send('subscriptions.seats.change', { subscriptionId, seats: 12, version: 1 })
  await world.server.send('renewals.schedule', { subscriptionId, version: 2, seats: 7 })
  const row = async (): Promise<SubscriptionItem | undefined> =>
    (await world.server.read<Page<SubscriptionItem>>('subscriptions.list', {})).data.items[0]
  const open = await row()
  assert.deepEqual(open?.perCycle, { currency: 'BRL', cents: 12 * 3024 })
  assert.deepEqual(open?.reducible, { seats: 12, until: '2026-11-28T15:00:00.000Z' })
  assert.deepEqual([open?.renewalPlanSeats, open?.familyName, open?.planName], [7, 'Produtividade', 'Nimbus 365 Business Basic'])
  await world.advanceTo('2026-11-28T15:00:00.001Z')
  assert.deepEqual((await row())?.reducible, { seats: 2, until: '2026-12-01T15:00:00.000Z' })
  await world.advanceTo('2026-12-01T15:00:00.001Z')
  assert.equal((await row())?.reducible, null)
})

onEachDatabase('a list is narrowed by state and by part of a name, and wishes that are none are bad requests', async ({ database }) => {
  const world = await makeWorld(database)
  const { id } = await world.buy('basic P1M/monthly', 3)
  await world.buy('standard P1Y/monthly', 2)
  await world.buy('basic P1M/monthly', 1, world.siblingId)
  await world.server.send('subscriptions.suspend', { subscriptionId: id, version: 1 })
  const viewer = await world.widget('viewer')
  const seatsOf = async (input: unknown) => (await viewer.read<Page<SubscriptionItem>>('subscriptions.list', input)).data.items.map(({ seats }) => seats)
  assert.deepEqual(await seatsOf({ search: 'BÁSIC' }), [3], 'its own customer’s only')
  assert.deepEqual(await seatsOf({ status: ['active'] }), [2])
  assert.deepEqual(await seatsOf({ status: ['active', 'suspended'], search: 'nimbus' }), [3, 2])
  const first = (await viewer.read<Page<SubscriptionItem>>('subscriptions.list', { search: 'nimbus', limit: 1 })).data
  assert.deepEqual(await seatsOf({ search: 'nimbus', limit: 1, cursor: first.nextCursor }), [2])
  for (const input of [{ search: 'x' }, { search: ' x ' }, { search: '' }, { search: 'a\u0000b' }, { search: 'y'.repeat(101) }, { status: [] }, { status: ['gone'] }, { status: 'active' }]) {
    assert.equal((await viewer.read('subscriptions.list', input)).status, 400, JSON.stringify(input))
  }
})

onEachDatabase('cursors that were made up and pages that are too long are bad requests', async ({ database }) => {
  const world = await makeWorld(database)
  const { id: subscriptionId } = await world.buy('basic P1M/monthly', 1)
  for (const cursor of ['x', 'AAAA', 'WzEsMl0', Buffer.from('{"a":1}').toString('base64url')]) {
    assert.equal((await world.server.read('subscriptions.list', { cursor })).status, 400, cursor)
  }
  const offers = (await world.server.read<Page<unknown>>('catalog.offers', { limit: 1 })).data.nextCursor
  assert.ok(offers !== null)
  const foreign = await world.server.read('subscriptions.list', { cursor: offers })
  assert.deepEqual([foreign.status, foreign.error?.details[0]?.field, foreign.error?.details[0]?.rule], [400, 'cursor', 'cursor.unknown'], 'of another list')
  const impossible = Buffer.from(JSON.stringify(['charges', '2026-02-30', 'x'])).toString('base64url')
  assert.equal((await world.server.read('charges.list', { subscriptionId, cursor: impossible })).status, 400)
  for (const limit of [0, 201, 1.5, -1]) assert.equal((await world.server.read('subscriptions.list', { limit })).status, 400, String(limit))
})

onEachDatabase('charges and history come in pages that neither skip nor repeat', async ({ database }) => {
  const world = await makeWorld(database)
  const { id: subscriptionId } = await world.buy('basic P1Y/annual', 10)
  for (let version = 1; version <= 4; version += 1) {
    await world.server.send('subscriptions.seats.change', { subscriptionId, seats: 10 + version, version })
  }
  const ids = async <Item extends object>(path: string, keyOf: (item: Item) => unknown): Promise<unknown[]> => {
    const seen: unknown[] = []
    for (let cursor: string | null = null; ;) {
      const page: Page<Item> = (await world.server.read<Page<Item>>(path, { subscriptionId, limit: 2, cursor })).data
      seen.push(...page.items.map(keyOf))
      cursor = page.nextCursor
      if (cursor === null) return seen
    }
  }
  const whole = await world.server.read<ChargePage>('charges.list', { subscriptionId })
  assert.deepEqual(await ids<ChargePage['items'][number]>('charges.list', ({ id }) => id), whole.data.items.map(({ id }) => id))
  assert.equal(whole.data.items.length, 5)
  assert.equal(new Set(await ids<HistoryItem>('subscriptions.history', ({ seq }) => seq)).size, 5)
})
