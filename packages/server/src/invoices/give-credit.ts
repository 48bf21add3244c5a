/** Customer credit: given, used for what is open, and what is left waits for the next invoice. */
import { applyCredit, assert, dateInZone, postCreditApplied, postCreditRecovered } from '@assento/rules'
import type { CalendarDate, CreditApplication, Currency, LedgerPlan } from '@assento/rules'
import { loadOpenInvoices, loadWrittenOff, lockCredit, postLedger, settleInvoice, storeCredit } from '@assento/store'
import type { InvoiceRow, Tx, WrittenOffBalance } from '@assento/store'
import { afterInvoicePaid } from '../collections/after-paid.ts'
import type { ProcedureContext } from '../platform/types.ts'
import { announcePaid } from './announce-paid.ts'

/** Credit that a customer has just got; its own posting is the caller's. */
export interface GivenCredit {
  readonly customerId: string
  readonly cents: number
  /** What gave it: the id of a credit note, a payment or a voided invoice. */
  readonly cause: string
  /** The invoice that it corrects, which it settles first. */
  readonly correctsId: string | null
}

/**
 * Adds credits of one currency to what customers have, and uses it at once: for the invoice that is corrected, then the open
 * ones, the oldest due first, then for what was written off. Answers the invoices that it paid; what a written-off one held is
 * given back with its last cent. Takes the lock of the credit first; nothing of these customers' invoices may be locked before.
 */
export async function giveCredit(ctx: ProcedureContext, tx: Tx, currency: Currency, given: readonly GivenCredit[]): Promise<readonly string[]> {
  if (given.length === 0) return []
  const customerIds = [...new Set(given.map(({ customerId }) => customerId))]
  const credits = await lockCredit(tx, ctx.tenant.id, customerIds, currency)
  const open = new Map((await loadOpenInvoices(tx, ctx.tenant.id, customerIds, currency)).map((invoice) => [invoice.id, invoice]))
  // Most credit finds an open invoice: what was written off is read only when some is left.
  let lost: WrittenOffBalance[] | null = null
  const on = dateInZone(ctx.now, ctx.tenant.zone)
  const posted: LedgerPlan[] = []
  const paid: InvoiceRow[] = []
  const recoveredIds: string[] = []
  for (const { customerId, cents, cause, correctsId } of given) {
    const has = (credits.get(customerId) ?? 0) + cents
    const use = { customerId, creditCents: has, correctsId, currency, cause, on }
    const applied = creditForOpen(use, [...open.values()])
    if (sumOf(applied) < has) lost ??= await loadWrittenOff(tx, ctx.tenant.id, customerIds, currency)
    const used = usedCredit(use, applied, lost ?? [])
    for (const { invoiceId, cents: settled } of used.applied) {
      const row = await settleInvoice(tx, ctx.tenant.id, invoiceId, { cents: settled, at: ctx.now })
      if (row.state === 'paid') paid.push(row)
      if (row.state === 'open') open.set(row.id, row)
      else open.delete(row.id)
    }
    for (const { invoiceId, cents: recovered } of used.recovered) {
      if (recover(lost ?? [], invoiceId, recovered) === 0) recoveredIds.push(invoiceId)
    }
    posted.push(...used.posted)
    credits.set(customerId, used.leftCents)
  }
  await postLedger(tx, ctx.tenant.id, posted, ctx.now)
  await storeCredit(tx, ctx.tenant.id, credits, currency)
  await announcePaid(ctx, tx, paid)
  await afterInvoicePaid(ctx, tx, recoveredIds)
  return paid.map(({ id }) => id)
}

interface Use {
  readonly customerId: string
  readonly creditCents: number
  readonly correctsId: string | null
  readonly currency: Currency
  readonly cause: string
  readonly on: CalendarDate
}

interface UsedCredit {
  readonly applied: readonly CreditApplication[]
  readonly recovered: readonly CreditApplication[]
  readonly posted: readonly LedgerPlan[]
  readonly leftCents: number
}

function creditForOpen({ customerId, correctsId, creditCents }: Use, open: readonly InvoiceRow[]): readonly CreditApplication[] {
  return applyCredit({
    creditCents,
    openInvoices: open.filter((invoice) => invoice.customer_id === customerId).map((invoice) => ({
      id: invoice.id, balanceCents: invoice.total_cents - invoice.settled_cents, dueOn: invoice.due_on, isCorrected: invoice.id === correctsId,
    })),
  })
}

/** What is left after the open invoices recovers what was written off; the postings of both. */
function usedCredit(use: Use, applied: readonly CreditApplication[], lost: readonly WrittenOffBalance[]): UsedCredit {
  const { customerId, correctsId, currency, cause, on } = use
  const left = use.creditCents - sumOf(applied)
  const recovered = applyCredit({
    creditCents: left,
    openInvoices: lost.filter((loss) => loss.customerId === customerId).map(({ invoiceId, balanceCents }) => (
      { id: invoiceId, balanceCents, dueOn: on, isCorrected: invoiceId === correctsId })),
  })
  const subject = { customerId, currency, on, cause }
  return {
    applied, recovered, leftCents: left - sumOf(recovered),
    posted: [
      ...applied.map((application) => postCreditApplied({ ...subject, ...application })),
      ...recovered.map((application) => postCreditRecovered({ ...subject, ...application })),
    ],
  }
}

function sumOf(applications: readonly CreditApplication[]): number {
  return applications.reduce((sum, { cents }) => sum + cents, 0)
}

/** Answers what is still lost of the invoice. */
function recover(lost: WrittenOffBalance[], invoiceId: string, cents: number): number {
  const index = lost.findIndex((loss) => loss.invoiceId === invoiceId)
  const loss = lost[index]
  assert(loss !== undefined, `invoice ${invoiceId} was written off`)
  const balanceCents = loss.balanceCents - cents
  lost[index] = { ...loss, balanceCents }
  return balanceCents
}
