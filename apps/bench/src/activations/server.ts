import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { compare, CONNECTIONS, print, WARM_UP_SECONDS } from '../server/measure.ts'
import { fillSerials, type FilledSerials } from './server-fill.ts'
import { validationAt, validationLoad } from './server-load.ts'

interface Peers {
  readonly assento: number
  readonly logging: number
  readonly bare: number
  readonly statements: number
  stop(): void
}

export interface ValidationBench {
  readonly serials: number
  readonly seconds: number
  readonly rounds: number
}

/** What is asked of the application beside a handler without any of its checks. */
const GOAL = 0.7

/** Validations of activated computers per second, beside a bare handler that does the same lookups and the same signature. */
export async function benchValidations({ serials, seconds, rounds }: ValidationBench): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'assento-bench-'))
  let peers: Peers | undefined
  try {
    process.stderr.write(`filling ${serials} serials …\n`)
    const filled = await fillSerials(join(folder, 'serials.db'), serials)
    const bodies = Array.from({ length: serials }, (_each, index) => JSON.stringify(validationAt(filled.publishableKey, index)))
    peers = await startPeers(filled)
    print(`SQLite, WAL; ${CONNECTIONS} connections; ${rounds} rounds of ${seconds} s each, alternating, after ${WARM_UP_SECONDS} s of warm-up; medians (min–max)`)
    print('Assento: limits by address and serial, checks of every field, hash, lookups, state by the rules, signed token, security headers')
    print('bare Hono: hash, the same lookups (prepared), the same signature; no check of anything')
    await compare(`POST /v1/validate, ${serials} serials, ${peers.statements} lookups and one Ed25519 signature each`, [
      validationLoad('Assento', peers.assento, bodies), validationLoad('Assento, every request in the log', peers.logging, bodies),
      validationLoad('bare Hono, same lookups, signature', peers.bare, bodies),
    ], seconds, rounds, GOAL)
  } finally {
    peers?.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function startPeers(filled: FilledSerials): Promise<Peers> {
  const script = fileURLToPath(new URL('./server-peers.ts', import.meta.url))
  const child = spawn(process.execPath, [script, filled.path, filled.publishableKey], { stdio: ['ignore', 'pipe', 'inherit'] })
  for await (const line of createInterface({ input: child.stdout })) {
    return { ...(JSON.parse(line) as Omit<Peers, 'stop'>), stop: () => child.kill() }
  }
  throw new Error('the servers did not start')
}
