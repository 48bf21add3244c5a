/** Judges the lines of a return file one after the other, as if each before it had been booked. Writes nothing. */
import type { ReturnFile, ReturnRecord } from '@assento/brazil'
import { dateInZone } from '@assento/rules'
import type { CalendarDate } from '@assento/rules'
import type { PaymentRow } from '@assento/store'
import { amountDueOf } from '../../../documents/late-charges.ts'
import type { ProcedureContext } from '../../../platform/types.ts'
import type { ReturnTarget } from './find-targets.ts'
import { judgeLine, lateChargesTold } from './judge-line.ts'
import type { InvoiceStanding, JudgedLine } from './judge-line.ts'

export interface PlannedLine extends JudgedLine {
  readonly record: ReturnRecord
  readonly target: ReturnTarget | null
  readonly externalId: string
  /** Day that the payment counts from. */
  readonly paidOn: CalendarDate
  /** The payment that this movement was booked as before; null when it is new. */
  readonly payment: PaymentRow | null
}

export interface ReturnFacts {
  readonly targets: ReadonlyMap<number, ReturnTarget>
  /** Payments that are stored under the external ids of the lines. */
  readonly payments: ReadonlyMap<string, PaymentRow>
  readonly externalIdOf: (record: ReturnRecord) => string
}

/** One plan a record. The balance of an invoice falls as its lines are judged: the second payment of one boleto is a duplicate. */
export function planReturn(ctx: ProcedureContext, file: ReturnFile, records: readonly ReturnRecord[], facts: ReturnFacts): readonly PlannedLine[] {
  const settled = new Map<string, number>()
  return records.map((record) => {
    const target = facts.targets.get(record.line) ?? null
    const externalId = facts.externalIdOf(record)
    const payment = facts.payments.get(externalId) ?? null
    const paidOn = record.paidOn ?? record.creditedOn ?? file.generatedOn ?? dateInZone(ctx.now, ctx.tenant.zone)
    if (payment !== null) return { record, target, externalId, paidOn, payment, ...bookedBefore(payment) }
    const judged = judgeLine(record, target, target && standingOf(ctx, record, target, paidOn, settled))
    if (target !== null && judged.allocation !== null) {
      settled.set(target.invoice.id, (settled.get(target.invoice.id) ?? 0) + judged.allocation.appliedCents)
    }
    return { record, target, externalId, paidOn, payment, ...judged }
  })
}

function bookedBefore(payment: PaymentRow): JudgedLine {
  return {
    verdict: 'alreadyImported',
    allocation: { appliedCents: payment.applied_cents, lateChargeCents: payment.late_charge_cents, excessCents: payment.excess_cents },
  }
}

function standingOf(
  ctx: ProcedureContext, record: ReturnRecord, target: ReturnTarget, paidOn: CalendarDate, settled: ReadonlyMap<string, number>,
): InvoiceStanding {
  const invoice = { ...target.invoice, settled_cents: target.invoice.settled_cents + (settled.get(target.invoice.id) ?? 0) }
  const balanceCents = invoice.total_cents - invoice.settled_cents
  const told = lateChargesTold(record, target)
  const state = invoice.state === 'open' && balanceCents === 0 ? 'paid' : invoice.state
  if (told > 0 || state !== 'open') return { state, balanceCents, lateChargesDueCents: told }
  const due = amountDueOf(ctx, invoice, paidOn)
  return { state, balanceCents, lateChargesDueCents: due.fineCents + due.interestCents }
}
