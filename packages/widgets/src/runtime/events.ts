import type { Decision } from '@assento/rules'
import type { AssentoErrorCode, DocumentItem } from '@assento/client'
import type { AssentoPolicyChangedEvent } from '../collections/policy-events.ts'
import type { AssentoCustomerChangedEvent, AssentoSerialAssignedEvent } from '../customers/customer-events.ts'
import type { AssentoOrderDecidedEvent, AssentoOrderMoreEvent, AssentoOrderSubmittedEvent } from '../orders/order-events.ts'
import type { AssentoSerialChangedEvent } from '../licences/licence-events.ts'
import type { AssentoCartChangedEvent, AssentoOrderPlacedEvent, AssentoPlanChangedEvent, AssentoTicketOpenedEvent } from '../cart/cart-events.ts'

/** Lifecycle events stay on their element: they do not bubble, so that nested hosts never mistake them for their own. */
export class AssentoLoadingEvent extends Event {
  static readonly type = 'assento-loading'
  constructor() { super(AssentoLoadingEvent.type) }
}

/** First data are painted. */
export class AssentoReadyEvent extends Event {
  static readonly type = 'assento-ready'
  constructor() { super(AssentoReadyEvent.type) }
}

export interface AssentoErrorDetail {
  readonly code: AssentoErrorCode
  readonly retryable: boolean
  readonly requestId: string | null
  /** `load` = nothing to show, `refresh` = older data are still shown, `command` = a change failed. */
  readonly phase: 'load' | 'refresh' | 'command'
}

export class AssentoErrorEvent extends Event {
  static readonly type = 'assento-error'
  readonly detail: AssentoErrorDetail
  constructor(detail: AssentoErrorDetail) { super(AssentoErrorEvent.type); this.detail = detail }
}

export class AssentoSessionExpiredEvent extends Event {
  static readonly type = 'assento-session-expired'
  constructor() { super(AssentoSessionExpiredEvent.type) }
}

/** Domain events bubble and cross shadow roots. */
export abstract class DomainEvent<Detail> extends Event {
  readonly detail: Detail
  constructor(type: string, detail: Detail, cancelable = false) {
    super(type, { bubbles: true, composed: true, cancelable })
    this.detail = detail
  }
}

export class AssentoSeatsChangedEvent extends DomainEvent<{ readonly subscriptionId: string; readonly fromSeats: number; readonly toSeats: number; readonly verdict: Decision<unknown>['verdict'] }> {
  static readonly type = 'assento-seats-changed'
  constructor(detail: AssentoSeatsChangedEvent['detail']) { super(AssentoSeatsChangedEvent.type, detail) }
}

export class AssentoRenewalScheduledEvent extends DomainEvent<{ readonly subscriptionId: string; readonly seats: number | null; readonly endOfTerm: string }> {
  static readonly type = 'assento-renewal-scheduled'
  constructor(detail: AssentoRenewalScheduledEvent['detail']) { super(AssentoRenewalScheduledEvent.type, detail) }
}

export class AssentoSubscriptionChangedEvent extends DomainEvent<{ readonly subscriptionId: string; readonly change: 'cancelled' | 'suspended' | 'resumed' | 'endOfTerm' }> {
  static readonly type = 'assento-subscription-changed'
  constructor(detail: AssentoSubscriptionChangedEvent['detail']) { super(AssentoSubscriptionChangedEvent.type, detail) }
}

export class AssentoSeatAssignedEvent extends DomainEvent<{ readonly subscriptionId: string; readonly userEmail: string; readonly change: 'assigned' | 'unassigned' }> {
  static readonly type = 'assento-seat-assigned'
  constructor(detail: AssentoSeatAssignedEvent['detail']) { super(AssentoSeatAssignedEvent.type, detail) }
}

/** A document is on its way to the person's machine. */
export class AssentoInvoiceDownloadedEvent extends DomainEvent<{ readonly invoiceId: string; readonly documentId: string; readonly kind: DocumentItem['kind'] }> {
  static readonly type = 'assento-invoice-downloaded'
  constructor(detail: AssentoInvoiceDownloadedEvent['detail']) { super(AssentoInvoiceDownloadedEvent.type, detail) }
}

/** A payment became known while the page was open. */
export class AssentoInvoicePaidEvent extends DomainEvent<{ readonly invoiceId: string; readonly number: string; readonly paidOn: string | null }> {
  static readonly type = 'assento-invoice-paid'
  constructor(detail: AssentoInvoicePaidEvent['detail']) { super(AssentoInvoicePaidEvent.type, detail) }
}

export class AssentoInvoiceDisputedEvent extends DomainEvent<{ readonly invoiceId: string; readonly number: string }> {
  static readonly type = 'assento-invoice-disputed'
  constructor(detail: AssentoInvoiceDisputedEvent['detail']) { super(AssentoInvoiceDisputedEvent.type, detail) }
}

export type SubscriptionAction = 'changeSeats' | 'planRenewal' | 'assignSeats' | 'cancel' | 'endAtEndOfTerm' | 'suspend' | 'resume' | 'contact'

/** The user chose an action of a row. `preventDefault()` tells the list that the host opens its own screen. */
export class AssentoActionEvent extends DomainEvent<{ readonly action: SubscriptionAction; readonly subscriptionId: string; readonly seats?: number }> {
  static readonly type = 'assento-action'
  constructor(detail: AssentoActionEvent['detail']) { super(AssentoActionEvent.type, detail, true) }
}

export interface SubmitDetail {
  readonly command: string
  /** Empty for an order of several items (`cart.checkout`), and where the subject is no subscription. */
  readonly subscriptionId: string
  /** The serial that it is about, if it is about one. */
  readonly serialId?: string
  /** What the user sees as due now, in cents; null when nothing is charged. */
  readonly dueNowCents: number | null
  readonly quoteId: string | null
}

/** Gate before money or an irreversible step: the host may refuse, or hold it until its own approval is through. */
export class AssentoBeforeSubmitEvent extends DomainEvent<SubmitDetail> {
  static readonly type = 'assento-before-submit'
  readonly #holds: Promise<unknown>[] = []
  constructor(detail: SubmitDetail) { super(AssentoBeforeSubmitEvent.type, detail, true) }
  /** The command is sent after the promise resolves, and not at all when it rejects. */
  waitUntil(promise: Promise<unknown>): void { this.#holds.push(promise) }
  /** True when nobody objected. For the widget that dispatched the event. */
  async isApproved(): Promise<boolean> {
    const outcomes = await Promise.allSettled(this.#holds)
    return !this.defaultPrevented && outcomes.every((outcome) => outcome.status === 'fulfilled')
  }
}

export interface AssentoEventMap {
  'assento-loading': AssentoLoadingEvent
  'assento-ready': AssentoReadyEvent
  'assento-error': AssentoErrorEvent
  'assento-session-expired': AssentoSessionExpiredEvent
  'assento-seats-changed': AssentoSeatsChangedEvent
  'assento-renewal-scheduled': AssentoRenewalScheduledEvent
  'assento-subscription-changed': AssentoSubscriptionChangedEvent
  'assento-seat-assigned': AssentoSeatAssignedEvent
  'assento-invoice-downloaded': AssentoInvoiceDownloadedEvent
  'assento-invoice-paid': AssentoInvoicePaidEvent
  'assento-invoice-disputed': AssentoInvoiceDisputedEvent
  'assento-cart-changed': AssentoCartChangedEvent
  'assento-order-placed': AssentoOrderPlacedEvent
  'assento-plan-changed': AssentoPlanChangedEvent
  'assento-ticket-opened': AssentoTicketOpenedEvent
  'assento-policy-changed': AssentoPolicyChangedEvent
  'assento-order-submitted': AssentoOrderSubmittedEvent
  'assento-order-decided': AssentoOrderDecidedEvent
  'assento-order-more': AssentoOrderMoreEvent
  'assento-customer-changed': AssentoCustomerChangedEvent
  'assento-serial-assigned': AssentoSerialAssignedEvent
  'assento-serial-changed': AssentoSerialChangedEvent
  'assento-action': AssentoActionEvent
  'assento-before-submit': AssentoBeforeSubmitEvent
}

declare global {
  interface HTMLElementEventMap extends AssentoEventMap {}
}
