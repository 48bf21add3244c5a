/** The credit note (nota de crédito): what is given back, of which invoice, and why. */
import type { CreditNoteTable, InvoiceLineRow, InvoiceTaxRow } from '@assento/store'
import type { PrintedParty } from '../boleto-print.ts'
import { drawLetterhead, drawNote, drawSums, numberPages } from './commercial-sheet.ts'
import { drawLineTable } from './line-table.ts'
import { closePdf, openPdf } from './paper.ts'
import { amountWords, dateWords, percentWords } from './words.ts'

export interface CreditNoteSheet {
  readonly note: CreditNoteTable
  /** Number of the invoice that it corrects; null for a day's credits over several. */
  readonly invoiceNumber: string | null
  readonly seller: PrintedParty
  readonly customer: PrintedParty
  readonly lines: readonly InvoiceLineRow[]
  readonly taxes: readonly InvoiceTaxRow[]
}

export function drawCreditNote({ note, invoiceNumber, seller, customer, lines, taxes }: CreditNoteSheet): Promise<Uint8Array> {
  const words = (cents: number) => amountWords(note.currency, cents)
  const pdf = openPdf({
    title: `Nota de crédito ${note.number}`, author: seller.name, createdAt: note.issued_at,
    subject: `Nota de crédito de ${words(note.total_cents)} para ${customer.name.slice(0, 100)}`, keywords: `nota de crédito, ${note.number}`,
  })
  let y = drawLetterhead(pdf, {
    seller, customer, title: 'Nota de crédito', number: note.number, subtitle: `Emitida em ${dateWords(note.issued_on)}`, customerLabel: 'Cliente',
    facts: [['Emissão', dateWords(note.issued_on)], ['Fatura corrigida', invoiceNumber ?? 'Várias'], ['Total do crédito', words(note.total_cents)]],
  })
  y = drawLineTable(pdf, lines, note.currency, y) + 2
  y = drawSums(pdf, [
    ['Subtotal', words(note.subtotal_cents)],
    ...taxes.map((tax): [string, string] => [`${tax.label} ${percentWords(tax.rate_bp)}`, words(Math.abs(tax.tax_cents))]),
    ['Total do crédito', words(note.total_cents)],
  ], y) + 5
  if (note.reason !== '') y = drawNote(pdf, 'Motivo', note.reason, y)
  y = drawNote(pdf, 'Como o crédito é usado', 'Ele abate primeiro a fatura corrigida, depois as faturas em aberto, da mais antiga para a mais nova. O que sobrar é usado na próxima fatura.', y)
  drawNote(pdf, 'Documento sem valor fiscal', 'A nota fiscal, quando emitida, é corrigida por documento fiscal próprio.', y)
  numberPages(pdf, `Nota de crédito ${note.number} – ${seller.name}`)
  return closePdf(pdf)
}
