/** What a few units more would bring: the next tier of the price list, or the next bonus, whichever comes first. */
import { MAX_ITEM_QUANTITY } from '@assento/rules'
import type { OrderableProduct } from '@assento/client'

export interface NextStep {
  /** Quantity at which it happens. */
  readonly quantity: number
  readonly more: number
  /** Monthly price of a unit from there on; null when the tier stays. */
  readonly unitMonthlyCents: number | null
  /** Bonus units that come on top of those of today; 0 when none. */
  readonly bonus: number
}

/** Null at the end of the list, and for a quantity that cannot be ordered. Prices are those of the list, as the server gave it. */
export function nextStep({ tiers, bonus }: Pick<OrderableProduct, 'tiers' | 'bonus'>, quantity: number): NextStep | null {
  if (!Number.isInteger(quantity) || quantity < 1) return null
  const tier = tiers.find(({ minQuantity }) => minQuantity > quantity)
  const bonusAt = bonus === null ? Infinity : (Math.floor(quantity / bonus.every) + 1) * bonus.every
  const at = Math.min(tier?.minQuantity ?? Infinity, bonusAt)
  if (at > MAX_ITEM_QUANTITY) return null
  return { quantity: at, more: at - quantity, unitMonthlyCents: tier?.minQuantity === at ? tier.unitMonthlyCents : null, bonus: bonusAt === at ? bonus?.give ?? 0 : 0 }
}
