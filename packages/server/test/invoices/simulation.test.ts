import assert from 'node:assert/strict'
import { CSP_POLICY, SAAS_POLICY } from '@assento/rules'
import type { AssentoDatabase } from '@assento/store'
import { onDatabase } from '@assento/store/testing'
import type { CaseContext } from '@assento/store/testing'
import { verifyLedger } from '../../src/invoices/ledger/verify-ledger.ts'
import { Simulation } from './simulation.ts'

/** Another seed is another run: `ASSENTO_SEED=7 node --test …`. */
const SEED = Number(process.env['ASSENTO_SEED'] ?? 20_261_121)

for (const [dialect, steps] of [['sqlite', 5000], ['postgres', 400]] as const) {
  for (const [name, policy] of [['windows', CSP_POLICY], ['reductions at any time', SAAS_POLICY]] as const) {
    onDatabase(dialect, `after ${steps} random things under ${name} the books balance, from seed ${SEED}`, async (context) => {
      const database = await quickDatabase(context)
      const simulation = await Simulation.make(database, SEED, policy)
      const changed = await simulation.run(steps)
      await simulation.finish()
      const verdict = await verifyLedger(database, simulation.tenantId)
      const did = JSON.stringify(Object.fromEntries([...simulation.done].sort()))
      assert.deepEqual(verdict.findings, [], did)
      assert.ok(changed > steps / 3, `too little was done: ${did}`)
      for (const act of ['buy', 'seats', 'close', 'pay', 'credit', 'void', 'writeOff']) assert.ok(simulation.done.has(`${act} done`), `${act} never happened: ${did}`)
      assert.deepEqual(await dueDrafts(database, simulation), [], 'what was charged was invoiced or credited')
    })
  }
}

/** SQLite in memory: what a commit costs on a disk is not looked at here, and there are tens of thousands. */
async function quickDatabase({ dialect, database, open }: CaseContext): Promise<AssentoDatabase> {
  if (dialect === 'postgres') return database
  const memory = await open('sqlite::memory:')
  await memory.migrate()
  return memory
}

function dueDrafts({ db }: AssentoDatabase, { tenantId, now }: Simulation) {
  return db.selectFrom('invoice_draft').select('id').where('tenant_id', '=', tenantId).where('closed_at', 'is', null)
    .where('closes_at', '<=', now).execute()
}
