import assert from 'node:assert/strict'
import { onEachDatabase } from '@assento/store/testing'
import type { StorefrontPage } from '../../src/cart/dto.ts'
import { makeWorld } from '../fixture.ts'

onEachDatabase('the storefront shows what is on sale today with its prices, page by page, once each', async ({ database }) => {
  const world = await makeWorld(database)
  const viewer = await world.widget('viewer')
  const seen: string[] = []
  let cursor: string | null = null
  do {
    const { data, error } = await viewer.read<StorefrontPage>('catalog.storefront', { limit: 2, ...(cursor === null ? {} : { cursor }) }) as {
      data: StorefrontPage; error: unknown
    }
    assert.equal(error, null)
    assert.deepEqual(data.families.map(({ name, plans }) => [name, plans]), [['Produtividade', 5]])
    seen.push(...data.items.map(({ planName }) => planName))
    cursor = data.nextCursor
  } while (cursor !== null)
  assert.deepEqual(seen, [
    'Nimbus 365 Business Basic', 'Nimbus 365 Business Premium', 'Nimbus 365 Business Standard', 'Nimbus 365 E3', 'Nimbus 365 E5',
  ])
})

onEachDatabase('a plan carries every offer that is sold now, trials marked', async ({ database }) => {
  const world = await makeWorld(database)
  await database.withTx((tx) => tx.db.updateTable('offer').set({ withdrawn_at: '2026-11-21T15:00:00.000Z' as never })
    .where('tenant_id', '=', world.tenantId).where('id', '=', world.nimbus.offer('basic P1M/monthly')).execute())
  const { data } = await (await world.widget('viewer')).read<StorefrontPage>('catalog.storefront', { search: 'básic' })
  assert.deepEqual(data.items.map(({ offers }) => offers.map(({ offer, isTrial, perSeatMonth }) =>
    [offer.commitment, offer.billingFrequency, offer.unitPrice.cents, perSeatMonth.cents, isTrial]).sort()), [[
    ['P1M', 'none', 0, 0, true], ['P1Y', 'annual', 34_560, 2880, false], ['P1Y', 'monthly', 3024, 3024, false],
  ]])
})

onEachDatabase('a search is answered with the families it is found in, and a percent sign is a percent sign', async ({ database }) => {
  const world = await makeWorld(database)
  const viewer = await world.widget('viewer')
  const { data: found } = await viewer.read<StorefrontPage>('catalog.storefront', { search: 'BUSINESS', familyId: world.nimbus.familyId })
  assert.deepEqual([found.items.length, found.families.map(({ plans }) => plans)], [3, [3]])
  const { data: none } = await viewer.read<StorefrontPage>('catalog.storefront', { search: '%%' })
  assert.deepEqual([none.items, none.families, none.nextCursor], [[], [], null])
  const { data: elsewhere } = await viewer.read<StorefrontPage>('catalog.storefront', { familyId: 'fam_unknown' })
  assert.deepEqual(elsewhere.items, [])
})

onEachDatabase('before prices are in force nothing is on sale', async ({ database }) => {
  const world = await makeWorld(database, { pricesFrom: '2026-11-21T15:00:00.001Z' as never })
  const { data } = await (await world.widget('viewer')).read<StorefrontPage>('catalog.storefront')
  assert.deepEqual([data.items, data.families], [[], []])
})
