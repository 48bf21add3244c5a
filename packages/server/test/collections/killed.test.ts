import assert from 'node:assert/strict'
import { setTimeout as pause } from 'node:timers/promises'
import { addDays, addHours, dateInZone, instant, startOfDate } from '@assento/rules'
import type { CalendarDate, Instant } from '@assento/rules'
import { canonicalJson, newId } from '@assento/store'
import { onEachDatabase } from '@assento/store/testing'
import { systemClock } from '../../src/platform/system-clock.ts'
import { makeWorld } from '../fixture.ts'
import type { World } from '../fixture.ts'
import { KilledServer } from '../platform/killed-server.ts'
import { ordersOf } from './collections-world.ts'

const INVOICES = 240
const KILLS = { sqlite: 6, postgres: 4 } as const
const ZONE = 'America/Sao_Paulo'

/** Open invoices of lines for one subscription each, whose last notice and suspension are both due. */
async function storeOverdue(world: World, subscriptionIds: readonly string[], now: Instant): Promise<void> {
  const payableUntil: CalendarDate = addDays(dateInZone(now, ZONE), -40)
  const issuedAt = startOfDate(addDays(payableUntil, -10), ZONE)
  const rows = Array.from({ length: INVOICES }, (_, index) => ({ id: newId('inv'), subscriptionId: subscriptionIds[index % subscriptionIds.length] ?? '', index }))
  await world.database.withTx(async (tx) => {
    await tx.db.insertInto('invoice').values(rows.map(({ id, index }) => ({
      tenant_id: world.tenantId, id, number: `2026-${String(index + 1).padStart(4, '0')}`, customer_id: world.customerId, draft_id: null, currency: 'BRL',
      period_starts_on: payableUntil, period_until: addDays(payableUntil, 30), issued_at: issuedAt, issued_on: dateInZone(issuedAt, ZONE), due_on: payableUntil,
      payable_until: payableUntil, subtotal_cents: 100, tax_cents: 0, total_cents: 100, settled_cents: 0, state: 'open' as const, late_terms: canonicalJson({}),
      paid_at: null, voided_at: null, void_reason: null, replaces_id: null, replaced_by_id: null, next_step_at: addHours(now, -1), version: 1,
    }))).execute()
    await tx.db.insertInto('invoice_line').values(rows.map(({ id, subscriptionId }) => ({
      tenant_id: world.tenantId, document_id: id, line_no: 1, kind: 'termCycle' as const, charge_id: null, subscription_id: subscriptionId, description: 'Suíte',
      quantity: 1, unit_cents: 100, billing_days: 30, cycle_days: 30, period_starts_on: payableUntil, period_until: addDays(payableUntil, 30), amount_cents: 100,
      tax_rate_bp: 0,
    }))).execute()
  })
}

async function left(world: World): Promise<number> {
  const rows = await world.database.db.selectFrom('invoice').select('id').where('tenant_id', '=', world.tenantId).where('next_step_at', 'is not', null).execute()
  return rows.length
}

/** Waits until fewer than `below` invoices are left; answers how many are. */
async function untilFewer(world: World, below: number): Promise<number> {
  for (;;) {
    const count = await left(world)
    if (count < below || count === 0) return count
    await pause(5)
  }
}

onEachDatabase('killed in the middle of its steps and started again, the server has run each of them once, with its effect', async ({ dialect, freshUrl, open }) => {
  const url = await freshUrl()
  const database = await open(url)
  await database.migrate()
  const now = systemClock.now()
  const world = await makeWorld(database, { collects: true, now, pricesFrom: instant('2020-01-01T00:00:00.000Z') })
  const subscriptionIds = [(await world.buy('basic P1Y/annual', 1)).id, (await world.buy('standard P1Y/annual', 1)).id]
  await storeOverdue(world, subscriptionIds, now)
  const server = new KilledServer(url)
  try {
    await server.start()
    let killedInside = 0
    for (let kill = 0; kill < KILLS[dialect]; kill += 1) {
      const before = await untilFewer(world, INVOICES - Math.floor((INVOICES * (kill + 1)) / (KILLS[dialect] + 2)))
      if (before > 0) killedInside += 1
      await server.replace('SIGKILL')
    }
    assert.ok(killedInside > 1, 'no kill met a server that was at it: the case proves nothing')
    await untilFewer(world, 1)
    await assertEachOnce(world, subscriptionIds)
  } finally {
    await server.stop()
  }
})

async function assertEachOnce(world: World, subscriptionIds: readonly string[]): Promise<void> {
  const { database, tenantId } = world
  const count = async (table: 'collections_step' | 'collections_hold') =>
    (await database.db.selectFrom(table).select('invoice_id').where('tenant_id', '=', tenantId).execute()).length
  // Seven steps an invoice, of which the last alone tells.
  assert.deepEqual([await count('collections_step'), (await ordersOf(world)).length, await count('collections_hold')], [7 * INVOICES, INVOICES, INVOICES])
  const events = await database.db.selectFrom('outbox_event').select(['name', 'payload']).where('tenant_id', '=', tenantId).execute()
  const ran = events.filter(({ name }) => name === 'collections.step_ran').map(({ payload }) => JSON.parse(payload) as { invoiceId: string; step: string })
  assert.equal(ran.length, 7 * INVOICES)
  assert.equal(new Set(ran.map(({ invoiceId, step }) => `${invoiceId} ${step}`)).size, 7 * INVOICES)
  assert.equal(events.filter(({ name }) => name === 'subscription.suspended').length, subscriptionIds.length)
}
