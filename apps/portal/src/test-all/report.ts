/** What the run says: a line as each suite ends, the failures in full, a table, the counts a database, and the last line. */
import type { CaseLine } from './count-reporter.ts'
import type { SuiteResult } from './suite.ts'

export interface Counts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

/** Cases by outcome. */
export function countCases(cases: readonly CaseLine[]): Counts {
  const count = (outcome: CaseLine['outcome']): number => cases.filter((line) => line.outcome === outcome).length
  return { passed: count('passed'), failed: count('failed'), skipped: count('skipped') }
}

/** Cases whose title ends with ` [sqlite]` or ` [postgres]`. */
export function casesOn(database: 'sqlite' | 'postgres', results: readonly SuiteResult[]): readonly CaseLine[] {
  return results.flatMap((result) => result.cases).filter((line) => line.name.endsWith(` [${database}]`))
}

/** One line for a suite that has just ended. */
export function suiteLine(result: SuiteResult): string {
  const { passed, failed } = countCases(result.cases)
  return `${failed === 0 ? 'ok    ' : 'FAILED'} ${result.title} (${passed} passed, ${failed} failed, ${result.seconds.toFixed(1)} s)`
}

/** Every failed case with its message. */
export function failuresText(results: readonly SuiteResult[]): string {
  return results.flatMap(({ title, cases }) => cases
    .filter((line) => line.outcome === 'failed')
    .map((line) => `\n── ${title}: ${line.name}${line.file === '' ? '' : `\n   ${line.file}`}\n${line.error}`)).join('\n')
}

/** The table of suites, columns aligned. */
export function tableText(results: readonly SuiteResult[]): string {
  const rows = results.map(({ title, cases, seconds }) => {
    const { passed, failed, skipped } = countCases(cases)
    return [title, `${passed}`, `${failed}`, `${skipped}`, seconds.toFixed(1)] as const
  })
  const all = [['suite', 'passed', 'failed', 'skipped', 'seconds'] as const, ...rows]
  const width = Math.max(...all.map(([title]) => title.length))
  return all.map(([title, ...figures]) => title.padEnd(width) + figures.map((figure) => figure.padStart(9)).join('')).join('\n')
}

/** Counts a database, and the line that ends the run. */
export function endText(results: readonly SuiteResult[]): string {
  const total = countCases(results.flatMap((result) => result.cases))
  const on = (database: 'sqlite' | 'postgres'): string => {
    const { passed, failed } = countCases(casesOn(database, results))
    return `${passed} passed, ${failed} failed`
  }
  return `cases on SQLite:     ${on('sqlite')}\ncases on PostgreSQL: ${on('postgres')}\n\n${total.passed} passed, ${total.failed} failed`
}
