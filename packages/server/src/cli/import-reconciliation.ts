import { access } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Instant } from '@assento/rules'
import type { AssentoDatabase, VendorLineVerdict } from '@assento/store'
import type { ReconciliationReport } from '../imports/reconciliation/report.ts'
import { RECONCILIATION_VERDICTS } from '../imports/reconciliation/report.ts'
import { runReconciliation } from '../imports/reconciliation/run-reconciliation.ts'
import { pathSource } from '../imports/table/byte-source.ts'
import { UsageError } from './command.ts'
import type { CliCall, CliResult } from './command.ts'

const MOST_SHOWN = 50
const NAMES: Readonly<Record<VendorLineVerdict, string>> = {
  matched: 'conferem', amountDiffers: 'valor difere', dateDiffers: 'datas diferem', missingHere: 'faltam aqui', missingThere: 'faltam no arquivo',
}

/** Reads the file from the disk a piece at a time, however long it is. */
export async function importReconciliation(
  call: CliCall, path: string, { database, tenantId, now }: { readonly database: AssentoDatabase; readonly tenantId: string; readonly now: Instant },
): Promise<CliResult> {
  await access(path).catch(() => { throw new UsageError(`não consigo ler ${path}`) })
  const report = await runReconciliation({
    database, tenantId, now, source: pathSource(basename(path), path), dryRun: call.values['dry-run'] === true,
    skipRejected: call.values['skip-rejected'] === true, onProgress: (done, total) => call.io.err(`  ${done} de ${total} linhas\n`),
  })
  const hasFindings = report.problem !== null || report.rejected > 0 || RECONCILIATION_VERDICTS.some((verdict) => verdict !== 'matched' && report.counts[verdict] > 0)
  return { code: hasFindings ? 1 : 0, json: report, text: reconciliationText(report) }
}

/** The report in words: what the file is, counts, sums, then the lines that a person should see. */
export function reconciliationText(report: ReconciliationReport): string {
  if (report.problem !== null) {
    const columns = report.problem.columns.length === 0 ? '' : ` Colunas: ${report.problem.columns.join(', ')}.`
    return `${report.fileName}: recusado (${report.problem.rule}). ${report.problem.message}${columns}`
  }
  const counts = RECONCILIATION_VERDICTS.filter((verdict) => report.counts[verdict] > 0).map((verdict) => `${report.counts[verdict]} ${NAMES[verdict]}`)
  const sums = report.sums.map(({ subtotal, total, ours }) => `${shown(subtotal)} do fabricante (${shown(total)} com impostos), ${shown(ours)} nossos`)
  // Lines that are compared together have one sentence: the first of them says it.
  const lines = report.lines.filter(({ line, difference }) => difference.lineNos.length === 0 || difference.lineNos[0] === line)
  const said = [...report.notices, ...report.rejects, ...lines].map(({ message }) => `  ${message}`)
  const rest = said.length + report.more > MOST_SHOWN ? [`  … e mais ${said.length + report.more - MOST_SHOWN}; as linhas guardadas estão em imports.reconciliationReport`] : []
  return [
    `${report.fileName}${modeOf(report)}: ${report.rows} linhas de ${report.period?.startsOn.slice(0, 7) ?? 'mês desconhecido'}, ${report.rejected} recusadas, ${report.warnings} avisos`,
    `  ${counts.join(', ') || 'nada a comparar'}; ${sums.join('; ')}`, ...said.slice(0, MOST_SHOWN), ...rest,
  ].join('\n')
}

function modeOf({ dryRun, alreadyImported, applied }: ReconciliationReport): string {
  if (dryRun) return ' (ensaio, nada foi gravado)'
  if (alreadyImported) return ' (já importado, nada mudou)'
  return applied ? '' : ' (nada foi gravado: há linhas recusadas; corrija-as ou use --skip-rejected)'
}

function shown({ cents, currency }: { readonly cents: number; readonly currency: string }): string {
  return new Intl.NumberFormat('pt-BR', { style: 'currency', currency }).format(cents / 100)
}
