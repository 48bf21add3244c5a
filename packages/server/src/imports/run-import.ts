/** One import from bytes to report: read, compare, and (unless it is a dry run) write in one transaction. */
import { createHash } from 'node:crypto'
import type { Instant } from '@assento/rules'
import { appendAudit, canonicalJson, findRunBySha, insertRun, lockImports, newId } from '@assento/store'
import type { AssentoDatabase, Handle, Tx } from '@assento/store'
import { readFiles } from './read-files.ts'
import type { ImportFile, ImportOptions } from './read-files.ts'
import { countVerdicts } from './report.ts'
import type { FileProblem, ImportKind, ImportReport } from './report.ts'

export interface ImportRequest {
  readonly tenantId: string
  readonly kind: ImportKind
  /** The file, then those that complete it. */
  readonly files: readonly ImportFile[]
  readonly dryRun: boolean
  /** The tenant's time: windows and running cycles are seen from here. */
  readonly now: Instant
  readonly options?: ImportOptions
  readonly onProgress?: (done: number, total: number) => void
}

/**
 * Runs an import in a transaction of its own, with an audit entry of the command line. Rejected rows change nothing and do
 * not stop the others; an error undoes all. A dry run answers the same verdicts and writes nothing. Running it twice changes
 * nothing the second time.
 */
export async function runImport(request: ImportRequest & { readonly database: AssentoDatabase }): Promise<ImportReport> {
  const { database, ...rest } = request
  if (request.dryRun) return importInto(database, rest)
  return database.withTx(async (tx) => {
    const report = await importInto(tx, rest)
    if (report.problem === null) await appendAudit(tx, request.tenantId, auditOf(report, request.now))
    return report
  })
}

/** Runs an import inside a transaction that is open, or as a dry run on any handle. The caller writes the audit entry. */
export async function importInto(handle: Handle | Tx, request: ImportRequest): Promise<ImportReport> {
  const read = readFiles(request.kind, request.files, request.options ?? {})
  const [first] = request.files
  const sha256 = createHash('sha256').update(first?.bytes ?? new Uint8Array()).digest('hex')
  const head = { kind: request.kind, dryRun: request.dryRun, fileName: first?.name ?? '', fileSha256: sha256 }
  if ('rule' in read) return refusedReport(head, read)
  const tx = request.dryRun || !('inTransaction' in handle) ? null : handle
  if (tx !== null) await lockImports(tx, request.tenantId)
  const run = await findRunBySha(handle, request.tenantId, request.kind, sha256)
  const verdicts = await read.apply({
    handle, tx, tenantId: request.tenantId, now: request.now, appliedBefore: run !== null, onProgress: request.onProgress ?? (() => {}),
  })
  const report: ImportReport = { ...head, file: read.file, problem: null, rows: read.rows, ...countVerdicts(verdicts), verdicts }
  if (tx !== null && run === null) await keepEvidence(tx, request, report)
  return report
}

type ReportHead = Pick<ImportReport, 'kind' | 'dryRun' | 'fileName' | 'fileSha256'>

function refusedReport(head: ReportHead, problem: FileProblem): ImportReport {
  return { ...head, file: null, problem, rows: 0, ...countVerdicts([]), verdicts: [] }
}

/** The file's hash and counts stay as evidence of what was applied. */
async function keepEvidence(tx: Tx, request: ImportRequest, report: ImportReport): Promise<void> {
  await insertRun(tx, request.tenantId, {
    id: newId('imp'), kind: report.kind, file_name: report.fileName, file_sha256: report.fileSha256, rows: report.rows,
    applied: report.created + report.updated, skipped: report.skipped + report.unchanged, rejected: report.rejected, created_at: request.now,
  })
}

function auditOf(report: ImportReport, now: Instant) {
  return {
    at: now, recorded_at: now, actor_id: 'system', actor_name: 'Assento', role: 'system', channel: 'cli' as const, action: actionOf(report.kind),
    outcome: 'done' as const, rule: null, subject_id: null, customer_id: null, before: null, after: canonicalJson(summaryOf(report)),
    request_id: report.fileSha256.slice(0, 16),
  }
}

/** The counts without the verdicts: what the audit keeps. */
export function summaryOf(report: ImportReport) {
  const { fileName, fileSha256, rows, created, updated, unchanged, skipped, rejected } = report
  return { fileName, fileSha256, rows, created, updated, unchanged, skipped, rejected }
}

export function actionOf(kind: ImportKind): 'imports.priceSheet' | 'imports.customers' | 'imports.subscriptions' {
  return kind === 'price-sheet' ? 'imports.priceSheet' : `imports.${kind}`
}

