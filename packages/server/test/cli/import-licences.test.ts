import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { runCli } from '../../src/cli/run-cli.ts'

const PORTAL = fileURLToPath(new URL('../../src/imports/samples/06c-seriais-portal-inferido.csv', import.meta.url))
let directory = ''

before(async () => {
  directory = await mkdtemp(join(tmpdir(), 'assento-licences-'))
  assert.equal((await run('sandbox', 'create', '--name', 'Bigorna Industrial')).code, 0)
})
after(() => rm(directory, { recursive: true, force: true }))

async function run(...args: readonly string[]): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  let [out, err] = ['', '']
  const code = await runCli(args, { env: { ASSENTO_DATA: directory }, out: (text) => void (out += text), err: (text) => void (err += text) })
  return { code, out, err }
}

test('import licences refuses unknown products, makes them when asked, rehearses without writing, and the second time finds nothing new', async () => {
  const refused = await run('import', 'licences', PORTAL)
  assert.equal(refused.code, 1)
  assert.match(refused.out, /nada foi aceito\n {2}14 linhas: 0 novas, .* 14 recusadas/)
  assert.match(refused.out, /linha 2: recusada \(imports\.licence\.product\): Linha 2: não há produto de código ou nome "Projeto Plus"\./)
  const dry = await run('import', 'licences', PORTAL, '--create-products', '--dry-run')
  assert.match(dry.out, /\(ensaio, nada foi gravado\): tudo certo\n {2}14 linhas: 14 novas/)
  assert.match((await run('import', 'licences', PORTAL, '--create-products')).out, /14 novas, 0 alteradas, 0 iguais/)
  assert.match((await run('import', 'licences', PORTAL)).out, /0 novas, 0 alteradas, 14 iguais/)
})

test('import suspensions with all or nothing leaves every serial as it is for one that it does not know', async () => {
  const path = join(directory, 'bloqueios.csv')
  await writeFile(path, 'serial;reason;note\n0990100148;pendencia_financeira;\n9999999999;pendencia_financeira;\n')
  const held = await run('import', 'suspensions', path, '--all-or-nothing')
  assert.equal(held.code, 1)
  assert.match(held.out, /nada foi gravado: há linhas recusadas e foi pedido tudo ou nada/)
  const some = await run('import', 'suspensions', path, '--json')
  assert.deepEqual([some.code, (JSON.parse(some.out) as { result: string; updated: number }).result, (JSON.parse(some.out) as { updated: number }).updated], [1, 'partialFailure', 1])
  assert.equal((await run('import', 'licences', join(directory, 'nada.csv'))).code, 2)
})
