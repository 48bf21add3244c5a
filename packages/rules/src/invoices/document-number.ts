/** A document's place in its series: one series a kind and year, without gaps. */
export interface DocumentNumber {
  readonly kind: 'invoice' | 'creditNote'
  readonly year: number
  /** From 1. */
  readonly sequence: number
}

const PREFIX = { invoice: '', creditNote: 'NC-' } as const
const PATTERN = /^(NC-)?([1-9]\d{3})-(\d{4,15})$/

/** `2026-0001`, `NC-2026-0001`; the sequence grows beyond four digits. Rule invoices.number.gapless. */
export function formatDocumentNumber({ kind, year, sequence }: DocumentNumber): string {
  return `${PREFIX[kind]}${year}-${String(sequence).padStart(4, '0')}`
}

/** Reads a number as it is printed; null when it is none, also with superfluous zeros. */
export function parseDocumentNumber(text: string): DocumentNumber | null {
  const match = PATTERN.exec(text)
  if (!match) return null
  const number: DocumentNumber = { kind: match[1] === undefined ? 'invoice' : 'creditNote', year: Number(match[2]), sequence: Number(match[3]) }
  return number.sequence >= 1 && formatDocumentNumber(number) === text ? number : null
}

/** The series that a number is taken from: `invoice:2026`. */
export function documentSeries(kind: DocumentNumber['kind'], year: number): string {
  return `${kind}:${year}`
}
