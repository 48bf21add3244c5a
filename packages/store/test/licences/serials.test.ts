import assert from 'node:assert/strict'
import { addMs } from '@assento/rules'
import {
  advanceSerial, appendSerialEvents, endSuspension, findSerial, insertSerials, isUniqueViolation, listSerialEvents, listSuspensions, loadSerialFacts,
  loadSerialFactsByHash, openSuspension, previewSerialFacts, StaleVersionError,
} from '../../src/index.ts'
import type { AssentoDatabase, NewSerialEvent } from '../../src/index.ts'
import { createSampleSerial, createSampleTenant, onEachDatabase, SAMPLE_NOW } from '../on-each-database.ts'

async function makeSerial(database: AssentoDatabase) {
  const sample = await createSampleTenant(database)
  return { ...sample, ...await createSampleSerial(database, sample) }
}

const SUSPENSION = { reason: 'outro', note: 'x', until: addMs(SAMPLE_NOW, 1), clock_state_at_start: 'active', started_at: SAMPLE_NOW, started_by: 'x', started_by_name: 'X' } as const

onEachDatabase('the facts of a serial are its row, its product’s rules, its tenant’s zone, and its open suspension', async ({ database }) => {
  const { tenantId, serialId } = await makeSerial(database)
  const [before, loaded] = [await previewSerialFacts(database, tenantId, serialId), await database.withTx(async (tx) => {
    await openSuspension(tx, tenantId, { serial_id: serialId, ...SUSPENSION })
    return loadSerialFacts(tx, tenantId, serialId)
  })]
  assert.equal(before?.facts.suspension, null)
  assert.deepEqual(loaded?.facts.suspension, { reason: 'outro', note: 'x', startedAt: SAMPLE_NOW, until: addMs(SAMPLE_NOW, 1) })
  assert.deepEqual([loaded?.facts.zone, loaded?.facts.isReturnable, loaded?.facts.lapseEffect, loaded?.facts.graceDays], ['America/Sao_Paulo', true, 'stops', 7])
  const byHash = await database.withTx((tx) => loadSerialFactsByHash(tx, tenantId, loaded?.row.key_hash ?? ''))
  assert.deepEqual(byHash, loaded)
  assert.equal(await database.withTx((tx) => loadSerialFactsByHash(tx, tenantId, '0'.repeat(64))), null)
})

onEachDatabase('a serial has one open suspension; an ended one stays in the list, and another may begin', async ({ database }) => {
  const { tenantId, serialId } = await makeSerial(database)
  const open = () => database.withTx((tx) => openSuspension(tx, tenantId, { serial_id: serialId, ...SUSPENSION }))
  await open()
  await assert.rejects(open(), (error) => isUniqueViolation(error))
  const end = () => database.withTx((tx) => endSuspension(tx, tenantId, serialId, { at: SAMPLE_NOW, actorId: 'y', actorName: 'Y' }))
  await end()
  await assert.rejects(end())
  await open()
  assert.deepEqual((await listSuspensions(database, tenantId, [serialId])).map(({ ended_by_name: by }) => by), ['Y', null])
})

onEachDatabase('history counts 1, 2, 3 for each serial, says the same to the outbox, and what happens once is there once', async ({ database }) => {
  const { tenantId, serialId, customerId } = await makeSerial(database)
  const other = await createSampleSerial(database, { tenantId, customerId })
  const event = (id: string, type: string, onceKey?: string): NewSerialEvent => ({
    serialId: id, customerId, type, at: SAMPLE_NOW, actor: { actorId: 'x', actorName: 'X', role: 'server' }, ...(onceKey === undefined ? {} : { onceKey }),
  })
  const append = (...events: readonly NewSerialEvent[]) => database.withTx((tx) => appendSerialEvents(tx, tenantId, events))
  assert.equal(await append(event(serialId, 'serial.assigned'), event(other.serialId, 'serial.assigned'), event(serialId, 'serial.expired', 'e:1')), 3)
  assert.equal(await append(event(serialId, 'serial.expired', 'e:1'), event(other.serialId, 'serial.expired', 'e:1'), event(serialId, 'serial.expired', 'e:2')), 2)
  const page = await listSerialEvents(database, tenantId, { serialId, before: null, limit: 2 })
  assert.deepEqual([page.items.map(({ seq, once_key: key }) => [seq, key]), page.next], [[[3, 'e:2'], [2, 'e:1']], 2])
  assert.deepEqual((await listSerialEvents(database, tenantId, { serialId, before: 2, limit: 2 })).items.map(({ seq }) => seq), [1])
  const told = await database.db.selectFrom('outbox_event').select('name').where('tenant_id', '=', tenantId).where('subject_id', '=', serialId).execute()
  assert.equal(told.length, 3)
})

onEachDatabase('a change is written from the version that it was decided by, and never over another', async ({ database }) => {
  const { tenantId, serialId } = await makeSerial(database)
  const change = (fromVersion: number) => database.withTx((tx) => advanceSerial(tx, tenantId, { serialId, fromVersion }, { note: `de ${fromVersion}` }))
  await change(1)
  await assert.rejects(change(1), StaleVersionError)
  const row = await findSerial(database, tenantId, serialId)
  assert.deepEqual([row?.version, row?.note], [2, 'de 1'])
})

onEachDatabase('the same key is stored once in a tenant', async ({ database }) => {
  const { tenantId, serialId } = await makeSerial(database)
  const row = await findSerial(database, tenantId, serialId)
  assert.ok(row !== null)
  const { tenant_id: _tenantId, ...copy } = row
  await assert.rejects(database.withTx((tx) => insertSerials(tx, tenantId, [{ ...copy, id: 'ser_copy' }])), (error) => isUniqueViolation(error))
})
