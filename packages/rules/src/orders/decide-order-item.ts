import { allowed, type Decision, type Denied } from '../decision.ts'
import { licenceDenied } from '../licences/licence-denied.ts'
import type { LicenceOrderType, LicencePriceRow, PricedOrderItem } from './facts.ts'
import { priceOrderItem } from './price-order-item.ts'

export const MAX_ITEM_QUANTITY = 9999

/** What makes two items of an order the same. */
export interface OrderedProduct {
  readonly productId: string
  readonly baseProductId: string | null
  readonly targetSerialId: string | null
}

/** An item that someone wants in an order; prices come from the row of the partner's own price list, never from the caller. */
export interface WantedItem extends OrderedProduct {
  readonly quantity: number
  readonly kind: 'product' | 'additionalUsers'
  /** Row in force today; null = the list does not have the product. */
  readonly row: LicencePriceRow | null
  /** Of additional users: the partner has a unit of the base product, and the target serial is one of its own. */
  readonly ownsBase: boolean
}

export interface OpenOrder {
  readonly type: LicenceOrderType
  readonly items: readonly OrderedProduct[]
}

/**
 * Whether an item goes into an order, and at what price. An order has one type and each product once: it is removed and added
 * again, never altered (seed 001). Denies orders.item.quantity, .notInPriceList, .otherType, .duplicate, .baseNotOwned.
 */
export function decideOrderItem(order: OpenOrder, item: WantedItem): Decision<PricedOrderItem> {
  if (!Number.isSafeInteger(item.quantity) || item.quantity < 1 || item.quantity > MAX_ITEM_QUANTITY) {
    return licenceDenied('orders.item.quantity', 'A quantity is an integer from 1 to 9999.', { facts: { maximum: MAX_ITEM_QUANTITY } })
  }
  if (item.row === null) return licenceDenied('orders.item.notInPriceList', 'The price list does not have the product today.', { facts: { productId: item.productId } })
  return refuseType(order, item) ?? refuseDuplicate(order, item) ?? refuseBase(item) ?? allowed(priceOrderItem(item.row, item.quantity))
}

function refuseType({ type }: OpenOrder, { kind }: WantedItem): Denied | null {
  if (type === (kind === 'product' ? 'purchase' : 'additionalUsers')) return null
  return licenceDenied('orders.item.otherType', `A ${kind} item does not go into an order of type ${type}.`, { facts: { type } })
}

function refuseDuplicate({ items }: OpenOrder, item: WantedItem): Denied | null {
  const isSame = (each: OrderedProduct) => each.productId === item.productId && each.baseProductId === item.baseProductId
    && each.targetSerialId === item.targetSerialId
  return items.some(isSame) ? licenceDenied('orders.item.duplicate', 'The order has this product already.', { facts: { productId: item.productId } }) : null
}

function refuseBase(item: WantedItem): Denied | null {
  if (item.kind === 'product' || (item.baseProductId !== null && item.ownsBase)) return null
  return licenceDenied('orders.item.baseNotOwned', 'The partner has no unit of the base product.', {
    facts: { baseProductId: item.baseProductId ?? '' }, alternatives: [{ kind: 'orderMore', productId: item.baseProductId }],
  })
}
