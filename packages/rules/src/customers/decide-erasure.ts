import { allowed, type Decision } from '../decision.ts'
import { licenceDenied } from '../licences/licence-denied.ts'

export interface ErasureFacts {
  readonly isOffboarded: boolean
  /** Invoices of the customer that are still to be paid. */
  readonly openInvoices: number
}

/** Personal data become unreadable; what the law keeps (invoices, fiscal documents, audit) stays. */
export interface ErasurePlan {
  readonly outcome: 'erase'
}

/**
 * Whether the personal data of a customer are erased (LGPD, art. 18): after it has been offboarded, and once nothing is owed, since
 * until then they are needed to collect (art. 16). Denies customers.erase.notOffboarded, customers.erase.openInvoices.
 */
export function decideErasure(facts: ErasureFacts): Decision<ErasurePlan> {
  if (!facts.isOffboarded) return licenceDenied('customers.erase.notOffboarded', 'The customer has not been offboarded.')
  if (facts.openInvoices === 0) return allowed({ outcome: 'erase' })
  return licenceDenied('customers.erase.openInvoices', `${facts.openInvoices} invoices are open.`, {
    facts: { openInvoices: facts.openInvoices }, alternatives: [{ kind: 'contact', contact: 'finance' }],
  })
}
