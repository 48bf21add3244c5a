/**
 * Runs the widgets' suite (web-test-runner, real Chromium) with its own configuration, and writes a case line for each case.
 * Started in `packages/widgets`; the file to write is in ASSENTO_TEST_CASES_FILE.
 */
import { appendFileSync, existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ERROR_LINES, type CaseLine } from './count-reporter.ts'

interface Fault { readonly message: string; readonly stack?: string }
interface Result { readonly name: string; readonly passed: boolean; readonly skipped: boolean; readonly error?: Fault }
interface Group { readonly name: string; readonly suites: readonly Group[]; readonly tests: readonly Result[] }
/** What web-test-runner knows of one test file at the end. */
export interface Session { readonly testFile: string; readonly passed?: boolean; readonly errors: readonly Fault[]; readonly testResults?: Group }

/** Case lines of a test file; one that does not load, or passes nothing, is a failed case. */
export function sessionCases(session: Session): CaseLine[] {
  const file = session.testFile
  const cases = session.testResults === undefined ? [] : groupCases(session.testResults, file, [])
  const faults = session.errors.map((fault): CaseLine => ({ name: `${file} loads`, file, outcome: 'failed', error: describe(fault) }))
  const all = [...cases, ...faults]
  const isUntold = session.passed !== true && !all.some((line) => line.outcome === 'failed')
  if (isUntold || all.length === 0) all.push({ name: `${file} ran to its end`, file, outcome: 'failed', error: 'no case tells why' })
  return all
}

function groupCases(group: Group, file: string, path: readonly string[]): CaseLine[] {
  const here = group.name === '' ? path : [...path, group.name]
  const own = group.tests.map((result): CaseLine => ({
    name: [...here, result.name].join(' · '), file,
    outcome: result.skipped ? 'skipped' : result.passed ? 'passed' : 'failed',
    error: result.error === undefined ? '' : describe(result.error),
  }))
  return [...own, ...group.suites.flatMap((inner) => groupCases(inner, file, here))]
}

function describe(fault: Fault): string {
  return `${fault.message}\n${fault.stack ?? ''}`.split('\n').slice(0, ERROR_LINES).join('\n')
}

async function main(casesFile: string): Promise<void> {
  const folder = process.cwd()
  const configFile = ['mjs', 'js'].map((ending) => join(folder, `web-test-runner.config.${ending}`)).find(existsSync)
  if (configFile === undefined) throw new Error(`no web-test-runner.config in ${folder}`)
  const { default: config } = await import(pathToFileURL(configFile).href)
  const runner = createRequire(join(folder, 'package.json')).resolve('@web/test-runner')
  const { startTestRunner } = await import(pathToFileURL(runner).href)
  const reporter = {
    onTestRunFinished({ sessions }: { readonly sessions: readonly Session[] }): void {
      for (const line of sessions.flatMap(sessionCases)) appendFileSync(casesFile, `${JSON.stringify(line)}\n`)
    },
  }
  await startTestRunner({ config: { ...config, reporters: [reporter] }, readCliArgs: false, readFileConfig: false })
}

const casesFile = process.env['ASSENTO_TEST_CASES_FILE']
if (import.meta.main && casesFile !== undefined) await main(casesFile)
