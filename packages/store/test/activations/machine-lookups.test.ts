/** What a machine that guesses can measure: the statements that its serial costs. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import SqliteFile from 'better-sqlite3'
import pg from 'pg'
import { closeActivation, findMachineSerial, findSerial, insertActivation, listSeenActivations, lockMachineSerial, newId, type AssentoDatabase, type Dialect } from '../../src/index.ts'
import { createSampleSerial, createSampleTenant, onEachDatabase, SAMPLE_NOW } from '../on-each-database.ts'

type Method = (this: { source?: string }, ...parameters: unknown[]) => unknown

/** The texts of the statements that the driver ran meanwhile. */
async function statementsOf(dialect: Dialect, run: () => Promise<unknown>): Promise<readonly string[]> {
  const texts: string[] = []
  const prototype = (dialect === 'sqlite' ? sqliteStatement() : pg.Client.prototype) as object as Record<string, Method>
  const names = dialect === 'sqlite' ? ['all', 'get', 'run'] : ['query']
  const originals = names.map((name) => [name, prototype[name]] as const)
  for (const [name, original] of originals) {
    prototype[name] = function (...parameters) {
      const [query] = parameters
      texts.push(this.source ?? (typeof query === 'object' && query !== null && 'text' in query ? String(query.text) : String(query)))
      return original?.apply(this, parameters)
    }
  }
  try {
    await run()
  } finally {
    for (const [name, original] of originals) if (original !== undefined) prototype[name] = original
  }
  return texts
}

function sqliteStatement(): object {
  const file = new SqliteFile(':memory:')
  const prototype = Object.getPrototypeOf(file.prepare('select 1')) as object
  file.close()
  return prototype
}

/** As the server looks a serial up, known or not. */
async function lookUp(database: AssentoDatabase, tenantId: string, keyHash: string): Promise<unknown> {
  const serial = await findMachineSerial(database, tenantId, keyHash)
  const seen = await listSeenActivations(database, tenantId, serial?.facts.id ?? '', 'fp-1')
  const locked = await database.withTx((tx) => lockMachineSerial(tx, tenantId, keyHash))
  return [serial, seen, locked]
}

onEachDatabase('an unknown, a malformed and another tenant’s serial cost the same statements as one that is known and not activated', async ({ database, dialect }) => {
  const [ours, theirs] = [await createSampleTenant(database), await createSampleTenant(database)]
  const [own, foreign] = [await createSampleSerial(database, ours), await createSampleSerial(database, theirs)]
  const hashOf = async (tenantId: string, id: string) => (await findSerial(database, tenantId, id))?.key_hash ?? ''
  const hashes = [
    await hashOf(ours.tenantId, own.serialId), createHash('sha256').update('0'.repeat(25)).digest('hex'), createHash('sha256').update('?').digest('hex'),
    await hashOf(theirs.tenantId, foreign.serialId),
  ]
  for (const hash of hashes) await lookUp(database, ours.tenantId, hash)
  const costs = []
  for (const hash of hashes) costs.push(await statementsOf(dialect, () => lookUp(database, ours.tenantId, hash)))
  assert.ok((costs[0]?.length ?? 0) >= 4, 'the statements are seen at all')
  for (const cost of costs) assert.deepEqual(cost, costs[0])
})

onEachDatabase('a computer is seen by its open activation, else by its last closed one; others by their open ones', async ({ database }) => {
  const sample = await createSampleTenant(database)
  const { tenantId } = sample
  const { serialId } = await createSampleSerial(database, sample)
  const ids = [newId('act'), newId('act'), newId('act')] as const
  const add = (id: string, fingerprint: string) => database.withTx((tx) => insertActivation(tx, tenantId, {
    id, serial_id: serialId, fingerprint, components: null, machine_name: id, app_version: null, is_offline: 0, activated_at: SAMPLE_NOW, activated_by: 'machine',
    activated_by_name: id, nonce: null, last_seen_at: SAMPLE_NOW, lease_until: null, closed_at: null, closed_reason: null, closed_by_name: null, receipt_key: null,
  }))
  const seen = async (fingerprint: string) => (await listSeenActivations(database, tenantId, serialId, fingerprint)).map(({ id, closed_reason: reason }) => [id, reason])
  await add(ids[0], 'a')
  await database.withTx((tx) => closeActivation(tx, tenantId, ids[0], { reason: 'leaseDead', byName: null, at: SAMPLE_NOW }))
  await add(ids[1], 'b')
  assert.deepEqual([await seen('a'), await seen('b'), await seen('c')], [[[ids[1], null], [ids[0], 'leaseDead']], [[ids[1], null]], [[ids[1], null]]])
  await add(ids[2], 'a')
  assert.deepEqual(await seen('a'), [[ids[1], null], [ids[2], null]])
  await assert.rejects(add(newId('act'), 'a'), 'the database keeps one open activation of a computer')
})
