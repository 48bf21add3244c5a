import { assert } from '../assert.ts'
import { allowed, type Decision } from '../decision.ts'
import { licenceDenied } from '../licences/licence-denied.ts'
import { hasWords, refuseUnlessManufacturer } from '../licences/refuse-serial.ts'
import type { LicenceActor } from '../licences/facts.ts'
import type { StockFacts, StockMovementKind } from './facts.ts'

/** One row of the ledger: `quantity` is signed. */
export interface StockMovement {
  readonly kind: StockMovementKind
  readonly quantity: number
}

/** Units of one order item that are billed each month; what matters here. */
export interface BilledUnits {
  readonly id: string
  readonly paidUnits: number
  readonly bonusUnits: number
}

/** Units that a partner has, given to customers or not. */
export function ownedUnits({ available, assigned }: StockFacts): number {
  return available + assigned
}

/** Whether units are taken out of the available stock. Denies stock.take.insufficient, with what there is. */
export function decideStockTake(stock: StockFacts, quantity: number, productId: string | null = null): Decision<StockMovement> {
  assert(Number.isSafeInteger(quantity) && quantity >= 1, `a take of ${quantity} units`)
  if (quantity <= stock.available) return allowed({ kind: 'assign', quantity: -quantity })
  return licenceDenied('stock.take.insufficient', `Only ${stock.available} units are available.`, {
    facts: { available: stock.available, assigned: stock.assigned, asked: quantity }, alternatives: [{ kind: 'orderMore', productId }],
  })
}

/**
 * Whether the vendor corrects a partner's stock by hand: with words, and never below zero.
 * Denies serials.role.manufacturerOnly, serials.reason.noteRequired, stock.take.insufficient.
 */
export function decideStockAdjustment(
  stock: StockFacts, request: { readonly quantity: number; readonly note: string | null }, who: { readonly actor: LicenceActor },
): Decision<StockMovement> {
  const refusal = refuseUnlessManufacturer(who.actor)
  if (refusal !== null) return refusal
  if (!hasWords(request.note)) return licenceDenied('serials.reason.noteRequired', 'An adjustment says why.')
  const { quantity } = request
  if (quantity < 0) {
    const take = decideStockTake(stock, -quantity)
    if (take.verdict === 'denied') return take
  }
  return allowed({ kind: 'adjust', quantity })
}

/** The movements that a finalized item makes: paid units, then bonus units. */
export function movementsOfItem(item: { readonly quantity: number; readonly bonus: number }): readonly StockMovement[] {
  const bought: StockMovement = { kind: 'purchase', quantity: item.quantity }
  return item.bonus === 0 ? [bought] : [bought, { kind: 'bonus', quantity: item.bonus }]
}

/**
 * The billings that change when units are written off, in the order given: paid units of all of them before any bonus unit, so that
 * giving up a unit never makes the partner pay for a bonus. The price stays the snapshot. Units that no order billed (imported, or
 * given by an adjustment) change nothing. Rule stock.units.bonusLast (licences.md § 5.5).
 */
export function unitsAfterTermination<Row extends BilledUnits>(rows: readonly Row[], units = 1): readonly Row[] {
  const paid = without(rows, 'paidUnits', units)
  const { rows: left } = without(paid.rows, 'bonusUnits', paid.left)
  return left.filter((row, index) => row !== rows[index])
}

function without<Row extends BilledUnits>(
  rows: readonly Row[], kind: 'paidUnits' | 'bonusUnits', units: number,
): { readonly rows: readonly Row[]; readonly left: number } {
  let left = units
  return {
    rows: rows.map((row) => {
      const taken = Math.min(left, row[kind])
      left -= taken
      return taken === 0 ? row : { ...row, [kind]: row[kind] - taken }
    }),
    left,
  }
}
