import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { instant } from '@assento/rules'
import { verifyAudit } from '@assento/store'
import { onEachDatabase } from '@assento/store/testing'
import { makeWorld } from '../fixture.ts'
import type { World } from '../fixture.ts'
import type { SeatChanged } from '../../src/subscriptions/dto.ts'
import { KilledServer } from './killed-server.ts'

const WRITERS = 4
const ACKNOWLEDGED_BETWEEN_KILLS = 12

interface Writer { readonly subscriptionId: string; acknowledged: number; repeated: number }

/** Sends one change until it is answered, with one key: what a client does whose connection breaks. */
async function sendUntilAnswered(server: KilledServer, key: string, path: string, input: unknown, onRepeat: () => void): Promise<SeatChanged> {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json', 'idempotency-key': randomUUID() }
  for (;;) {
    try {
      const response = await fetch(`${await server.url}/trpc/${path}`, { method: 'POST', headers, body: JSON.stringify(input) })
      const body = await response.json() as { result?: { data: SeatChanged }; error?: unknown }
      assert.ok(body.result, `${response.status} ${JSON.stringify(body.error)}`)
      return body.result.data
    } catch (error) {
      if (!(error instanceof TypeError)) throw error
      onRepeat()
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
}

/** Adds seats one by one until told to stop; after each acknowledgement `onAcknowledged` may have the server killed. */
async function write(server: KilledServer, key: string, writer: Writer, onAcknowledged: () => void, isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    const version = writer.acknowledged + 1
    const changed = await sendUntilAnswered(server, key, 'subscriptions.seats.change', {
      subscriptionId: writer.subscriptionId, version, seats: 10 + version,
    }, () => (writer.repeated += 1))
    assert.deepEqual([changed.verdict, changed.subscription.seats, changed.subscription.version], ['allowed', 10 + version, version + 1])
    writer.acknowledged += 1
    onAcknowledged()
  }
}

/** What is stored for each writer is what it was told, once. */
async function assertNothingLostNorDoubled(world: World, writers: readonly Writer[]): Promise<void> {
  for (const { subscriptionId, acknowledged } of writers) {
    const row = await world.row(subscriptionId)
    assert.deepEqual([row.seats, row.version], [10 + acknowledged, 1 + acknowledged])
    const count = async (table: 'charge' | 'seat_batch') => (await world.database.db.selectFrom(table).select('id')
      .where('tenant_id', '=', world.tenantId).where('subscription_id', '=', subscriptionId).execute()).length
    assert.deepEqual([await count('charge'), await count('seat_batch')], [1 + acknowledged, 1 + acknowledged])
    const audited = await world.database.db.selectFrom('audit_entry').select('seq').where('tenant_id', '=', world.tenantId)
      .where('subject_id', '=', subscriptionId).where('action', '=', 'subscriptions.seats.change').where('outcome', '=', 'done').execute()
    assert.equal(audited.length, acknowledged)
  }
  assert.partialDeepStrictEqual(await verifyAudit(world.database, world.tenantId), { ok: true })
}

for (const [signal, kills, title] of [
  ['SIGKILL', { sqlite: 20, postgres: 6 }, 'killed in the middle of writes and started again, the server has done each of them exactly once'],
  ['SIGTERM', { sqlite: 3, postgres: 2 }, 'told to end in the middle of writes, the server finishes them, leaves with 0, and loses none'],
] as const) {
  onEachDatabase(title, async ({ dialect, freshUrl, open }) => {
    const url = await freshUrl()
    const database = await open(url)
    await database.migrate()
    const world = await makeWorld(database, { pricesFrom: instant('2020-01-01T00:00:00.000Z') })
    const { data: { key } } = await world.server.send<{ key: string }>('keys.create', { kind: 'secret', slot: 'http' })
    const server = new KilledServer(url)
    try {
      await server.start()
      const writers: Writer[] = []
      for (let index = 0; index < WRITERS; index += 1) {
        const bought = await sendUntilAnswered(server, key, 'subscriptions.create', {
          customerId: world.customerId, offerId: world.nimbus.offer('basic P1Y/monthly'), seats: 10,
        }, () => undefined)
        writers.push({ subscriptionId: bought.subscription.id, acknowledged: 0, repeated: 0 })
      }
      let [left, sinceKill, codes]: [number, number, Promise<number | null>[]] = [kills[dialect], 0, []]
      const onAcknowledged = () => {
        sinceKill += 1
        if (left === 0 || sinceKill < ACKNOWLEDGED_BETWEEN_KILLS) return
        ;[left, sinceKill] = [left - 1, -WRITERS]
        codes.push(server.replace(signal))
      }
      await Promise.all(writers.map((writer) => write(server, key, writer, onAcknowledged, () => left === 0 && sinceKill >= 0)))
      assert.deepEqual(new Set(await Promise.all(codes)), new Set([signal === 'SIGTERM' ? 0 : null]))
      assert.ok(signal === 'SIGTERM' || writers.some(({ repeated }) => repeated > 0), 'no write met a server that was gone: the case proves nothing')
      await assertNothingLostNorDoubled(world, writers)
    } finally {
      await server.stop()
    }
  })
}
