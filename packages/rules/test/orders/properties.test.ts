/** Properties of prices, and of the stock after any sequence of orders and verbs. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  addMs, decideAssignment, decideReversal, decideStockAdjustment, decideTermination, decideUnassignment, DEFAULT_BLOCK_REASONS, instant, movementsOfItem, ownedUnits,
  priceOrderItem, totalOrder, unitsAfterTermination,
} from '@assento/rules'
import type { BilledUnits, LicencePriceRow, SerialFacts, StockMovement } from '@assento/rules'
import { serialOf } from '../support/licences.ts'
import { GOLD, orderOf } from '../support/orders.ts'

const anyRow: fc.Arbitrary<LicencePriceRow> = fc.record({
  mode: fc.constantFrom('volume', 'graduated'), first: fc.integer({ min: 1, max: 50_000 }),
  steps: fc.array(fc.record({ from: fc.integer({ min: 2, max: 60 }), cents: fc.integer({ min: 1, max: 50_000 }) }), { maxLength: 4 }),
  setupUnitCents: fc.nat(100_000), usersPerUnit: fc.integer({ min: 1, max: 9 }),
  bonus: fc.oneof(fc.constant(null), fc.record({ every: fc.integer({ min: 1, max: 20 }), give: fc.integer({ min: 1, max: 3 }) })),
}).map(({ first, steps, mode, ...words }) => ({
  productId: 'p', currency: 'BRL', graceDays: 7, ...words, mode: mode as 'volume',
  tiers: [{ minQuantity: 1, unitMonthlyCents: first }, ...[...new Map(steps.map((step) => [step.from, step.cents]))].sort(([a], [b]) => a - b)
    .map(([minQuantity, unitMonthlyCents]) => ({ minQuantity, unitMonthlyCents }))],
}))
const anyQuantity = fc.integer({ min: 1, max: 9999 })

test('the totals of an order are the sums of its items, and each item is its month and its setup', () => {
  fc.assert(fc.property(fc.array(fc.tuple(anyRow, anyQuantity), { maxLength: 8 }), (wanted) => {
    const items = wanted.map(([row, quantity]) => priceOrderItem(row, quantity))
    const totals = totalOrder(items)
    for (const field of ['unitsTotal', 'usersTotal', 'setupCents', 'monthlyCents', 'totalCents'] as const) {
      assert.equal(totals[field], items.reduce((sum, item) => sum + item[field], 0))
    }
    assert.ok(items.every((item) => item.totalCents === item.monthlyCents + item.setupCents && item.unitsTotal === item.quantity + item.bonus))
  }))
})

test('graduated prices are the sum over single units, each by its own tier', () => {
  fc.assert(fc.property(anyRow, fc.integer({ min: 1, max: 120 }), (row, quantity) => {
    const unit = (nth: number) => row.tiers.findLast(({ minQuantity }) => minQuantity <= nth)?.unitMonthlyCents ?? 0
    const sum = Array.from({ length: quantity }, (_, index) => unit(index + 1)).reduce((total, cents) => total + cents, 0)
    assert.equal(priceOrderItem({ ...row, mode: 'graduated' }, quantity).monthlyCents, sum)
    assert.equal(priceOrderItem({ ...row, mode: 'volume' }, quantity).monthlyCents, unit(quantity) * quantity)
  }))
})

test('bonus units are written off last, and no unit is lost or invented', () => {
  const anyBilling = fc.record({ paidUnits: fc.nat(5), bonusUnits: fc.nat(3) })
  fc.assert(fc.property(fc.array(anyBilling, { minLength: 1, maxLength: 4 }), fc.nat(32), (billings, wanted) => {
    let rows: readonly BilledUnits[] = billings.map((each, index) => ({ id: `u${index}`, ...each }))
    const count = (kind: 'paidUnits' | 'bonusUnits') => rows.reduce((sum, row) => sum + row[kind], 0)
    const [paid, bonus] = [count('paidUnits'), count('bonusUnits')]
    const units = Math.min(wanted, paid + bonus)
    for (let unit = 0; unit < units; unit += 1) {
      const changed = new Map(unitsAfterTermination(rows).map((row) => [row.id, row]))
      rows = rows.map((row) => changed.get(row.id) ?? row)
    }
    assert.equal(count('paidUnits'), Math.max(0, paid - units))
    assert.equal(count('bonusUnits'), bonus - Math.max(0, units - paid))
  }))
})

/** A partner with one product: its ledger, its serials and its order lines. */
interface World {
  readonly ledger: readonly StockMovement[]
  readonly serials: readonly SerialFacts[]
  readonly billed: readonly (BilledUnits & { readonly reversed: number })[]
}

const NOW = instant('2026-11-20T15:00:00.000Z')
const who = { actor: 'manufacturer' as const, now: NOW, reasons: DEFAULT_BLOCK_REASONS }
const availableOf = ({ ledger }: World) => ledger.reduce((sum, { quantity }) => sum + quantity, 0)
const openOf = ({ serials }: World) => serials.filter(({ cancelledAt }) => cancelledAt === null)
const stockOf = (world: World) => ({ available: availableOf(world), assigned: openOf(world).length })

function ordered(world: World, quantity: number): World {
  const { bonus } = priceOrderItem(GOLD['completo'] as LicencePriceRow, quantity)
  return {
    ...world, ledger: [...world.ledger, ...movementsOfItem({ quantity, bonus })],
    billed: [...world.billed, { id: `order-${world.billed.length + 1}`, paidUnits: quantity, bonusUnits: bonus, reversed: 0 }],
  }
}

function assigned(world: World): World {
  const decision = decideAssignment({
    productId: 'completo', billing: 'unit', period: 'P1M', zone: 'America/Sao_Paulo', stock: stockOf(world), isCustomerRemoved: false, payerId: null,
  }, {}, who)
  if (decision.verdict !== 'allowed' || decision.plan.stock === null) return world
  return { ...world, ledger: [...world.ledger, decision.plan.stock], serials: [...world.serials, serialOf({ id: `serial-${world.serials.length + 1}` })] }
}

function ended(world: World, nth: number, verb: 'terminate' | 'unassign'): World {
  const serial = world.serials[nth % Math.max(1, world.serials.length)]
  if (serial === undefined) return world
  const decision = verb === 'unassign' ? decideUnassignment(serial, { note: null }, who)
    : decideTermination(serial, { reason: 'fraude', note: null, isAcknowledged: true }, who)
  if (decision.verdict !== 'allowed' || decision.plan.stock === null) return world
  const changed = new Map((decision.plan.writesOffUnit ? unitsAfterTermination(world.billed) : []).map((row) => [row.id, row]))
  return {
    ledger: [...world.ledger, decision.plan.stock], billed: world.billed.map((row) => changed.get(row.id) ?? row),
    serials: world.serials.map((each) => each === serial ? { ...each, cancelledAt: addMs(NOW, 1), cancelKind: 'terminated' } : each),
  }
}

function reversed(world: World, nth: number, quantity: number): World {
  const row = world.billed[nth % Math.max(1, world.billed.length)]
  if (row === undefined) return world
  const item = { lineNo: 1, productId: 'completo', paidUnits: row.paidUnits, bonusUnits: row.bonusUnits, available: availableOf(world), quantity }
  const decision = decideReversal(orderOf({ state: 'finalized' }), [item], who)
  const line = decision.verdict === 'allowed' ? decision.plan.lines[0] : undefined
  if (line === undefined) return world
  const after = { ...row, paidUnits: row.paidUnits - line.paid, bonusUnits: row.bonusUnits - line.bonus, reversed: row.reversed + quantity }
  return { ...world, ledger: [...world.ledger, { kind: 'reversal', quantity: -quantity }], billed: world.billed.map((each) => each === row ? after : each) }
}

const anyCommand = fc.record({ kind: fc.constantFrom('order', 'assign', 'assign', 'assign', 'terminate', 'unassign', 'reverse', 'take'), nth: fc.nat(40), quantity: fc.integer({ min: 1, max: 25 }) })

function step(world: World, { kind, nth, quantity }: { kind: string; nth: number; quantity: number }): World {
  switch (kind) {
    case 'order': return ordered(world, quantity)
    case 'assign': return assigned(world)
    case 'terminate': case 'unassign': return ended(world, nth, kind)
    case 'reverse': return reversed(world, nth, quantity)
    default: {
      // The vendor cannot take more than there is; what it takes it gives back, so that orders and units stay comparable.
      const taken = decideStockAdjustment(stockOf(world), { quantity: -quantity, note: 'x' }, who)
      assert.equal(taken.verdict === 'allowed', quantity <= availableOf(world))
      return world
    }
  }
}

test('after any commands the available units are the sum of the ledger, never below zero, and every unit owned is billed or a bonus', () => {
  fc.assert(fc.property(fc.array(anyCommand, { maxLength: 60 }), (commands) => {
    let world: World = { ledger: [], serials: [], billed: [] }
    for (const command of commands) {
      world = step(world, command)
      const of = (...kinds: readonly string[]) => world.ledger.filter(({ kind }) => kinds.includes(kind))
      const sum = (movements: readonly StockMovement[]) => movements.reduce((total, { quantity }) => total + quantity, 0)
      const stock = stockOf(world)
      assert.ok(stock.available >= 0)
      assert.equal(stock.assigned, of('assign').length - of('return', 'terminate').length)
      assert.equal(ownedUnits(stock), sum(of('purchase', 'bonus')) - of('terminate').length + sum(of('reversal')))
      assert.equal(ownedUnits(stock), world.billed.reduce((units, row) => units + row.paidUnits + row.bonusUnits, 0))
    }
  }))
})

test('the example of the ledger: 11, 8 and 3, 9 and 2, 9 and 1 with nine units billed, ten cannot be reversed', () => {
  let world = ordered({ ledger: [], serials: [], billed: [] }, 10)
  assert.deepEqual(stockOf(world), { available: 11, assigned: 0 })
  world = assigned(assigned(assigned(world)))
  assert.deepEqual(stockOf(world), { available: 8, assigned: 3 })
  world = ended(world, 0, 'unassign')
  assert.deepEqual(stockOf(world), { available: 9, assigned: 2 })
  world = ended(world, 1, 'terminate')
  assert.deepEqual([stockOf(world), ownedUnits(stockOf(world))], [{ available: 9, assigned: 1 }, 10])
  assert.deepEqual(world.billed.map(({ paidUnits, bonusUnits }) => [paidUnits, bonusUnits]), [[9, 1]])
  assert.equal(9 * priceOrderItem(GOLD['completo'] as LicencePriceRow, 10).unitMonthlyCents, 89_910)
  assert.equal(reversed(world, 0, 10), world)
  assert.deepEqual(stockOf(reversed(world, 0, 9)), { available: 0, assigned: 1 })
})
