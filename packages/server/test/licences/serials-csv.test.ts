import assert from 'node:assert/strict'
import { instant } from '@assento/rules'
import { insertActivation, newId } from '@assento/store'
import { onEachDatabase } from '@assento/store/testing'
import type { LicenceImportReport } from '../../src/imports/licences/report.ts'
import type { DocumentLink } from '../../src/invoices/dto.ts'
import { auditEntries } from '../audit-entries.ts'
import type { Person } from '../fixture.ts'
import { makeLicenceWorld } from './licence-world.ts'
import type { LicenceWorld } from './licence-world.ts'

const HEADS = 'Número de Série;Produto;Parceiro;Cliente;CNPJ/CPF;Situação;Selo;Motivo;Vencimento;Tolerância até;Ativações em uso;Ativações permitidas;'
  + 'Nome da Máquina;Última validação;Ativado em;Ativado por;Observação;Trocas em 365 dias'

async function exported(world: LicenceWorld, person: Person, input: Record<string, unknown> = {}): Promise<string> {
  const { data, error } = await person.quote<DocumentLink>('serials.exportLink', input)
  assert.equal(error, null, JSON.stringify(error))
  const response = await world.app.request(data.url)
  assert.deepEqual([response.status, response.headers.get('content-type')], [200, 'text/csv; charset=utf-8'])
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer())
}

const rowsOf = (csv: string): readonly string[] => csv.replace(/^\ufeff/, '').split('\r\n').slice(1, -1)

async function imported(world: LicenceWorld, text: string, more: Record<string, unknown> = {}): Promise<LicenceImportReport> {
  const file = { name: 'seriais.csv', base64: Buffer.from(text).toString('base64') }
  const { data, error } = await world.server.send<LicenceImportReport>('imports.licences', { file, ...more })
  assert.equal(error, null, JSON.stringify(error))
  return data
}

async function name(world: LicenceWorld, customerId: string, fields: { readonly name: string; readonly tax_id: string }): Promise<void> {
  await world.database.db.updateTable('account').set({ ...fields, search_name: fields.name.toLowerCase() }).where('id', '=', customerId).execute()
}

async function runsOn(world: LicenceWorld, serialId: string, machine: string): Promise<void> {
  await world.database.withTx((tx) => insertActivation(tx, world.tenantId, {
    id: newId('act'), serial_id: serialId, fingerprint: machine, components: null, machine_name: machine, app_version: null, is_offline: 0,
    activated_at: instant('2026-11-01T11:00:00.000Z'), activated_by: 'machine', activated_by_name: machine, nonce: null, last_seen_at: instant('2026-11-20T11:15:00.000Z'),
    lease_until: null, closed_at: null, closed_reason: null, closed_by_name: null,
  }))
}

onEachDatabase('the CSV has the columns of the page, says exact state and reason, and begins with a byte order mark', async ({ database }) => {
  const world = await makeLicenceWorld(database)
  await name(world, world.shopId, { name: 'Padaria Trigo Lunar', tax_id: '99901001000174' })
  const { id } = await world.give(world.cutId, world.shopId, { pendingReason: null, note: 'sala 2' })
  await runsOn(world, id, 'PC-TRIGO-01')
  const vendor = await world.manufacturer()
  await world.verb(vendor, 'serials.suspend', id, { reason: 'outro', note: 'conferência' })
  const csv = await exported(world, vendor)
  const { serial_key: key } = await world.serial(id)
  assert.equal(csv.slice(0, HEADS.length + 3), `\ufeff${HEADS}\r\n`)
  assert.deepEqual(rowsOf(csv), [`${key};CortaPlano;;Padaria Trigo Lunar;99.901.001/0001-74;Suspensa;expirada;Outro motivo;21/12/2026;28/12/2026;1;1;`
    + 'PC-TRIGO-01;20/11/2026 08:15;01/11/2026 08:00;PC-TRIGO-01;sala 2;0'])
})

onEachDatabase('the file holds what its asker may see and asked for, and the audit tells of it without what was searched', async ({ database }) => {
  const world = await makeLicenceWorld(database)
  const ours = await world.give(world.cadId, world.clientId)
  await world.give(world.cadId, world.shopId)
  assert.equal(rowsOf(await exported(world, await world.partner())).length, 1)
  assert.deepEqual(rowsOf(await exported(world, await world.manufacturer(), { search: 'trigo' })).map((row) => row.split(';')[3]), ['Padaria Trigo Lunar'])
  const viewer = await world.widget('viewer', { customerId: world.clientId })
  assert.deepEqual(rowsOf(await exported(world, viewer)).map((row) => row.split(';')[0]), [`…${ours.last5}`])
  const entries = (await auditEntries(world)).filter(({ action }) => action === 'serials.export')
  assert.equal(entries.length, 3)
  assert.equal(JSON.stringify(entries).includes('trigo'), false)
})

onEachDatabase('our own export imports again and changes nothing, and into an empty tenant makes a file that is the same', async ({ database }) => {
  const world = await makeLicenceWorld(database, { stock: 5 })
  await name(world, world.clientId, { name: '=Marcenaria "Cedro"; Filhos', tax_id: 'ZX9QK801000138' })
  await name(world, world.shopId, { name: "'@Padaria Trigo", tax_id: '99901001000174' })
  const notes = ['+55 falar com; Ana', '-desconto', '@sala "2"', "'=2+2", 'duas\nlinhas']
  const given = []
  for (const [index, note] of notes.entries()) given.push(await world.give(world.cadId, index === 4 ? world.shopId : world.clientId, { note }))
  await runsOn(world, given[0]?.id ?? '', '=PC-1')
  const vendor = await world.manufacturer()
  await world.verb(vendor, 'serials.suspend', given[1]?.id ?? '', { reason: 'uso_indevido' })
  const csv = await exported(world, vendor)
  assert.match(csv, /;"'=Marcenaria ""Cedro""; Filhos";ZX\.9QK\.801\/0001-38;/)
  const again = await imported(world, csv)
  assert.deepEqual([again.layout, again.result, again.rows, again.unchanged, again.created, again.warnings], ['assento', 'success', 5, 5, 0, 0], JSON.stringify(again.verdicts))
  assert.equal(await exported(world, vendor), csv)
  const empty = await makeLicenceWorld(database, { stock: 0 })
  await database.db.updateTable('account').set({ name: 'Parceiro Farol', search_name: 'parceiro farol' }).where('id', '=', empty.partnerId).execute()
  await database.db.updateTable('account').set({ removed_at: instant('2026-01-01T00:00:00.000Z') }).where('id', 'in', [empty.clientId, empty.shopId]).execute()
  const report = await imported(empty, csv)
  assert.deepEqual([report.result, report.created], ['success', 5], JSON.stringify(report.verdicts))
  const there = rowsOf(await exported(empty, await empty.manufacturer()))
  // The computer's place is free until it has shown its fingerprint.
  assert.deepEqual(there, rowsOf(csv).map((row) => row.replace(";;;1;1;'=PC-1;", ";;;0;1;'=PC-1;")))
})
