import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { addMs, epochMs } from '@assento/rules'
import type { Instant } from '@assento/rules'
import { findInvoice, listPixCharges, loadTenant, verifyAudit } from '@assento/store'
import { onEachDatabase } from '@assento/store/testing'
import type { AssentoDatabase, InvoiceRow } from '@assento/store'
import { settingsOf, settingsText } from '../../src/accounts/tenant-settings.ts'
import { signCallback } from '../../src/callbacks/standard-webhook.ts'
import { makeWorld, NOW } from '../fixture.ts'
import type { World } from '../fixture.ts'

const MINUTE = 60_000

interface PixWorld extends Omit<World, 'row'> {
  readonly path: string
  readonly secret: string
  readonly invoice: InvoiceRow
  readonly txid: string
  deliver(pix: readonly unknown[], more?: Delivery): Promise<{ status: number; text: string; verdicts: string[] }>
  current(): Promise<InvoiceRow>
}

interface Delivery {
  readonly secret?: string
  readonly id?: string
  readonly at?: Instant
  readonly path?: string
  /** What is sent instead of what was signed. */
  readonly tampered?: string
  readonly headers?: Readonly<Record<string, string>>
}

const secondsOf = (at: Instant): string => String(Math.floor(epochMs(at) / 1000))
const pixOf = (txid: string, valor: string, endToEndId = e2e()): unknown => ({ endToEndId, txid, valor, horario: '2026-11-23T10:00:00-03:00' })
const e2e = (): string => `E${randomUUID().replaceAll('-', '')}`.slice(0, 32)
const reais = (cents: number): string => (cents / 100).toFixed(2)

async function makePixWorld(database: AssentoDatabase): Promise<PixWorld> {
  const world = await makeWorld(database)
  const tenant = await loadTenant(database, world.tenantId)
  assert.ok(tenant !== null)
  const settings = settingsOf(tenant)
  const pix = { key: 'financeiro@aurora-nuvem.example', merchantName: 'Aurora Nuvem', merchantCity: 'Sao Paulo' }
  await database.db.updateTable('tenant').set({ settings: settingsText({ ...settings, billing: { ...settings.billing, pix } }) })
    .where('id', '=', world.tenantId).execute()
  const created = await world.server.send<{ secret: string; callbackPath: string }>('connectors.secrets.create', { connector: 'pix' })
  assert.equal(created.status, 200, JSON.stringify(created.error))
  await world.buy('basic P1Y/monthly', 5)
  await world.advanceTo('2026-11-22T03:00:00.000Z')
  const invoice = await database.db.selectFrom('invoice').selectAll().where('tenant_id', '=', world.tenantId).executeTakeFirstOrThrow()
  const [charge] = await listPixCharges(database, world.tenantId, [invoice.id])
  assert.ok(charge !== undefined)
  const { secret, callbackPath: path } = created.data
  return {
    ...world, path, secret, invoice, txid: charge.txid,
    current: async () => await findInvoice(database, world.tenantId, invoice.id) ?? assert.fail('the invoice is there'),
    async deliver(items, { secret: signedWith = secret, id = randomUUID(), at = NOW, path: to = path, tampered, headers = {} } = {}) {
      const body = JSON.stringify({ pix: items })
      const timestamp = secondsOf(at)
      const response = await world.app.request(to, {
        method: 'POST', body: tampered ?? body,
        headers: {
          'content-type': 'application/json', 'webhook-id': id, 'webhook-timestamp': timestamp,
          'webhook-signature': signCallback(signedWith, id, timestamp, Buffer.from(body)), ...headers,
        },
      })
      const text = await response.text()
      const { payments } = JSON.parse(text) as { payments?: { verdict: string }[] }
      return { status: response.status, text, verdicts: (payments ?? []).map(({ verdict }) => verdict) }
    },
  }
}

const payments = ({ database, tenantId }: PixWorld) => database.db.selectFrom('payment').selectAll().where('tenant_id', '=', tenantId).execute()

onEachDatabase('a signed callback of the whole amount settles the invoice by its txid', async ({ database }) => {
  const world = await makePixWorld(database)
  const { status, verdicts } = await world.deliver([pixOf(world.txid, reais(world.invoice.total_cents))])
  assert.deepEqual([status, verdicts, (await world.current()).state], [200, ['paid'], 'paid'])
  assert.equal((await verifyAudit(database, world.tenantId)).ok, true)
})

onEachDatabase('a forged signature, a changed body, another tenant’s secret and an unknown tenant are one answer, and nothing is booked', async ({ database }) => {
  const [world, other] = [await makePixWorld(database), await makePixWorld(database)]
  const paid = [pixOf(world.txid, reais(world.invoice.total_cents))]
  const answers = [
    await world.deliver(paid, { secret: `whsec_${Buffer.alloc(32).toString('base64')}` }),
    await world.deliver(paid, { tampered: JSON.stringify({ pix: [pixOf(world.txid, '9999.99')] }) }),
    await world.deliver(paid, { secret: other.secret }),
    await world.deliver(paid, { path: '/v1/callbacks/pix/pk_test_naoexiste' }),
    await world.deliver(paid, { headers: { 'webhook-signature': 'v1,' } }),
    await world.deliver(paid, { headers: { 'webhook-timestamp': `${secondsOf(NOW)}junk` } }),
  ]
  const withoutRequestId = (text: string): string => text.replace(/req_[0-9a-f-]+/, '')
  assert.deepEqual(answers.map(({ status }) => status), answers.map(() => 401))
  assert.equal(new Set(answers.map(({ text }) => withoutRequestId(text))).size, 1)
  assert.deepEqual([(await payments(world)).length, (await world.current()).state], [0, 'open'])
})

onEachDatabase('a callback five minutes old is taken, one a second older is not', async ({ database }) => {
  const world = await makePixWorld(database)
  const half = pixOf(world.txid, '1.00')
  assert.equal((await world.deliver([half], { at: addMs(NOW, -5 * MINUTE) })).status, 200)
  for (const late of [addMs(NOW, -5 * MINUTE - 1000), addMs(NOW, 5 * MINUTE + 1000)]) {
    const { status, text } = await world.deliver([pixOf(world.txid, '1.00')], { at: late })
    assert.deepEqual([status, text.includes('callback.late')], [400, true])
  }
  assert.equal((await payments(world)).length, 1)
})

onEachDatabase('a replay of the callback, and the same Pix in another callback, change nothing', async ({ database }) => {
  const world = await makePixWorld(database)
  const items = [pixOf(world.txid, reais(world.invoice.total_cents), 'E0000000000000000000000000000001')]
  assert.deepEqual((await world.deliver(items, { id: 'cb-1' })).verdicts, ['paid'])
  assert.deepEqual(await world.deliver(items, { id: 'cb-1' }).then(({ status, verdicts }) => [status, verdicts]), [200, []])
  assert.deepEqual((await world.deliver(items, { id: 'cb-2' })).verdicts, ['duplicate'])
  assert.equal((await world.deliver([pixOf(world.txid, '5.00')], { id: 'cb-1' })).status, 409)
  assert.equal((await payments(world)).length, 1)
})

onEachDatabase('another amount is a partial payment or leaves credit, and a second payment becomes credit whole', async ({ database }) => {
  const world = await makePixWorld(database)
  const { total_cents: total } = world.invoice
  assert.deepEqual((await world.deliver([pixOf(world.txid, reais(total - 1))])).verdicts, ['partial'])
  assert.equal((await world.current()).state, 'open')
  assert.deepEqual((await world.deliver([pixOf(world.txid, '0.51')])).verdicts, ['over'])
  assert.deepEqual((await world.deliver([pixOf(world.txid, reais(total))])).verdicts, ['credit'])
  const credit = await database.db.selectFrom('customer_credit').select('credit_cents').where('tenant_id', '=', world.tenantId)
    .where('customer_id', '=', world.customerId).executeTakeFirstOrThrow()
  assert.equal(credit.credit_cents, 50 + total)
})

onEachDatabase('another tenant’s txid and an unknown one book nothing and are told of', async ({ database }) => {
  const [world, other] = [await makePixWorld(database), await makePixWorld(database)]
  const { status, verdicts } = await world.deliver([pixOf(other.txid, '10.00'), pixOf('NAOEXISTE', '10.00')])
  assert.deepEqual([status, verdicts], [200, ['unknown', 'unknown']])
  const events = await database.db.selectFrom('outbox_event').select('name').where('tenant_id', '=', world.tenantId).where('name', '=', 'payment.unmatched').execute()
  assert.deepEqual([events.length, (await payments(world)).length, (await payments(other)).length, (await other.current()).state], [2, 0, 0, 'open'])
})

onEachDatabase('a body that is no Pix callback is refused by its field, whole', async ({ database }) => {
  const world = await makePixWorld(database)
  const good = pixOf(world.txid, '10.00')
  for (const [bad, field] of [
    [{ ...(good as object), valor: '10' }, 'pix.1.valor'], [{ ...(good as object), valor: '-1.00' }, 'pix.1.valor'], [{ ...(good as object), valor: '0.00' }, 'pix.1.valor'],
    [{ ...(good as object), endToEndId: 'E1' }, 'pix.1.endToEndId'], [{ ...(good as object), horario: 'ontem' }, 'pix.1.horario'],
  ] as const) {
    const { status, text } = await world.deliver([good, bad])
    assert.deepEqual([status, (JSON.parse(text) as { error: { data: { details: { field: string }[] } } }).error.data.details[0]?.field], [400, field])
  }
  assert.equal((await payments(world)).length, 0)
})

onEachDatabase('a third secret takes the place of the oldest, and callbacks signed with either of the two newest are taken', async ({ database }) => {
  const world = await makePixWorld(database)
  const make = async (): Promise<string> => (await world.server.send<{ secret: string }>('connectors.secrets.create', { connector: 'pix' })).data.secret
  const [second, third] = [await make(), await make()]
  const statuses = []
  for (const secret of [world.secret, second, third]) statuses.push((await world.deliver([pixOf(world.txid, '1.00')], { secret })).status)
  assert.deepEqual(statuses, [401, 200, 200])
})

onEachDatabase('the secret is in no log, no audit entry and no stored answer', async ({ database }) => {
  const world = await makePixWorld(database)
  for (const table of ['audit_entry', 'idempotency_key', 'outbox_event'] as const) {
    const rows = await database.db.selectFrom(table).selectAll().where('tenant_id', '=', world.tenantId).execute()
    assert.equal(JSON.stringify(rows).includes(world.secret.slice(6)), false, table)
  }
})
