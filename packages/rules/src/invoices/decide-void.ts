import { allowed, denied } from '../decision.ts'
import type { Decision, Denied } from '../decision.ts'
import type { PlannedEvent } from '../subscriptions/plan.ts'
import type { CalendarDate } from '../time.ts'
import type { DocumentLine, InvoiceFacts, LedgerPlan } from './facts.ts'
import { postVoid } from './post-ledger.ts'

/** What voiding needs to know of an invoice beyond its head. */
export interface VoidFacts {
  readonly invoice: InvoiceFacts
  readonly subtotalCents: number
  readonly taxCents: number
  readonly lines: readonly Pick<DocumentLine, 'chargeId' | 'amount'>[]
  /** Of `settledCents`, what payments settled; the rest was customer credit. */
  readonly settledByPaymentCents: number
  /** What other documents (credit notes, later days' credits) have given back of its lines. */
  readonly creditedElsewhereCents: number
}

export interface VoidRequest {
  readonly reason: string
  /** Issue the same charges again on a new invoice that replaces this one. */
  readonly replace: boolean
}

/** Takes an issued invoice out of force (cancelar fatura emitida). */
export interface VoidPlan {
  readonly invoiceId: string
  readonly toState: 'void'
  readonly reason: string
  readonly replace: boolean
  /** Charges that are owed no more, and can no longer be credited. Empty when the invoice is replaced. */
  readonly voidsChargeIds: readonly string[]
  /** Lines that stay owed, one way or the other, and go on another draft: all when replaced, else the credits among them. */
  readonly carriesChargeIds: readonly string[]
  /** Customer credit that had settled it and is free again. */
  readonly releasedCreditCents: number
  readonly ledger: LedgerPlan
  readonly events: readonly PlannedEvent[]
}

/**
 * Whether an issued invoice is voided: only an open one that no payment has touched, and of whose lines nothing has been given
 * back, since that would be given back twice; a credit note corrects the others. Credits that stood on it remain the
 * customer's: they go on the next draft. Rule invoices.void.reversed.
 * Denies invoices.void.notOpen, invoices.void.paid, invoices.void.credited (billing.md § 1).
 */
export function decideVoid(facts: VoidFacts, request: VoidRequest, today: CalendarDate): Decision<VoidPlan> {
  const refusal = refuseVoid(facts)
  if (refusal !== null) return refusal
  const { invoice, lines } = facts
  const settledByCreditCents = invoice.settledCents
  const idsOf = (wanted: (cents: number) => boolean) =>
    lines.flatMap((line) => (line.chargeId !== null && wanted(line.amount.cents) ? [line.chargeId] : []))
  return allowed({
    invoiceId: invoice.id, toState: 'void', reason: request.reason, replace: request.replace,
    voidsChargeIds: request.replace ? [] : idsOf((cents) => cents >= 0),
    carriesChargeIds: request.replace ? idsOf(() => true) : idsOf((cents) => cents < 0),
    releasedCreditCents: settledByCreditCents,
    ledger: postVoid({
      invoiceId: invoice.id, customerId: invoice.customerId, currency: invoice.currency, on: today,
      subtotalCents: facts.subtotalCents, taxCents: facts.taxCents, totalCents: invoice.totalCents, settledByCreditCents,
    }),
    events: [{ name: 'invoice.voided', subject: { invoiceId: invoice.id, number: invoice.number, replace: request.replace } }],
  })
}

function refuseVoid(facts: VoidFacts): Denied | null {
  const { number, state } = facts.invoice
  const creditNote = { alternatives: [{ kind: 'creditNote' as const, invoiceId: facts.invoice.id }] }
  // Paid by credit alone it is settled, and yet no money is lost by taking it back.
  if (state !== 'open' && state !== 'paid') {
    return denied('invoices.void.notOpen', `The invoice is ${state}.`, { facts: { number, state } })
  }
  if (facts.settledByPaymentCents > 0) {
    return denied('invoices.void.paid', 'Money has been received for the invoice.', {
      ...creditNote, facts: { number, paidCents: facts.settledByPaymentCents, currency: facts.invoice.currency },
    })
  }
  if (facts.creditedElsewhereCents <= 0) return null
  return denied('invoices.void.credited', 'A part of the invoice has been credited.', {
    ...creditNote, facts: { number, creditedCents: facts.creditedElsewhereCents, currency: facts.invoice.currency },
  })
}
