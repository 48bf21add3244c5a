import { allowed, denied } from '../decision.ts'
import type { Allowed, Denied } from '../decision.ts'
import type { CalendarDate } from '../time.ts'
import type { InvoiceFacts } from './facts.ts'
import { balanceCents } from './is-overdue.ts'

/** The boleto or Pix code that an invoice has now. */
export interface CurrentMeans {
  /** Last day on which it can be paid as printed. */
  readonly payableUntil: CalendarDate
  /** What it asks for. */
  readonly asksCents: number
  /** What is owed on the day for which it was made: less than `asksCents` once a part has been paid. */
  readonly owedCents: number
}

/** The document to pay now (2ª via): the one that there is, or a new version due on `dueOn`. */
export type SecondCopyPlan =
  | { readonly outcome: 'same' }
  | { readonly outcome: 'newVersion'; readonly dueOn: CalendarDate }

/** True while the boleto or Pix code can be paid as it is and asks for exactly what is owed. */
export function isMeansPayable(means: CurrentMeans, today: CalendarDate): boolean {
  return today <= means.payableUntil && means.asksCents === means.owedCents
}

/**
 * Which document pays the invoice today: the same while it is payable, else a new version, due today once the invoice is overdue.
 * Asking twice on a day makes one version. Denies invoices.secondCopy.notOpen (billing.md § 4, brazil.md § 1.7).
 */
export function decideSecondCopy(invoice: InvoiceFacts, means: CurrentMeans | null, today: CalendarDate): Allowed<SecondCopyPlan> | Denied {
  if (invoice.state !== 'open' || balanceCents(invoice) <= 0) {
    return denied('invoices.secondCopy.notOpen', `The invoice is ${invoice.state}.`, { facts: { number: invoice.number, state: invoice.state } })
  }
  if (means !== null && isMeansPayable(means, today)) return allowed({ outcome: 'same' })
  return allowed({ outcome: 'newVersion', dueOn: today <= invoice.payableUntil ? invoice.dueOn : today })
}
