import assert from 'node:assert/strict'
import type { CompiledQuery } from 'kysely'
import { listMovements, moveStock, newId } from '../../src/index.ts'
import type { AssentoDatabase, MovementFilter } from '../../src/index.ts'
import { createSampleAccount, createSampleTenant, onDatabase, onEachDatabase, SAMPLE_NOW } from '../on-each-database.ts'

interface Stocks {
  readonly tenantId: string
  readonly partnerIds: readonly string[]
  readonly productIds: readonly string[]
}

async function makeStocks(database: AssentoDatabase): Promise<Stocks> {
  const { tenantId, resellerId } = await createSampleTenant(database)
  const productIds = [newId('lpr'), newId('lpr')]
  const partnerIds = await database.withTx(async (tx) => {
    for (const [index, id] of productIds.entries()) {
      await tx.db.insertInto('licence_product').values({
        tenant_id: tenantId, id, code: `produto-${index}`, name: `Produto ${index}`, kind: 'product', billing: 'unit', period: 'P1M', grace_days: 7, max_activations: 1,
        max_transfers: null, offline_days: 30, heartbeat_hours: 24, lease_minutes: null, is_returnable: 1, lapse_effect: 'stops', retired_at: null, created_at: SAMPLE_NOW,
      }).execute()
    }
    const make = (name: string) => createSampleAccount(tx, tenantId, { kind: 'reseller', name, parentId: resellerId })
    return [await make('Parceiro Lince'), await make('Parceiro Garça')]
  })
  return { tenantId, partnerIds, productIds }
}

/** Forty movements that go round the four stocks: 1, 2, 3 … units. */
async function moveAll(database: AssentoDatabase, { tenantId, partnerIds, productIds }: Stocks): Promise<void> {
  for (let index = 0; index < 40; index += 1) {
    const [partnerId, productId] = [partnerIds[index % 2] ?? '', productIds[Math.floor(index / 2) % 2] ?? '']
    await database.withTx((tx) => moveStock(tx, tenantId, [{
      partnerId, productId, kind: 'adjust', quantity: index + 1, orderId: null, serialId: null, actorId: 'x', actorName: 'X', note: null, at: SAMPLE_NOW,
    }], 0))
  }
}

/** Balances after each movement, the oldest first, by adding them up. */
async function balancesOf(database: AssentoDatabase, { tenantId }: Stocks): Promise<ReadonlyMap<string, number>> {
  const rows = await database.db.selectFrom('stock_movement').selectAll().where('tenant_id', '=', tenantId).orderBy('id').execute()
  const stock = new Map<string, number>()
  return new Map(rows.map((row) => {
    const of = `${row.partner_id} ${row.product_id}`
    stock.set(of, (stock.get(of) ?? 0) + row.quantity)
    return [row.id, stock.get(of) ?? 0]
  }))
}

onEachDatabase('each stock has a balance of its own on pages that show several, wherever a page begins', async ({ database }) => {
  const stocks = await makeStocks(database)
  await moveAll(database, stocks)
  const expected = await balancesOf(database, stocks)
  const [partnerId = '', productId = ''] = [stocks.partnerIds[0], stocks.productIds[1]]
  const filters = [{ partnerId: null, productId: null }, { partnerId, productId: null }, { partnerId: null, productId }, { partnerId, productId }]
  for (const [index, count] of [40, 20, 20, 10].entries()) {
    const filter = filters[index] ?? { partnerId: null, productId: null }
    for (const limit of [1, 7, count - 1, count]) {
      const seen: [string, number][] = []
      for (let beforeId: string | null = null; ;) {
        const page = await listMovements(database, stocks.tenantId, { ...filter, beforeId, limit })
        seen.push(...page.items.map(({ id, balance }): [string, number] => [id, balance]))
        beforeId = page.next
        if (beforeId === null) break
      }
      assert.equal(seen.length, count)
      assert.deepEqual(seen.map(([, balance]) => balance), seen.map(([id]) => expected.get(id)))
    }
  }
})

/** The steps by which SQLite answers the page. */
async function planOf(database: AssentoDatabase, tenantId: string, filter: MovementFilter): Promise<readonly string[]> {
  const root = database.db
  const queries: CompiledQuery[] = []
  const db = root.withPlugin({
    transformQuery: ({ node, queryId }) => (queries.push(root.getExecutor().compileQuery(node, queryId)), node),
    transformResult: async ({ result }) => result,
  })
  await listMovements({ dialect: 'sqlite', db }, tenantId, filter)
  const [query] = queries
  assert.ok(query !== undefined && queries.length === 1)
  const { rows } = await root.executeQuery<{ detail: string }>({ ...query, sql: `explain query plan ${query.sql}` })
  return rows.map(({ detail }) => detail)
}

onDatabase('sqlite', 'the ledger is added up once a stock on the page, from its index, and never row by row', async ({ database }) => {
  const { tenantId, partnerIds, productIds } = await makeStocks(database)
  for (const productId of [null, productIds[0] ?? '']) {
    const plan = await planOf(database, tenantId, { partnerId: productId === null ? null : partnerIds[0] ?? '', productId, beforeId: null, limit: 50 })
    const sums = plan.filter((step) => step.includes('COVERING INDEX stock_movement_of'))
    assert.deepEqual(sums, ['SEARCH b USING COVERING INDEX stock_movement_of (tenant_id=? AND partner_id=? AND product_id=? AND id<?)'])
    assert.equal(plan[plan.indexOf(sums[0] ?? '') - 1]?.startsWith('CORRELATED SCALAR SUBQUERY'), true, plan.join('\n'))
    assert.ok(plan.some((step) => step === 'MATERIALIZE sums'), plan.join('\n'))
  }
})
