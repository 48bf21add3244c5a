/** What storefront, cart and plan changer tell the host page. Apart from the runtime, so that other widgets do not carry them. */
import type { BillingFrequency, Commitment } from '@assento/rules'
import { DomainEvent } from '../runtime/events.ts'

/** What is in the cart is another than before. `items` counts its lines. */
export class AssentoCartChangedEvent extends DomainEvent<{ readonly change: 'added' | 'updated' | 'removed' | 'ordered'; readonly items: number }> {
  static readonly type = 'assento-cart-changed'
  constructor(detail: AssentoCartChangedEvent['detail']) { super(AssentoCartChangedEvent.type, detail) }
}

/** An order was placed. Without an invoice when nothing was due. */
export class AssentoOrderPlacedEvent extends DomainEvent<{
  readonly subscriptionIds: readonly string[]
  readonly invoiceId: string | null
  readonly invoiceNumber: string | null
  readonly totalDueCents: number
  readonly currency: string
}> {
  static readonly type = 'assento-order-placed'
  constructor(detail: AssentoOrderPlacedEvent['detail']) { super(AssentoOrderPlacedEvent.type, detail) }
}

/** An order changed a subscription: what it is now. */
export class AssentoPlanChangedEvent extends DomainEvent<{
  readonly subscriptionId: string
  readonly planId: string
  readonly seats: number
  readonly commitment: Commitment
  readonly billingFrequency: BillingFrequency
}> {
  static readonly type = 'assento-plan-changed'
  constructor(detail: AssentoPlanChangedEvent['detail']) { super(AssentoPlanChangedEvent.type, detail) }
}

/** A support ticket was opened from a refusal. */
export class AssentoTicketOpenedEvent extends DomainEvent<{ readonly ticketId: string; readonly number: string; readonly subscriptionId: string }> {
  static readonly type = 'assento-ticket-opened'
  constructor(detail: AssentoTicketOpenedEvent['detail']) { super(AssentoTicketOpenedEvent.type, detail) }
}
