import type { LicenceImportReport } from '../imports/licences/report.ts'
import type { CliCall, CliResult } from './command.ts'
import { optional } from './command.ts'
import { rowsText } from './import-text.ts'
import type { TenantCaller } from './with-runtime.ts'

/** What `assento import` calls licence files. */
export const LICENCE_KINDS = ['licences', 'suspensions'] as const
export type LicenceKind = (typeof LICENCE_KINDS)[number]

const RESULTS: Readonly<Record<LicenceImportReport['result'], string>> = { success: 'tudo certo', partialFailure: 'algumas linhas recusadas', failure: 'nada foi aceito' }

/** Imports the file through the procedure, so that policy, audit and refusals are the same as over HTTP. */
export async function importLicenceFile(
  call: CliCall, kind: LicenceKind, { name, bytes }: { readonly name: string; readonly bytes: Uint8Array }, procedures: TenantCaller,
): Promise<CliResult> {
  const file = { name, base64: Buffer.from(bytes).toString('base64') }
  const mode = call.values['all-or-nothing'] === true ? 'allOrNothing' as const : 'bestEffort' as const
  const fields = { file, mode, dryRun: call.values['dry-run'] === true }
  const partnerId = optional(call, 'partner')
  const report = kind === 'suspensions' ? await procedures.imports.suspensions(fields) : await procedures.imports.licences({
    ...fields, createProducts: call.values['create-products'] === true, ...(partnerId === undefined ? {} : { partnerId }),
  })
  return { code: report.result === 'success' ? 0 : 1, json: report, text: licencesText(report) }
}

export function licencesText(report: LicenceImportReport): string {
  const mode = report.dryRun ? ' (ensaio, nada foi gravado)' : report.applied ? '' : ' (nada foi gravado: há linhas recusadas e foi pedido tudo ou nada)'
  return `${report.fileName}${mode}: ${RESULTS[report.result]}\n${rowsText(report)}`
}
