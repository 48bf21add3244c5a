/** From a document's row to its PDF: reads what the sheet prints, and draws it. */
import { assert } from '@assento/rules'
import {
  findBoleto, findCreditNote, findInvoice, listBoletos, listDocumentLines, listDocumentTaxes, listPixCharges, loadCreditAtIssue, loadParties,
  loadPrintedPayment,
} from '@assento/store'
import type { DocumentHead, Handle, InvoiceRow } from '@assento/store'
import type { ProcedureContext } from '../../platform/types.ts'
import { printedBeneficiary, printedParty } from '../boleto-print.ts'
import type { PrintedParty } from '../boleto-print.ts'
import { boletoSheet } from './boleto-facts.ts'
import { drawBoleto } from './boleto-pdf.ts'
import { drawCreditNote } from './credit-note-pdf.ts'
import { drawInvoice } from './invoice-pdf.ts'
import { drawReceipt } from './receipt-pdf.ts'

/** The PDF of a document that is ours to draw; a nota fiscal is never drawn, it is kept as it was uploaded. */
export function drawDocument(ctx: ProcedureContext, handle: Handle, head: DocumentHead): Promise<Uint8Array> {
  switch (head.kind) {
    case 'invoice': return invoicePdf(ctx, handle, head)
    case 'boleto': return boletoPdf(ctx, handle, head)
    case 'creditNote': return creditNotePdf(ctx, handle, head)
    case 'receipt': return receiptPdf(ctx, handle, head)
    case 'notaFiscalXml':
    case 'notaFiscalPdf': throw new Error(`document ${head.id} was uploaded without contents`)
  }
}

async function invoicePdf(ctx: ProcedureContext, handle: Handle, head: DocumentHead): Promise<Uint8Array> {
  const invoice = await requireInvoice(ctx, handle, head.source_id)
  const [boletos, pixCharges] = [await listBoletos(handle, ctx.tenant.id, [invoice.id]), await listPixCharges(handle, ctx.tenant.id, [invoice.id])]
  const { finance } = ctx.tenant.settings.contacts
  return drawInvoice({
    invoice, seller: sellerOf(ctx), customer: await customerOf(ctx, handle, head),
    lines: await listDocumentLines(handle, ctx.tenant.id, [invoice.id]), taxes: await listDocumentTaxes(handle, ctx.tenant.id, [invoice.id]),
    creditCents: await loadCreditAtIssue(handle, ctx.tenant.id, invoice.id),
    boleto: boletos.find(({ version }) => version === 1) ?? null, pix: pixCharges.find(({ version }) => version === 1) ?? null,
    contact: finance === null ? null : [finance.name, finance.email, finance.phone, finance.url].filter(Boolean).join(' – '),
  })
}

async function boletoPdf(ctx: ProcedureContext, handle: Handle, head: DocumentHead): Promise<Uint8Array> {
  const boleto = await findBoleto(handle, ctx.tenant.id, head.source_id)
  assert(boleto !== null, `document ${head.id} shows a boleto that exists`)
  const invoice = await requireInvoice(ctx, handle, boleto.invoice_id)
  const pix = (await listPixCharges(handle, ctx.tenant.id, [invoice.id])).find(({ version }) => version === boleto.version) ?? null
  return drawBoleto(boletoSheet({ boleto, invoice, pix, lines: await listDocumentLines(handle, ctx.tenant.id, [invoice.id]) }, ctx.tenant.zone))
}

async function creditNotePdf(ctx: ProcedureContext, handle: Handle, head: DocumentHead): Promise<Uint8Array> {
  const note = await findCreditNote(handle, ctx.tenant.id, head.source_id)
  assert(note !== null, `document ${head.id} shows a credit note that exists`)
  return drawCreditNote({
    note, invoiceNumber: await numberOf(ctx, handle, note.invoice_id), seller: sellerOf(ctx), customer: await customerOf(ctx, handle, head),
    lines: await listDocumentLines(handle, ctx.tenant.id, [note.id]), taxes: await listDocumentTaxes(handle, ctx.tenant.id, [note.id]),
  })
}

async function receiptPdf(ctx: ProcedureContext, handle: Handle, head: DocumentHead): Promise<Uint8Array> {
  const payment = await loadPrintedPayment(handle, ctx.tenant.id, head.source_id)
  assert(payment !== null, `document ${head.id} shows a payment that exists`)
  return drawReceipt({
    payment, invoiceNumber: await numberOf(ctx, handle, payment.invoice_id), seller: sellerOf(ctx), customer: await customerOf(ctx, handle, head),
  })
}

async function requireInvoice(ctx: ProcedureContext, handle: Handle, invoiceId: string): Promise<InvoiceRow> {
  const invoice = await findInvoice(handle, ctx.tenant.id, invoiceId)
  assert(invoice !== null, `invoice ${invoiceId} exists`)
  return invoice
}

async function numberOf(ctx: ProcedureContext, handle: Handle, invoiceId: string | null): Promise<string | null> {
  return invoiceId === null ? null : (await findInvoice(handle, ctx.tenant.id, invoiceId))?.number ?? null
}

/** A tenant that has not said who charges is named by its own name. */
function sellerOf({ tenant }: ProcedureContext): PrintedParty {
  const { beneficiary } = tenant.settings.billing
  return beneficiary === null ? { name: tenant.name, taxId: null, address: null } : printedBeneficiary(beneficiary)
}

async function customerOf(ctx: ProcedureContext, handle: Handle, head: DocumentHead): Promise<PrintedParty> {
  const [party] = await loadParties(handle, ctx.tenant.id, [head.customer_id])
  return printedParty(party)
}
