import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { dateInZone } from '@assento/rules'
import { listPriceRows, openDatabase } from '@assento/store'
import { runCli } from '../../src/cli/run-cli.ts'

let directory = ''
before(async () => {
  directory = await mkdtemp(join(tmpdir(), 'assento-seed-'))
})
after(() => rm(directory, { recursive: true, force: true }))

test('a seeded tenant has subscriptions, and a partner that can order by its price list', async () => {
  let out = ''
  const code = await runCli(['seed', '--json'], { env: { ASSENTO_DATA: directory }, out: (text) => void (out += text), err: () => {} })
  assert.equal(code, 0)
  const seeded = JSON.parse(out) as { tenantId: string; imports: readonly { rejected: number }[]; licences: { priceListId: string; partnerId: string } }
  assert.ok(seeded.imports.length > 0)
  const database = await openDatabase(`sqlite:${join(directory, 'assento.db')}`)
  const account = await database.db.selectFrom('account').select('created_at').where('id', '=', seeded.licences.partnerId).executeTakeFirstOrThrow()
  const rows = await listPriceRows(database, seeded.tenantId, seeded.licences.priceListId, dateInZone(account.created_at, 'America/Sao_Paulo'))
  assert.deepEqual(rows.map(({ product }) => product.name), ['Gestão Completo', 'Gestão Light', 'Usuário adicional'])
  await database.close()
})
