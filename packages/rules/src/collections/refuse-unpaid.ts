import { denied } from '../decision.ts'
import type { Alternative, Denied } from '../decision.ts'
import type { CalendarDate } from '../time.ts'
import type { InvoiceState } from '../invoices/facts.ts'

/** The unpaid invoice that holds something, the one that is due longest where there are several. */
export interface HoldingInvoice {
  readonly invoiceId: string
  readonly number: string
  readonly dueOn: CalendarDate
  readonly balanceCents: number
  readonly currency: string
  /** How many invoices hold it. */
  readonly invoices: number
}

/** While an unpaid invoice restricts the customer, nothing is bought or increased. Denies collections.account.restricted (P4). */
export function refuseWhileRestricted(hold: HoldingInvoice | null): Denied | null {
  if (hold === null) return null
  return denied('collections.account.restricted', 'An overdue invoice restricts the account.', { facts: factsOf(hold), alternatives: waysOut(hold) })
}

/** What was suspended for non-payment is released by payment, not by hand. Denies collections.suspension.unpaid (P4). */
export function refuseHeldResumption(hold: HoldingInvoice | null): Denied | null {
  if (hold === null) return null
  return denied('collections.suspension.unpaid', 'An unpaid invoice holds the subscription.', { facts: factsOf(hold), alternatives: waysOut(hold) })
}

/**
 * Whether an invoice may be disputed (contestar): while it is owed, and once at a time. Denies collections.dispute.nothingOwed,
 * collections.dispute.alreadyOpen (billing.md § 5).
 */
export function refuseDispute(invoice: { readonly state: InvoiceState; readonly number: string }, hasOpenDispute: boolean): Denied | null {
  const facts = { number: invoice.number, state: invoice.state }
  const alternatives: readonly Alternative[] = [{ kind: 'contact', contact: 'finance' }]
  if (invoice.state !== 'open') return denied('collections.dispute.nothingOwed', 'The invoice asks for no payment.', { facts, alternatives })
  if (hasOpenDispute) return denied('collections.dispute.alreadyOpen', 'The invoice is disputed already.', { facts, alternatives })
  return null
}

function factsOf({ number, dueOn, balanceCents, currency, invoices }: HoldingInvoice): Denied['facts'] {
  return { number, dueOn, balanceCents, currency, invoices }
}

function waysOut({ invoiceId }: HoldingInvoice): readonly Alternative[] {
  return [{ kind: 'payInvoice', invoiceId }, { kind: 'contact', contact: 'finance' }]
}
