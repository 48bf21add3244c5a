/** Labelled cells of bank slips: a thin line above, a small label, the value below it. */
import { FONT, INK, mm } from './paper.ts'
import type { Pdf } from './paper.ts'
import { writeLine } from './text.ts'
import type { TextStyle } from './text.ts'

export interface Cell {
  readonly label: string
  readonly value?: string
  readonly x: number
  readonly width: number
  readonly style?: TextStyle
}

const LABEL: TextStyle = { size: 5.8, color: INK.text }
const VALUE: TextStyle = { size: 8.5, font: FONT.bold }
const PADDING = 1.2
/** Amounts, dates and numbers of the right column stand at its right edge. */
export const RIGHT: TextStyle = { align: 'right' }

/** Draws the cells side by side from `y` down to `y + height`, with lines above, between, and below. */
export function drawRow(pdf: Pdf, cells: readonly Cell[], y: number, height: number): void {
  for (const { label, value, x, width, style } of cells) {
    frame(pdf, x, y, width, height)
    writeLine(pdf, label, { x: x + PADDING, y: y + 0.7, width: width - 2 * PADDING }, LABEL)
    if (value !== undefined) {
      writeLine(pdf, value, { x: x + PADDING, y: y + height - 3.8, width: width - 2 * PADDING }, { ...VALUE, ...style })
    }
  }
}

export function frame(pdf: Pdf, x: number, y: number, width: number, height: number): void {
  pdf.lineWidth(0.5).strokeColor('#000000').rect(mm(x), mm(y), mm(width), mm(height)).stroke()
}

export function rule(pdf: Pdf, x: number, y: number, width: number, color: string = INK.line, points = 0.5): void {
  pdf.lineWidth(points).strokeColor(color).moveTo(mm(x), mm(y)).lineTo(mm(x + width), mm(y)).stroke()
}

/** Where the paper is cut. */
export function cutLine(pdf: Pdf, x: number, y: number, width: number): void {
  pdf.lineWidth(0.6).strokeColor('#000000').dash(3, { space: 2 }).moveTo(mm(x), mm(y)).lineTo(mm(x + width), mm(y)).stroke().undash()
}
