import { assert } from '../assert.ts'
import { scaleCents } from '../money.ts'
import type { LicencePriceRow, OrderTotals, PricedOrderItem, PriceTier } from './facts.ts'

/**
 * An item with everything that the order shows, from its row of the price list (pauta). Bonus units pay neither setup fee nor month.
 * `volume`: the tier of the quantity prices all paid units; `graduated`: each unit by its own tier. All are whole cents.
 * Rules orders.item.priced, orders.item.bonus (licences.md § 5.4). The quantity is a positive integer (throws).
 */
export function priceOrderItem(row: LicencePriceRow, quantity: number): PricedOrderItem {
  assert(Number.isSafeInteger(quantity) && quantity >= 1, `a quantity of ${quantity}`)
  const bonus = bonusOf(row, quantity)
  const unitsTotal = quantity + bonus
  const monthlyCents = row.mode === 'volume' ? scaleCents(tierOf(row.tiers, quantity).unitMonthlyCents, [quantity]) : graduatedCents(row.tiers, quantity)
  const setupCents = scaleCents(row.setupUnitCents, [quantity])
  return {
    quantity, bonus, unitsTotal, usersTotal: unitsTotal * row.usersPerUnit,
    unitMonthlyCents: row.mode === 'volume' ? tierOf(row.tiers, quantity).unitMonthlyCents : scaleCents(monthlyCents, [], [quantity]),
    setupCents, monthlyCents, totalCents: monthlyCents + setupCents,
  }
}

/** Units that come free with a quantity: `give` for every whole `every`. */
export function bonusOf({ bonus }: Pick<LicencePriceRow, 'bonus'>, quantity: number): number {
  return bonus === null ? 0 : Math.floor(quantity / bonus.every) * bonus.give
}

/** Sums of the items. */
export function totalOrder(items: readonly Omit<PricedOrderItem, 'quantity' | 'bonus' | 'unitMonthlyCents'>[]): OrderTotals {
  return items.reduce<OrderTotals>((sum, item) => ({
    unitsTotal: sum.unitsTotal + item.unitsTotal, usersTotal: sum.usersTotal + item.usersTotal, setupCents: sum.setupCents + item.setupCents,
    monthlyCents: sum.monthlyCents + item.monthlyCents, totalCents: sum.totalCents + item.totalCents,
  }), { unitsTotal: 0, usersTotal: 0, setupCents: 0, monthlyCents: 0, totalCents: 0 })
}

/** The highest tier that begins at or below a quantity. */
function tierOf(tiers: readonly PriceTier[], quantity: number): PriceTier {
  const tier = tiers.findLast(({ minQuantity }) => minQuantity <= quantity)
  assert(tier !== undefined, 'the first tier begins at 1')
  return tier
}

function graduatedCents(tiers: readonly PriceTier[], quantity: number): number {
  return tiers.reduce((sum, { minQuantity, unitMonthlyCents }, index) => {
    const last = Math.min(quantity, (tiers[index + 1]?.minQuantity ?? Infinity) - 1)
    return sum + scaleCents(unitMonthlyCents, [Math.max(0, last - minQuantity + 1)])
  }, 0)
}
