/** Sheets of A4 in millimetres, with text that the built-in fonts can show, and bytes that depend on the content alone. */
import PDFDocument from 'pdfkit'
import type { Instant } from '@assento/rules'

export type Pdf = PDFKit.PDFDocument

/** What a reader shows of the file; all of it from rows, so that drawing twice gives the same bytes. */
export interface PdfInfo {
  readonly title: string
  readonly author: string
  readonly subject: string
  readonly keywords: string
  readonly createdAt: Instant
}

export const PAGE_WIDTH = 210
export const PAGE_HEIGHT = 297
const POINTS_PER_MM = 72 / 25.4

export const INK = { text: '#111827', soft: '#4b5563', line: '#9ca3af', faint: '#e5e7eb', accent: '#1e3a5f' } as const
export const FONT = { plain: 'Helvetica', bold: 'Helvetica-Bold', fixed: 'Courier', oblique: 'Helvetica-Oblique' } as const

/** Millimetres to PDF points. */
export function mm(value: number): number {
  return value * POINTS_PER_MM
}

/** An empty document of one sheet; pages stay open until the end, so that each can say how many there are. */
export function openPdf(info: PdfInfo): Pdf {
  return new PDFDocument({
    size: 'A4', margin: 0, bufferPages: true, lang: 'pt-BR', displayTitle: true,
    info: {
      Title: printable(info.title), Author: printable(info.author), Subject: printable(info.subject), Keywords: printable(info.keywords),
      Creator: 'Assento', Producer: 'Assento (pdfkit)', CreationDate: new Date(info.createdAt), ModDate: new Date(info.createdAt),
    },
  })
}

/** Ends the document and answers its bytes. */
export async function closePdf(pdf: Pdf): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  const done = new Promise<void>((resolve, reject) => {
    pdf.on('data', (chunk: Buffer) => void chunks.push(chunk))
    pdf.on('end', resolve)
    pdf.on('error', reject)
  })
  pdf.end()
  await done
  return new Uint8Array(Buffer.concat(chunks))
}

/** Windows-1252 beyond Latin-1, which the built-in fonts have as well. */
const BEYOND_LATIN_1 = '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ'

/** The text in characters that the built-in fonts have: others lose their marks, or become a question mark. One line, no controls. */
export function printable(text: string): string {
  return Array.from(text.normalize('NFC').replace(/\s+/g, (space) => (space === '\u00a0' ? space : ' ')), plainCharacter).join('').trim()
}

function plainCharacter(character: string): string {
  if (isInFont(character)) return character
  const folded = character.normalize('NFKD').replace(/\p{M}/gu, '')
  return folded !== '' && Array.from(folded).every(isInFont) ? folded : /\p{C}/u.test(character) ? '' : '?'
}

function isInFont(character: string): boolean {
  const code = character.codePointAt(0) ?? 0
  return (code >= 0x20 && code <= 0x7e) || (code >= 0xa0 && code <= 0xff) || BEYOND_LATIN_1.includes(character)
}
