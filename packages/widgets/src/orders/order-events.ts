/** What order form, order list and stock tell the host page. Apart from the runtime, so that other widgets do not carry them. */
import { DomainEvent } from '../runtime/events.ts'

/** An order was confirmed by its partner and has a number: the time for a host to go to its list of orders. */
export class AssentoOrderSubmittedEvent extends DomainEvent<{
  readonly orderId: string
  readonly number: number
  readonly totalCents: number
  readonly currency: string
}> {
  static readonly type = 'assento-order-submitted'
  constructor(detail: AssentoOrderSubmittedEvent['detail']) { super(AssentoOrderSubmittedEvent.type, detail) }
}

/** A pending order was approved or cancelled, or a finalized one taken back. */
export class AssentoOrderDecidedEvent extends DomainEvent<{
  readonly orderId: string
  readonly number: number
  readonly decision: 'approved' | 'cancelled' | 'reversed'
}> {
  static readonly type = 'assento-order-decided'
  constructor(detail: AssentoOrderDecidedEvent['detail']) { super(AssentoOrderDecidedEvent.type, detail) }
}

/** The person asked for more units of a product. `preventDefault()` tells the stock that the host opens its own order page. */
export class AssentoOrderMoreEvent extends DomainEvent<{ readonly productId: string; readonly kind: 'product' | 'additionalUsers' }> {
  static readonly type = 'assento-order-more'
  constructor(detail: AssentoOrderMoreEvent['detail']) { super(AssentoOrderMoreEvent.type, detail, true) }
}
