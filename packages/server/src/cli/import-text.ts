/** Reports of imports in words: the counts, then what was rejected or needs a look. */
import type { ImportReport } from '../imports/report.ts'

/** Verdicts that a person must see; all of them are in --json. */
const SHOWN = ['rejected', 'warning'] as const
const MOST_SHOWN = 50

export type CountedRows = Pick<ImportReport, 'rows' | 'created' | 'updated' | 'unchanged' | 'skipped' | 'rejected' | 'warnings' | 'verdicts'>

export function countsText(report: CountedRows): string {
  return `${report.rows} linhas: ${report.created} novas, ${report.updated} alteradas, ${report.unchanged} iguais, `
    + `${report.skipped} puladas, ${report.rejected} recusadas, ${report.warnings} avisos`
}

export function notableText({ verdicts }: CountedRows): readonly string[] {
  const notable = verdicts.filter(({ verdict }) => SHOWN.some((shown) => shown === verdict))
  const lines = notable.slice(0, MOST_SHOWN).map(({ row, verdict, field, rule, message }) =>
    `  linha ${row}: ${verdict === 'warning' ? 'aviso' : 'recusada'}${field === undefined ? '' : `, ${field}`} (${rule ?? '-'}): ${message}`)
  return notable.length > MOST_SHOWN ? [...lines, `  … e mais ${notable.length - MOST_SHOWN}; todas em --json`] : lines
}

export function rowsText(report: CountedRows): string {
  return [`  ${countsText(report)}`, ...notableText(report)].join('\n')
}
