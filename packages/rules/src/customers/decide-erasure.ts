import { allowed, type Decision } from '../decision.ts'
import { licenceDenied } from '../licences/licence-denied.ts'

export interface ErasureFacts {
  readonly isOffboarded: boolean
  /** Serials of the customer that are not over: suspended or not returnable, offboarding left them. */
  readonly openSerials: number
  /** Invoices of the customer that are still to be paid. */
  readonly openInvoices: number
}

/** Personal data become unreadable; what the law keeps (invoices, fiscal documents, audit) stays. */
export interface ErasurePlan {
  readonly outcome: 'erase'
}

/**
 * Whether the personal data of a customer are erased (LGPD, art. 18): after it has been offboarded; once none of its serials is open,
 * since computers would go on writing their names; and once nothing is owed, since until then the data are needed to collect (art. 16).
 * Denies customers.erase.notOffboarded, customers.erase.openSerials, customers.erase.openInvoices.
 */
export function decideErasure(facts: ErasureFacts): Decision<ErasurePlan> {
  if (!facts.isOffboarded) return licenceDenied('customers.erase.notOffboarded', 'The customer has not been offboarded.')
  if (facts.openSerials > 0) {
    return licenceDenied('customers.erase.openSerials', `${facts.openSerials} serials are not over.`, {
      facts: { serials: facts.openSerials }, alternatives: [{ kind: 'contact', contact: 'accountManager' }],
    })
  }
  if (facts.openInvoices === 0) return allowed({ outcome: 'erase' })
  return licenceDenied('customers.erase.openInvoices', `${facts.openInvoices} invoices are open.`, {
    facts: { openInvoices: facts.openInvoices }, alternatives: [{ kind: 'contact', contact: 'finance' }],
  })
}
