/** Taking back what nobody is to pay any more for a serial: a renewal, or the setup fee. */
import { assert } from '@assento/rules'
import {
  findInvoiceOfDraft, findSetupCharge, listDocumentLines, listRenewalCharges, loadInvoice, lockCredit, lockDrafts, settleRenewal, voidLicenceCharges,
} from '@assento/store'
import type { InvoiceRow, SerialRenewalRow, Tx } from '@assento/store'
import { applyCreditNote, decideCreditNoteOf, loadCreditableLines } from '../invoices/credit-lines.ts'
import { licenceChargesByLine } from '../invoices/licence-lines.ts'
import { applyVoid, decideVoidOf } from '../invoices/void-issued.ts'
import type { ProcedureContext } from '../platform/types.ts'

/**
 * Ends an open renewal and takes back what it charged: off the draft while it is open; else the invoice is void when nothing
 * else stands on it and nothing has been paid, and a credit note gives the lines back when not. What was paid in part becomes
 * the payer's credit. An invoice that was written off stays as it is.
 */
export async function takeBackRenewal(
  ctx: ProcedureContext, tx: Tx, renewal: SerialRenewalRow, how: { readonly state: 'cancelled' | 'superseded'; readonly reason: string },
): Promise<void> {
  await lockDrafts(tx, ctx.tenant.id, [renewal.invoice_draft_id])
  // First of all: what is void below asks who waited for it, and this one does no more.
  assert(await settleRenewal(tx, ctx.tenant.id, renewal.id, { state: how.state, at: ctx.now }), `renewal ${renewal.id} is open`)
  const chargeIds = (await listRenewalCharges(tx, ctx.tenant.id, renewal)).filter((charge) => charge.voided_at === null).map(({ id }) => id)
  await takeBackCharges(ctx, tx, { draftId: renewal.invoice_draft_id, chargeIds }, how.reason)
}

/** The setup fee of a serial that was never provisioned: who never used it owes nothing (licences.md § 2.3, T3). */
export async function takeBackSetup(ctx: ProcedureContext, tx: Tx, serialId: string, reason: string): Promise<void> {
  const charge = await findSetupCharge(tx, ctx.tenant.id, serialId)
  if (charge === null || charge.voided_at !== null || charge.invoice_draft_id === null) return
  await lockDrafts(tx, ctx.tenant.id, [charge.invoice_draft_id])
  await takeBackCharges(ctx, tx, { draftId: charge.invoice_draft_id, chargeIds: [charge.id] }, reason)
}

/** The draft is locked. */
async function takeBackCharges(
  ctx: ProcedureContext, tx: Tx, { draftId, chargeIds }: { readonly draftId: string; readonly chargeIds: readonly string[] }, reason: string,
): Promise<void> {
  const invoice = await findInvoiceOfDraft(tx, ctx.tenant.id, draftId)
  if (invoice === null) await voidLicenceCharges(tx, ctx.tenant.id, chargeIds, ctx.now)
  if (invoice === null || invoice.state === 'void' || invoice.state === 'writtenOff') return
  await lockCredit(tx, ctx.tenant.id, [invoice.customer_id], invoice.currency)
  const locked = await loadInvoice(tx, ctx.tenant.id, invoice.id)
  assert(locked !== null, 'an invoice is never deleted')
  await giveBack(ctx, tx, locked, chargeIds, reason)
}

async function giveBack(ctx: ProcedureContext, tx: Tx, invoice: InvoiceRow, chargeIds: readonly string[], reason: string): Promise<void> {
  const lines = await loadCreditableLines(tx, ctx.tenant.id, invoice)
  const charges = await licenceChargesByLine(tx, ctx.tenant.id, invoice, await listDocumentLines(tx, ctx.tenant.id, [invoice.id]))
  const ours = lines.filter(({ lineNo }) => chargeIds.includes(charges.get(lineNo)?.id ?? ''))
  if (ours.length === lines.length) {
    const decision = await decideVoidOf(ctx, tx, invoice, { reason, replace: false })
    if (decision.verdict === 'allowed') {
      await applyVoid(ctx, tx, invoice, decision.plan)
      return
    }
  }
  const left = ours.map(({ lineNo, amount, creditedCents }) => ({ lineNo, cents: amount.cents - creditedCents })).filter(({ cents }) => cents > 0)
  const decision = await decideCreditNoteOf(ctx, tx, invoice, { reason, lines: left })
  if (decision.verdict === 'allowed') await applyCreditNote(ctx, tx, invoice, decision.plan)
}
