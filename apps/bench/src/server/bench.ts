import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { median, range } from '../statistics.ts'
import { fillDatabase, type FilledDatabase } from './fill.ts'
import { bareChangeLoad, bareListLoad, changeLoad, listLoad, type Load } from './loads.ts'
import { alternate, compare, CONNECTIONS, print, ratiosOf, WARM_UP_SECONDS } from './measure.ts'

const SMALL_ROWS = 10_000

interface Peers {
  readonly assento: number
  readonly logging: number
  readonly bare: number
  readonly statements: number
  stop(): void
}

/** Reads and seat changes per second beside a bare handler, and what a page costs when the table is a hundred times larger. */
export async function benchServer(options: string[]): Promise<void> {
  const { values } = parseArgs({
    args: options,
    options: { rows: { type: 'string', default: '1000000' }, seconds: { type: 'string', default: '3' }, rounds: { type: 'string', default: '5' } },
  })
  const [rows, seconds, rounds] = [Number(values.rows), Number(values.seconds), Number(values.rounds)]
  const folder = mkdtempSync(join(tmpdir(), 'assento-bench-'))
  const running: Peers[] = []
  try {
    process.stderr.write(`filling ${rows} and ${SMALL_ROWS} rows …\n`)
    const large = await fillDatabase(join(folder, 'large.db'), rows)
    const small = await fillDatabase(join(folder, 'small.db'), SMALL_ROWS)
    const peers = await startPeers(large, rows - 1)
    running.push(peers)
    const smallPeers = await startPeers(small, SMALL_ROWS - 1)
    running.push(smallPeers)
    print(`SQLite, WAL, synchronous=FULL; ${CONNECTIONS} connections; ${rounds} rounds of ${seconds} s each, alternating, after ${WARM_UP_SECONDS} s of warm-up; medians (min–max)`)
    await compareReads(peers, large, rows, seconds, rounds)
    const sizes = [listLoad('small', smallPeers.assento, small, SMALL_ROWS), listLoad('large', peers.assento, large, rows)]
    await comparePageCost(rows, sizes, seconds, rounds)
    await compareChanges(peers, large, rows, seconds, rounds)
  } finally {
    for (const peers of running) peers.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function compareReads(peers: Peers, filled: FilledDatabase, rows: number, seconds: number, rounds: number): Promise<void> {
  const loads = [
    listLoad('Assento', peers.assento, filled, rows), listLoad('Assento, every request in the log', peers.logging, filled, rows),
    bareListLoad('bare Hono, same SQL', peers.bare, rows),
  ]
  const sizes = await Promise.all([loads[0], loads[2]].map(async (load) => (load === undefined ? 0 : await bytesOf(load))))
  await compare(`subscriptions.list, 50 of ${rows} rows by keyset (answers of ${sizes.join(' and ')} bytes)`, loads, seconds, rounds, 0.7)
}

async function compareChanges(peers: Peers, filled: FilledDatabase, rows: number, seconds: number, rounds: number): Promise<void> {
  const taken = { count: 0 }
  const loads = [
    changeLoad('Assento', peers.assento, filled, taken), changeLoad('Assento, every request in the log', peers.logging, filled, taken),
    bareChangeLoad('bare Hono, same SQL', peers.bare, rows),
  ]
  await compare(`subscriptions.seats.change, +1 seat: ${peers.statements} statements in one transaction`, loads, seconds, rounds, 0.5)
}

async function comparePageCost(rows: number, loads: readonly Load[], seconds: number, rounds: number): Promise<void> {
  const [small = [], large = []] = await alternate(loads, seconds, rounds)
  const ratios = ratiosOf(small, large)
  const ratio = median(ratios)
  print(`\ncost of a page at ${rows} rows ÷ at ${SMALL_ROWS} rows`)
  print(`  ${ratio.toFixed(2)} (${range(ratios, 2)}; ${median(large).toFixed(0)} and ${median(small).toFixed(0)} requests/s); goal ≤ 1.3: ${ratio <= 1.3 ? 'reached' : 'NOT reached'}`)
}

async function startPeers(filled: FilledDatabase, recordedIndex: number): Promise<Peers> {
  const script = fileURLToPath(new URL('./peers.ts', import.meta.url))
  const child = spawn(process.execPath, [script, filled.path, filled.key, filled.tenantId, String(recordedIndex)], { stdio: ['ignore', 'pipe', 'inherit'] })
  for await (const line of createInterface({ input: child.stdout })) {
    return { ...(JSON.parse(line) as Omit<Peers, 'stop'>), stop: () => child.kill() }
  }
  throw new Error('the servers did not start')
}

/** What one answer weighs: two peers whose answers differ much in size would not be comparable. */
async function bytesOf(load: Load): Promise<number> {
  const { method, path, headers = {} } = load.next(0)
  const response = await fetch(`http://127.0.0.1:${load.port}${path}`, { method, headers })
  return (await response.arrayBuffer()).byteLength
}
