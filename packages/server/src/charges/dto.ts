/** What the charge procedures give, as plain JSON. */
import type { CalendarDate, Money } from '@assento/rules'
import type { ChargeItem, Page } from '../subscriptions/dto.ts'

/** An invoice to be: lines gather here until it is issued. */
export interface InvoiceDraftItem {
  readonly id: string
  readonly kind: 'change' | 'renewal' | 'cycle' | 'purchase'
  readonly opensOn: CalendarDate
  /** Sum of its charges, of all subscriptions that share it. */
  readonly amount: Money
  readonly lines: number
}

/** Charges of a subscription, with the drafts that they stand on. */
export interface ChargePage extends Page<ChargeItem> {
  readonly drafts: readonly InvoiceDraftItem[]
}
