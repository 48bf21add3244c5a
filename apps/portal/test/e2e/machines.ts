/** Computers of customers: each act is a process of its own, which talks to the demo over the network only. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ActivationResult } from '@assento/client/activation'
import type { MachineKeys } from '@assento/server/activations/list-keys'
import type { DemoHost, DemoProcess } from './demo-process.ts'
import type { MachineAct, MachineTask } from './machine-program.ts'

const PROGRAM = join(import.meta.dirname, 'machine-program.ts')

export interface Computer {
  /** The name that people see in the table. */
  readonly name: string
  activate(serial: string): Promise<ActivationResult>
  validate(): Promise<ActivationResult>
  /** Whether the server took it back. */
  deactivate(): Promise<boolean>
  requestFile(serial: string): Promise<string>
  importLicenceFile(text: string): Promise<ActivationResult>
  deactivationReceipt(): Promise<string | null>
}

export interface ComputerRoom {
  /** A computer with its own parts and its own memory; a second one of the same name is other hardware. */
  computer(name: string, has?: { readonly network: boolean }): Computer
  close(): Promise<void>
}

/** Nobody listens there. */
const NOWHERE = 'http://127.0.0.1:9'

export async function openComputerRoom(demo: DemoProcess, host: DemoHost): Promise<ComputerRoom> {
  const folder = await mkdtemp(join(tmpdir(), 'assento-machines-'))
  const answer = await fetch(`${demo.apiOrigin}/v1/keys?tenant=${host.publishableKey}`)
  const { keys } = await answer.json() as MachineKeys
  const publicKeys = Object.fromEntries(keys.map((key) => [key.kid, key.public_key]))
  let count = 0
  return {
    computer: (machineName, { network } = { network: true }) => {
      count += 1
      const board = `board ${count}`
      const run = async <Answer>(act: MachineAct): Promise<Answer> => {
        const { now } = await host.server.sandbox.clock.query()
        return runProgram<Answer>({
          endpoint: network ? demo.apiOrigin : NOWHERE, tenant: host.publishableKey, publicKeys, memory: join(folder, board), machineName, board, nowMs: Date.parse(now), act,
        })
      }
      return {
        name: machineName,
        activate: (serial) => run({ kind: 'activate', serial }), validate: () => run({ kind: 'validate' }), deactivate: () => run({ kind: 'deactivate' }),
        requestFile: (serial) => run({ kind: 'requestFile', serial }), importLicenceFile: (text) => run({ kind: 'importLicenceFile', text }),
        deactivationReceipt: () => run({ kind: 'deactivationReceipt' }),
      }
    },
    close: () => rm(folder, { recursive: true, force: true }),
  }
}

async function runProgram<Answer>(task: MachineTask): Promise<Answer> {
  const child = spawn(process.execPath, [PROGRAM, JSON.stringify(task)], { env: { ...process.env, NODE_TEST_CONTEXT: undefined }, stdio: ['ignore', 'pipe', 'pipe'] })
  const [out, err]: [string[], string[]] = [[], []]
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk.toString('utf8')))
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk.toString('utf8')))
  const code = await new Promise<number | null>((done) => child.once('close', done))
  assert.equal(code, 0, err.join(''))
  return JSON.parse(out.join('')) as Answer
}
