/** What orders and stock give, as plain JSON. Money is integer cents; dates are civil days of the tenant's zone. */
import type {
  CalendarDate, Decision, Instant, LicenceOrderState, LicenceOrderType, LicencePeriod, Money, OrderTotals, PricedOrderItem, PriceTier, StockMovementKind, TierMode,
} from '@assento/rules'

/** What the order form offers: the partner and its price list are those of the session (seed 001). */
export interface OrderForm {
  readonly partner: { readonly id: string; readonly name: string }
  readonly priceList: { readonly id: string; readonly name: string; readonly currency: string; readonly tierMode: TierMode }
  /** Products of the list in force today, by name. `product` for purchases, `additionalUsers` for additional users. */
  readonly products: readonly OrderableProduct[]
  /** Products that the partner owns units of: what additional users can be for. */
  readonly baseProducts: readonly { readonly id: string; readonly name: string; readonly available: number; readonly assigned: number }[]
  /** Who approves what is submitted. */
  readonly approval: 'partner' | 'vendor' | 'fourEyes'
}

export interface OrderableProduct {
  readonly id: string
  readonly name: string
  readonly kind: 'product' | 'additionalUsers'
  readonly tiers: readonly PriceTier[]
  readonly setupUnit: Money
  readonly usersPerUnit: number
  readonly bonus: { readonly every: number; readonly give: number } | null
}

/** An item with its price as it is today; with `formula` of every column for the curious. */
export interface OrderItemPrice extends PricedOrderItem {
  readonly productId: string
  readonly productName: string
  readonly baseProductId: string | null
  readonly baseProductName: string | null
  readonly targetSerialId: string | null
  readonly currency: string
}

/** Answer of `orders.priceItem`: a denial names the rule (`orders.item.*`). */
export type PricedItemAnswer = Decision<OrderItemPrice>

export interface OrderSummary extends OrderTotals {
  readonly id: string
  /** 1234; shown `1234 (PEND)` while pending. */
  readonly number: number
  readonly type: LicenceOrderType
  readonly state: LicenceOrderState
  readonly partner: { readonly id: string; readonly name: string }
  readonly priceListName: string
  readonly currency: string
  readonly items: number
  /** `Completo × 10, Light × 7`, at most three products. */
  readonly summary: string
  readonly submittedAt: Instant
  readonly submittedByName: string
  readonly decidedAt: Instant | null
  readonly decidedByName: string | null
  readonly version: number
  /** What this caller may do now. */
  readonly actions: readonly OrderAction[]
}

export type OrderAction = 'approve' | 'cancel' | 'reverse'

export interface OrderDetail extends OrderSummary {
  readonly lines: readonly (OrderItemPrice & { readonly lineNo: number; readonly graceDays: number })[]
  readonly cancelReason: string | null
  /** The order that a reversal takes back, or the reversals of this one. */
  readonly reverses: { readonly id: string; readonly number: number } | null
  readonly reversals: readonly { readonly id: string; readonly number: number; readonly units: number }[]
  /** Invoice of setup fees and the first month, once finalized. */
  readonly invoice: { readonly id: string; readonly number: string } | null
  /** Why approving is refused to this caller although the order is pending (rule id), e.g. `orders.approve.fourEyes`. */
  readonly approvalRefusal: string | null
}

/** Answer of submit, approve, cancel and reverse. */
export type OrderAnswer = Decision<unknown> & { readonly order: OrderDetail | null }

/** A partner's stock of one product. `owned` = available + assigned. */
export interface StockItem {
  readonly partner: { readonly id: string; readonly name: string }
  readonly product: { readonly id: string; readonly name: string; readonly kind: 'product' | 'additionalUsers'; readonly isReturnable: boolean }
  readonly available: number
  readonly assigned: number
  readonly owned: number
  /** Paid units billed each month. */
  readonly billedUnits: number
  readonly monthly: Money
  /** Users of the pool: bought as additional users for this product, not bound to one serial. */
  readonly poolUsers: number
  readonly isLow: boolean
}

export interface StockMovementItem {
  readonly id: string
  readonly at: Instant
  readonly kind: StockMovementKind
  readonly quantity: number
  /** Available units after it. */
  readonly balance: number
  readonly order: { readonly id: string; readonly number: number } | null
  readonly serial: { readonly id: string; readonly last5: string } | null
  readonly actorName: string
  readonly note: string | null
  readonly product: { readonly id: string; readonly name: string }
}

/** Sum by which a page shows its head: `assento-licence-stock`. */
export interface StockTotals {
  readonly available: number
  readonly assigned: number
  readonly nextMonthly: Money
  readonly nextChargeOn: CalendarDate | null
}

/** A partner (parceiro) of the manufacturer. */
export interface PartnerItem {
  readonly id: string
  readonly name: string
  readonly tradeName: string | null
  /** CNPJ or CPF without mask. */
  readonly taxId: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly externalRef: string | null
  /** Null: it orders nothing yet. */
  readonly terms: { readonly priceListId: string; readonly priceListName: string; readonly approval: 'partner' | 'vendor' | 'fourEyes' | null } | null
}

/** A product sold as licences, with everything that its serials begin with. */
export interface LicenceProductItem {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly kind: 'product' | 'additionalUsers'
  readonly billing: 'unit' | 'serial'
  readonly period: LicencePeriod | null
  readonly graceDays: number
  readonly maxActivations: number
  readonly maxTransfers: number | null
  readonly offlineDays: number
  readonly heartbeatHours: number
  readonly leaseMinutes: number | null
  readonly isReturnable: boolean
  readonly lapseEffect: 'stops' | 'losesUpdates'
  readonly isRetired: boolean
}

/** A stored price list; `prices` counts its rows. */
export interface LicencePriceListItem {
  readonly id: string
  readonly name: string
  readonly currency: string
  readonly tierMode: TierMode
  readonly prices: number
  readonly terms: readonly { readonly accountId: string; readonly approval: 'partner' | 'vendor' | 'fourEyes' | null }[]
}

/** Answer of `stock.list`. */
export interface StockPage {
  readonly items: readonly StockItem[]
  /** Of everything in scope, not of the page. */
  readonly totals: StockTotals
  readonly nextCursor: string | null
}

/** Answer of `stock.adjust`. */
export type StockAnswer = Decision<unknown> & { readonly stock: StockItem }
