/** The lines of an invoice or credit note over as many pages as they need, each with its formula in words. */
import type { InvoiceLineRow } from '@assento/store'
import { rule } from './cells.ts'
import { SHEET } from './commercial-sheet.ts'
import { FONT, INK, mm } from './paper.ts'
import type { Pdf } from './paper.ts'
import { blockHeight, writeBlock, writeLine } from './text.ts'
import { amountWords, lineFormula, lineTitle, periodWords } from './words.ts'

const PERIOD = 40
const AMOUNT = 32
const TEXT = SHEET.width - PERIOD - AMOUNT - 6
const TITLE = { size: 9 } as const
const FORMULA = { size: 8, color: INK.soft } as const
const TITLE_LINES = 6

/** Draws the table from `top`; answers the `y` after it. A line is never broken over two pages. */
export function drawLineTable(pdf: Pdf, lines: readonly InvoiceLineRow[], currency: string, top: number): number {
  let y = drawHeading(pdf, top)
  for (const line of lines) {
    const height = rowHeight(pdf, line, currency)
    if (y + height > SHEET.bottom) {
      pdf.addPage()
      y = drawHeading(pdf, SHEET.top)
    }
    drawLine(pdf, line, currency, y)
    y += height
    rule(pdf, SHEET.x, y - 1.9, SHEET.width, INK.faint)
  }
  return y
}

function drawHeading(pdf: Pdf, y: number): number {
  pdf.rect(mm(SHEET.x), mm(y), mm(SHEET.width), mm(6.4)).fill(INK.accent)
  const style = { font: FONT.bold, size: 8, color: '#ffffff' } as const
  writeLine(pdf, 'Descrição', { x: SHEET.x + 2, y: y + 1.7, width: TEXT }, style)
  writeLine(pdf, 'Período', { x: SHEET.x + TEXT + 4, y: y + 1.7, width: PERIOD }, style)
  writeLine(pdf, 'Valor', { x: SHEET.x + SHEET.width - AMOUNT, y: y + 1.7, width: AMOUNT - 2 }, { ...style, align: 'right' })
  return y + 8.6
}

function rowHeight(pdf: Pdf, line: InvoiceLineRow, currency: string): number {
  return blockHeight(pdf, lineTitle(line), TEXT, TITLE, TITLE_LINES) + blockHeight(pdf, lineFormula(line, currency), TEXT, FORMULA, 3) + 4
}

function drawLine(pdf: Pdf, line: InvoiceLineRow, currency: string, y: number): void {
  const below = writeBlock(pdf, lineTitle(line), { x: SHEET.x + 2, y, width: TEXT }, TITLE, TITLE_LINES)
  writeBlock(pdf, lineFormula(line, currency), { x: SHEET.x + 2, y: y + below + 0.2, width: TEXT }, FORMULA, 3)
  writeLine(pdf, periodWords(line.period_starts_on, line.period_until), { x: SHEET.x + TEXT + 4, y: y + 0.2, width: PERIOD }, { size: 8 })
  writeLine(pdf, amountWords(currency, line.amount_cents), { x: SHEET.x + SHEET.width - AMOUNT, y, width: AMOUNT - 2 }, { size: 9, align: 'right' })
}
