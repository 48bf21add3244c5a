/** One suite: a program that reports cases, run to its end, and what came of it. */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { CaseLine } from './count-reporter.ts'

export const ROOT = resolve(import.meta.dirname, '../../../..')
const REPORTER = join(import.meta.dirname, 'count-reporter.ts')
/** A suite that is not done by then counts as crashed. */
const SUITE_LIMIT_MS = 9 * 60_000
/** A case that hangs is named, before the suite as a whole is given up. */
const CASE_LIMIT_MS = 5 * 60_000

export interface Suite {
  readonly title: string
  /** `node-test`: files for `node --test`; `cases`: a program that writes case lines; `step`: one case, passed by exit code 0. */
  readonly kind: 'node-test' | 'cases' | 'step'
  /** Folder below the root in which it runs. */
  readonly folder: string
  /** Arguments of node: the test files' patterns, or the program. */
  readonly args: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
}

export interface SuiteResult {
  readonly title: string
  readonly cases: readonly CaseLine[]
  readonly seconds: number
  /** Everything it printed, for the log of a failure. */
  readonly output: string
}

/** Runs a suite in its own process. A crash, a time-out or a suite without any case comes back as a failed case. */
export async function runSuite(suite: Suite): Promise<SuiteResult> {
  const scratch = mkdtempSync(join(tmpdir(), 'assento-suite-'))
  const casesFile = join(scratch, 'cases.jsonl')
  const startedAt = performance.now()
  const end = await runToEnd(suite, casesFile)
  const reported = suite.kind === 'step' ? stepCases(suite, end) : readCases(casesFile)
  rmSync(scratch, { recursive: true, force: true })
  const cases = withCrash(suite, reported, end)
  return { title: suite.title, cases, seconds: (performance.now() - startedAt) / 1000, output: end.output }
}

interface End {
  readonly exit: number | null
  /** Why it ended when that was not its own doing: a signal or the time limit. */
  readonly cut: string | null
  readonly output: string
}

async function runToEnd(suite: Suite, casesFile: string): Promise<End> {
  const args = suite.kind === 'node-test'
    ? ['--test', `--test-timeout=${CASE_LIMIT_MS}`, `--test-reporter=${REPORTER}`, `--test-reporter-destination=${casesFile}`, ...suite.args]
    : suite.args
  const child = spawn(process.execPath, args, {
    cwd: join(ROOT, suite.folder),
    env: { ...process.env, NODE_TEST_CONTEXT: undefined, ...suite.environment, ASSENTO_TEST_CASES_FILE: casesFile },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const keep = (chunk: Buffer): void => { output = (output + chunk.toString('utf8')).slice(-200_000) }
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  const limit = AbortSignal.timeout(SUITE_LIMIT_MS)
  limit.addEventListener('abort', () => {
    child.kill('SIGTERM')
    setTimeout(() => child.kill('SIGKILL'), 5_000).unref()
  })
  return new Promise((settle) => {
    child.on('error', (error) => settle({ exit: null, cut: error.message, output }))
    child.on('close', (exit, signal) => {
      const cut = limit.aborted ? `not done after ${SUITE_LIMIT_MS / 60_000} minutes` : signal
      settle({ exit, cut, output })
    })
  })
}

function stepCases(suite: Suite, end: End): CaseLine[] {
  return end.exit === 0 ? [{ name: suite.title, file: '', outcome: 'passed', error: '' }] : []
}

/** The lines that arrived; a last line cut short by a crash is left out. */
function readCases(casesFile: string): CaseLine[] {
  let text = ''
  try {
    text = readFileSync(casesFile, 'utf8')
  } catch {
    return []
  }
  return text.slice(0, text.lastIndexOf('\n') + 1).split('\n').filter((line) => line !== '').map((line) => JSON.parse(line))
}

/** Adds a failed case where the exit code tells of a fault that no case tells of. */
function withCrash(suite: Suite, cases: readonly CaseLine[], end: End): readonly CaseLine[] {
  const isExplained = cases.some((line) => line.outcome === 'failed')
  if (end.exit === 0 && cases.length > 0) return cases
  if (end.exit !== 0 && end.exit !== null && isExplained) return cases
  const why = end.cut ?? (end.exit === 0 ? 'no case was reported' : `exit code ${end.exit}`)
  const crash: CaseLine = { name: `${suite.title} ran to its end`, file: '', outcome: 'failed', error: `${why}\n${end.output.slice(-4_000)}` }
  return [...cases, crash]
}
