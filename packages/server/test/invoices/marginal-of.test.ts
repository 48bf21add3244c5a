import assert from 'node:assert/strict'
import { calendarDate, money } from '@assento/rules'
import { instant } from '@assento/rules'
import { onEachDatabase } from '@assento/store/testing'
import { marginalOf } from '../../src/invoices/marginal-of.ts'
import { makeWorld } from '../fixture.ts'
import { workerAt } from '../worker-at.ts'
import { invoicesOf, MIDNIGHT, TAXED } from './support.ts'

onEachDatabase('what was shown before each purchase of a day sums to the invoice of the day, tax included', async ({ database }) => {
  const world = await makeWorld(database)
  await world.server.send('settings.update', { version: 1, billing: TAXED })
  const product = await database.db.selectFrom('product').select('id').where('tenant_id', '=', world.tenantId).where('external_ref', '=', 'basic').executeTakeFirstOrThrow()
  const line = {
    kind: 'termCycle' as const, seats: 1, unitPrice: money('BRL', 3456), billingDays: 30, cycleDays: 30, amount: money('BRL', 3456), credits: [],
    period: { startsOn: calendarDate('2026-11-21'), until: calendarDate('2026-12-21') },
  }
  const shown: number[] = []
  for (let count = 0; count < 3; count += 1) {
    const ctx = await workerAt(world, instant('2026-11-21T15:00:00.000Z'))
    shown.push((await marginalOf(ctx, database, world.customerId, [{ line, productId: product.id, subscriptionId: null, description: 'Nimbus' }])).total.cents)
    await world.buy('basic P1M/monthly', 1)
  }
  await world.advanceTo(MIDNIGHT)
  const [invoice] = await invoicesOf(world)
  assert.deepEqual([shown.reduce((sum, cents) => sum + cents, 0), new Set(shown).size], [invoice?.total_cents, 2], 'a cent apart, since tax is rounded once')
})
