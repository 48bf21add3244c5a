/** The vendor's invoice from bytes to report: look through it, compare, and (unless it is a dry run) keep it, all or nothing. */
import { invoicedMonth } from '@assento/rules'
import type { DatePeriod, Instant } from '@assento/rules'
import {
  appendAudit, canonicalJson, findRunBySha, insertRun, insertVendorLines, listUncoveredCharges, listVendorLines, lockImports, newId, recordDateMismatches,
} from '@assento/store'
import type { AssentoDatabase, Handle, ImportRunRow, Tx } from '@assento/store'
import type { FileProblem, RowProblem } from '../report.ts'
import type { ByteSource } from '../table/byte-source.ts'
import { bySubscription, judgeLines } from './judge-lines.ts'
import type { JudgedLines } from './judge-lines.ts'
import { missingThereRow } from './line-row.ts'
import type { LineRow } from './line-row.ts'
import type { PartsOptions } from './line-parts.ts'
import type { ReconciliationReport } from './report.ts'
import { withScan } from './scan-file.ts'
import type { FileScan } from './scan-file.ts'
import { Tally } from './tally.ts'

export const RECONCILIATION = 'reconciliation'

export interface ReconciliationRequest {
  readonly tenantId: string
  readonly source: ByteSource
  readonly dryRun: boolean
  /** The tenant's time. */
  readonly now: Instant
  /** Keeps a file although some of its lines cannot be read; else such a file is compared and not kept. */
  readonly skipRejected?: boolean
  readonly onProgress?: (done: number, total: number) => void
}

/** Subscriptions whose charges are read at a time. */
const BATCH_SUBSCRIPTIONS = 1000
const PAGE = 200

/** Runs a reconciliation in a transaction of its own, with an audit entry of the command line. */
export async function runReconciliation(request: ReconciliationRequest & { readonly database: AssentoDatabase; readonly parts?: PartsOptions }): Promise<ReconciliationReport> {
  const { database, ...rest } = request
  return withScan(request.source, async (scan) => {
    if (request.dryRun || 'rule' in scan) return reconcileInto(database, scan, rest)
    return database.withTx((tx) => reconcileAudited(tx, scan, rest))
  }, request.parts)
}

async function reconcileAudited(tx: Tx, scan: FileScan, request: ReconciliationRequest): Promise<ReconciliationReport> {
  const report = await reconcileInto(tx, scan, request)
  await appendAudit(tx, request.tenantId, {
    at: request.now, recorded_at: request.now, actor_id: 'system', actor_name: 'Assento', role: 'system', channel: 'cli', action: 'imports.reconciliation',
    outcome: 'done', rule: null, subject_id: report.runId, customer_id: null, before: null, after: canonicalJson(summaryOf(report)),
    request_id: report.fileSha256.slice(0, 16),
  })
  return report
}

/**
 * Compares inside a transaction that is open, or as a dry run on any handle. The same bytes again change nothing and answer what is kept; a
 * dry run of them compares anew. The caller writes the audit entry.
 */
export async function reconcileInto(handle: Handle | Tx, scan: FileScan | FileProblem, request: ReconciliationRequest): Promise<ReconciliationReport> {
  const head = { kind: RECONCILIATION, dryRun: request.dryRun, fileName: request.source.name } as const
  if ('rule' in scan) return { ...head, ...NOTHING, fileSha256: '', problem: scan }
  const tx = request.dryRun || !('inTransaction' in handle) ? null : handle
  if (tx !== null) await lockImports(tx, request.tenantId)
  const run = await findRunBySha(handle, request.tenantId, RECONCILIATION, scan.sha256)
  const file = { fileSha256: scan.sha256, file: scan.findings.facts, problem: null, rows: scan.rows, rejected: scan.rejected, rejects: scan.rejects }
  const common = { ...head, ...file, period: invoicedMonth(scan.startsByMonth), notices: noticesOf(scan), alreadyImported: run !== null }
  if (tx !== null && run !== null) return { ...common, applied: true, runId: run.id, ...(await storedTally(handle, request.tenantId, run)).totals() }
  const keeps = tx !== null && (scan.rejected === 0 || request.skipRejected === true)
  const runId = keeps ? await keepRun(tx, scan, request) : null
  const keep = async ({ rows, mismatches }: JudgedLines) => {
    if (!keeps || runId === null) return
    await insertVendorLines(tx, request.tenantId, rows.map((row) => ({ ...row, run_id: runId })))
    await recordDateMismatches(tx, request.tenantId, mismatches.map(({ subscriptionId, field, ours, vendors }) =>
      ({ subscription_id: subscriptionId, field, ours, vendors, recorded_at: request.now })))
  }
  const tally = new Tally()
  const covered = await compareLines(handle, scan, request, tally, keep)
  if (common.period !== null) await findMissingThere(handle, request.tenantId, { period: common.period, covered, lastRow: scan.lastRow }, tally, keep)
  return { ...common, applied: keeps, runId, ...tally.totals() }
}

const NOTHING = {
  applied: false, alreadyImported: false, runId: null, file: null, period: null, rows: 0, rejected: 0, rejects: [], notices: [], ...new Tally().totals(),
} as const

type Keep = (judged: JudgedLines) => Promise<void>

/** Compares every line, a part of the subscriptions at a time; answers the charges that lines cover. */
async function compareLines(handle: Handle, scan: FileScan, request: ReconciliationRequest, tally: Tally, keep: Keep): Promise<ReadonlySet<string>> {
  const covered = new Set<string>()
  let done = 0
  for await (const lines of scan.lines.read()) {
    const subscriptions = bySubscription(lines)
    for (let at = 0; at < subscriptions.length; at += BATCH_SUBSCRIPTIONS) {
      const judged = await judgeLines(handle, request.tenantId, subscriptions.slice(at, at + BATCH_SUBSCRIPTIONS))
      await keep(judged)
      for (const row of judged.rows) tally.add(row)
      for (const id of judged.coveredChargeIds) covered.add(id)
      done += judged.rows.length
      request.onProgress?.(done, scan.rows - scan.rejected)
    }
  }
  return covered
}

interface Uncovered {
  readonly period: DatePeriod
  readonly covered: ReadonlySet<string>
  readonly lastRow: number
}

/** Charges of ours in the file's month that no line covers: numbered on after the last line. */
async function findMissingThere(handle: Handle, tenantId: string, { period, covered, lastRow }: Uncovered, tally: Tally, keep: Keep): Promise<void> {
  let lineNo = lastRow
  for (let afterId: string | null = null, isLast = false; !isLast;) {
    const page = await listUncoveredCharges(handle, tenantId, { period, afterId, limit: PAGE })
    const rows: LineRow[] = page.items.filter(({ id }) => !covered.has(id)).map((charge) => missingThereRow(charge, (lineNo += 1)))
    await keep({ rows, mismatches: [], coveredChargeIds: [] })
    for (const row of rows) tally.add(row)
    ;[afterId, isLast] = [page.next, page.next === null]
  }
}

async function keepRun(tx: Tx, scan: FileScan, { tenantId, source, now }: ReconciliationRequest): Promise<string> {
  const id = newId('imp')
  await insertRun(tx, tenantId, {
    id, kind: RECONCILIATION, file_name: source.name, file_sha256: scan.sha256, rows: scan.rows, applied: scan.rows - scan.rejected, skipped: 0,
    rejected: scan.rejected, created_at: now,
  })
  return id
}

async function storedTally(handle: Handle, tenantId: string, { id: runId }: ImportRunRow): Promise<Tally> {
  const tally = new Tally()
  for (let after: number | null = 0; after !== null;) {
    const page = await listVendorLines(handle, tenantId, { runId, verdict: null, after, limit: PAGE })
    for (const row of page.items) tally.add(row)
    after = page.next
  }
  return tally
}

function noticesOf({ findings, rows }: FileScan): RowProblem[] {
  if (findings.totalCount === null || findings.totalCount === rows) return []
  return [{ rule: 'imports.reconciliation.partial', field: 'totalCount', message: `O arquivo diz ter ${findings.totalCount} linhas e traz ${rows}: pode ser só uma página da consulta.` }]
}

/** What the audit keeps. */
export function summaryOf(report: ReconciliationReport) {
  const { fileName, fileSha256, rows, rejected, counts, applied, alreadyImported } = report
  return { fileName, fileSha256, rows, rejected, counts, applied, alreadyImported }
}
