import type { CalendarDate } from '../time.ts'

export interface CreditableInvoice {
  readonly id: string
  readonly balanceCents: number
  readonly dueOn: CalendarDate
  /** The credit corrects this invoice: it is the note's own, or one of those whose charges a day's credits take back. */
  readonly isCorrected: boolean
}

export interface CreditApplication {
  readonly invoiceId: string
  readonly cents: number
}

/**
 * Which open invoices a customer's credit settles: the one that it corrects first, then the oldest due, then by id. What is
 * left waits for the next invoice, so that there is credit only when nothing is open. Credit never turns into cash by itself.
 * Rule invoices.credit.applied (billing.md §§ 1, 3).
 */
export function applyCredit(
  facts: { readonly creditCents: number; readonly openInvoices: readonly CreditableInvoice[] },
): readonly CreditApplication[] {
  let left = facts.creditCents
  const applications: CreditApplication[] = []
  for (const { id, balanceCents } of [...facts.openInvoices].sort(byClaim)) {
    const cents = Math.min(left, balanceCents)
    if (cents <= 0) continue
    applications.push({ invoiceId: id, cents })
    left -= cents
  }
  return applications
}

function byClaim(a: CreditableInvoice, b: CreditableInvoice): number {
  if (a.isCorrected !== b.isCorrected) return a.isCorrected ? -1 : 1
  if (a.dueOn !== b.dueOn) return a.dueOn < b.dueOn ? -1 : 1
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}
