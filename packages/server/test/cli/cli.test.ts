import assert from 'node:assert/strict'
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { DatabaseSync } from 'node:sqlite'
import { COMMANDS } from '../../src/cli/commands.ts'
import { runCli } from '../../src/cli/run-cli.ts'

const ENTRY = fileURLToPath(new URL('../../src/cli/assento.mjs', import.meta.url))
let directory = ''

before(async () => {
  directory = await mkdtemp(join(tmpdir(), 'assento-cli-'))
})
after(() => rm(directory, { recursive: true, force: true }))

interface Ran { readonly code: number; readonly out: string; readonly err: string }

function environment(more: Record<string, string> = {}): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'], ASSENTO_DATA: directory, ...more }
}

function run(args: readonly string[], more: Record<string, string> = {}): Promise<Ran> {
  return new Promise((resolve) => {
    execFile(process.execPath, [ENTRY, ...args], { env: environment(more) }, (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code), out, err })
    })
  })
}

/** As somebody with the file and no scruples: the table refuses changes, until its guards are taken away. */
function forge(statement: string): void {
  const file = new DatabaseSync(join(directory, 'assento.db'))
  assert.throws(() => file.exec(statement), /append-only/)
  for (const { name } of file.prepare("select name from sqlite_master where type = 'trigger' and tbl_name = 'audit_entry'").all()) file.exec(`drop trigger ${String(name)}`)
  file.exec(statement)
  file.close()
}

test('every command has help, and help is done, not an error', async () => {
  for (const { name } of COMMANDS) {
    let out = ''
    assert.equal(await runCli([...name.split(' '), '--help'], { env: {}, out: (text) => void (out += text), err: () => {} }), 0, name)
    assert.match(out, new RegExp(`Uso: assento ${name}`))
    assert.match(out, /--json/)
  }
  const one = await run(['sandbox', 'advance', '--help'])
  assert.deepEqual([one.code, one.err], [0, ''])
  assert.match(one.out, /--by-days/)
  const overview = await run(['--help'])
  assert.equal(overview.code, 0)
  for (const { name } of COMMANDS) assert.ok(overview.out.includes(name), name)
})

test('the first word of a family of commands has help too, and alone says which there are', async () => {
  for (const family of ['keys', 'sessions', 'sandbox', 'audit', 'tenants']) {
    let [out, err] = ['', '']
    const io = { env: {}, out: (text: string) => void (out += text), err: (text: string) => void (err += text) }
    assert.equal(await runCli([family, '--help'], io), 0, family)
    assert.equal(await runCli([family], io), 2, family)
    for (const { name } of COMMANDS.filter((command) => command.name.startsWith(`${family} `))) assert.ok(out.includes(name) && err.includes(name), name)
  }
})

test('words that make no call end with 2 and say where help is', async () => {
  const calls = [['nope'], ['--nope'], ['keys', 'create', '--nope'], ['sandbox', 'advance', 'extra'], ['import', 'customers'], [], ['sandbox', 'advance', '--to', '2026-02-30']]
  for (const args of calls) {
    let err = ''
    const code = await runCli(args, { env: { ASSENTO_DATA: directory, DATABASE_URL: 'sqlite::memory:' }, out: () => {}, err: (text) => void (err += text) })
    assert.equal(code, 2, args.join(' '))
    if (args.length > 0) assert.match(err, /assento --help/)
  }
  assert.equal((await run(['nope'])).code, 2)
  assert.match((await run(['config'], { PORT: 'abc' })).err, /PORT/)
  assert.equal((await run(['config'], { DATABASE_URL: 'mysql://x' })).code, 2)
})

test('from an empty folder to a moved clock, with answers for programs', async () => {
  assert.deepEqual(JSON.parse((await run(['migrate', '--json'])).out), { dialect: 'sqlite', ready: true })
  assert.equal((await run(['keys', 'create'])).code, 2, 'there is no tenant yet')
  const made = JSON.parse((await run(['sandbox', 'create', '--name', 'Ensaio', '--json'])).out) as { tenantId: string; key: string }
  assert.match(made.key, /^sk_test_/)
  const key = JSON.parse((await run(['keys', 'create', '--kind', 'restricted', '--slot', 'leitura', '--scope', 'sessions.whoami', '--json'])).out) as { key: string }
  assert.match(key.key, /^rk_test_/)
  const moved = JSON.parse((await run(['sandbox', 'advance', '--by-days', '3', '--json'])).out) as { from: string; now: string }
  assert.equal(Date.parse(moved.now) - Date.parse(moved.from), 3 * 86_400_000)
  const back = await run(['sandbox', 'advance', '--to', '2020-01-01', '--json'])
  assert.deepEqual([back.code, JSON.parse(back.out).error.details[0].rule], [1, 'sandbox.forwardOnly'])
  const unknown = await run(['sessions', 'create', '--customer', 'acc_none', '--origin', 'https://a.example', '--json'])
  assert.deepEqual([unknown.code, JSON.parse(unknown.out).error.code], [1, 'not_found'])
  const verified = await run(['audit', 'verify', '--json'])
  assert.equal(verified.code, 0)
  assert.partialDeepStrictEqual(JSON.parse(verified.out), { tenantId: made.tenantId, ok: true })
})

test('a changed audit row is found: exit 1 and its number', async () => {
  const made = JSON.parse((await run(['sandbox', 'create', '--name', 'Adulterado', '--json'])).out) as { tenantId: string }
  for (const slot of ['a', 'b']) await run(['keys', 'create', '--tenant', made.tenantId, '--slot', slot])
  forge(`update audit_entry set actor_name = 'Outra pessoa' where tenant_id = '${made.tenantId}' and seq = 2`)
  const verified = await run(['audit', 'verify', '--tenant', made.tenantId, '--json'])
  assert.equal(verified.code, 1)
  assert.partialDeepStrictEqual(JSON.parse(verified.out), { ok: false, firstBadSeq: 2 })
})

test('settings are listed with their source, and secrets are not shown', async () => {
  const secrets = { ASSENTO_METRICS_KEY: 'muito-secreta', DATABASE_URL: 'postgres://ana:senha123@db.example/assento' }
  const { out, code } = await run(['config', '--json'], secrets)
  assert.equal(code, 0)
  for (const secret of ['muito-secreta', 'senha123', 'ana:']) assert.ok(!out.includes(secret), secret)
  const { settings } = JSON.parse(out) as { settings: { name: string; value: string; source: string }[] }
  assert.partialDeepStrictEqual(settings.find(({ name }) => name === 'DATABASE_URL'), { value: 'postgres://***@db.example/assento', source: 'environment' })
  assert.partialDeepStrictEqual(settings.find(({ name }) => name === 'PORT'), { value: '8787', source: 'default' })
})

test('an old Node is told so before the database driver is touched', async () => {
  const script = `Object.defineProperty(process.versions, 'node', { value: '20.20.2' }); await import(${JSON.stringify(ENTRY)})`
  const ran = await new Promise<Ran>((resolve) => {
    execFile(process.execPath, ['--input-type=module', '-e', script], { env: environment() }, (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code), out, err })
    })
  })
  assert.equal(ran.code, 1)
  assert.match(ran.err, /precisa do Node 22\.18 ou mais novo; este é o 20\.20\.2/)
})

test('the server answers, and SIGTERM ends it with 0', async (t) => {
  const child = spawn(process.execPath, [ENTRY, 'serve', '--port', '0'], { env: environment({ LOG_LEVEL: 'silent' }), stdio: ['ignore', 'pipe', 'pipe'] })
  t.after(() => child.kill('SIGKILL'))
  let err = ''
  const url = await new Promise<string>((resolve) => {
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk.toString()
      const found = /Assento em (http:\S+)/.exec(err)?.[1]
      if (found !== undefined) resolve(found)
    })
  })
  assert.equal((await fetch(`${url}/healthz`)).status, 200)
  assert.equal((await fetch(`${url}/readyz`)).status, 200)
  assert.equal((await fetch(`${url}/metrics`)).status, 404, 'no key, no metrics')
  child.kill('SIGTERM')
  const [code] = await once(child, 'exit') as [number | null]
  assert.equal(code, 0)
})
