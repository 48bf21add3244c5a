import assert from 'node:assert/strict'
import { onEachDatabase } from '@assento/store/testing'
import fc from 'fast-check'
import type { OrderSummary, StockPage } from '../../src/orders/dto.ts'
import type { SerialAnswer, SerialItem } from '../../src/licences/dto.ts'
import type { Page } from '../../src/subscriptions/dto.ts'
import { partnerWorld } from './partner-world.ts'
import type { PartnerWorld } from './partner-world.ts'

type Verb = 'order' | 'approve' | 'cancel' | 'reverse' | 'assign' | 'unassign' | 'terminate' | 'adjust'
interface Step {
  readonly verb: Verb
  /** Which of what there is. */
  readonly pick: number
  readonly quantity: number
}

const VERBS: readonly Verb[] = ['order', 'approve', 'approve', 'cancel', 'reverse', 'assign', 'assign', 'unassign', 'terminate', 'adjust']
const steps = fc.array(fc.record({ verb: fc.constantFrom(...VERBS), pick: fc.nat(20), quantity: fc.integer({ min: 1, max: 12 }) }), { minLength: 15, maxLength: 25 })

onEachDatabase('whatever is ordered, given, returned, terminated, reversed and adjusted: stock is the sum of its ledger, and never below zero', async ({ database }) => {
  const kinds = new Set<string>()
  await fc.assert(fc.asyncProperty(steps, async (sequence) => {
    const world = await partnerWorld(database)
    await world.submit([{ productId: world.completo, quantity: 10 }], 349_900).then((order) => world.approve(order))
    for (const step of sequence) {
      await take(world, step)
      for (const kind of await checkStock(world)) kinds.add(kind)
    }
  }), { numRuns: 4, seed: 20_261_121 })
  assert.deepEqual([...kinds].sort(), ['adjust', 'assign', 'bonus', 'purchase', 'return', 'reversal', 'terminate'], 'every kind of movement has happened')
})

async function take(world: PartnerWorld, { verb, pick, quantity }: Step): Promise<void> {
  const orders = (await world.vendor.read<Page<OrderSummary>>('orders.list')).data.items
  const order = orders[pick % orders.length]
  const decide = { orderId: order?.id, version: order?.version }
  if (verb === 'order') await world.user.send('orders.submit', { type: 'purchase', items: [{ productId: world.completo, quantity }], expectedTotalCents: await totalOf(world, quantity) })
  if (verb === 'approve') await world.admin.send('orders.approve', { ...decide, expectedTotalCents: order?.totalCents })
  if (verb === 'cancel') await world.user.send('orders.cancel', decide)
  if (verb === 'reverse') await world.vendor.send('orders.reverse', { ...decide, lines: [{ lineNo: 1, quantity }], reason: 'Engano' })
  if (verb === 'assign') await world.user.send('serials.assign', { customerId: world.clientId, productId: world.completo })
  if (verb === 'adjust') await world.vendor.send('stock.adjust', { partnerId: world.partnerId, productId: world.completo, quantity: pick % 2 === 0 ? quantity : -quantity, note: 'Contagem' })
  if (verb === 'unassign' || verb === 'terminate') await endSerial(world, verb, pick)
}

async function endSerial(world: PartnerWorld, verb: 'unassign' | 'terminate', pick: number): Promise<void> {
  const serials = (await world.vendor.read<Page<SerialItem>>('serials.list', { customerId: world.clientId })).data.items
  const serial = serials[pick % Math.max(serials.length, 1)]
  if (serial === undefined) return
  const input = { serialId: serial.id, version: serial.version }
  if (verb === 'unassign') await world.admin.send<SerialAnswer>('serials.unassign', input)
  else await world.vendor.send<SerialAnswer>('serials.terminate', { ...input, reason: 'fim_de_contrato', acknowledged: true })
}

async function totalOf(world: PartnerWorld, quantity: number): Promise<number> {
  const { data } = await world.user.read<{ plan: { totalCents: number } }>('orders.priceItem', { productId: world.completo, quantity, type: 'purchase' })
  return data.plan.totalCents
}

/** licences.md § 5.6: available = Σ ≥ 0, assigned = open serials, owned = purchased + bonus − terminated − reversed ± adjusted. */
async function checkStock({ database, tenantId, vendor, partnerId, completo }: PartnerWorld): Promise<readonly string[]> {
  const moves = await database.db.selectFrom('stock_movement').select(['kind', 'quantity']).where('tenant_id', '=', tenantId).where('product_id', '=', completo).execute()
  const sum = (...kinds: readonly string[]) => moves.filter(({ kind }) => kinds.length === 0 || kinds.includes(kind)).reduce((total, { quantity }) => total + quantity, 0)
  const open = await database.db.selectFrom('serial').select('id').where('tenant_id', '=', tenantId).where('cancelled_at', 'is', null).execute()
  const { data } = await vendor.read<StockPage>('stock.list', { partnerId })
  const stock = data.items.find(({ product }) => product.id === completo)
  assert.ok(stock !== undefined && stock.available >= 0)
  const terminated = moves.filter(({ kind }) => kind === 'terminate').length
  assert.deepEqual([stock.available, stock.assigned, stock.owned], [sum(), open.length, sum('purchase', 'bonus', 'reversal', 'adjust') - terminated])
  const billed = await database.db.selectFrom('unit_billing').select(['paid_units as paid', 'next_on as nextOn']).where('tenant_id', '=', tenantId).execute()
  assert.equal(stock.billedUnits, billed.reduce((total, { paid }) => total + paid, 0))
  assert.ok(billed.every(({ paid, nextOn }) => (paid === 0) === (nextOn === null)), 'what has no paid unit is charged no more')
  return moves.map(({ kind }) => kind)
}
