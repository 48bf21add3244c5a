/** What an import answers: counts, and a verdict for each row that names row, field and rule. */

export type ImportKind = 'price-sheet' | 'customers' | 'subscriptions'

/** `warning` accompanies another verdict of the same row; the others are one a row. */
export type Verdict = 'created' | 'updated' | 'unchanged' | 'skipped' | 'rejected' | 'warning'

export interface RowVerdict {
  /** Line of the file on which the row begins, from 1; for JSON the position of the item, from 1. */
  readonly row: number
  readonly verdict: Verdict
  readonly rule?: string
  /** Column or JSON field as the file spells it. */
  readonly field?: string
  /** Portuguese, for the person who has the file before them. */
  readonly message: string
}

/** Why a whole file is refused; nothing of it was applied. */
export interface FileProblem {
  readonly rule: string
  /** Portuguese. */
  readonly message: string
  /** Columns that are missing, where that is the reason. */
  readonly columns: readonly string[]
}

/** How the bytes were read. */
export interface FileFacts {
  readonly encoding: 'utf-8' | 'utf-16' | 'windows-1252'
  readonly delimiter: string | null
  /** Columns that no importer knows: read, reported, not used. */
  readonly unknownColumns: readonly string[]
}

export interface ImportReport {
  readonly kind: ImportKind
  readonly dryRun: boolean
  readonly fileName: string
  readonly fileSha256: string
  readonly file: FileFacts | null
  /** Set when the file as a whole was refused; all counts are 0 then. */
  readonly problem: FileProblem | null
  /** Data rows of the file. */
  readonly rows: number
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  readonly skipped: number
  readonly rejected: number
  readonly warnings: number
  readonly verdicts: readonly RowVerdict[]
}

/** What is wrong with one row: a reason to reject it, or a warning beside its verdict. */
export interface RowProblem {
  readonly rule: string
  readonly field?: string
  readonly message: string
}

/** One row as read: its value, or why it has none. */
export interface ReadRow<Value> {
  readonly row: number
  /** What `row` counts, in words: `Linha` of a table, `Item` of a JSON list. */
  readonly noun: 'Linha' | 'Item'
  /** Null when a problem rejects or skips the row. */
  readonly value: Value | null
  /** Set when `value` is null. */
  readonly refusal: (RowProblem & { readonly verdict: 'rejected' | 'skipped' }) | null
  readonly warnings: readonly RowProblem[]
}

/** Verdicts of a file, counted. */
export function countVerdicts(verdicts: readonly RowVerdict[]): Pick<
  ImportReport, 'created' | 'updated' | 'unchanged' | 'skipped' | 'rejected' | 'warnings'
> {
  const of = (verdict: Verdict) => verdicts.filter((entry) => entry.verdict === verdict).length
  return {
    created: of('created'), updated: of('updated'), unchanged: of('unchanged'), skipped: of('skipped'), rejected: of('rejected'),
    warnings: of('warning'),
  }
}

export function fileProblem(rule: string, message: string, columns: readonly string[] = []): FileProblem {
  return { rule, message, columns }
}
