/** Text on paper: placed in millimetres, cut with an ellipsis where it may not grow. */
import { FONT, INK, mm, printable } from './paper.ts'
import type { Pdf } from './paper.ts'

export interface TextStyle {
  readonly font?: (typeof FONT)[keyof typeof FONT]
  /** Points. */
  readonly size?: number
  readonly color?: string
  readonly align?: 'left' | 'center' | 'right'
}

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
}

/** Sizes and font are the document's state: set before measuring and before writing. */
function apply(pdf: Pdf, style: TextStyle): void {
  pdf.font(style.font ?? FONT.plain).fontSize(style.size ?? 9).fillColor(style.color ?? INK.text)
}

/** Writes one line inside the width; what does not fit ends in an ellipsis. `y` is the top of the line. */
export function writeLine(pdf: Pdf, text: string, box: Box, style: TextStyle = {}): void {
  apply(pdf, style)
  const line = fitted(pdf, printable(text), mm(box.width))
  pdf.text(line, mm(box.x), mm(box.y), { width: mm(box.width) + 1, align: style.align ?? 'left', lineBreak: false, height: 1 })
}

/** Writes text on as many lines as it needs, `maxLines` at most; answers the height used, in millimetres. */
export function writeBlock(pdf: Pdf, text: string, box: Box, style: TextStyle = {}, maxLines = Number.POSITIVE_INFINITY): number {
  apply(pdf, style)
  const lines = wrapped(pdf, printable(text), mm(box.width), maxLines)
  const step = lineHeight(style)
  lines.forEach((line, index) => writeLine(pdf, line, { ...box, y: box.y + index * step }, style))
  return lines.length * step
}

/** Writes a code that people copy: broken where the line ends, no character left out; answers the height used, in millimetres. */
export function writeCode(pdf: Pdf, code: string, box: Box, style: TextStyle): number {
  apply(pdf, style)
  const perLine = Math.max(1, Math.floor(mm(box.width) / pdf.widthOfString('0')))
  const lines = Array.from({ length: Math.ceil(code.length / perLine) }, (_, index) => code.slice(index * perLine, (index + 1) * perLine))
  const step = lineHeight(style)
  lines.forEach((line, index) => pdf.text(line, mm(box.x), mm(box.y + index * step), { lineBreak: false }))
  return lines.length * step
}

/** Height in millimetres that `writeBlock` would use. */
export function blockHeight(pdf: Pdf, text: string, width: number, style: TextStyle = {}, maxLines = Number.POSITIVE_INFINITY): number {
  apply(pdf, style)
  return wrapped(pdf, printable(text), mm(width), maxLines).length * lineHeight(style)
}

/** Millimetres from one line to the next. */
export function lineHeight(style: TextStyle): number {
  return ((style.size ?? 9) * 1.25) / mm(1)
}

/** Width in millimetres. */
export function textWidth(pdf: Pdf, text: string, style: TextStyle): number {
  apply(pdf, style)
  return pdf.widthOfString(printable(text)) / mm(1)
}

/** No name needs more; what is longer is not measured character by character. */
const MEASURED = 1_000

function fitted(pdf: Pdf, text: string, width: number): string {
  if (text.length <= MEASURED && pdf.widthOfString(text) <= width) return text
  let [fits, tooLong] = [0, Math.min(text.length, MEASURED)]
  while (tooLong - fits > 1) {
    const middle = Math.floor((fits + tooLong) / 2)
    if (pdf.widthOfString(`${text.slice(0, middle)}…`) <= width) fits = middle
    else tooLong = middle
  }
  return `${text.slice(0, fits).trimEnd()}…`
}

/** Greedy lines; a word longer than a line is broken where the line ends. The last line allowed ends in an ellipsis. */
function wrapped(pdf: Pdf, text: string, width: number, maxLines: number): string[] {
  const lines: string[] = []
  let rest = text.slice(0, 20 * MEASURED)
  while (rest !== '' && lines.length < maxLines) {
    const line = lines.length === maxLines - 1 ? fitted(pdf, rest, width) : firstLine(pdf, rest, width)
    lines.push(line.trimEnd())
    rest = lines.length === maxLines ? '' : rest.slice(line.length).trimStart()
  }
  return lines
}

function firstLine(pdf: Pdf, text: string, width: number): string {
  const head = text.slice(0, MEASURED)
  if (head.length === text.length && pdf.widthOfString(head) <= width) return head
  let [fits, tooLong] = [1, head.length]
  while (tooLong - fits > 1) {
    const middle = Math.floor((fits + tooLong) / 2)
    if (pdf.widthOfString(head.slice(0, middle)) <= width) fits = middle
    else tooLong = middle
  }
  const space = head.slice(0, fits + 1).lastIndexOf(' ')
  return head.slice(0, space > 0 ? space : fits)
}
