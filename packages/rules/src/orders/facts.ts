/** Draft orders live in the page; the server knows an order from its submission on (`pending` is shown as PEND and as "Confirmação pendente"). */
export type LicenceOrderState = 'pending' | 'finalized' | 'cancelled'

/** `purchase` makes new units, `additionalUsers` more users for units owned, `reversal` takes finalized units back. */
export type LicenceOrderType = 'purchase' | 'additionalUsers' | 'reversal'

export type StockMovementKind = 'purchase' | 'bonus' | 'assign' | 'return' | 'terminate' | 'reversal' | 'adjust'

/** `volume`: the tier of the quantity prices all units; `graduated`: each unit by its own tier. */
export type TierMode = 'volume' | 'graduated'

export interface PriceTier {
  readonly minQuantity: number
  readonly unitMonthlyCents: number
}

/** A row of a price list (pauta) as it is in force. */
export interface LicencePriceRow {
  readonly productId: string
  readonly currency: string
  readonly mode: TierMode
  /** Ascending; the first from 1. */
  readonly tiers: readonly PriceTier[]
  readonly setupUnitCents: number
  readonly usersPerUnit: number
  readonly bonus: { readonly every: number; readonly give: number } | null
  readonly graceDays: number
}

/** One item with everything that the order shows; all of it computed (licences.md § 5.4). */
export interface PricedOrderItem {
  readonly quantity: number
  readonly bonus: number
  readonly unitsTotal: number
  readonly usersTotal: number
  /** Of `graduated` tiers: the average, rounded half away from zero, for display only. */
  readonly unitMonthlyCents: number
  readonly setupCents: number
  readonly monthlyCents: number
  readonly totalCents: number
}

export interface OrderTotals {
  readonly unitsTotal: number
  readonly usersTotal: number
  readonly setupCents: number
  readonly monthlyCents: number
  readonly totalCents: number
}

export interface OrderFacts {
  readonly id: string
  readonly type: LicenceOrderType
  readonly state: LicenceOrderState
  readonly partnerId: string
  readonly submittedBy: string
  readonly totalCents: number
  readonly version: number
}

/** A partner's stock of one product: `available` = Σ ledger, `assigned` = its serials that are not over. */
export interface StockFacts {
  readonly available: number
  readonly assigned: number
}
