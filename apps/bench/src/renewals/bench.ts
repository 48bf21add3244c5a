import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs, promisify } from 'node:util'
import { assertComplete } from './assert-complete.ts'
import { postgresDatabases, sqliteDatabases, type Databases } from './databases.ts'
import { fillWorld } from './fill.ts'
import { countRows, type Recording } from './recording.ts'
import { report, writeReport, type Measured, type Round } from './report.ts'
import type { Parts } from './run-due.ts'
import { sizeOf, type Size } from './world.ts'

const FULL_SIZE = 100_000
const WARM_UP = sizeOf(2_000)
const run = promisify(execFile)

/** What the peer inserts: recorded once, on SQLite, and the same on every database. */
interface Recorded {
  readonly recordingPath: string
  readonly databasePath: string
}

/** Invoices per second of the runners over due subscriptions, beside a bare insert of the same rows in the same transactions. */
export async function benchRenewals(options: string[]): Promise<void> {
  const { values } = parseArgs({
    args: options,
    options: {
      subscriptions: { type: 'string', default: String(FULL_SIZE) }, rounds: { type: 'string', default: '3' },
      databases: { type: 'string', default: 'sqlite,postgres' },
    },
  })
  const [size, rounds] = [sizeOf(Number(values.subscriptions)), Number(values.rounds)]
  const folder = mkdtempSync(join(tmpdir(), 'assento-bench-'))
  const open: Databases[] = []
  try {
    const sqlite = await sqliteDatabases(folder)
    const [recorded, warmRecorded] = [await record(sqlite, folder, 'recorded', size), await record(sqlite, folder, 'warm', WARM_UP)]
    const recording = JSON.parse(readFileSync(recorded.recordingPath, 'utf8')) as Recording
    const measured: Measured[] = []
    for (const name of values.databases.split(',')) {
      const databases = name === 'postgres' ? await postgresDatabases() : sqlite
      open.push(databases)
      measured.push(await measure(databases, size, rounds, [recorded, warmRecorded]))
    }
    const text = report({ size, rounds, rows: countRows(recording), transactions: recording.length, measured })
    process.stdout.write(text)
    if (size.subscriptions === FULL_SIZE) writeReport(text)
    else process.stderr.write(`\nresults/renewals.md is written at ${FULL_SIZE} subscriptions only\n`)
  } finally {
    for (const databases of open) await databases.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A run that is not measured, and whose books are verified. */
async function record(sqlite: Databases, folder: string, name: string, size: Size): Promise<Recorded> {
  process.stderr.write(`recording a run over ${size.subscriptions} subscriptions …\n`)
  const url = await sqlite.empty(name)
  await fillWorld(url, size)
  const recordingPath = join(folder, `${name}.json`)
  await child<Parts>('assento', url, '', recordingPath)
  await assertComplete(url, size)
  return { recordingPath, databasePath: url.slice('sqlite:'.length) }
}

/** Alternates the two in each round; every second round goes backwards: none is always first. */
async function measure(databases: Databases, size: Size, rounds: number, recorded: readonly [Recorded, Recorded]): Promise<Measured> {
  process.stderr.write(`${databases.name}: filling …\n`)
  const [filled, warm, meansless] = [await databases.empty('filled'), await databases.empty('filled_warm'), await databases.empty('filled_meansless')]
  await fillWorld(filled, size)
  await fillWorld(warm, WARM_UP)
  await fillWorld(meansless, size, false)
  const runAssento = (from: string) => onCopies(databases, [from, warm], async ([url, warmUrl]) => {
    const parts = await child<Parts>('assento', url, warmUrl)
    await assertComplete(url, size)
    return parts
  })
  const runBare = () => onCopies(databases, [filled, warm], async ([url, warmUrl]) => {
    const files = recorded.map(({ recordingPath, databasePath }) => [recordingPath, databasePath] as const)
    const { all } = await child<{ all: number }>('bare', url, ...(files[0] ?? []), warmUrl, ...(files[1] ?? []))
    await assertComplete(url, size, { isBare: true })
    return all
  })
  const figures: Round[] = []
  for (let round = 0; round < rounds; round += 1) {
    process.stderr.write(`${databases.name}: round ${round + 1} of ${rounds} …\n`)
    const [first, second] = round % 2 === 0 ? [await runAssento(filled), await runBare()] : [await runBare(), await runAssento(filled)]
    const [parts, bare] = typeof first === 'number' ? [second as Parts, first] : [first, second as number]
    figures.push({ parts, bare })
    process.stderr.write(`  ${(parts.charge + parts.close).toFixed(1)} s (closing ${parts.close.toFixed(1)} s), bare ${bare.toFixed(1)} s\n`)
  }
  const closeWithoutMeans = (await runAssento(meansless)).close
  return { name: databases.name, settings: databases.settings, figures, closeWithoutMeans }
}

async function onCopies<T>(databases: Databases, from: readonly [string, string], use: (urls: readonly [string, string]) => Promise<T>): Promise<T> {
  const urls = [await databases.copyOf(from[0]), await databases.copyOf(from[1])] as const
  try {
    return await use(urls)
  } finally {
    for (const url of urls) await databases.drop(url)
  }
}

/** Runs one of the two in a process of its own: neither pays for what the other keeps in memory. */
async function child<Answer>(name: 'assento' | 'bare', ...parameters: readonly string[]): Promise<Answer> {
  const path = fileURLToPath(new URL(`./${name}.ts`, import.meta.url))
  const { stdout, stderr } = await run(process.execPath, [path, ...parameters], { maxBuffer: 64 * 1024 * 1024 })
  if (stderr.includes('"level"')) throw new Error(`the run had faults: ${stderr}`)
  return JSON.parse(stdout) as Answer
}
