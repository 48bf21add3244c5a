import type { Instant } from '@assento/rules'
import type { Handle, Tx } from '@assento/store'
import type { RowVerdict } from './report.ts'

/** What applying rows needs. */
export interface ImportContext {
  /** Where to read; the transaction when there is one. */
  readonly handle: Handle
  /** Where to write; null in a dry run, which reads, decides and writes nothing. */
  readonly tx: Tx | null
  readonly tenantId: string
  /** The tenant's time. */
  readonly now: Instant
  /** A file with these bytes was applied before: it adds what is missing, and takes nothing back that changed since. */
  readonly appliedBefore: boolean
  readonly onProgress: (done: number, total: number) => void
}

/** Rows that one step of the progress counts, and that one batch of statements takes. */
export const BATCH_ROWS = 500

/** Goes through rows in batches, and tells how far it is after each. */
export async function inBatches<Row>(
  rows: readonly Row[], context: Pick<ImportContext, 'onProgress'>, run: (batch: readonly Row[]) => Promise<readonly RowVerdict[]>,
): Promise<RowVerdict[]> {
  const verdicts: RowVerdict[] = []
  for (let from = 0; from < rows.length; from += BATCH_ROWS) {
    for (const verdict of await run(rows.slice(from, from + BATCH_ROWS))) verdicts.push(verdict)
    context.onProgress(Math.min(from + BATCH_ROWS, rows.length), rows.length)
  }
  return verdicts
}
