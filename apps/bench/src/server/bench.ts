import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import autocannon from 'autocannon'
import { median, range } from '../statistics.ts'
import { fillDatabase, type FilledDatabase } from './fill.ts'
import { subscriptionAt } from './subscription-at.ts'

const CONNECTIONS = 8
const SMALL_ROWS = 10_000

interface Peers {
  readonly assento: number
  readonly bare: number
  readonly statements: number
  stop(): void
}

/** One way of calling a server; `next` makes the n-th request. */
interface Load {
  readonly name: string
  readonly port: number
  next(index: number): { readonly method: 'GET' | 'POST'; readonly path: string; readonly headers?: Record<string, string>; readonly body?: string }
}

/** Reads and seat changes per second beside a bare handler, and what a page costs when the table is a hundred times larger. */
export async function benchServer(options: string[]): Promise<void> {
  const { values } = parseArgs({
    args: options,
    options: { rows: { type: 'string', default: '1000000' }, seconds: { type: 'string', default: '3' }, rounds: { type: 'string', default: '5' } },
  })
  const [rows, seconds, rounds] = [Number(values.rows), Number(values.seconds), Number(values.rounds)]
  const folder = mkdtempSync(join(tmpdir(), 'assento-bench-'))
  try {
    process.stderr.write(`filling ${rows} and ${SMALL_ROWS} rows …\n`)
    const large = await fillDatabase(join(folder, 'large.db'), rows)
    const small = await fillDatabase(join(folder, 'small.db'), SMALL_ROWS)
    const largePeers = await startPeers(large, rows - 1)
    const smallPeers = await startPeers(small, SMALL_ROWS - 1)
    try {
      print(`SQLite, WAL, synchronous=FULL; ${CONNECTIONS} connections; ${rounds} rounds of ${seconds} s each, alternating; medians (min–max)`)
      const reads = [listLoad(largePeers.assento, large, rows), bareListLoad(largePeers.bare, rows)]
      await compare(`subscriptions.list, 50 of ${rows} rows by keyset`, reads, seconds, rounds, 0.7)
      const sizes = [listLoad(smallPeers.assento, small, SMALL_ROWS), listLoad(largePeers.assento, large, rows)]
      await comparePageCost(rows, sizes, seconds, rounds)
      print(`(a seat change is ${largePeers.statements} statements in one transaction)`)
      const changes = [changeLoad(largePeers.assento, large), bareChangeLoad(largePeers.bare, rows)]
      await compare('subscriptions.seats.change, +1 seat', changes, seconds, rounds, 0.5)
    } finally {
      largePeers.stop()
      smallPeers.stop()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function startPeers(filled: FilledDatabase, recordedIndex: number): Promise<Peers> {
  const script = fileURLToPath(new URL('./peers.ts', import.meta.url))
  const child = spawn(process.execPath, [script, filled.path, filled.key, filled.tenantId, String(recordedIndex)], { stdio: ['ignore', 'pipe', 'inherit'] })
  for await (const line of createInterface({ input: child.stdout })) {
    return { ...(JSON.parse(line) as Omit<Peers, 'stop'>), stop: () => child.kill() }
  }
  throw new Error('the servers did not start')
}

function listLoad(port: number, filled: FilledDatabase, rows: number): Load {
  return {
    name: `Assento, ${rows} rows`, port,
    next: (index) => {
      const cursor = Buffer.from(JSON.stringify([subscriptionAt(scattered(index, rows))])).toString('base64url')
      const input = encodeURIComponent(JSON.stringify({ limit: 50, cursor }))
      return { method: 'GET', path: `/trpc/subscriptions.list?input=${input}`, headers: { authorization: `Bearer ${filled.key}` } }
    },
  }
}

function bareListLoad(port: number, rows: number): Load {
  return { name: 'bare Hono, same SQL', port, next: (index) => ({ method: 'GET', path: `/list?after=${subscriptionAt(scattered(index, rows))}` }) }
}

function changeLoad(port: number, filled: FilledDatabase): Load {
  let changed = 0
  return {
    name: 'Assento', port,
    next: () => {
      const subscriptionId = subscriptionAt((changed += 1))
      return {
        method: 'POST', path: '/trpc/subscriptions.seats.change',
        headers: { authorization: `Bearer ${filled.key}`, 'content-type': 'application/json', 'idempotency-key': `bench-${changed}` },
        body: JSON.stringify({ subscriptionId, seats: 11, version: 1 }),
      }
    },
  }
}

/** Takes its subscriptions from the other end of the table, so that the two never meet. */
function bareChangeLoad(port: number, rows: number): Load {
  let changed = 1
  return {
    name: 'bare Hono, same SQL', port,
    next: () => ({
      method: 'POST', path: '/change', headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ subscriptionId: subscriptionAt(rows - 1 - (changed += 1)) }),
    }),
  }
}

/** Spreads pages over the whole table without a random number: the same pages in every run. */
function scattered(index: number, rows: number): number {
  return (index * 7919) % Math.max(1, rows - 51)
}

/** Requests per second of one load; throws when any answer was not 200. */
async function measure(load: Load, seconds: number): Promise<number> {
  let index = 0
  const result = await autocannon({
    url: `http://127.0.0.1:${load.port}`, connections: CONNECTIONS, duration: seconds,
    requests: [{ setupRequest: (request) => ({ ...request, ...load.next((index += 1)) }) }],
  })
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${load.name}: ${result.non2xx} answers were not 200, ${result.errors} errors`)
  return result['2xx'] / result.duration
}

async function alternate(loads: readonly Load[], seconds: number, rounds: number): Promise<number[][]> {
  const figures: number[][] = loads.map(() => [])
  for (const load of loads) await measure(load, 1)
  for (let round = 0; round < rounds; round += 1) {
    for (const [at, load] of loads.entries()) figures[at]?.push(await measure(load, seconds))
  }
  return figures
}

async function compare(title: string, loads: readonly Load[], seconds: number, rounds: number, goal: number): Promise<void> {
  const [ours = [], peers = []] = await alternate(loads, seconds, rounds)
  const ratio = median(ours.map((value, round) => value / (peers[round] ?? Number.NaN)))
  print(`\n${title}`)
  for (const [at, load] of loads.entries()) {
    const values = at === 0 ? ours : peers
    print(`  ${load.name.padEnd(28)} ${median(values).toFixed(0).padStart(7)} requests/s (${range(values)})`)
  }
  print(`  ratio ${ratio.toFixed(2)} of bare; goal ≥ ${goal}: ${ratio >= goal ? 'reached' : 'NOT reached'}`)
}

async function comparePageCost(rows: number, loads: readonly Load[], seconds: number, rounds: number): Promise<void> {
  const [small = [], large = []] = await alternate(loads, seconds, rounds)
  const ratio = median(small.map((value, round) => value / (large[round] ?? Number.NaN)))
  print(`\ncost of a page at ${rows} rows ÷ at ${SMALL_ROWS} rows`)
  print(`  ${ratio.toFixed(2)} (${median(small).toFixed(0)} and ${median(large).toFixed(0)} requests/s); goal ≤ 1.3: ${ratio <= 1.3 ? 'reached' : 'NOT reached'}`)
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
