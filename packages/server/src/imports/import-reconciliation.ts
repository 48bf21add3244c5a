import { z } from 'zod'
import { fail } from '../platform/errors.ts'
import { command } from '../platform/procedure.ts'
import { reconcileInto, summaryOf } from './reconciliation/run-reconciliation.ts'
import { withScan } from './reconciliation/scan-file.ts'
import { bytesSource } from './table/byte-source.ts'

/** Base64 of 12 MB: some fifteen thousand lines, or many more in a gzip; larger files go through the command line. */
const MAX_BASE64 = 16 * 1024 * 1024

const input = z.strictObject({
  file: z.strictObject({ name: z.string().min(1).max(255), base64: z.base64().min(1).max(MAX_BASE64) }),
  dryRun: z.boolean().default(false),
  skipRejected: z.boolean().default(false),
})

/** Sets the vendor's invoice lines (CSV, zip, gzip or the API's JSON) against our charges; a file refused as a whole is a bad request. */
export const importReconciliation = command('imports.reconciliation', input, async (ctx, { file, dryRun, skipRejected }) => {
  const source = bytesSource(file.name, Buffer.from(file.base64, 'base64'))
  const request = { tenantId: ctx.tenant.id, source, dryRun, skipRejected, now: ctx.now }
  const report = await withScan(source, (scan) => reconcileInto(ctx.tx, scan, request))
  if (report.problem !== null) {
    const { rule, message, columns } = report.problem
    fail('validation', message, (columns.length === 0 ? ['file'] : columns).map((field) => ({ field, rule, message })))
  }
  return { answer: report, audit: { outcome: 'done', subjectId: report.runId, customerId: null, after: { ...summaryOf(report), dryRun } } }
})
