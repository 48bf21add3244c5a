import { money } from '@assento/rules'
import { findRunOfKind, listVendorLines, sumVendorLines } from '@assento/store'
import { z } from 'zod'
import { decodeCursor, encodeCursor } from '../platform/cursor.ts'
import { fail } from '../platform/errors.ts'
import { id, pageFields } from '../platform/inputs.ts'
import { query } from '../platform/procedure.ts'
import type { Page } from '../subscriptions/dto.ts'
import { reconciledLine } from './reconciliation/line-row.ts'
import { RECONCILIATION } from './reconciliation/run-reconciliation.ts'
import type { ReconciledLine, VerdictTotal } from './reconciliation/report.ts'

const input = z.strictObject({
  ...pageFields,
  /** Unset = the newest. */
  runId: id.optional(),
  /** Unset = all lines. */
  verdict: z.enum(['matched', 'amountDiffers', 'dateDiffers', 'missingHere', 'missingThere']).optional(),
})

/** Lines of an imported vendor's invoice in the order of the file, of one verdict or of all, with the sums by verdict. */
export interface ReconciliationPage extends Page<ReconciledLine> {
  readonly run: { readonly id: string; readonly fileName: string; readonly fileSha256: string; readonly rows: number; readonly rejected: number; readonly importedAt: string }
  readonly byVerdict: readonly VerdictTotal[]
}

export const reconciliationReport = query('imports.reconciliationReport', input, async (ctx, { runId, verdict, limit, cursor }): Promise<ReconciliationPage> => {
  const { database, tenant } = ctx
  const run = await findRunOfKind(database, tenant.id, RECONCILIATION, runId ?? null)
  if (run === null) fail('not_found', 'no such import of the vendor\'s invoice')
  const after = cursor ? Number(decodeCursor('reconciliation', cursor, ['number'])[0]) : 0
  const page = await listVendorLines(database, tenant.id, { runId: run.id, verdict: verdict ?? null, after, limit })
  const sums = await sumVendorLines(database, tenant.id, run.id)
  return {
    run: { id: run.id, fileName: run.file_name, fileSha256: run.file_sha256, rows: run.rows, rejected: run.rejected, importedAt: run.created_at },
    byVerdict: sums.map((sum) => ({ verdict: sum.verdict, lines: sum.lines, vendor: money(sum.currency, sum.subtotalCents), ours: money(sum.currency, sum.ourCents) })),
    items: page.items.map(reconciledLine),
    nextCursor: page.next === null ? null : encodeCursor('reconciliation', [page.next]),
  }
})
