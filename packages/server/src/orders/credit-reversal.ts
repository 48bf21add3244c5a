/** The money of a reversal: what the order's own invoice asked for the units that are taken back. */
import { assert } from '@assento/rules'
import { findInvoiceOfDraft, listDocumentLines, loadInvoice, lockCredit } from '@assento/store'
import type { InvoiceRow, LicenceChargeRow, OrderListRow } from '@assento/store'
import { applyCreditNote, decideCreditNoteOf, loadCreditableLines } from '../invoices/credit-lines.ts'
import { licenceChargesByLine } from '../invoices/licence-lines.ts'
import type { CommandContext } from '../platform/types.ts'
import type { ReversedLine } from './apply-reversal.ts'

/**
 * A credit note for setup fee and first month of the paid units, never more than is left of a line: it settles that invoice
 * first, and then waits for the next. Later months were owned, and stay charged. An invoice that is void or was written off
 * has nothing to give back.
 */
export async function creditReversal(ctx: CommandContext, order: OrderListRow, lines: readonly ReversedLine[], reason: string): Promise<void> {
  const invoice = await lockOrderInvoice(ctx, order)
  if (invoice === null || invoice.state === 'void' || invoice.state === 'writtenOff') return
  const charges = await licenceChargesByLine(ctx.tx, ctx.tenant.id, invoice, await listDocumentLines(ctx.tx, ctx.tenant.id, [invoice.id]))
  const creditable = await loadCreditableLines(ctx.tx, ctx.tenant.id, invoice)
  const wanted = creditable.flatMap(({ lineNo, amount, creditedCents }) => {
    const charge = charges.get(lineNo)
    const cents = charge === undefined ? 0 : Math.min(centsOf(charge, lines), amount.cents - creditedCents)
    return cents > 0 ? [{ lineNo, cents }] : []
  })
  if (wanted.length === 0) return
  const decision = await decideCreditNoteOf(ctx, ctx.tx, invoice, { reason, lines: wanted })
  assert(decision.verdict === 'allowed', 'no line gives back more than is left of it')
  await applyCreditNote(ctx, ctx.tx, invoice, decision.plan)
}

/** Locked after the partner's credit, as everything that moves money locks them. */
async function lockOrderInvoice(ctx: CommandContext, order: OrderListRow): Promise<InvoiceRow | null> {
  const found = order.invoice_draft_id === null ? null : await findInvoiceOfDraft(ctx.tx, ctx.tenant.id, order.invoice_draft_id)
  if (found === null) return null
  await lockCredit(ctx.tx, ctx.tenant.id, [order.partner_id], order.currency)
  return loadInvoice(ctx.tx, ctx.tenant.id, found.id)
}

/** What a charge asked for the units that are taken back. */
function centsOf(charge: LicenceChargeRow, lines: readonly ReversedLine[]): number {
  return lines.reduce((sum, { item, paid, unbilled }) => {
    if (charge.natural_key === `order:${item.order_id}:${item.line_no}:setup`) return sum + charge.unit_cents * paid
    const units = unbilled.find(({ billing }) => billing.id === charge.unit_billing_id)
    return sum + (units === undefined ? 0 : charge.unit_cents * units.paid)
  }, 0)
}
