import assert from 'node:assert/strict'
import { onEachDatabase } from '@assento/store/testing'
import type { LicenceImportReport } from '../../src/imports/licences/report.ts'
import { makeLicenceWorld } from '../licences/licence-world.ts'
import type { LicenceWorld } from '../licences/licence-world.ts'

async function imported(world: LicenceWorld, text: string, more: Record<string, unknown> = {}): Promise<LicenceImportReport> {
  const { data, error } = await world.server.send<LicenceImportReport>('imports.suspensions', { file: { name: 'bloqueios.csv', base64: Buffer.from(text).toString('base64') }, ...more })
  assert.equal(error, null, JSON.stringify(error))
  return data
}

const verdicts = (report: LicenceImportReport) => report.verdicts.map(({ verdict, rule }) => `${verdict}${rule === undefined ? '' : ` ${rule}`}`)

onEachDatabase('serials of a file are suspended by the rule that a click meets, each with its own answer; the same file again changes nothing', async ({ database }) => {
  const world = await makeLicenceWorld(database)
  const given = [await world.give(world.cadId, world.clientId), await world.give(world.cadId, world.clientId), await world.give(world.cadId, world.shopId)]
  const [a = '', b = '', c = ''] = given.map(({ key }) => key ?? '')
  const lines = [`${a};pendencia_financeira;`, `${b.toLowerCase()};Outro motivo;"fatura; 12"`, `${c};outro;`, 'NAO-EXISTE-1;outro;x', `${a};outro;x`, `${c};sem motivo;`]
  const text = ['serial;reason;note', ...lines].join('\n')
  const dry = await imported(world, text, { dryRun: true })
  const expected = [
    'updated', 'updated', 'rejected serials.reason.noteRequired', 'rejected imports.suspension.unknown', 'skipped imports.licence.duplicate',
    'skipped imports.licence.duplicate',
  ]
  assert.deepEqual([verdicts(dry), dry.result, (await world.detail(given[0]?.id ?? '')).state], [expected, 'partialFailure', 'active'])
  assert.deepEqual([(await imported(world, text, { mode: 'allOrNothing' })).result, (await world.detail(given[0]?.id ?? '')).state], ['failure', 'active'])
  assert.deepEqual(verdicts(await imported(world, text)), expected)
  const detail = await world.detail(given[1]?.id ?? '')
  assert.deepEqual([detail.state, detail.suspension?.reason.code, detail.suspension?.note], ['suspended', 'outro', 'fatura; 12'])
  assert.deepEqual(verdicts(await imported(world, text)).slice(0, 2), ['unchanged', 'unchanged'])
  assert.equal((await database.db.selectFrom('suspension').selectAll().where('tenant_id', '=', world.tenantId).execute()).length, 2)
})

onEachDatabase('a serial that is over, and one that is suspended for another reason, keep what they have', async ({ database }) => {
  const world = await makeLicenceWorld(database)
  const [over, held] = [await world.give(world.cadId, world.clientId), await world.give(world.cadId, world.clientId)]
  const vendor = await world.manufacturer()
  await world.verb(vendor, 'serials.terminate', over.id, { reason: 'fraude', acknowledged: true })
  await world.verb(vendor, 'serials.suspend', held.id, { reason: 'uso_indevido' })
  const report = await imported(world, `Número de Série;Motivo\n${over.key};pendencia_financeira\n${held.key};pendencia_financeira\n`)
  assert.deepEqual([verdicts(report), report.result], [['rejected serials.state.cancelled', 'rejected serials.suspend.already'], 'failure'])
})
