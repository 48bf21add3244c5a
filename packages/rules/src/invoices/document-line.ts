import type { ChargeLine } from '../subscriptions/plan.ts'
import type { DocumentLine, TaxRate } from './facts.ts'

/** What a document says of a charge besides the charge itself. */
export interface LineSubject {
  /** Null while the charge is not issued. */
  readonly chargeId: string | null
  readonly subscriptionId: string | null
  readonly description: string
  readonly tax: TaxRate | null
}

/** A charge as a line of a document; nothing of it is computed again. */
export function documentLineOf(line: ChargeLine, subject: LineSubject): DocumentLine {
  const { kind, seats, unitPrice, billingDays, cycleDays, period, amount } = line
  return { ...subject, kind, quantity: seats, unitPrice, billingDays, cycleDays, period, amount }
}
