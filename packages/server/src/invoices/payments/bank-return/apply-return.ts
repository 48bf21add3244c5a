/** Books the lines of a return file, some hundred a transaction. */
import { assert } from '@assento/rules'
import { insertReturnLines, listReturnLines, lockImports, newId, openReturnFile } from '@assento/store'
import type { BankReturnLineRow, Tx } from '@assento/store'
import type { ProcedureContext } from '../../../platform/types.ts'
import { recordPayment } from '../record-payment.ts'
import type { RecordedPayment } from '../record-payment.ts'
import { lateChargesTold } from './judge-line.ts'
import { loadPlan, refuseReusedSequence } from './load-plan.ts'
import type { PlannedLine } from './plan-return.ts'
import type { ReturnVerdict } from './report.ts'
import type { ReturnSource } from './return-source.ts'

/**
 * Lines of one transaction: a file of up to so many is booked whole or not at all. A longer one goes in pieces, each whole with its
 * stored lines; after a crash the same file goes on behind the last stored line. A bank's day of a reseller has a few dozen.
 */
export const LINES_A_TRANSACTION = 500

/** Books what is not booked yet; running it again, or twice at once, books nothing twice. */
export async function applyReturn(ctx: ProcedureContext, source: ReturnSource): Promise<void> {
  for (let left = true; left;) left = await ctx.database.withTx((tx) => applyPiece(ctx, tx, source))
}

/** Books the next piece; true when there may be more. Imports of one tenant wait for one another. */
async function applyPiece(ctx: ProcedureContext, tx: Tx, source: ReturnSource): Promise<boolean> {
  const { file } = source
  await lockImports(tx, ctx.tenant.id)
  const { id: fileId } = await openReturnFile(tx, ctx.tenant.id, {
    id: newId('imp'), bank: file.bank, layout: String(file.layout), file_sequence: file.fileSequence ?? 0, generated_on: file.generatedOn,
    file_name: source.name, file_sha256: source.sha256, records: file.records.length, created_at: ctx.now,
  })
  const stored = new Set((await listReturnLines(tx, ctx.tenant.id, fileId)).map(({ line_no }) => line_no))
  const piece = file.records.filter(({ line }) => !stored.has(line)).slice(0, LINES_A_TRANSACTION)
  const rows: Omit<BankReturnLineRow, 'tenant_id'>[] = []
  const plan = await loadPlan(ctx, tx, source, piece)
  assert(refuseReusedSequence(plan) === null, 'another file with this number was booked meanwhile: import again to be told')
  for (const planned of plan) rows.push({ file_id: fileId, ...await applyLine(ctx, tx, planned, source) })
  await insertReturnLines(tx, ctx.tenant.id, rows)
  return piece.length === LINES_A_TRANSACTION
}

async function applyLine(
  ctx: ProcedureContext, tx: Tx, planned: PlannedLine, { name }: ReturnSource,
): Promise<Omit<BankReturnLineRow, 'tenant_id' | 'file_id'>> {
  const { record, target, allocation, payment } = planned
  const line = {
    line_no: record.line, occurrence: record.occurrence, nosso_numero: record.nossoNumero, amount_cents: record.amountCents, paid_cents: record.paidCents,
    paid_on: record.paidOn, invoice_id: target?.invoice.id ?? null,
  }
  if (target === null || allocation === null || payment !== null) return { ...line, verdict: planned.verdict, payment_id: payment?.id ?? null }
  const told = lateChargesTold(record, target)
  const recorded = await recordPayment(ctx, tx, {
    customerId: target.invoice.customer_id, invoiceId: target.invoice.id, channel: 'boleto', externalId: planned.externalId, amountCents: record.paidCents,
    paidOn: planned.paidOn, feeCents: record.feeCents, note: `${name}, linha ${record.line}`, ...(told > 0 ? { lateChargeCents: told } : {}),
  })
  return { ...line, verdict: verdictOf(planned, recorded), payment_id: recorded.payment.id }
}

/** What the payment turned out to be: an excess of an earlier line may have settled this invoice, which the plan cannot know. */
function verdictOf({ target }: PlannedLine, { verdict, because, isDuplicate }: RecordedPayment): ReturnVerdict {
  if (isDuplicate) return 'alreadyImported'
  if (verdict === 'credit') return because === 'alreadyPaid' ? 'duplicate' : 'closedInvoice'
  if (target?.boleto?.superseded_at) return 'lateVersion'
  return verdict === 'paid' ? 'matched' : verdict
}
