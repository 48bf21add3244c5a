/** The invoice (fatura): every line with the formula that makes its amount, sums, taxes, credits, and how to pay. */
import { BANKS, formatLine, isBankCode } from '@assento/brazil'
import type { LateChargeTerms } from '@assento/brazil'
import { parseJson } from '@assento/store'
import type { BoletoRow, InvoiceRow, PixChargeRow, InvoiceLineRow, InvoiceTaxRow } from '@assento/store'
import type { PrintedParty } from '../boleto-print.ts'
import { drawLetterhead, drawNote, drawSums, numberPages, roomFor, SHEET } from './commercial-sheet.ts'
import { drawQr } from './figures.ts'
import { drawLineTable } from './line-table.ts'
import { closePdf, FONT, INK, mm, openPdf } from './paper.ts'
import type { Pdf } from './paper.ts'
import { writeBlock, writeCode, writeLine } from './text.ts'
import { amountWords, dateWords, lateTermsWords, percentWords, periodWords } from './words.ts'

export interface InvoiceSheet {
  readonly invoice: InvoiceRow
  readonly seller: PrintedParty
  readonly customer: PrintedParty
  readonly lines: readonly InvoiceLineRow[]
  readonly taxes: readonly InvoiceTaxRow[]
  /** Credit used on the day of issue, in cents. */
  readonly creditCents: number
  /** First version of each; null when there is none. */
  readonly boleto: BoletoRow | null
  readonly pix: PixChargeRow | null
  /** Whom to ask, one line; null when the seller has not said. */
  readonly contact: string | null
}

const QR_SIZE = 30
const PAYMENT_HEIGHT = 46

export function drawInvoice(sheet: InvoiceSheet): Promise<Uint8Array> {
  const { invoice, seller, customer } = sheet
  const toPay = invoice.total_cents - sheet.creditCents
  const pdf = openPdf({
    title: `Fatura ${invoice.number}`, author: seller.name, createdAt: invoice.issued_at,
    subject: `Fatura de ${amountWords(invoice.currency, invoice.total_cents)} para ${customer.name.slice(0, 100)}, vencimento em ${dateWords(invoice.due_on)}`,
    keywords: `fatura, ${invoice.number}, licenças de software`,
  })
  let y = drawLetterhead(pdf, {
    seller, customer, title: 'Fatura', number: invoice.number, subtitle: `Emitida em ${dateWords(invoice.issued_on)}`, customerLabel: 'Cliente',
    facts: [
      ['Período', periodWords(invoice.period_starts_on, invoice.period_until)], ['Vencimento', dateWords(invoice.due_on)],
      ['Total a pagar', amountWords(invoice.currency, toPay)],
    ],
  })
  y = drawLineTable(pdf, sheet.lines, invoice.currency, y) + 2
  y = drawSums(pdf, sumsOf(sheet, toPay), y) + 5
  y = toPay > 0 ? drawPayment(pdf, sheet, y) : drawNote(pdf, 'Nada a pagar', 'O crédito do cliente quitou esta fatura.', y)
  if (sheet.contact !== null) y = drawNote(pdf, 'Dúvidas sobre esta fatura', sheet.contact, y)
  drawNote(pdf, 'Documento sem valor fiscal', 'A nota fiscal, quando emitida, fica disponível no portal, junto desta fatura.', y)
  numberPages(pdf, `Fatura ${invoice.number} – ${seller.name}`)
  return closePdf(pdf)
}

function sumsOf({ invoice, taxes, creditCents }: InvoiceSheet, toPay: number): [string, string][] {
  const words = (cents: number) => amountWords(invoice.currency, cents)
  return [
    ['Subtotal', words(invoice.subtotal_cents)],
    ...taxes.map((tax): [string, string] => [`${tax.label} ${percentWords(tax.rate_bp)} sobre ${words(tax.base_cents)}`, words(tax.tax_cents)]),
    ...(creditCents > 0 ? [['Total da fatura', words(invoice.total_cents)], ['Crédito aplicado', words(-creditCents)]] as [string, string][] : []),
    ['Total a pagar', words(toPay)],
  ]
}

function drawPayment(pdf: Pdf, { invoice, boleto, pix }: InvoiceSheet, top: number): number {
  const terms = lateTermsWords(parseJson<LateChargeTerms>(invoice.late_terms))
  if (boleto === null && pix === null) return drawNote(pdf, 'Como pagar', `Combine a forma de pagamento com o seu contato. ${terms}`, top)
  const y = roomFor(pdf, top, PAYMENT_HEIGHT)
  pdf.lineWidth(0.8).strokeColor(INK.line).roundedRect(mm(SHEET.x), mm(y), mm(SHEET.width), mm(PAYMENT_HEIGHT), 4).stroke()
  const width = SHEET.width - 8 - (pix === null ? 0 : QR_SIZE + 8)
  const box = { x: SHEET.x + 4, width }
  writeLine(pdf, `Como pagar até ${dateWords(invoice.payable_until)}`, { ...box, y: y + 3 }, { font: FONT.bold, size: 10, color: INK.accent })
  let line = y + 9
  if (boleto !== null) {
    const bank = isBankCode(boleto.bank) ? BANKS[boleto.bank].name : boleto.bank
    writeLine(pdf, `Boleto – ${bank} (em PDF à parte). Linha digitável:`, { ...box, y: line }, { size: 8, color: INK.soft })
    writeLine(pdf, formatLine(boleto.digitable_line), { ...box, y: line + 4 }, { font: FONT.bold, size: 9.2 })
    line += 10.5
  }
  if (pix !== null) {
    writeLine(pdf, 'Pix copia e cola:', { ...box, y: line }, { size: 8, color: INK.soft })
    line += 4 + writeCode(pdf, pix.br_code, { ...box, y: line + 4 }, { font: FONT.fixed, size: 7 }) + 1.5
    const x = SHEET.x + SHEET.width - QR_SIZE - 5
    writeLine(pdf, 'Pague com Pix', { x, y: y + 3.4, width: QR_SIZE }, { font: FONT.bold, size: 8.5, align: 'center' })
    drawQr(pdf, pix.br_code, x, y + 9.5, QR_SIZE)
  }
  writeBlock(pdf, `${terms} Depois dessa data, peça a 2ª via no portal: ela já traz os valores do dia.`, { ...box, y: line + 0.5 }, { size: 8, color: INK.soft }, 3)
  return y + PAYMENT_HEIGHT + 6
}
