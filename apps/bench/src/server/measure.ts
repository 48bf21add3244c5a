import autocannon from 'autocannon'
import { median, range } from '../statistics.ts'
import type { Load } from './loads.ts'

export const CONNECTIONS = 8
/** A server runs for weeks: what is measured is compiled code, and a second is not enough for V8 to compile a whole application. */
export const WARM_UP_SECONDS = 5

/** Requests per second of one load; throws when any answer was another than the wanted one. */
async function measure(load: Load, seconds: number): Promise<number> {
  let index = 0
  const result = await autocannon({
    url: `http://127.0.0.1:${load.port}`, connections: CONNECTIONS, duration: seconds,
    requests: [{ setupRequest: (request) => ({ ...request, ...load.next((index += 1)) }) }],
    verifyBody: (body) => load.isRight(String(body)),
  })
  const wrong = result.non2xx + result.mismatches
  if (wrong > 0 || result.errors > 0) throw new Error(`${load.name}: ${wrong} answers were not the wanted ones, ${result.errors} errors`)
  return result['2xx'] / result.duration
}

/** Requests per second of each load in each round. Every second round goes backwards: none is always first. */
export async function alternate(loads: readonly Load[], seconds: number, rounds: number): Promise<number[][]> {
  const figures: number[][] = loads.map(() => [])
  for (const load of loads) await measure(load, WARM_UP_SECONDS)
  for (let round = 0; round < rounds; round += 1) {
    const order = [...loads.entries()]
    for (const [at, load] of round % 2 === 0 ? order : order.reverse()) figures[at]?.push(await measure(load, seconds))
  }
  return figures
}

/** Prints every load, and how each but the last one fares beside the last one of the same round. */
export async function compare(title: string, loads: readonly Load[], seconds: number, rounds: number, goal: number): Promise<void> {
  const figures = await alternate(loads, seconds, rounds)
  const peer = figures.at(-1) ?? []
  print(`\n${title}`)
  for (const [at, load] of loads.entries()) {
    const values = figures[at] ?? []
    const ratios = ratiosOf(values, peer)
    const beside = values === peer ? '' : `; ${median(ratios).toFixed(2)} of the peer (${range(ratios, 2)})`
    print(`  ${load.name.padEnd(36)} ${median(values).toFixed(0).padStart(6)} requests/s (${range(values)})${beside}`)
  }
  const ratio = median(ratiosOf(figures[0] ?? [], peer))
  print(`  goal ≥ ${goal}: ${ratio >= goal ? 'reached' : 'NOT reached'}`)
}

export function ratiosOf(values: readonly number[], others: readonly number[]): number[] {
  return values.map((value, round) => value / (others[round] ?? Number.NaN))
}

export function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
