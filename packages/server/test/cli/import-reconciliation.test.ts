import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { after, before, test } from 'node:test'
import { runCli } from '../../src/cli/run-cli.ts'

const SAMPLE = fileURLToPath(new URL('../../src/imports/samples/03a-recon-nce-47col.csv', import.meta.url))
let directory = ''

before(async () => {
  directory = await mkdtemp(join(tmpdir(), 'assento-reconciliation-'))
  assert.equal((await run('sandbox', 'create', '--name', 'Revenda Aurora')).code, 0)
})
after(() => rm(directory, { recursive: true, force: true }))

async function run(...args: readonly string[]): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  let [out, err] = ['', '']
  const code = await runCli(args, { env: { ASSENTO_DATA: directory }, out: (text) => void (out += text), err: (text) => void (err += text) })
  return { code, out, err }
}

test('import reconciliation tells counts, sums and each finding once; a dry run, the import and a repetition say which they were', async () => {
  const dry = await run('import', 'reconciliation', SAMPLE, '--dry-run')
  assert.equal(dry.code, 1)
  assert.match(dry.out, /03a-recon-nce-47col\.csv \(ensaio, nada foi gravado\): 21 linhas de 2026-10, 0 recusadas, 0 avisos/)
  assert.match(dry.out, /21 faltam aqui; R\$\s103\.491,99 do fabricante \(R\$\s103\.491,99 com impostos\), R\$\s0,00 nossos/)
  assert.equal(dry.out.match(/Linhas 4, 5 \(comparadas juntas\)/g)?.length, 1)
  assert.match(dry.err, /21 de 21 linhas/)
  assert.doesNotMatch((await run('import', 'reconciliation', SAMPLE)).out, /ensaio|já importado/)
  assert.match((await run('import', 'reconciliation', SAMPLE)).out, /já importado, nada mudou/)
})

test('--json holds the whole report', async () => {
  const report = JSON.parse((await run('import', 'reconciliation', SAMPLE, '--dry-run', '--json')).out) as { rows: number; byCustomer: unknown[] }
  assert.deepEqual([report.rows, report.byCustomer.length], [21, 8])
})

test('a file of another kind ends with 1 and says in words what it lacks; one that is not there is a mistake of the call', async () => {
  const path = join(directory, 'clientes.csv')
  await writeFile(path, 'Nome;Cidade\nPadaria;Curitiba\n')
  const refused = await run('import', 'reconciliation', path)
  assert.equal(refused.code, 1)
  assert.match(refused.out, /recusado \(imports\.file\.columnsMissing\).*SubscriptionId/)
  assert.match((await run('import', 'reconciliation', join(directory, 'nada.csv'))).err, /não consigo ler/)
})
