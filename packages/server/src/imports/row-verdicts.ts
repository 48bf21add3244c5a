import type { ReadRow, RowVerdict, Verdict } from './report.ts'

/** The main verdict of a row that was read. */
export function rowVerdict(
  read: Pick<ReadRow<unknown>, 'row' | 'noun'>, verdict: Verdict, message: string, more: { readonly rule?: string; readonly field?: string } = {},
): RowVerdict {
  return { row: read.row, verdict, message: `${read.noun} ${read.row}: ${message}`, ...more }
}

/** The verdict of a row without a value: why it was rejected or left out. */
export function refusedVerdict(read: ReadRow<unknown>): RowVerdict {
  const { verdict = 'rejected', ...problem } = read.refusal ?? { rule: 'imports.row.unreadable', message: `${read.noun} ${read.row}: não pôde ser lida.` }
  return { row: read.row, verdict, ...problem }
}

export function warningsOf(read: ReadRow<unknown>): RowVerdict[] {
  return read.warnings.map((problem) => ({ row: read.row, verdict: 'warning', ...problem }))
}
