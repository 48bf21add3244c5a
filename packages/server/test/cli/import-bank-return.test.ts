import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { buildReturnFile } from '@assento/brazil'
import type { ReturnMovement } from '@assento/brazil'
import { calendarDate } from '@assento/rules'
import { listTenants, openDatabase } from '@assento/store'
import { runCli } from '../../src/cli/run-cli.ts'
import { agreementOf, BENEFICIARY, PROFILES, setBilling } from '../invoices/bank-return/support.ts'

let directory = ''

before(async () => {
  directory = await mkdtemp(join(tmpdir(), 'assento-return-'))
  assert.equal((await run('sandbox', 'create', '--name', 'Revenda Aurora')).code, 0)
  const database = await openDatabase(`sqlite:${join(directory, 'assento.db')}`)
  const [tenant] = await listTenants(database)
  await setBilling({ database, tenantId: tenant?.id ?? '' }, { bank: PROFILES['341'], beneficiary: BENEFICIARY })
  await database.close()
})
after(() => rm(directory, { recursive: true, force: true }))

async function run(...args: readonly string[]): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  let [out, err] = ['', '']
  const code = await runCli(args, { env: { ASSENTO_DATA: directory }, out: (text) => void (out += text), err: (text) => void (err += text) })
  return { code, out, err }
}

const STRANGER: ReturnMovement = {
  nossoNumero: '00000077', nossoNumeroDigit: '1', documentNumber: '', dueOn: calendarDate('2026-11-30'), amountCents: 10_000, paidCents: 10_000, feeCents: 210,
  paidOn: calendarDate('2026-11-30'), creditedOn: calendarDate('2026-12-01'), reasons: '',
}

async function fileOf(name: string, movements: readonly ReturnMovement[], fileSequence: number): Promise<string> {
  const path = join(directory, name)
  await writeFile(path, buildReturnFile('341', 400, {
    beneficiary: { taxId: BENEFICIARY.taxId, name: BENEFICIARY.name, ...agreementOf(PROFILES['341']) }, fileSequence, generatedOn: calendarDate('2026-12-01'), movements,
  }))
  return path
}

test('import bank-return tells what each line is; money of strangers is a finding, and a dry run says that it wrote nothing', async () => {
  const path = await fileOf('stranger.ret', [STRANGER, { ...STRANGER, occurrence: '02' }], 1)
  const dry = await run('import', 'bank-return', path, '--dry-run')
  assert.equal(dry.code, 1)
  assert.match(dry.out, /stranger\.ret \(ensaio, nada foi gravado\): Itaú, CNAB 400, retorno nº 1, 2026-12-01/)
  assert.match(dry.out, /2 títulos: 1 desconhecidas, 1 não são pagamento; recebido R\$\s0,00/)
  assert.match(dry.out, /Linha 2: liquidação normal: nenhum boleto nosso tem este nosso número: nada foi lançado\./)
  assert.doesNotMatch((await run('import', 'bank-return', path)).out, /ensaio|já importado/)
  assert.match((await run('import', 'bank-return', path)).out, /já importado, nada mudou/)
})

test('a file without findings ends with 0, and --json holds the whole report', async () => {
  const ran = await run('import', 'bank-return', await fileOf('entries.ret', [{ ...STRANGER, occurrence: '02' }], 2), '--json')
  assert.equal(ran.code, 0)
  assert.deepEqual((JSON.parse(ran.out) as { counts: { notAPayment: number } }).counts.notAPayment, 1)
})

test('a refused file ends with 1 and says why in words', async () => {
  const path = join(directory, 'remessa.rem')
  await writeFile(path, '01REMESSA01COBRANCA')
  const ran = await run('import', 'bank-return', path)
  assert.equal(ran.code, 1)
  assert.match(ran.err + ran.out, /remessa/)
})

test('import --help names the return file among what can be imported', async () => {
  assert.match((await run('import', '--help')).out, /bank-return \(retorno CNAB\)/)
})
