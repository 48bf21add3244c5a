/** Comma-separated values that every reader splits alike, and that no spreadsheet takes for formulas (RFC 4180, ASVS 1.2.10). */

/** What a cell holds: text of people or of ours, or a number that has been written out already. */
export type CsvCell = string | { readonly number: string }

/**
 * Characters with which a spreadsheet begins a formula, also in their full width; tabs and line ends that hide one. Apostrophes before
 * them count: a text that came with one gets another, so that taking one away gives the text back.
 */
const FORMULA_START = /^'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/

/** One line with its line end. Text that begins like a formula gets an apostrophe; numbers stay numbers. */
export function csvLine(cells: readonly CsvCell[], separator: ',' | ';'): string {
  return `${cells.map((cell) => csvCell(cell, separator)).join(separator)}\r\n`
}

function csvCell(cell: CsvCell, separator: string): string {
  const plain = typeof cell === 'string' ? guarded(cell) : cell.number
  return /["\r\n\t]/.test(plain) || plain.includes(separator) ? `"${plain.replaceAll('"', '""')}"` : plain
}

function guarded(text: string): string {
  const kept = text.replaceAll('\u0000', '')
  return FORMULA_START.test(kept) ? `'${kept}` : kept
}

/** The text of a cell that `csvLine` guarded; any other cell as it is. */
export function unguardedCell(cell: string): string {
  return cell.startsWith("'") && FORMULA_START.test(cell) ? cell.slice(1) : cell
}
