import { assert } from '@assento/rules'
import type { LicencePriceRow } from '@assento/rules'
import { parseJson } from '@assento/store'
import type { LicenceOrderItemRow } from '@assento/store'

/** Paid units of an item at one price. */
export interface PriceSegment {
  readonly quantity: number
  readonly unitCents: number
}

/**
 * The prices that an item's paid units have each month, so that quantity × price is the whole of it: one for `volume` tiers; for
 * `graduated` ones one a tier, the last tier first, because the units that are given up first are those that were added last.
 */
export function priceSegments(item: Pick<LicenceOrderItemRow, 'quantity' | 'price_row' | 'unit_monthly_cents' | 'monthly_cents'>): readonly PriceSegment[] {
  const row = parseJson<LicencePriceRow>(item.price_row)
  const segments = row.mode === 'volume' ? [{ quantity: item.quantity, unitCents: item.unit_monthly_cents }] : graduated(row, item.quantity)
  const sum = segments.reduce((cents, { quantity, unitCents }) => cents + quantity * unitCents, 0)
  assert(sum === item.monthly_cents, `segments of ${sum} cents for an item of ${item.monthly_cents}`)
  return segments
}

function graduated({ tiers }: LicencePriceRow, quantity: number): PriceSegment[] {
  return tiers.map(({ minQuantity, unitMonthlyCents }, index) => {
    const last = Math.min(quantity, (tiers[index + 1]?.minQuantity ?? Infinity) - 1)
    return { quantity: Math.max(0, last - minQuantity + 1), unitCents: unitMonthlyCents }
  }).filter((segment) => segment.quantity > 0).reverse()
}
