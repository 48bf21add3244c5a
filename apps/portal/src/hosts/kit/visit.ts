/** What one request to a host page knows: who is looking, at which customer, and what the pages show of it. */
import type { Instant } from '@assento/rules'
import type { Person } from './persons.ts'

export interface Customer {
  readonly id: string
  readonly name: string
}

/** A subscription of the customer that will come to the end of its term. */
export interface UpcomingRenewal {
  readonly subscriptionId: string
  readonly name: string
  /** `renova em 15 de out. de 2027`. */
  readonly dateText: string
  /** Name and date, for the clock's list. */
  readonly label: string
  /** An instant just after the renewal has run. */
  readonly until: Instant
}

export interface Visit {
  readonly persons: readonly Person[]
  readonly person: Person
  /** Whose page it is: a customer, or the account of who works for its own. */
  readonly customer: Customer
  /** Customers that this person may choose: one for the customer's own people. */
  readonly customers: readonly Customer[]
  /** Where the widgets come from, without a path. */
  readonly apiOrigin: string
  /** Where the widgets call: `…/t/<publishableKey>/trpc`. */
  readonly endpoint: string
  readonly theme: 'auto' | 'claro' | 'escuro'
  /** The tenant's time in words. */
  readonly clockText: string
  readonly renewals: readonly UpcomingRenewal[]
  /** Names of all of the customer's subscriptions, by id. */
  readonly subscriptionNameById: ReadonlyMap<string, string>
  /** Chosen in the address, and of this customer. */
  readonly subscriptionId: string | null
  readonly isDemoOpen: boolean
  /** A word of the page's address (`?situacao=expirada`); null when it is not there. A page takes only words that it knows. */
  readonly asked: (name: string) => string | null
}
