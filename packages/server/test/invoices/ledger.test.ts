import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addHours, calendarDate, instant } from '@assento/rules'
import type { BooksFindingKind } from '@assento/rules'
import { listEvents, postLedger } from '@assento/store'
import type { Tx } from '@assento/store'
import { onEachDatabase } from '@assento/store/testing'
import { nightOf } from '../../src/invoices/ledger/nightly.ts'
import { verifyLedger } from '../../src/invoices/ledger/verify-ledger.ts'
import { runCli } from '../../src/cli/run-cli.ts'
import { createRuntime } from '../../src/platform/runtime.ts'
import { loadConfig } from '../../src/platform/config.ts'
import { createLogger } from '../../src/platform/logger.ts'
import { Worker } from '../../src/platform/worker.ts'
import { makeWorld, NOW } from '../fixture.ts'
import type { World } from '../fixture.ts'
import { invoiced, pay } from './support.ts'

/** Faults as someone with the database in hand could make them; the append-only tables refuse most others. */
const FAULTS: readonly (readonly [string, BooksFindingKind, (tx: Tx, world: World) => Promise<unknown>])[] = [
  ['an invoice is settled by more than the books say', 'invoice.settledDiffers', (tx, { tenantId }) =>
    tx.db.updateTable('invoice').set({ settled_cents: 7 }).where('tenant_id', '=', tenantId).where('state', '=', 'open').execute()],
  ['a total is another than its lines', 'invoice.linesDiffer', (tx, { tenantId }) =>
    tx.db.updateTable('invoice').set({ subtotal_cents: 99, tax_cents: 1, total_cents: 100 }).where('tenant_id', '=', tenantId).where('state', '=', 'open').execute()],
  ['credit is there that nothing gave', 'credit.differs', (tx, { tenantId }) =>
    tx.db.updateTable('customer_credit').set({ credit_cents: 5 }).where('tenant_id', '=', tenantId).execute()],
  ['a number is missing', 'series.gap', (tx, { tenantId }) => tx.db.updateTable('number_series').set({ next: 9 }).where('tenant_id', '=', tenantId).execute()],
  ['a transaction has one side', 'transaction.unbalanced', (tx, { tenantId, customerId }) => postLedger(tx, tenantId, [{
    kind: 'creditRefunded', naturalKey: 'meia', customerId, currency: 'BRL', effectiveOn: calendarDate('2026-11-21'),
    entries: [{ account: 'cash', cents: -5, invoiceId: null, paymentId: null, creditNoteId: null }],
  }], NOW)],
]

async function worldWithBooks(database: World['database']): Promise<World> {
  const world = await makeWorld(database)
  const paid = await invoiced(world)
  await pay(world, paid, paid.total_cents)
  await invoiced(world, 'basic P1Y/annual', 1, world.siblingId)
  return world
}

onEachDatabase('sound books have no findings, and each fault is found where it is', async ({ database }) => {
  for (const [title, kind, breakIt] of FAULTS) {
    const world = await worldWithBooks(database)
    const sound = await verifyLedger(database, world.tenantId)
    assert.deepEqual([sound.ok, sound.looked], [true, { transactions: 3, invoices: 2, creditNotes: 0, customers: 2, series: 1 }])
    await database.withTx((tx) => breakIt(tx, world))
    const broken = await verifyLedger(database, world.tenantId)
    assert.ok(!broken.ok && broken.findings.some((finding) => finding.kind === kind), `${title}: ${JSON.stringify(broken.findings)}`)
  }
})

onEachDatabase('a posted entry is neither changed nor deleted, nor posted twice under one key', async ({ database }) => {
  const world = await worldWithBooks(database)
  await assert.rejects(database.withTx((tx) => tx.db.updateTable('ledger_entry').set({ amount_cents: 1 }).where('tenant_id', '=', world.tenantId).execute()), /append-only/)
  await assert.rejects(database.withTx((tx) => tx.db.deleteFrom('ledger_transaction').where('tenant_id', '=', world.tenantId).execute()), /append-only/)
  const { natural_key: naturalKey } = await database.db.selectFrom('ledger_transaction').select('natural_key').where('tenant_id', '=', world.tenantId).limit(1).executeTakeFirstOrThrow()
  await assert.rejects(database.withTx((tx) => postLedger(tx, world.tenantId, [{
    kind: 'invoiceIssued', naturalKey, customerId: world.customerId, currency: 'BRL', effectiveOn: calendarDate('2026-11-21'), entries: [],
  }], NOW)))
})

onEachDatabase('`ledger verify` answers 0 for sound books, 1 with the findings for broken ones, of one tenant or all', async ({ database, url }) => {
  const [sound, broken] = [await worldWithBooks(database), await worldWithBooks(database)]
  await database.withTx((tx) => tx.db.updateTable('number_series').set({ next: 9 }).where('tenant_id', '=', broken.tenantId).execute())
  const run = async (...args: readonly string[]) => {
    let out = ''
    const code = await runCli(['ledger', 'verify', ...args], { env: { DATABASE_URL: url }, out: (text) => { out += text }, err: () => {} })
    return { code, out }
  }
  assert.equal((await run('--tenant', sound.tenantId)).code, 0)
  const found = await run('--tenant', broken.tenantId)
  assert.equal(found.code, 1)
  assert.match(found.out, /series\.gap invoice:2026: esperado 8, encontrado 2/)
  const all = await run('--json')
  const { ok, tenants } = JSON.parse(all.out) as { ok: boolean; tenants: { tenantId: string; ok: boolean; found: number }[] }
  assert.deepEqual([all.code, ok, tenants.find(({ tenantId }) => tenantId === broken.tenantId)?.ok, tenants.find(({ tenantId }) => tenantId === sound.tenantId)?.ok], [1, false, false, true])
  assert.equal((await run('--tenant', 'ten_x')).code, 2)
})

onEachDatabase('every night two workers look over the books once, and tell when they are broken', async ({ database }) => {
  const [sound, broken] = [await worldWithBooks(database), await worldWithBooks(database)]
  await database.withTx((tx) => tx.db.updateTable('number_series').set({ next: 9 }).where('tenant_id', '=', broken.tenantId).execute())
  let now = NOW
  const runtimes = [1, 2].map(() => createRuntime({ database, clock: { now: () => now }, logger: createLogger('silent'), config: loadConfig({}), runners: [] }))
  const workers = runtimes.map((runtime) => ({ runtime, worker: new Worker({ ...runtime, runners: [async () => 0] }) }))
  const eventsOf = async ({ tenantId }: World) => (await listEvents(database, tenantId, { afterId: null, limit: 200 })).items.filter(({ name }) => name === 'ledger.broken').length
  const drain = async () => { for (let did = 1; did > 0;) { did = 0; for (const { worker } of workers) did += await worker.runOnce() } }
  await drain()
  assert.deepEqual([await eventsOf(sound), await eventsOf(broken)], [0, 1])
  assert.ok(workers.some(({ runtime }) => /assento_ledger_findings_total [1-9]/.test(runtime.metrics.render())))
  now = addHours(NOW, 1)
  await drain()
  assert.equal(await eventsOf(broken), 1)
})

test('a night begins at five UTC, two in the morning at the reseller’s', () => {
  assert.deepEqual([nightOf(instant('2026-11-21T04:59:59.999Z')), nightOf(instant('2026-11-21T05:00:00.000Z'))], ['2026-11-20', '2026-11-21'])
})
