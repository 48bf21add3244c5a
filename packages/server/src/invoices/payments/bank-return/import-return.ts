/** From the bytes of a bank's return file to a verdict a line. */
import { findReturnFile, listReturnLines } from '@assento/store'
import type { ProcedureContext } from '../../../platform/types.ts'
import { applyReturn } from './apply-return.ts'
import { loadPlan, refuseReusedSequence } from './load-plan.ts'
import type { ReturnFileProblem, ReturnFileReport } from './report.ts'
import { reportReturn } from './report-return.ts'
import { readSource } from './return-source.ts'
import type { ReturnSource } from './return-source.ts'

export interface ReturnRequest {
  readonly name: string
  readonly bytes: Uint8Array
  /** Reads, judges and writes nothing. */
  readonly dryRun: boolean
}

/**
 * Imports a return file. Refused whole: what is no return file, is truncated, is of another bank or beneficiary, or reuses the number of
 * another file. Idempotent by the file's bytes and by bank, number and line. A dry run foresees every verdict but one: that the excess of
 * one line settles the invoice of another.
 */
export async function importReturn(ctx: ProcedureContext, request: ReturnRequest): Promise<ReturnFileReport | ReturnFileProblem> {
  const source = readSource(request, ctx.tenant.settings.billing)
  if ('rule' in source) return source
  const before = await standing(ctx, source)
  const reused = refuseReusedSequence(before.planned)
  if (reused !== null) return reused
  const alreadyImported = before.isStored && before.stored.length === source.file.records.length
  if (request.dryRun || alreadyImported) return reportReturn(source, { ...before, dryRun: request.dryRun, alreadyImported })
  await applyReturn(ctx, source)
  return reportReturn(source, { ...await standing(ctx, source), dryRun: false, alreadyImported: false })
}

async function standing(ctx: ProcedureContext, source: ReturnSource) {
  const row = await findReturnFile(ctx.database, ctx.tenant.id, source.sha256)
  const stored = row === null ? [] : await listReturnLines(ctx.database, ctx.tenant.id, row.id)
  return { isStored: row !== null, stored, planned: await loadPlan(ctx, ctx.database, source, source.file.records) }
}
