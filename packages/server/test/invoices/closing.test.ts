import assert from 'node:assert/strict'
import { instant, SAAS_POLICY } from '@assento/rules'
import { listEvents } from '@assento/store'
import { onEachDatabase } from '@assento/store/testing'
import { closeDrafts } from '../../src/invoices/close-drafts.ts'
import { runDueDrafts } from '../../src/invoices/run-due.ts'
import { makeWorld } from '../fixture.ts'
import { workerAt } from '../worker-at.ts'
import { assertBooks, creditOf, invoicesOf, MIDNIGHT, pay, TAXED } from './support.ts'

onEachDatabase('what is charged on one day becomes one invoice when the day is over, and not a millisecond before', async ({ database }) => {
  const world = await makeWorld(database)
  await world.buy('basic P1Y/monthly', 5)
  await world.buy('standard P1Y/annual', 2)
  await world.advanceTo('2026-11-22T02:59:59.999Z')
  assert.equal((await invoicesOf(world)).length, 0)
  await world.advanceTo(MIDNIGHT)
  const [invoice, ...others] = await invoicesOf(world)
  assert.equal(others.length, 0)
  assert.deepEqual([invoice?.number, invoice?.total_cents, invoice?.issued_on, invoice?.due_on, invoice?.state], ['2026-0001', 5 * 3024 + 2 * 89_280, '2026-11-22', '2026-12-02', 'open'])
  await assertBooks(world)
})

onEachDatabase('a due date on a Saturday is payable until Monday, and until Tuesday where that Monday is a local holiday', async ({ database }) => {
  const world = await makeWorld(database)
  await world.server.send('settings.update', { version: 1, billing: { dueDays: 14 } })
  await world.buy('basic P1Y/annual', 1)
  await world.buy('basic P1Y/annual', 1, world.siblingId)
  await world.server.send('invoices.close', { customerId: world.customerId })
  const [first] = await invoicesOf(world)
  assert.deepEqual([first?.due_on, first?.payable_until], ['2026-12-05', '2026-12-07'])
  await world.server.send('settings.update', { version: 2, billing: { localHolidays: ['2026-12-07'] } })
  await world.server.send('invoices.close', { customerId: world.siblingId })
  const [, second] = await invoicesOf(world)
  assert.deepEqual([second?.due_on, second?.payable_until], ['2026-12-05', '2026-12-08'])
})

onEachDatabase('tax is computed once a rate on the whole document, and added to it', async ({ database }) => {
  const world = await makeWorld(database)
  await world.server.send('settings.update', { version: 1, billing: TAXED })
  // 3456 × 5 % = 172.8: three lines of their own would pay 519.
  for (let count = 0; count < 3; count += 1) await world.buy('basic P1M/monthly', 1)
  await world.advanceTo(MIDNIGHT)
  const [invoice] = await invoicesOf(world)
  assert.deepEqual([invoice?.subtotal_cents, invoice?.tax_cents, invoice?.total_cents], [3 * 3456, 518, 3 * 3456 + 518])
  await assertBooks(world)
})

onEachDatabase('a day whose charges and credits cancel out makes no invoice', async ({ database }) => {
  const world = await makeWorld(database, { policy: SAAS_POLICY })
  const { id: subscriptionId } = await world.buy('basic P1Y/annual', 5)
  await world.advanceTo(MIDNIGHT)
  await world.server.send('subscriptions.seats.change', { subscriptionId, version: 1, seats: 9 })
  await world.server.send('subscriptions.seats.change', { subscriptionId, version: 2, seats: 5 })
  await world.advanceTo('2026-11-23T03:00:00.000Z')
  assert.equal((await invoicesOf(world)).length, 1)
  const drafts = await database.db.selectFrom('invoice_draft').select('outcome').where('tenant_id', '=', world.tenantId).orderBy('id').execute()
  assert.deepEqual(drafts.map(({ outcome }) => outcome), ['invoice', 'nothing'])
})

onEachDatabase('a day of credits becomes a credit note, which settles the open invoice', async ({ database }) => {
  const world = await makeWorld(database, { policy: SAAS_POLICY })
  const { id: subscriptionId } = await world.buy('basic P1Y/annual', 5)
  await world.advanceTo(MIDNIGHT)
  await world.server.send('subscriptions.seats.change', { subscriptionId, version: 1, seats: 4 })
  await world.advanceTo('2026-11-23T03:00:00.000Z')
  const note = await database.db.selectFrom('credit_note').selectAll().where('tenant_id', '=', world.tenantId).executeTakeFirstOrThrow()
  assert.equal(note.number, 'NC-2026-0001')
  const [invoice] = await invoicesOf(world)
  assert.deepEqual([invoice?.settled_cents, invoice?.state, await creditOf(world)], [note.total_cents, 'open', 0])
  await assertBooks(world)
})

onEachDatabase('credit that waits is used for the next invoice, to the cent, and pays it when it is enough', async ({ database }) => {
  const world = await makeWorld(database)
  await world.buy('basic P1M/monthly', 1)
  await world.advanceTo(MIDNIGHT)
  const [first] = await invoicesOf(world)
  assert.ok(first)
  await pay(world, first, first.total_cents + 5000)
  assert.equal(await creditOf(world), 5000)
  await world.buy('basic P1M/monthly', 1)
  await world.advanceTo('2026-11-23T03:00:00.000Z')
  const [, second] = await invoicesOf(world)
  assert.deepEqual([second?.settled_cents, second?.state, second?.next_step_at, await creditOf(world)], [3456, 'paid', null, 5000 - 3456])
  await world.buy('basic P1M/monthly', 1)
  await world.advanceTo('2026-11-24T03:00:00.000Z')
  const [, , third] = await invoicesOf(world)
  assert.deepEqual([third?.settled_cents, third?.state, await creditOf(world)], [5000 - 3456, 'open', 0])
  await assertBooks(world)
})

onEachDatabase('a checkout’s invoice is issued at once, and what is charged later that day waits for tomorrow’s', async ({ database }) => {
  const world = await makeWorld(database)
  await world.buy('basic P1M/monthly', 1)
  const closed = await world.server.send<{ outcome: string; number: string }>('invoices.close', { customerId: world.customerId })
  assert.deepEqual([closed.data.outcome, closed.data.number], ['invoice', '2026-0001'])
  await world.buy('basic P1M/monthly', 2)
  const again = await world.server.send<{ outcome: string }>('invoices.close', { customerId: world.customerId })
  assert.equal(again.data.outcome, 'nothing')
  await world.advanceTo(MIDNIGHT)
  assert.equal((await invoicesOf(world)).length, 1, 'the second purchase is on the draft of the 22nd')
  await world.advanceTo('2026-11-23T03:00:00.000Z')
  assert.deepEqual((await invoicesOf(world)).map(({ total_cents: cents }) => cents), [3456, 2 * 3456])
})

onEachDatabase('fifteen lines of one subscription in a day are invoiced, sixteen wait for a person and are told of', async ({ database }) => {
  for (const [lines, isParked] of [[15, false], [16, true]] as const) {
    const world = await makeWorld(database)
    const { id: subscriptionId } = await world.buy('basic P1Y/annual', 1)
    for (let version = 1; version < lines; version += 1) {
      const raised = await world.server.send('subscriptions.seats.change', { subscriptionId, version, seats: version + 1 })
      assert.equal(raised.status, 200, JSON.stringify(raised.error))
    }
    await world.advanceTo(MIDNIGHT)
    assert.equal((await invoicesOf(world)).length, isParked ? 0 : 1)
    const events = (await listEvents(database, world.tenantId, { afterId: null, limit: 200 })).items.filter(({ name }) => name === 'billing.parked')
    assert.equal(events.length, isParked ? 1 : 0)
    if (!isParked) continue
    const closed = await world.server.send<{ outcome: string }>('invoices.close', { customerId: world.customerId })
    assert.equal(closed.data.outcome, 'invoice')
    assert.equal((await invoicesOf(world))[0]?.total_cents, 16 * 34_560)
  }
})

onEachDatabase('two closers of the same drafts at once make one invoice each, numbered without gaps', async ({ database, open, url }) => {
  const world = await makeWorld(database)
  await world.buy('basic P1M/monthly', 1)
  await world.buy('basic P1M/monthly', 1, world.siblingId)
  const other = await open(url)
  const now = instant(MIDNIGHT)
  const closers = [await workerAt(world, now), await workerAt({ ...world, database: other }, now), await workerAt(world, now), await workerAt({ ...world, database: other }, now)]
  await Promise.all(closers.map((ctx) => runDueDrafts(ctx)))
  for (const ctx of closers) await runDueDrafts(ctx)
  assert.deepEqual((await invoicesOf(world)).map(({ number }) => number), ['2026-0001', '2026-0002'])
  const ids = (await database.db.selectFrom('invoice_draft').select('id').where('tenant_id', '=', world.tenantId).execute()).map(({ id }) => id)
  const answers = await Promise.all(closers.map((ctx) => ctx.database.withTx((tx) => closeDrafts(ctx, tx, ids))))
  assert.ok(answers.every((closed) => closed.every(({ outcome, invoiceId }) => outcome === 'invoice' && invoiceId !== null)), 'a closed draft is answered with its invoice')
  assert.equal((await invoicesOf(world)).length, 2)
  await assertBooks(world)
})

onEachDatabase('a closing that fails leaves nothing and takes no number; the other drafts of its batch are closed', async ({ database }) => {
  const world = await makeWorld(database)
  await world.buy('basic P1M/monthly', 1)
  await world.buy('basic P1M/monthly', 1, world.siblingId)
  // A line in another currency than its draft: as if a bug had put it there.
  await database.withTx((tx) => tx.db.updateTable('charge').set({ currency: 'USD' }).where('tenant_id', '=', world.tenantId).where('customer_id', '=', world.customerId).execute())
  await assert.rejects(runDueDrafts(await workerAt(world, instant(MIDNIGHT))), AggregateError)
  assert.deepEqual((await invoicesOf(world)).map(({ number, customer_id: id }) => [number, id]), [['2026-0001', world.siblingId]])
  assert.equal(await runDueDrafts(await workerAt(world, instant(MIDNIGHT))), 0, 'the broken one waits an hour')
  await assertBooks(world)
})
