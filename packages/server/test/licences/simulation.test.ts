import assert from 'node:assert/strict'
import { loadStock, parseJson } from '@assento/store'
import { onDatabase } from '@assento/store/testing'
import { assertBooks } from '../invoices/support.ts'
import { countStates, SerialSimulation } from './simulation.ts'

/** Another seed is another run: `ASSENTO_SEED=7 node --test …`. */
const SEED = Number(process.env['ASSENTO_SEED'] ?? 20_261_121)
const MUST_HAPPEN = {
  sqlite: ['assign', 'assignPaid', 'suspend', 'release', 'terminate', 'unassign', 'reissue', 'withdraw', 'provision', 'renew', 'renewFree', 'pay', 'void'],
  postgres: ['assign', 'pay'],
} as const
const STEPS = { sqlite: 600, postgres: 120 } as const

for (const dialect of ['sqlite', 'postgres'] as const) {
  const title = `after ${STEPS[dialect]} random verbs the stock is the sum of its ledger and every serial has one story, from seed ${SEED}`
  onDatabase(dialect, title, async (context) => {
    const memory = dialect === 'sqlite' ? await context.open('sqlite::memory:') : context.database
    if (dialect === 'sqlite') await memory.migrate()
    const simulation = await SerialSimulation.make(memory, SEED)
    for (let part = 0; part < 6; part += 1) {
      await simulation.run(STEPS[dialect] / 6)
      await assertStock(simulation)
      await assertSerials(simulation)
      await assertRenewals(simulation)
      await assertBooks(simulation.world)
    }
    const did = JSON.stringify({ ...Object.fromEntries([...simulation.done].sort()), states: await countStates(simulation) })
    assert.ok(![...simulation.done.keys()].some((key) => key.endsWith(' server') || key.endsWith(' stale_version')), did)
    for (const act of MUST_HAPPEN[dialect]) assert.ok(simulation.done.has(`${act} done`), `${act} never happened: ${did}`)
  })
}

/** available = Σ ledger ≥ 0, assigned = serials that are not over, and nothing is lost but what was terminated. */
async function assertStock({ world }: SerialSimulation): Promise<void> {
  const { database, tenantId, partnerId, cadId } = world
  const moves = await database.db.selectFrom('stock_movement').select(['kind', 'quantity']).where('tenant_id', '=', tenantId).execute()
  const { available, assigned } = await loadStock(database, tenantId, partnerId, cadId)
  const bought = moves.filter(({ kind }) => kind === 'adjust').reduce((sum, { quantity }) => sum + quantity, 0)
  const terminated = moves.filter(({ kind }) => kind === 'terminate').length
  assert.ok(available >= 0)
  assert.equal(available, moves.reduce((sum, { quantity }) => sum + quantity, 0))
  assert.equal(available + assigned, bought - terminated)
}

/** One open suspension at most, none of what is over; a history without gaps that ends with the end; time has done all that is due. */
async function assertSerials({ world, now }: SerialSimulation): Promise<void> {
  const { database: { db }, tenantId } = world
  const open = await db.selectFrom('suspension').select('serial_id').where('tenant_id', '=', tenantId).where('ended_at', 'is', null).execute()
  const serials = await db.selectFrom('serial').selectAll().where('tenant_id', '=', tenantId).execute()
  assert.equal(new Set(open.map((row) => row.serial_id)).size, open.length)
  for (const serial of serials) {
    const events = await db.selectFrom('serial_event').selectAll().where('tenant_id', '=', tenantId).where('serial_id', '=', serial.id).orderBy('seq').execute()
    assert.deepEqual(events.map(({ seq }) => seq), events.map((_event, index) => index + 1))
    const ends = events.flatMap(({ state_after: after }, index) => (after === 'cancelled' ? [index] : []))
    assert.deepEqual(ends, serial.cancelled_at === null ? [] : [events.length - 1], `${serial.id} ${events.map(({ type }) => type).join()}`)
    if (serial.cancelled_at !== null) assert.ok(serial.next_action_at === null && !open.some((row) => row.serial_id === serial.id))
    assert.ok(serial.next_action_at === null || serial.next_action_at >= now, `${serial.id} was due at ${serial.next_action_at ?? ''}`)
    const moved = events.findLast(({ type }) => type === 'serial.renewed' || type === 'serial.provisioned')
    if (moved === undefined) continue
    const { toOn, validUntil } = parseJson<{ toOn?: string; validUntil?: string | null }>(moved.details)
    assert.equal(serial.valid_until, toOn ?? validUntil ?? null)
  }
}

/** What is open waits for an invoice that is open, or for one to be; a paid one was applied. */
async function assertRenewals({ world: { database: { db }, tenantId } }: SerialSimulation): Promise<void> {
  const rows = await db.selectFrom('serial_renewal as r')
    .leftJoin('invoice as i', (join) => join.onRef('i.tenant_id', '=', 'r.tenant_id').onRef('i.draft_id', '=', 'r.invoice_draft_id'))
    .where('r.tenant_id', '=', tenantId).select(['r.id', 'r.state', 'r.kind', 'i.state as invoiceState']).execute()
  for (const { id, state, kind, invoiceState } of rows) {
    const fits = state !== 'open' || invoiceState === 'open' || invoiceState === 'writtenOff' || (invoiceState === null && kind === 'due')
    assert.ok(fits, `${id} ${kind} is ${state} and its invoice ${invoiceState ?? 'not issued'}`)
  }
}
