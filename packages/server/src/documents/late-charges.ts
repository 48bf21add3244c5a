/** What an invoice costs on a day: its balance, and fine and interest by the terms that it was issued with (billing.md § 4). */
import { priceLateCharges } from '@assento/brazil'
import type { LateChargeTerms } from '@assento/brazil'
import type { CalendarDate } from '@assento/rules'
import { parseJson } from '@assento/store'
import type { InvoiceRow } from '@assento/store'
import type { LateChargesView } from '../invoices/dto.ts'
import type { ProcedureContext } from '../platform/types.ts'

/** Fine, interest and the sum to pay on a day, in cents; `days` are 0 up to the last day without charges. */
export interface AmountDue {
  readonly balanceCents: number
  readonly fineCents: number
  readonly interestCents: number
  readonly days: number
  readonly totalCents: number
}

/** What is to be paid for the invoice on `asOf`, whatever its state. */
export function amountDueOf(ctx: ProcedureContext, invoice: InvoiceRow, asOf: CalendarDate): AmountDue {
  const balanceCents = invoice.total_cents - invoice.settled_cents
  const { localHolidays } = ctx.tenant.settings.billing
  const charges = priceLateCharges(balanceCents, invoice.due_on, asOf, parseJson<LateChargeTerms>(invoice.late_terms), localHolidays)
  return { balanceCents, fineCents: charges.fineCents, interestCents: charges.interestCents, days: charges.days, totalCents: charges.totalCents }
}

/** Fine and interest of an open invoice as they are on `asOf`; null while there are none. */
export function lateChargesOf(ctx: ProcedureContext, invoice: InvoiceRow, asOf: CalendarDate): LateChargesView | null {
  const due = amountDueOf(ctx, invoice, asOf)
  if (invoice.state !== 'open' || due.days === 0) return null
  const money = (cents: number) => ({ currency: invoice.currency, cents })
  return {
    fine: money(due.fineCents), interest: money(due.interestCents), days: due.days, total: money(due.fineCents + due.interestCents), asOf,
  }
}
