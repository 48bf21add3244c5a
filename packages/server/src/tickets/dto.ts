/** What the support procedures take and give, as plain JSON. */
import type { Instant } from '@assento/rules'

export type TicketAbout = { readonly kind: 'invoice' | 'subscription' | 'plan'; readonly id: string }

export interface TicketItem {
  readonly id: string
  readonly number: string
  readonly customerId: string
  readonly category: 'billing' | 'commercial' | 'technical'
  readonly subject: string
  readonly about: TicketAbout | null
  readonly state: 'open' | 'waitingCustomer' | 'waitingPartner' | 'escalated' | 'solved' | 'closed'
  readonly openedAt: Instant
  readonly updatedAt: Instant
}

export interface TicketDetail extends TicketItem {
  /** Facts of what it is about, gathered when it was opened. */
  readonly diagnosis: unknown
  readonly messages: readonly { readonly id: string; readonly authorName: string; readonly body: string; readonly createdAt: Instant }[]
  /** Of the next page of messages; null at their end. */
  readonly nextCursor: string | null
}
