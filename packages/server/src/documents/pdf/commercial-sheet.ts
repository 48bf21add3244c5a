/** What invoice, credit note and receipt have in common: letterhead, parties, a band of facts, page numbers. */
import type { PrintedParty } from '../boleto-print.ts'
import { rule } from './cells.ts'
import { FONT, INK, mm, PAGE_HEIGHT, PAGE_WIDTH } from './paper.ts'
import type { Pdf } from './paper.ts'
import { blockHeight, textWidth, writeBlock, writeLine } from './text.ts'

export const SHEET = { x: 18, width: PAGE_WIDTH - 36, top: 18, bottom: PAGE_HEIGHT - 20 } as const
const MIDDLE = SHEET.x + SHEET.width / 2 + 3
const NAME_LINES = 4

export interface Letterhead {
  readonly seller: PrintedParty
  readonly customer: PrintedParty
  /** `Fatura`, `Nota de crédito`, `Recibo`. */
  readonly title: string
  readonly number: string
  /** Under the number, e.g. when it was issued. */
  readonly subtitle: string
  /** The band under the parties; the last one is printed large. */
  readonly facts: readonly (readonly [label: string, value: string])[]
  readonly customerLabel: string
}

/** Draws the head of the first page; answers where its content may begin. */
export function drawLetterhead(pdf: Pdf, head: Letterhead): number {
  const { seller, customer } = head
  const wide = SHEET.width * 0.66
  let y = SHEET.top + writeBlock(pdf, seller.name, { x: SHEET.x, y: SHEET.top, width: wide }, { font: FONT.bold, size: 15, color: INK.accent }, 2) + 1
  y = drawPartyLines(pdf, seller, y, wide)
  writeLine(pdf, head.title, { x: SHEET.x + wide + 3, y: SHEET.top, width: SHEET.width - wide - 3 }, { font: FONT.bold, size: 15, align: 'right' })
  writeLine(pdf, head.number, { x: SHEET.x + wide + 3, y: SHEET.top + 6.8, width: SHEET.width - wide - 3 }, { size: 11, align: 'right' })
  writeLine(pdf, head.subtitle, { x: SHEET.x + wide + 3, y: SHEET.top + 12, width: SHEET.width - wide - 3 }, { size: 8.5, color: INK.soft, align: 'right' })
  y = Math.max(y, SHEET.top + 17) + 5
  rule(pdf, SHEET.x, y, SHEET.width, INK.accent, 1.2)
  y += 4
  writeLine(pdf, head.customerLabel, { x: SHEET.x, y, width: 60 }, { size: 7.5, color: INK.soft })
  y += 4
  y += writeBlock(pdf, customer.name, { x: SHEET.x, y, width: SHEET.width }, { font: FONT.bold, size: 10.5 }, NAME_LINES) + 0.6
  y = drawPartyLines(pdf, customer, y, SHEET.width)
  return drawFacts(pdf, head.facts, y + 5) + 8
}

function drawPartyLines(pdf: Pdf, party: PrintedParty, top: number, width: number): number {
  let y = top
  const style = { size: 8.5, color: INK.soft } as const
  if (party.taxId !== null) y += writeBlock(pdf, party.taxId, { x: SHEET.x, y, width }, style, 1)
  if (party.address !== null) y += writeBlock(pdf, party.address, { x: SHEET.x, y, width }, style, 3)
  return y
}

function drawFacts(pdf: Pdf, facts: Letterhead['facts'], y: number): number {
  const height = 15
  pdf.roundedRect(mm(SHEET.x), mm(y), mm(SHEET.width), mm(height), 4).fill('#f3f6fa')
  const last = facts.length - 1
  const share = SHEET.width / (facts.length + 0.4)
  facts.forEach(([label, value], index) => {
    const x = SHEET.x + 4 + index * share
    const width = (index === last ? share * 1.4 : share) - 8
    const align = index === last ? 'right' : 'left'
    writeLine(pdf, label, { x, y: y + 2.6, width }, { size: 7.5, color: INK.soft, align })
    writeLine(pdf, value, { x, y: y + (index === last ? 6.2 : 7), width }, { font: FONT.bold, size: index === last ? 14 : 10, align })
  })
  return y + height
}

/** Numbers every page; drawn last, when it is known how many there are. */
export function numberPages(pdf: Pdf, name: string): void {
  const { count } = pdf.bufferedPageRange()
  for (let page = 0; page < count; page += 1) {
    pdf.switchToPage(page)
    rule(pdf, SHEET.x, SHEET.bottom + 5, SHEET.width, INK.faint)
    writeLine(pdf, name, { x: SHEET.x, y: SHEET.bottom + 7, width: SHEET.width - 40 }, { size: 7.5, color: INK.soft })
    writeLine(pdf, `Página ${page + 1} de ${count}`, { x: SHEET.x + SHEET.width - 40, y: SHEET.bottom + 7, width: 40 }, { size: 7.5, color: INK.soft, align: 'right' })
  }
}

/** The `y` at which something `height` millimetres high may stand: below, or at the top of a new page. */
export function roomFor(pdf: Pdf, y: number, height: number): number {
  if (y + height <= SHEET.bottom) return y
  pdf.addPage()
  return SHEET.top
}

/** A heading with text under it; answers the `y` after it. */
export function drawNote(pdf: Pdf, heading: string, text: string, top: number): number {
  const style = { size: 8.5, color: INK.soft } as const
  const y = roomFor(pdf, top, 5 + blockHeight(pdf, text, SHEET.width, style, 40))
  writeLine(pdf, heading, { x: SHEET.x, y, width: SHEET.width }, { font: FONT.bold, size: 9, color: INK.accent })
  return y + 5 + writeBlock(pdf, text, { x: SHEET.x, y: y + 5, width: SHEET.width }, style, 40) + 3
}

/** Rows of sums at the right; the last is the total. */
export function drawSums(pdf: Pdf, sums: readonly (readonly [label: string, amount: string])[], top: number): number {
  let y = roomFor(pdf, top, sums.length * 5.5 + 6)
  const last = sums.length - 1
  sums.forEach(([label, amount], index) => {
    const style = index === last ? ({ font: FONT.bold, size: 11.5 } as const) : ({ size: 9 } as const)
    if (index === last) {
      rule(pdf, MIDDLE - 10, y + 0.5, SHEET.x + SHEET.width - MIDDLE + 10, INK.line)
      y += 2
    }
    const amountWidth = Math.max(30, textWidth(pdf, amount, style) + 1)
    writeLine(pdf, label, { x: MIDDLE - 10, y, width: SHEET.x + SHEET.width - MIDDLE + 10 - amountWidth - 2 }, style)
    writeLine(pdf, amount, { x: SHEET.x + SHEET.width - amountWidth - 2, y, width: amountWidth }, { ...style, align: 'right' })
    y += 5.5
  })
  return y
}
