import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Instant } from '@assento/rules'
import { verifyAudit } from '@assento/store'
import { onEachDatabase } from '@assento/store/testing'
import { verifyLedger } from '../../src/invoices/ledger/verify-ledger.ts'
import type { World } from '../fixture.ts'
import { Prng } from '../invoices/prng.ts'
import { CHARGED_AT, CLOSED_AT, CUSTOMERS, makeDueWorld, SUBSCRIPTIONS } from './due-world.ts'

const PROGRAM = fileURLToPath(new URL('./run-until-done.ts', import.meta.url))
/** Another seed is other moments: `ASSENTO_SEED=7 node --test …`. */
const SEED = Number(process.env['ASSENTO_SEED'] ?? 20_261_201)
/** In each of the two: charging, and closing on the day after. */
const KILLS = { sqlite: 3, postgres: 2 } as const
/** A batch takes about as many statements. */
const MOST_STATEMENTS = 25

/** Starts the worker and kills it once it has had that many statements answered; true when it was through before. */
async function runUntilKilled(url: string, tenantId: string, now: Instant, statements: number): Promise<boolean> {
  const child = spawn(process.execPath, [PROGRAM, url, tenantId, now], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>
  let answered = 0
  child.stdout.on('data', (bytes: Buffer) => {
    answered += bytes.length
    if (answered >= statements) child.kill('SIGKILL')
  })
  const [code, signal] = await ended
  assert.ok(code === 0 || signal === 'SIGKILL', `the worker ended with ${code} ${signal}`)
  return code === 0
}

/** What the worker still has to charge, or on the day after to close. */
async function left({ database: { db }, tenantId }: World, now: Instant): Promise<number> {
  const due = await db.selectFrom('subscription').select('id').where('tenant_id', '=', tenantId).where('next_action_at', '<=', now).execute()
  const open = await db.selectFrom('invoice_draft').select('id').where('tenant_id', '=', tenantId).where('closed_at', 'is', null)
    .where('closes_at', '<=', now).execute()
  return due.length + open.length
}

onEachDatabase(`killed at random while it charges and closes, and started again, it has made one invoice each, from seed ${SEED}`, async ({ dialect, freshUrl, open }) => {
  const url = await freshUrl()
  const database = await open(url)
  await database.migrate()
  const world = await makeDueWorld(database)
  const random = new Prng(SEED)
  let killedInside = 0
  for (const now of [CHARGED_AT, CLOSED_AT]) {
    for (let kill = 0; kill < KILLS[dialect]; kill += 1) {
      const isThrough = await runUntilKilled(url, world.tenantId, now, random.between(1, MOST_STATEMENTS))
      if (!isThrough && (await left(world, now)) > 0) killedInside += 1
    }
    assert.ok(await runUntilKilled(url, world.tenantId, now, Number.POSITIVE_INFINITY))
  }
  assert.ok(killedInside > KILLS[dialect], `only ${killedInside} kills met a worker that was at it: the case proves nothing`)
  await assertChargedOnce(world)
  await assertInvoicedOnce(world)
  await assertToldOnce(world)
  assert.partialDeepStrictEqual(await verifyLedger(database, world.tenantId), { ok: true, findings: [] })
  assert.partialDeepStrictEqual(await verifyAudit(database, world.tenantId), { ok: true })
})

async function assertChargedOnce({ database: { db }, tenantId }: World): Promise<void> {
  const charges = await db.selectFrom('charge').select(['subscription_id', 'period_starts_on', 'invoice_draft_id']).where('tenant_id', '=', tenantId).execute()
  assert.equal(charges.length, SUBSCRIPTIONS)
  assert.equal(new Set(charges.map((charge) => charge.subscription_id)).size, SUBSCRIPTIONS)
  assert.deepEqual(new Set(charges.map((charge) => charge.period_starts_on)), new Set(['2026-12-01']))
  const subscriptions = await db.selectFrom('subscription').select(['version', 'commitment', 'term_until']).where('tenant_id', '=', tenantId).execute()
  assert.deepEqual(new Set(subscriptions.map((row) => `${row.version} ${row.commitment} ${row.term_until}`)), new Set(['2 P1Y 2027-03-01', '2 P1M 2027-01-01']))
}

/** One invoice a customer and day, of all that was charged, numbered without gaps; and what hangs on each, once. */
async function assertInvoicedOnce({ database: { db }, tenantId }: World): Promise<void> {
  const invoices = await db.selectFrom('invoice').select(['id', 'number', 'customer_id', 'issued_on', 'state']).where('tenant_id', '=', tenantId).orderBy('number').execute()
  assert.equal(new Set(invoices.map((invoice) => `${invoice.customer_id} ${invoice.issued_on}`)).size, CUSTOMERS)
  assert.deepEqual(invoices.map(({ number }) => number), invoices.map((_, index) => `2026-${String(index + 1).padStart(4, '0')}`))
  const lines = await db.selectFrom('invoice_line').select(['charge_id']).where('tenant_id', '=', tenantId).execute()
  assert.deepEqual([invoices.length, lines.length, new Set(lines.map((line) => line.charge_id)).size], [CUSTOMERS, SUBSCRIPTIONS, SUBSCRIPTIONS])
  const boletos = await db.selectFrom('boleto').select(['invoice_id', 'sequence']).where('tenant_id', '=', tenantId).orderBy('sequence').execute()
  assert.deepEqual(boletos.map(({ sequence }) => sequence), invoices.map((_, index) => index + 1))
  for (const rows of [
    boletos, await db.selectFrom('pix_charge').select('invoice_id').where('tenant_id', '=', tenantId).execute(),
    await db.selectFrom('document').select('invoice_id').where('tenant_id', '=', tenantId).where('kind', '=', 'invoice').execute(),
  ]) {
    assert.deepEqual(new Set(rows.map((row) => row.invoice_id)), new Set(invoices.map(({ id }) => id)))
    assert.equal(rows.length, CUSTOMERS)
  }
}

async function assertToldOnce({ database: { db }, tenantId }: World): Promise<void> {
  const events = await db.selectFrom('outbox_event').select(['name', 'subject_id']).where('tenant_id', '=', tenantId).execute()
  assert.equal(new Set(events.map((event) => `${event.name} ${event.subject_id}`)).size, events.length)
  const told = (name: string) => events.filter((event) => event.name === name).length
  assert.deepEqual([told('subscription.cycle_charged'), told('renewal.completed'), told('invoice.issued'), events.length], [
    (SUBSCRIPTIONS * 2) / 3, SUBSCRIPTIONS / 3, CUSTOMERS, SUBSCRIPTIONS + CUSTOMERS,
  ])
  const jobs = await db.selectFrom('job').select(['kind']).where('tenant_id', '=', tenantId).execute()
  assert.equal(jobs.filter(({ kind }) => kind === 'mail.compose').length, CUSTOMERS)
}
