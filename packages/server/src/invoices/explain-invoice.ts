/** An invoice with everything that explains it (P7): each line recomputed, its cause, what it credits, and how it was settled. */
import { assert, dateInZone, explainLine, money } from '@assento/rules'
import {
  findInvoice, findInvoiceItem, listChargeCauses, listCreditedCharges, listDocumentLines, listDocumentTaxes, listPayments, listSettlements,
} from '@assento/store'
import type { ChargeCause, CreditedCharge, Handle, InvoiceLineRow, InvoiceListItem, InvoiceRow, PaymentRow, SettlementRow } from '@assento/store'
import { timelineOf } from '../collections/timeline.ts'
import { lateChargesOf } from '../documents/late-charges.ts'
import { paymentMeansOf } from '../documents/payment-means-of.ts'
import { visibleInvoice } from '../documents/visible-invoice.ts'
import type { ProcedureContext } from '../platform/types.ts'
import { lineOfDocument } from './document-line.ts'
import type { ExplainedLine, InvoiceDetail, SettlementItem } from './dto.ts'
import { explainLicenceLines } from './explain-licence-lines.ts'
import { invoiceItems } from './invoice-item.ts'
import { invoicePermissions } from './permissions.ts'

/** The explained invoice; unknown, another tenant's and a sibling customer's ids end the call alike. */
export async function explainInvoice(ctx: ProcedureContext, handle: Handle, invoiceId: string): Promise<InvoiceDetail> {
  await visibleInvoice(ctx, handle, invoiceId)
  const row = await findInvoiceItem(handle, ctx.tenant.id, invoiceId)
  assert(row !== null, 'what was just seen is there')
  const [item] = await invoiceItems(ctx, handle, [row])
  assert(item !== undefined, 'a row gives an item')
  const lines = await listDocumentLines(handle, ctx.tenant.id, [row.id])
  const taxes = await listDocumentTaxes(handle, ctx.tenant.id, [row.id])
  return {
    ...item,
    lines: await explainedLines(ctx, handle, row, lines),
    subtotal: money(row.currency, row.subtotal_cents),
    taxes: taxes.map((tax) => ({
      label: tax.label, basisPoints: tax.rate_bp, base: money(row.currency, tax.base_cents), amount: money(row.currency, tax.tax_cents),
    })),
    tax: money(row.currency, row.tax_cents),
    settlements: await settlementsOf(ctx, handle, row),
    payment: await paymentMeansOf(ctx, handle, row),
    lateCharges: lateChargesOf(ctx, row, dateInZone(ctx.now, ctx.tenant.zone)),
    timeline: await timelineOf(ctx, handle, row),
    voided: row.voided_at === null ? null : { at: row.voided_at, reason: row.void_reason ?? '', replacedBy: await numberOf(ctx, handle, row.replaced_by_id) },
    replaces: await numberOf(ctx, handle, row.replaces_id),
    permissions: invoicePermissions(ctx.caller),
    now: ctx.now,
    zone: ctx.tenant.zone,
  }
}

/** Every line with its recomputed amount, its cause and the lines that it credits: four reads, whatever their number. */
async function explainedLines(ctx: ProcedureContext, handle: Handle, invoice: InvoiceRow, lines: readonly InvoiceLineRow[]): Promise<readonly ExplainedLine[]> {
  const chargeIds = lines.flatMap((line) => line.charge_id ?? [])
  const causes = new Map((await listChargeCauses(handle, ctx.tenant.id, chargeIds)).map((cause) => [cause.chargeId, cause]))
  const credits = await listCreditedCharges(handle, ctx.tenant.id, chargeIds)
  const licences = await explainLicenceLines(ctx, handle, invoice, lines)
  return lines.map((line) => ({
    ...explained(invoice.currency, line, causes.get(line.charge_id ?? ''), credits.filter((credit) => credit.creditChargeId === line.charge_id)),
    ...licences.get(line.line_no),
  }))
}

function explained(currency: string, row: InvoiceLineRow, cause: ChargeCause | undefined, credits: readonly CreditedCharge[]): ExplainedLine {
  const line = lineOfDocument(currency, row)
  const { computedCents, isCapped, ruleIds } = explainLine(line, credits)
  return {
    lineNo: row.line_no, kind: line.kind, description: line.description, subscriptionId: line.subscriptionId, quantity: line.quantity,
    unitPrice: line.unitPrice, billingDays: line.billingDays, cycleDays: line.cycleDays, period: line.period, amount: line.amount,
    computed: money(currency, computedCents), isCapped,
    cause: cause === undefined ? null : { action: cause.action, actorName: cause.actorName, at: cause.at, seq: cause.seq },
    credits: credits.map(({ chargeId, cents, invoiceNumber }) => ({ invoiceNumber, chargeId, amount: money(currency, cents) })),
    rules: ruleIds,
  }
}

async function settlementsOf(ctx: ProcedureContext, handle: Handle, row: InvoiceRow): Promise<readonly SettlementItem[]> {
  const settlements = await listSettlements(handle, ctx.tenant.id, row.id)
  const { items } = await listPayments(handle, ctx.tenant.id, { customerId: row.customer_id, invoiceId: row.id, beforeId: null, limit: 200 })
  const payments = new Map<string, PaymentRow>(items.map((payment) => [payment.id, payment]))
  return settlements.map((settlement) => settlementItem(row, settlement, payments.get(settlement.paymentId ?? '')))
}

function settlementItem({ currency }: Pick<InvoiceListItem, 'currency'>, row: SettlementRow, payment: PaymentRow | undefined): SettlementItem {
  const kind = row.kind === 'paymentReceived' ? 'payment' : row.kind === 'invoiceWrittenOff' ? 'writeOff' : row.naturalKey.includes(':crn_') ? 'creditNote' : 'credit'
  return {
    kind, channel: payment?.channel ?? null, on: row.effectiveOn, amount: money(currency, row.cents),
    lateCharges: payment === undefined ? null : money(currency, payment.late_charge_cents),
    excess: payment === undefined ? null : money(currency, payment.excess_cents), reference: payment?.external_id ?? null,
  }
}

async function numberOf(ctx: ProcedureContext, handle: Handle, invoiceId: string | null): Promise<string | null> {
  return invoiceId === null ? null : (await findInvoice(handle, ctx.tenant.id, invoiceId))?.number ?? null
}
