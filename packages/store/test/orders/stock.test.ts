import assert from 'node:assert/strict'
import { decideStockTake } from '@assento/rules'
import { newId, loadStock, listMovements, lockStock, moveStock } from '../../src/index.ts'
import type { AssentoDatabase, StockMove, Tx } from '../../src/index.ts'
import { createSampleAccount, createSampleTenant, onEachDatabase, SAMPLE_NOW } from '../on-each-database.ts'

interface Stock {
  readonly tenantId: string
  readonly partnerId: string
  readonly productId: string
}

async function makeStock(database: AssentoDatabase): Promise<Stock> {
  const { tenantId, resellerId } = await createSampleTenant(database)
  const productId = newId('lpr')
  const partnerId = await database.withTx(async (tx) => {
    await tx.db.insertInto('licence_product').values({
      tenant_id: tenantId, id: productId, code: 'completo', name: 'Completo', kind: 'product', billing: 'unit', period: 'P1M', grace_days: 7, max_activations: 1,
      max_transfers: null, offline_days: 30, heartbeat_hours: 24, lease_minutes: null, is_returnable: 1, lapse_effect: 'stops', retired_at: null, created_at: SAMPLE_NOW,
    }).execute()
    return createSampleAccount(tx, tenantId, { kind: 'reseller', name: 'Parceiro Lince', parentId: resellerId })
  })
  return { tenantId, partnerId, productId }
}

const move = ({ partnerId, productId }: Stock, kind: StockMove['kind'], quantity: number): StockMove => (
  { partnerId, productId, kind, quantity, orderId: null, serialId: null, actorId: 'x', actorName: 'X', note: null, at: SAMPLE_NOW })

/** Takes one unit as a command does: lock, decide, move. */
async function take(tx: Tx, stock: Stock): Promise<boolean> {
  const decision = decideStockTake(await lockStock(tx, stock.tenantId, stock.partnerId, stock.productId), 1)
  if (decision.verdict === 'allowed') await moveStock(tx, stock.tenantId, [move(stock, 'assign', -1)], 0)
  return decision.verdict === 'allowed'
}

onEachDatabase('of fifty transactions that take the last units at once, from two connections, each unit goes to one', async ({ database, url, open }) => {
  const stock = await makeStock(database)
  await database.withTx((tx) => moveStock(tx, stock.tenantId, [move(stock, 'purchase', 3)], 0))
  const other = await open(url)
  const taken = await Promise.all(Array.from({ length: 50 }, (_unit, index) => (index % 2 === 0 ? database : other).withTx((tx) => take(tx, stock))))
  assert.equal(taken.filter(Boolean).length, 3)
  assert.deepEqual(await loadStock(database, stock.tenantId, stock.partnerId, stock.productId), { available: 0, assigned: 0 })
})

onEachDatabase('a stock never falls below zero, whoever forgot to ask: the transaction ends and nothing is written', async ({ database }) => {
  const stock = await makeStock(database)
  await assert.rejects(database.withTx((tx) => moveStock(tx, stock.tenantId, [move(stock, 'purchase', 2), move(stock, 'adjust', -3)], 0)), /would fall to -1/)
  assert.equal((await loadStock(database, stock.tenantId, stock.partnerId, stock.productId)).available, 0)
  await database.withTx((tx) => moveStock(tx, stock.tenantId, [move(stock, 'purchase', 2), move(stock, 'adjust', -2)], 0))
  assert.equal((await loadStock(database, stock.tenantId, stock.partnerId, stock.productId)).available, 0)
})

onEachDatabase('the ledger of a stock is only ever added to', async ({ database }) => {
  const stock = await makeStock(database)
  await database.withTx((tx) => moveStock(tx, stock.tenantId, [move(stock, 'purchase', 2)], 0))
  await assert.rejects(database.withTx((tx) => tx.db.updateTable('stock_movement').set({ quantity: 200 }).where('tenant_id', '=', stock.tenantId).execute()))
  await assert.rejects(database.withTx((tx) => tx.db.deleteFrom('stock_movement').where('tenant_id', '=', stock.tenantId).execute()))
})

onEachDatabase('a page of movements has the balance after each, also where it begins in the middle', async ({ database }) => {
  const stock = await makeStock(database)
  const quantities = [10, 1, -1, -1, 1, 0, -4] as const
  const kinds = ['purchase', 'bonus', 'assign', 'assign', 'return', 'terminate', 'reversal'] as const
  for (const [index, quantity] of quantities.entries()) {
    await database.withTx((tx) => moveStock(tx, stock.tenantId, [move(stock, kinds[index] ?? 'adjust', quantity)], 0))
  }
  const page = (beforeId: string | null, limit: number) => listMovements(database, stock.tenantId, { partnerId: stock.partnerId, productId: stock.productId, beforeId, limit })
  const whole = await page(null, 10)
  assert.deepEqual(whole.items.map(({ balance }) => balance), [6, 10, 10, 9, 10, 11, 10])
  const first = await page(null, 3)
  const second = await page(first.next, 3)
  assert.deepEqual([first, second].map(({ items }) => items.map(({ balance }) => balance)), [[6, 10, 10], [9, 10, 11]])
})

onEachDatabase('a stock that falls to the threshold is announced once, and again after it had risen', async ({ database }) => {
  const stock = await makeStock(database)
  for (const quantity of [5, -2, -1, -1, 3, -3]) {
    await database.withTx((tx) => moveStock(tx, stock.tenantId, [move(stock, 'adjust', quantity)], 2))
  }
  const events = await database.db.selectFrom('outbox_event').select('payload').where('tenant_id', '=', stock.tenantId).where('name', '=', 'stock.low').orderBy('id').execute()
  assert.deepEqual(events.map(({ payload }) => (JSON.parse(payload) as { available: number }).available), [2, 1])
})
