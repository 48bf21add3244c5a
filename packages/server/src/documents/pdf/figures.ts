/** What machines read: the bars of a boleto and the QR code of Pix, as black rectangles. */
import { interleaved2of5, interleaved2of5Bars, interleaved2of5Modules } from '@assento/brazil'
import { encode } from 'uqr'
import { mm } from './paper.ts'
import type { Pdf } from './paper.ts'

/** Size of the bars in millimetres (brazil.md § 1.4, Santander v2.3 p. 3). */
export const BARS = { width: 103, height: 13 } as const

/** Draws the 44 digits as bars, their top left corner at x, y. Nothing may be printed within 5 mm at either side. */
export function drawBars(pdf: Pdf, barcode: string, x: number, y: number): void {
  const module = BARS.width / interleaved2of5Modules(interleaved2of5(barcode))
  for (const bar of interleaved2of5Bars(barcode)) pdf.rect(mm(x + bar.x * module), mm(y), mm(bar.width * module), mm(BARS.height))
  pdf.fill('#000000')
}

/** Draws a QR code that fills `size` millimetres, without its quiet zone: leave four modules of white around it. */
export function drawQr(pdf: Pdf, text: string, x: number, y: number, size: number): void {
  const { data } = encode(text, { border: 0, ecc: 'M' })
  const module = size / data.length
  data.forEach((row, down) => runsOf(row).forEach(([from, length]) => {
    pdf.rect(mm(x + from * module), mm(y + down * module), mm(length * module), mm(module))
  }))
  pdf.fill('#000000')
}

/** Black modules side by side as one rectangle, so that no hairline shows between them. */
function runsOf(row: readonly boolean[]): [from: number, length: number][] {
  const runs: [number, number][] = []
  row.forEach((isBlack, index) => {
    const last = runs.at(-1)
    if (!isBlack) return
    if (last !== undefined && last[0] + last[1] === index) last[1] += 1
    else runs.push([index, 1])
  })
  return runs
}
