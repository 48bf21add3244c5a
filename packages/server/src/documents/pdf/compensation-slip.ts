/**
 * Ficha de compensação: the part that a bank reads, at the foot of an A4 sheet, 95–108 mm high, bars 103 × 13 mm with their middle
 * 12 mm above the edge of the paper. Source: brazil.md § 1.5 (bank manuals; terms of today: beneficiário, pagador).
 */
import type { BoletoSheet } from './boleto-facts.ts'
import { cutLine, drawRow, frame, RIGHT } from './cells.ts'
import { BARS, drawBars, drawQr } from './figures.ts'
import { FONT, mm, PAGE_HEIGHT } from './paper.ts'
import type { Pdf } from './paper.ts'
import { writeBlock, writeLine } from './text.ts'
import { dateWords, plainAmount } from './words.ts'

export const SLIP = { x: 15, width: 180, top: 189.5 } as const
const LEFT = 130
const RIGHT_X = SLIP.x + LEFT
const RIGHT_WIDTH = SLIP.width - LEFT
/** Middle of the bars above the lower edge of the paper. */
const BARS_MIDDLE = 12
const QR_SIZE = 25

export function drawCompensationSlip(pdf: Pdf, sheet: BoletoSheet): void {
  cutLine(pdf, SLIP.x, SLIP.top - 2.5, SLIP.width)
  drawBankHeader(pdf, sheet, SLIP.top)
  const bottom = drawGrid(pdf, sheet, SLIP.top + 9)
  writeLine(pdf, 'Autenticação mecânica – Ficha de Compensação', { x: RIGHT_X - 25, y: bottom + 1, width: RIGHT_WIDTH + 25 }, { size: 6.5, align: 'right' })
  drawBars(pdf, sheet.boleto.barcode, SLIP.x, PAGE_HEIGHT - BARS_MIDDLE - BARS.height / 2)
}

/** Bank, its code, and the line to type: on both parts alike. Nine millimetres high. */
export function drawBankHeader(pdf: Pdf, sheet: BoletoSheet, y: number): void {
  const [nameWidth, codeWidth] = [40, 20]
  writeLine(pdf, sheet.bankName, { x: SLIP.x, y: y + 1.8, width: nameWidth - 2 }, { font: FONT.bold, size: 13 })
  pdf.lineWidth(1.2).strokeColor('#000000')
  for (const x of [SLIP.x + nameWidth, SLIP.x + nameWidth + codeWidth]) pdf.moveTo(mm(x), mm(y + 1)).lineTo(mm(x), mm(y + 9)).stroke()
  writeLine(pdf, sheet.bankCode, { x: SLIP.x + nameWidth, y: y + 1.5, width: codeWidth }, { font: FONT.bold, size: 15, align: 'center' })
  const x = SLIP.x + nameWidth + codeWidth + 2
  writeLine(pdf, sheet.line, { x, y: y + 2.6, width: SLIP.x + SLIP.width - x }, { font: FONT.bold, size: 11.4, align: 'right' })
  pdf.moveTo(mm(SLIP.x), mm(y + 9)).lineTo(mm(SLIP.x + SLIP.width), mm(y + 9)).stroke()
}

/** The grid below the header; answers where it ends. */
function drawGrid(pdf: Pdf, sheet: BoletoSheet, top: number): number {
  const { boleto, print } = sheet
  const { beneficiary } = print
  const right = (label: string, value?: string) => ({ label, x: RIGHT_X, width: RIGHT_WIDTH, style: RIGHT, ...(value === undefined ? {} : { value }) })
  let y = top
  const row = (height: number, ...cells: Parameters<typeof drawRow>[1]) => {
    drawRow(pdf, cells, y, height)
    y += height
  }
  row(7.5, { label: 'Local de pagamento', value: 'Pagável em qualquer banco ou aplicativo', x: SLIP.x, width: LEFT, style: { font: FONT.plain } }, right('Vencimento', dateWords(boleto.due_on)))
  row(7.5, { label: 'Beneficiário', value: [beneficiary.name, beneficiary.taxId].filter(Boolean).join(' – '), x: SLIP.x, width: LEFT }, right('Agência/Código do beneficiário', print.agencyAccount))
  row(6.8, { label: 'Endereço do beneficiário', value: beneficiary.address ?? '', x: SLIP.x, width: LEFT, style: { font: FONT.plain, size: 7.5 } }, right('Nosso número', print.nossoNumero))
  row(6.8, ...columns([
    ['Data do documento', dateWords(sheet.invoice.issued_on), 27], ['Nº do documento', boleto.document_number, 38], ['Espécie doc.', 'DS', 18],
    ['Aceite', 'N', 14], ['Data do processamento', dateWords(sheet.madeOn), 33],
  ]), right('(=) Valor do documento', plainAmount(boleto.amount_cents)))
  row(6.8, ...columns([['Uso do banco', '', 27], ['Carteira', print.carteira, 22], ['Espécie', 'R$', 16], ['Quantidade', '', 32], ['Valor', '', 33]]), right('(-) Desconto/Abatimento'))
  const instructionsTop = y
  for (const label of ['(-) Outras deduções', '(+) Mora/Multa', '(+) Outros acréscimos', '(=) Valor cobrado']) row(8, right(label))
  drawInstructions(pdf, sheet, instructionsTop, y - instructionsTop)
  return drawPayer(pdf, sheet, y)
}

function columns(cells: readonly (readonly [label: string, value: string, width: number])[]): Parameters<typeof drawRow>[1] {
  let x: number = SLIP.x
  return cells.map(([label, value, width]) => {
    const cell = { label, value, x, width }
    x += width
    return cell
  })
}

function drawInstructions(pdf: Pdf, sheet: BoletoSheet, y: number, height: number): void {
  frame(pdf, SLIP.x, y, LEFT, height)
  const width = sheet.pix === null ? LEFT - 3 : LEFT - QR_SIZE - 9
  writeLine(pdf, 'Instruções (texto de responsabilidade do beneficiário)', { x: SLIP.x + 1.2, y: y + 0.7, width }, { size: 5.8 })
  let line = y + 4
  for (const text of sheet.instructions) line += writeBlock(pdf, text, { x: SLIP.x + 1.2, y: line, width }, { size: 7.5 }, 3) + 0.5
  if (sheet.pix === null) return
  const x = SLIP.x + LEFT - QR_SIZE - 2.5
  writeLine(pdf, 'Pague com Pix', { x, y: y + 0.9, width: QR_SIZE }, { font: FONT.bold, size: 7, align: 'center' })
  drawQr(pdf, sheet.pix.br_code, x, y + 4.7, QR_SIZE)
}

function drawPayer(pdf: Pdf, { print }: BoletoSheet, y: number): number {
  const height = 10.4
  frame(pdf, SLIP.x, y, SLIP.width, height)
  const box = { x: SLIP.x + 14, width: SLIP.width - 16 }
  writeLine(pdf, 'Pagador', { x: SLIP.x + 1.2, y: y + 0.7, width: 20 }, { size: 5.8 })
  writeLine(pdf, [print.payer.name, print.payer.taxId].filter(Boolean).join(' – '), { ...box, y: y + 0.7 }, { size: 8, font: FONT.bold })
  writeLine(pdf, print.payer.address ?? '', { ...box, y: y + 4.3 }, { size: 7.5 })
  writeLine(pdf, 'Beneficiário final', { x: SLIP.x + 1.2, y: y + 7.6, width: 20 }, { size: 5.8 })
  return y + height
}
