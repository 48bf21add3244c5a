/** What a line of a return file is, before money moves. Pure. */
import type { ReturnRecord } from '@assento/brazil'
import { allocatePayment } from '@assento/rules'
import type { PaymentAllocation } from '@assento/rules'
import type { ReturnTarget } from './find-targets.ts'
import type { ReturnVerdict } from './report.ts'

/** The invoice's standing at the moment of the line: earlier lines of the same file count. */
export interface InvoiceStanding {
  readonly state: ReturnTarget['invoice']['state']
  readonly balanceCents: number
  /** Fine and interest that were owed on the day of payment. */
  readonly lateChargesDueCents: number
}

export interface JudgedLine {
  readonly verdict: ReturnVerdict
  /** Where the money goes; null when the line books none. */
  readonly allocation: PaymentAllocation | null
}

/**
 * The occurrence decides whether it is a payment, never the amount; then the invoice decides what the payment does. Nothing here
 * takes a payment back: a line that says so is `notAPayment` and waits for a person (brazil.md § 1.8).
 */
export function judgeLine(record: ReturnRecord, target: ReturnTarget | null, standing: InvoiceStanding | null): JudgedLine {
  if (record.kind === 'rejected') return { verdict: 'rejectedByBank', allocation: null }
  if (record.kind !== 'paid' || record.paidCents <= 0) return { verdict: 'notAPayment', allocation: null }
  if (target === null || standing === null) return { verdict: 'unknown', allocation: null }
  if (standing.state !== 'open') {
    const verdict = standing.state === 'paid' ? 'duplicate' : 'closedInvoice'
    return { verdict, allocation: { appliedCents: 0, lateChargeCents: 0, excessCents: record.paidCents } }
  }
  const allocation = allocatePayment({ balanceCents: standing.balanceCents, lateChargesDueCents: standing.lateChargesDueCents, amountCents: record.paidCents })
  if (target.boleto !== null && target.boleto.superseded_at !== null) return { verdict: 'lateVersion', allocation }
  if (allocation.excessCents > 0) return { verdict: 'over', allocation }
  return { verdict: allocation.appliedCents === standing.balanceCents ? 'matched' : 'partial', allocation }
}

/** Fine and interest that the bank charged, and those that the boleto itself asked for; 0 when neither says any. */
export function lateChargesTold(record: ReturnRecord, target: ReturnTarget): number {
  return record.lateChargesCents + (target.boleto === null ? 0 : target.boleto.fine_cents + target.boleto.interest_cents)
}
