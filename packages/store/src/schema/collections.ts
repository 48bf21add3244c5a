/** Collections: steps that ran, what they hold, disputes, and the tickets that people open. */
import type { EndOfTerm, Instant } from '@assento/rules'
import type { Bit, JsonText } from './values.ts'

/** A step of the policy that was claimed for an invoice: once, whatever restarts. */
export interface CollectionsStepTable {
  tenant_id: string
  invoice_id: string
  /** The step's key in the policy. */
  step: string
  planned_at: Instant
  ran_at: Instant
  outcome: 'done' | 'skipped' | 'paused'
  /** Why it was skipped or paused: paid, disputed, withdrawn. */
  reason: string | null
}

/** What an unpaid invoice holds: the whole customer (restrict, `subscription_id` = '') or a subscription (suspend). */
export interface CollectionsHoldTable {
  tenant_id: string
  invoice_id: string
  kind: 'restrict' | 'suspend' | 'terminate'
  subscription_id: string
  customer_id: string
  /** Of a suspension: what the subscription was, restored at release. One that the customer had suspended stays suspended. */
  prior_status: 'active' | 'extended' | 'suspended' | null
  /** What its end of term was. */
  prior_end_of_term: EndOfTerm | null
  /** 1: the invoice is for the time since a suspended term ended; paying it releases. */
  is_retroactive: Bit
  placed_at: Instant
  released_at: Instant | null
}

/** A customer contests an invoice: steps that act wait until it is resolved. One open an invoice. */
export interface DisputeTable {
  tenant_id: string
  id: string
  customer_id: string
  invoice_id: string
  reason: string
  state: 'open' | 'resolved'
  opened_at: Instant
  opened_by: string
  resolved_at: Instant | null
  resolution: string | null
}

export interface TicketTable {
  tenant_id: string
  id: string
  number: string
  customer_id: string
  category: 'billing' | 'commercial' | 'technical'
  subject: string
  /** What it is about: `invoice` + id, `subscription` + id, `plan` + id; null = nothing in particular. */
  about_kind: string | null
  about_id: string | null
  state: 'open' | 'waitingCustomer' | 'waitingPartner' | 'escalated' | 'solved' | 'closed'
  /** Prefilled facts of what it is about (JSON). */
  diagnosis: JsonText
  opened_at: Instant
  opened_by: string
  updated_at: Instant
}

export interface TicketMessageTable {
  tenant_id: string
  id: string
  ticket_id: string
  author_id: string
  author_name: string
  body: string
  created_at: Instant
}
