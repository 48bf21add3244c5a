/** What stands in the fields of the order form, and what is missing there. */
import type { OrderableProduct, OrderForm } from '@assento/client'
import { isQuantity } from './item-pricing.ts'
import type { DraftType, ItemChoice } from './order-draft.ts'

export type WrongField = 'product' | 'base' | 'quantity'

export class FieldState {
  choice: ItemChoice = { productId: '', baseProductId: null, quantity: 1 }
  /** The first field that was wrong when the item was to be added; what is typed since is forgiven. */
  wrong: WrongField | null = null

  choose(change: Partial<ItemChoice>): void {
    this.choice = { ...this.choice, ...change }
    this.wrong = null
  }

  /** Drops what the type does not offer, and chooses where there is no choice. */
  fit(form: OrderForm, type: DraftType): void {
    const products = productsOf(form, type)
    const { productId, baseProductId } = this.choice
    const only = products.length === 1 ? products[0]!.id : ''
    const base = form.baseProducts.some(({ id }) => id === baseProductId) ? baseProductId : form.baseProducts.length === 1 ? form.baseProducts[0]!.id : null
    this.choice = { ...this.choice, productId: products.some(({ id }) => id === productId) ? productId : only, baseProductId: type === 'purchase' ? null : base }
    this.wrong = null
  }

  productOf(form: OrderForm): OrderableProduct | null {
    return form.products.find(({ id }) => id === this.choice.productId) ?? null
  }

  /** The first field that keeps the item from being added. */
  check(type: DraftType): WrongField | null {
    const { productId, baseProductId, quantity } = this.choice
    this.wrong = productId === '' ? 'product' : type === 'additionalUsers' && baseProductId === null ? 'base' : isQuantity(quantity) ? null : 'quantity'
    return this.wrong
  }
}

export function productsOf({ products }: OrderForm, type: DraftType): readonly OrderableProduct[] {
  return products.filter(({ kind }) => kind === (type === 'purchase' ? 'product' : 'additionalUsers'))
}
