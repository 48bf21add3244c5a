import { allowed, denied } from '../decision.ts'
import type { Decision } from '../decision.ts'
import type { PlannedEvent } from '../subscriptions/plan.ts'
import type { CalendarDate } from '../time.ts'
import type { InvoiceFacts, LedgerPlan } from './facts.ts'
import { balanceCents } from './is-overdue.ts'
import { postWriteOff } from './post-ledger.ts'

/** Gives up what is open of an invoice (baixa por perda). */
export interface WriteOffPlan {
  readonly invoiceId: string
  readonly toState: 'writtenOff'
  readonly reason: string
  readonly writtenOffCents: number
  readonly ledger: LedgerPlan
  readonly events: readonly PlannedEvent[]
}

/**
 * Whether the open balance of an invoice is written off: it is no longer asked for, what was paid stays paid. Only an open
 * invoice can be. Its charges can no longer be credited: what was never paid is not given back. Rule invoices.writeOff.balance.
 * Denies invoices.writeOff.notOpen (billing.md § 1).
 */
export function decideWriteOff(
  invoice: InvoiceFacts, request: { readonly reason: string }, today: CalendarDate,
): Decision<WriteOffPlan> {
  const open = balanceCents(invoice)
  if (open <= 0) {
    return denied('invoices.writeOff.notOpen', `The invoice is ${invoice.state}.`, { facts: { number: invoice.number, state: invoice.state } })
  }
  return allowed({
    invoiceId: invoice.id, toState: 'writtenOff', reason: request.reason, writtenOffCents: open,
    ledger: postWriteOff({ invoiceId: invoice.id, customerId: invoice.customerId, currency: invoice.currency, on: today, balanceCents: open }),
    events: [{ name: 'invoice.written_off', subject: { invoiceId: invoice.id, number: invoice.number, cents: open } }],
  })
}
