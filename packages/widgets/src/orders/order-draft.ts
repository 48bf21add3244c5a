/** An order before it is confirmed: it lives in the memory of the page, and nowhere else. */
import { totalOrder, type Denied, type LicenceOrderType, type OrderTotals } from '@assento/rules'
import type { OrderItemPrice } from '@assento/client'

/** What a partner can order; reversals are the vendor's. */
export type DraftType = Exclude<LicenceOrderType, 'reversal'>

/** What the person has chosen in the fields. */
export interface ItemChoice {
  readonly productId: string
  /** Of additional users: what they are for. */
  readonly baseProductId: string | null
  /** NaN while the field holds no number. */
  readonly quantity: number
}

export interface DraftItem {
  readonly price: OrderItemPrice
  /** Why it can no longer be ordered, after a new pricing. */
  readonly refusal: Denied | null
}

/** Items are added and taken out, never altered (seed 001). */
export class OrderDraft {
  type: DraftType = 'purchase'
  /** The last one taken out, and where it stood. */
  removed: { readonly item: DraftItem; readonly index: number } | null = null
  #items: readonly DraftItem[] = []

  get items(): readonly DraftItem[] { return this.#items }

  /** While there are items the browser asks before they are lost, wherever in the page the person is; the words are its own. */
  set items(items: readonly DraftItem[]) {
    this.#items = items
    if (items.length > 0) window.addEventListener('beforeunload', warn)
    else window.removeEventListener('beforeunload', warn)
  }

  /** Sums of items as the server priced each of them; nothing is priced here. */
  get totals(): OrderTotals { return totalOrder(this.items.map(({ price }) => price)) }
  get currency(): string { return this.items[0]?.price.currency ?? 'BRL' }
  get isOrderable(): boolean { return this.items.length > 0 && this.items.every(({ refusal }) => refusal === null) }

  find({ productId, baseProductId }: Pick<ItemChoice, 'productId' | 'baseProductId'>): DraftItem | undefined {
    return this.items.find(({ price }) => price.productId === productId && price.baseProductId === baseProductId)
  }

  add(price: OrderItemPrice): void {
    this.items = [...this.items, { price, refusal: null }]
    this.removed = null
  }

  remove(item: DraftItem): void {
    const index = this.items.indexOf(item)
    if (index < 0) return
    this.items = this.items.filter((one) => one !== item)
    this.removed = { item, index }
  }

  undo(): void {
    if (this.removed === null) return
    this.items = this.items.toSpliced(this.removed.index, 0, this.removed.item)
    this.removed = null
  }

  /** One order has one type: another one begins empty. */
  switchTo(type: DraftType): void {
    this.clear()
    this.type = type
  }

  clear(): void {
    this.items = []
    this.removed = null
  }
}

const warn = (event: BeforeUnloadEvent): void => event.preventDefault()

const drafts = new WeakMap<object, { readonly partnerId: string; readonly draft: OrderDraft }>()

/** The draft of a portal's partner: it outlives a change of the host's page, and not that of the document. */
export function draftOf(portal: object, partnerId: string): OrderDraft {
  const known = drafts.get(portal)
  if (known?.partnerId === partnerId) return known.draft
  const draft = new OrderDraft()
  drafts.set(portal, { partnerId, draft })
  return draft
}

/** Id of an item inside a page. */
export function keyOf({ price: { productId, baseProductId } }: DraftItem): string {
  return baseProductId === null ? productId : `${productId}-${baseProductId}`
}
