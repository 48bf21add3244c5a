import assert from 'node:assert/strict'
import { onEachDatabase } from '@assento/store/testing'
import type { AssentoDatabase } from '@assento/store'
import { LINES_A_TRANSACTION } from '../../../src/invoices/payments/bank-return/apply-return.ts'
import { importReturn } from '../../../src/invoices/payments/bank-return/import-return.ts'
import { books, makeBankWorld, verdictsOf } from './support.ts'
import type { BankWorld } from './support.ts'

/** The process dies in the middle of its `nth` transaction: what it did is rolled back, nothing follows. */
function dyingIn(database: AssentoDatabase, nth: number): AssentoDatabase {
  let begun = 0
  const withTx: AssentoDatabase['withTx'] = (run) => database.withTx(async (tx) => {
    const result = await run(tx)
    begun += 1
    if (begun === nth) throw new Error('killed')
    return result
  })
  return new Proxy(database, { get: (target, name) => (name === 'withTx' ? withTx : Reflect.get(target, name)) })
}

async function importDying(world: BankWorld, bytes: Uint8Array, nth: number): Promise<void> {
  const ctx = await world.context()
  await assert.rejects(importReturn({ ...ctx, database: dyingIn(world.database, nth) }, { name: 'retorno.ret', bytes, dryRun: false }), /killed/)
}

const countOf = async ({ database, tenantId }: BankWorld, table: 'payment' | 'bank_return_line' | 'bank_return_file'): Promise<number> =>
  (await database.db.selectFrom(table).select('tenant_id').where('tenant_id', '=', tenantId).execute()).length

onEachDatabase('a file that fits one transaction is booked whole or not at all', async ({ database }) => {
  const world = await makeBankWorld(database)
  const [first, second] = [await world.invoice(), await world.invoice()]
  const bytes = world.file([first.paid(), second.paid()])
  const before = await books(world)
  await importDying(world, bytes, 1)
  assert.equal(await books(world), before)
  assert.deepEqual(verdictsOf(await world.take(bytes)), ['matched', 'matched'])
})

onEachDatabase('a longer file goes on behind what it had booked, and books nothing twice', async ({ database }) => {
  const world = await makeBankWorld(database)
  const [first, last] = [await world.invoice(), await world.invoice()]
  const strangers = Array.from({ length: LINES_A_TRANSACTION }, (_, index) => first.paid({ nossoNumero: String(90_000_000 + index), documentNumber: '' }))
  const bytes = world.file([first.paid(), ...strangers, last.paid()])
  await importDying(world, bytes, 2)
  assert.deepEqual([await countOf(world, 'bank_return_line'), await countOf(world, 'payment')], [LINES_A_TRANSACTION, 1])
  const report = await world.take(bytes)
  assert.deepEqual([report.alreadyImported, report.counts.matched, report.counts.unknown], [false, 2, LINES_A_TRANSACTION])
  assert.deepEqual([await countOf(world, 'bank_return_file'), await countOf(world, 'bank_return_line'), await countOf(world, 'payment')], [1, LINES_A_TRANSACTION + 2, 2])
})

onEachDatabase('two imports of one file at the same time book it once', async ({ database }) => {
  const world = await makeBankWorld(database)
  const issued = [await world.invoice(), await world.invoice(), await world.invoice()]
  const bytes = world.file(issued.map(({ paid }) => paid()))
  const reports = await Promise.all([world.take(bytes), world.take(bytes), world.take(bytes)])
  for (const report of reports) assert.deepEqual(verdictsOf(report), ['matched', 'matched', 'matched'])
  assert.deepEqual([await countOf(world, 'bank_return_file'), await countOf(world, 'payment')], [1, 3])
})
