import assert from 'node:assert/strict'
import { onEachDatabase } from '@assento/store/testing'
import type { ImportReport } from '../../src/imports/report.ts'
import { makeWorld } from '../fixture.ts'
import { CUSTOMERS, PRICE_SHEET, sample } from './support.ts'

const inputOf = (name: string, more: object = {}) => ({ file: { name, base64: Buffer.from(sample(name).bytes).toString('base64') }, ...more })

onEachDatabase('a reseller\'s server imports a price sheet over HTTP, and sees it in the catalogue and in the audit', async ({ database }) => {
  const { server } = await makeWorld(database)
  const dry = await server.send<ImportReport>('imports.priceSheet', inputOf(PRICE_SHEET, { dryRun: true }))
  assert.deepEqual([dry.status, dry.data.rows, dry.data.dryRun], [200, 21, true], JSON.stringify(dry.error))
  const real = await server.send<ImportReport>('imports.priceSheet', inputOf(PRICE_SHEET))
  // What the dry run announced is still to be done: it wrote nothing.
  assert.deepEqual(real.data.verdicts, dry.data.verdicts)
  assert.deepEqual([real.data.rejected, real.data.created + real.data.updated > 0], [0, true])
  const twice = await server.send<ImportReport>('imports.priceSheet', inputOf(PRICE_SHEET))
  assert.equal(twice.data.unchanged, 21)
  const audit = await server.read<{ items: { action: string; outcome: string }[] }>('audit.list', { limit: 5 })
  assert.deepEqual(audit.data.items.slice(0, 1).map(({ action, outcome }) => [action, outcome]), [['imports.priceSheet', 'done']])
})

onEachDatabase('a file without its columns is a bad request that names each of them', async ({ database }) => {
  const { server } = await makeWorld(database)
  const base64 = Buffer.from('Nome;Cidade\nPadaria;Curitiba\n').toString('base64')
  const refused = await server.send('imports.customers', { file: { name: 'x.csv', base64 } })
  assert.deepEqual([refused.status, refused.error?.code, refused.error?.details.map(({ field, rule }) => [field, rule])], [400, 'validation', [['CNPJ/CPF', 'imports.file.columnsMissing']]])
})

onEachDatabase('input that is no file is a bad request', async ({ database }) => {
  const { server } = await makeWorld(database)
  for (const input of [{}, { file: { name: 'x', base64: '###' } }, inputOf(CUSTOMERS, { options: { unknown: 1 } })]) {
    assert.equal((await server.send('imports.customers', input)).error?.code, 'validation')
  }
})

onEachDatabase('no person in a widget may import, whatever the role', async ({ database }) => {
  const world = await makeWorld(database)
  for (const role of ['administrator', 'adminAgent'] as const) {
    const person = await world.widget(role)
    assert.equal((await person.send('imports.customers', inputOf(CUSTOMERS))).error?.code, 'forbidden')
  }
})
