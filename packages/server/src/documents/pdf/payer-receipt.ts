/** Recibo do pagador: the part that stays with who pays. Name, address and CNPJ of the beneficiary are the law's (Lei 12.039). */
import type { BoletoSheet } from './boleto-facts.ts'
import { drawRow, RIGHT, rule } from './cells.ts'
import { drawBankHeader, SLIP } from './compensation-slip.ts'
import { FONT, INK } from './paper.ts'
import type { Pdf } from './paper.ts'
import { writeBlock, writeCode, writeLine } from './text.ts'
import { amountWords, dateWords, lineFormula, lineTitle, periodWords, plainAmount } from './words.ts'

const { x: X, width: WIDTH } = SLIP
const RIGHT_X = X + 130
/** Lines of the invoice that the receipt repeats; the invoice has them all. */
const SHOWN_LINES = 6
/** The slip's cut line; nothing of the receipt goes below it. */
const BOTTOM = SLIP.top - 6

export function drawPayerReceipt(pdf: Pdf, sheet: BoletoSheet): void {
  const { print, invoice, boleto } = sheet
  writeLine(pdf, print.beneficiary.name, { x: X, y: 13, width: 120 }, { font: FONT.bold, size: 15, color: INK.accent })
  writeLine(pdf, print.beneficiary.taxId ?? '', { x: X, y: 20.5, width: 120 }, { size: 8.5, color: INK.soft })
  writeBlock(pdf, print.beneficiary.address ?? '', { x: X, y: 24.3, width: 120 }, { size: 8.5, color: INK.soft }, 2)
  writeLine(pdf, `Boleto da fatura ${invoice.number}`, { x: X + 110, y: 13.8, width: WIDTH - 110 }, { font: FONT.bold, size: 11, align: 'right' })
  writeLine(pdf, boleto.version === 1 ? `Emitido em ${dateWords(sheet.madeOn)}` : `2ª via emitida em ${dateWords(sheet.madeOn)}`, { x: X + 110, y: 20.5, width: WIDTH - 110 }, { size: 8.5, color: INK.soft, align: 'right' })
  let y = drawSummary(pdf, sheet, 34)
  y = drawLines(pdf, sheet, y + 7)
  if (sheet.pix !== null) drawPixText(pdf, sheet.pix.br_code, y + 4)
  drawSentence(pdf)
}

function drawSummary(pdf: Pdf, sheet: BoletoSheet, top: number): number {
  const { print, boleto, invoice } = sheet
  drawBankHeader(pdf, sheet, top)
  const right = (label: string, value: string) => ({ label, value, x: RIGHT_X, width: WIDTH - 130, style: RIGHT })
  let y = top + 9
  const row = (...cells: Parameters<typeof drawRow>[1]) => {
    drawRow(pdf, cells, y, 8)
    y += 8
  }
  row({ label: 'Beneficiário', value: [print.beneficiary.name, print.beneficiary.taxId].filter(Boolean).join(' – '), x: X, width: 130 }, right('Vencimento', dateWords(boleto.due_on)))
  row({ label: 'Pagador', value: [print.payer.name, print.payer.taxId].filter(Boolean).join(' – '), x: X, width: 130 }, right('Valor do documento', plainAmount(boleto.amount_cents)))
  row(
    { label: 'Nº do documento', value: boleto.document_number, x: X, width: 43 },
    { label: 'Período', value: periodWords(invoice.period_starts_on, invoice.period_until), x: X + 43, width: 50, style: { size: 8 } },
    { label: 'Agência/Código do beneficiário', value: print.agencyAccount, x: X + 93, width: 37 },
    right('Nosso número', print.nossoNumero),
  )
  return y
}

/** What is charged, as far as there is room; a second copy also shows the fine and the interest. */
function drawLines(pdf: Pdf, { invoice, lines, boleto }: BoletoSheet, top: number): number {
  writeLine(pdf, 'O que está sendo cobrado', { x: X, y: top, width: WIDTH }, { font: FONT.bold, size: 9.5, color: INK.accent })
  let y = top + 6
  const item = (title: string, detail: string, amount: string) => {
    writeLine(pdf, title, { x: X, y, width: 145 }, { size: 8.5 })
    writeLine(pdf, detail, { x: X, y: y + 3.7, width: 145 }, { size: 7, color: INK.soft })
    writeLine(pdf, amount, { x: X + 145, y, width: WIDTH - 145 }, { size: 8.5, align: 'right' })
    y += detail === '' ? 5 : 8
    rule(pdf, X, y - 0.8, WIDTH, INK.faint)
  }
  for (const line of lines.slice(0, SHOWN_LINES)) {
    item(lineTitle(line), lineFormula(line, invoice.currency), amountWords(invoice.currency, line.amount_cents))
  }
  if (lines.length > SHOWN_LINES) item(`Outros ${lines.length - SHOWN_LINES} itens, detalhados na fatura ${invoice.number}`, '', amountWords(invoice.currency, sumCents(lines.slice(SHOWN_LINES))))
  if (invoice.tax_cents !== 0) item('Impostos', '', amountWords(invoice.currency, invoice.tax_cents))
  const settled = invoice.total_cents - (boleto.amount_cents - boleto.fine_cents - boleto.interest_cents)
  if (settled > 0) item('Créditos e pagamentos já aplicados', '', amountWords(invoice.currency, -settled))
  if (boleto.fine_cents > 0) item('Multa por atraso', '', amountWords('BRL', boleto.fine_cents))
  if (boleto.interest_cents > 0) item('Juros por atraso', '', amountWords('BRL', boleto.interest_cents))
  writeLine(pdf, 'Total a pagar', { x: X, y: y + 0.5, width: 100 }, { font: FONT.bold, size: 9.5 })
  writeLine(pdf, amountWords('BRL', boleto.amount_cents), { x: X + 100, y: y + 0.5, width: WIDTH - 100 }, { font: FONT.bold, size: 9.5, align: 'right' })
  return y + 6
}

function sumCents(lines: BoletoSheet['lines']): number {
  return lines.reduce((sum, line) => sum + line.amount_cents, 0)
}

function drawPixText(pdf: Pdf, brCode: string, y: number): void {
  writeLine(pdf, 'Pix copia e cola', { x: X, y, width: WIDTH }, { font: FONT.bold, size: 8, color: INK.accent })
  writeCode(pdf, brCode, { x: X, y: y + 4, width: WIDTH }, { font: FONT.fixed, size: 7 })
}

function drawSentence(pdf: Pdf): void {
  writeLine(pdf, 'Recibo do pagador', { x: X, y: BOTTOM - 2, width: 60 }, { size: 7, font: FONT.bold })
  writeLine(pdf, 'Autenticação mecânica', { x: X + 100, y: BOTTOM - 2, width: WIDTH - 100 }, { size: 6.5, align: 'right' })
}
