/** A computer that never has a network, as a process of its own: request file → portal → licence file → receipt → portal. */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { onEachDatabase } from '@assento/store/testing'
import type { ActivationResult } from '../../src/activation/index.ts'
import { makePortal, type PortalWorld } from './portal-world.ts'

const PROGRAM = fileURLToPath(new URL('./offline-machine.ts', import.meta.url))
const run = promisify(execFile)
const folder = await mkdtemp(join(tmpdir(), 'assento-offline-'))
after(() => rm(folder, { recursive: true, force: true }))

interface Offline {
  readonly verdict: string
  readonly rule?: string
  readonly facts?: Readonly<Record<string, unknown>>
  readonly file: { readonly fileName: string; readonly text: string; readonly expiresAt: string } | null
}

let machines = 0

/** Each call is a new process with the machine's memory. */
function workshop(portal: PortalWorld) {
  const memory = join(folder, `machine-${machines += 1}`, 'licence.json')
  const identity = JSON.stringify({ tenant: portal.tenant, publicKeys: portal.publicKeys })
  const does = async <Answer>(verb: string, argument = '', clock = portal.clock.seconds()): Promise<Answer> => {
    const { stdout } = await run(process.execPath, [PROGRAM, memory, identity, String(clock), verb, argument])
    return JSON.parse(stdout) as Answer
  }
  return {
    does,
    async imports(text: string): Promise<string> {
      const path = join(folder, `${machines}.lic`)
      await writeFile(path, text)
      return (await does<ActivationResult>('import', path)).code
    },
    validates: async (clock?: number) => (await does<ActivationResult>('validate', '', clock)).code,
  }
}

onEachDatabase('an offline computer is licensed by files alone, until its file ends, and gives its place back by a receipt', async ({ database }) => {
  const portal = await makePortal(database)
  const machine = workshop(portal)
  assert.equal(await machine.validates(), 'NO_LICENCE')
  const request = await machine.does<string>('request', portal.key)
  const issued = await portal.call<Offline>('activations.issueOffline', { request })
  assert.deepEqual([issued.verdict, issued.file?.fileName], ['allowed', `licenca-${portal.key.slice(-5)}.lic`])
  assert.equal(issued.file?.expiresAt, '2026-12-21T15:00:00.000Z')
  assert.equal(await machine.imports(issued.file?.text ?? ''), 'VALID')
  const start = portal.clock.seconds()
  assert.equal(await machine.validates(), 'VALID')
  assert.equal(await machine.validates(start + 10 * 86_400), 'VALID')
  assert.equal(await machine.validates(start + 9 * 86_400 - 1), 'CLOCK_SKEW', 'the clock was set back')
  assert.equal(await machine.validates(start + 30 * 86_400 - 1), 'VALID')
  assert.equal(await machine.validates(start + 30 * 86_400), 'TOKEN_EXPIRED')

  const other = portal.machine('Balcão')
  assert.equal((await other.activate(portal.key)).code, 'LIMIT_REACHED')
  const receipt = await machine.does<string>('receipt', '', start + 30 * 86_400)
  assert.equal(await machine.validates(start + 30 * 86_400), 'NO_LICENCE')
  for (const turn of ['first', 'again']) {
    assert.equal((await portal.call<Offline>('activations.recordReceipt', { receipt })).verdict, 'allowed', turn)
  }
  portal.clock.pass(1000)
  assert.equal((await other.activate(portal.key)).code, 'VALID', 'the place is free')
})

onEachDatabase('the file of one computer is refused by another, and an older one after a newer one', async ({ database }) => {
  const portal = await makePortal(database)
  const [one, two] = [workshop(portal), workshop(portal)]
  const request = await one.does<string>('request', portal.key)
  const [older, newer] = [await portal.call<Offline>('activations.issueOffline', { request }), await portal.call<Offline>('activations.issueOffline', { request, serialId: portal.serialId })]
  assert.equal(await two.imports(older.file?.text ?? ''), 'FINGERPRINT_MISMATCH')
  assert.equal(await one.imports(newer.file?.text ?? ''), 'VALID')
  assert.equal(await one.imports(older.file?.text ?? ''), 'TOKEN_OLDER')
})

onEachDatabase('a second computer beyond the limit is refused by rule, and what is no request or receipt by another', async ({ database }) => {
  const [portal, elsewhere] = [await makePortal(database), await makePortal(database)]
  await portal.machine('Balcão').activate(portal.key)
  const request = await workshop(portal).does<string>('request', portal.key)
  const refusal = async (input: unknown, path = 'activations.issueOffline') => {
    const { verdict, rule, file = null } = await portal.call<Offline>(path, input)
    assert.deepEqual([verdict, file], ['denied', null])
    return rule
  }
  assert.equal(await refusal({ request }), 'activations.limit.reached')
  const foreign = await workshop(elsewhere).does<string>('request', elsewhere.key)
  for (const text of ['x', '{}', request.replace('"nonce"', '"price": 1, "nonce"'), foreign, request.replace(portal.key, elsewhere.key)]) {
    assert.equal(await refusal({ request: text }), 'activations.request.unreadable', text.slice(0, 40))
  }
  const machine = workshop(elsewhere)
  const issued = await elsewhere.call<Offline>('activations.issueOffline', { request: await machine.does<string>('request', elsewhere.key) })
  await machine.imports(issued.file?.text ?? '')
  const receipt = await machine.does<string>('receipt')
  const changed = Buffer.from(receipt)
  const middle = Math.floor(changed.length / 2)
  changed[middle] = changed[middle] === 0x41 ? 0x42 : 0x41
  for (const text of [receipt, changed.toString(), 'x']) assert.equal(await refusal({ receipt: text }, 'activations.recordReceipt'), 'activations.request.unreadable')
  assert.equal((await elsewhere.call<Offline>('activations.recordReceipt', { receipt })).verdict, 'allowed', 'it is good where it belongs')
})
