/** One licence file from bytes to report: read, judge every line, and (unless it is a dry run) write in the command's transaction. */
import { createHash } from 'node:crypto'
import { findRunBySha, insertRun, lockImports, newId } from '@assento/store'
import { fail } from '../../platform/errors.ts'
import type { AuditNote, CommandContext, CommandResult } from '../../platform/types.ts'
import { countVerdicts } from '../report.ts'
import type { FileProblem, RowVerdict } from '../report.ts'
import { readBytes } from '../table/read-bytes.ts'
import type { DecodedText } from '../table/read-bytes.ts'
import { readTable } from '../table/read-table.ts'
import type { Table } from '../table/read-table.ts'
import type { LicenceImportKind, LicenceImportReport } from './report.ts'

export interface LicenceImportRequest {
  readonly kind: LicenceImportKind
  readonly file: { readonly name: string; readonly base64: string }
  readonly dryRun: boolean
  readonly mode: LicenceImportReport['mode']
}

/** Lines that were judged, and how what may be written of them is written. */
export interface JudgedFile {
  readonly layout: NonNullable<LicenceImportReport['layout']>
  readonly rows: number
  readonly unknownColumns: readonly string[]
  readonly verdicts: readonly RowVerdict[]
  readonly write: () => Promise<void>
}

/** A file that cannot be read as a whole is a bad request that names its columns; refused rows are part of the answer. */
export async function runLicenceImport(
  ctx: CommandContext, request: LicenceImportRequest, judge: (table: Table) => Promise<JudgedFile | FileProblem>,
): Promise<CommandResult<LicenceImportReport>> {
  const bytes = Buffer.from(request.file.base64, 'base64')
  const text = orFail(readBytes(bytes))
  const table = orFail(readTable(text.text))
  if (!request.dryRun) await lockImports(ctx.tx, ctx.tenant.id)
  const judged = orFail(await judge(table))
  const counts = countVerdicts(judged.verdicts)
  const isApplied = !request.dryRun && !(request.mode === 'allOrNothing' && counts.rejected > 0)
  if (isApplied) await judged.write()
  const report: LicenceImportReport = {
    kind: request.kind, layout: judged.layout, mode: request.mode, dryRun: request.dryRun, applied: isApplied, result: resultOf(counts, judged.rows, request.mode),
    fileName: request.file.name, fileSha256: createHash('sha256').update(bytes).digest('hex'), file: factsOf(text, table, judged), problem: null,
    rows: judged.rows, ...counts,
    verdicts: judged.verdicts,
  }
  if (isApplied) await keepEvidence(ctx, report)
  return { answer: report, audit: auditOf(report) }
}

function orFail<Read extends object>(read: Read | FileProblem): Read {
  if (!('rule' in read)) return read
  const { rule, message, columns } = read as FileProblem
  fail('validation', message, (columns.length === 0 ? ['file'] : columns).map((field) => ({ field, rule, message })))
}

/** `success`: every row is as the file wants it, or was left out on purpose. A dry run answers what the same call would do. */
function resultOf({ rejected }: { readonly rejected: number }, rows: number, mode: LicenceImportReport['mode']): LicenceImportReport['result'] {
  if (rejected === 0) return 'success'
  return rejected === rows || mode === 'allOrNothing' ? 'failure' : 'partialFailure'
}

function factsOf({ encoding }: DecodedText, { delimiter }: Table, { unknownColumns }: JudgedFile): LicenceImportReport['file'] {
  return { encoding, delimiter, unknownColumns }
}

/** The hash and counts of what was applied first; the same file again changes nothing and leaves no second run. */
async function keepEvidence(ctx: CommandContext, report: LicenceImportReport): Promise<void> {
  if ((await findRunBySha(ctx.tx, ctx.tenant.id, report.kind, report.fileSha256)) !== null) return
  await insertRun(ctx.tx, ctx.tenant.id, {
    id: newId('imp'), kind: report.kind, file_name: report.fileName, file_sha256: report.fileSha256, rows: report.rows, applied: report.created + report.updated,
    skipped: report.skipped + report.unchanged, rejected: report.rejected, created_at: ctx.now,
  })
}

function auditOf({ fileName, fileSha256, rows, created, updated, unchanged, skipped, rejected, dryRun, mode, result }: LicenceImportReport): AuditNote {
  return { outcome: 'done', subjectId: null, customerId: null, after: { fileName, fileSha256, rows, created, updated, unchanged, skipped, rejected, dryRun, mode, result } }
}
