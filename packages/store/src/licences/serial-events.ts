import type { Instant, SerialState } from '@assento/rules'
import { sql, type Insertable, type Selectable } from 'kysely'
import { inChunks } from '../chunks.ts'
import { appendEvents } from '../events/append-events.ts'
import type { Handle, Tx } from '../handle.ts'
import { insertRows } from '../insert-rows.ts'
import { canonicalJson } from '../json.ts'
import { assertPageLimit, pageOf, type Page } from '../page.ts'
import type { SerialEventTable } from '../schema.ts'

export type SerialEventRow = Selectable<SerialEventTable>

/** Names, days and counts; never the key. */
export type SerialEventDetails = Readonly<Record<string, string | number | boolean | null>>

/** Something that happened to a serial whose row this transaction has locked. */
export interface NewSerialEvent {
  readonly serialId: string
  readonly customerId: string
  /** `serial.suspended`, `activation.created`, … ; the outbox says it by the same name. */
  readonly type: string
  readonly at: Instant
  readonly actor: { readonly actorId: string; readonly actorName: string; readonly role: string }
  /** Network address of a machine; left out for people. */
  readonly address?: string | null
  readonly stateBefore?: SerialState | null
  readonly stateAfter?: SerialState | null
  readonly reason?: string | null
  readonly note?: string | null
  readonly details?: SerialEventDetails
  /** An event with the same key is there already: it is not written again. */
  readonly onceKey?: string
}

/** Appends to the history and to the outbox, in that order; answers how many were new. The serials' rows are locked by this transaction. */
export async function appendSerialEvents(tx: Tx, tenantId: string, events: readonly NewSerialEvent[]): Promise<number> {
  if (events.length === 0) return 0
  const heads = await loadHeads(tx, tenantId, [...new Set(events.map(({ serialId }) => serialId))])
  const known = await loadOnceKeys(tx, tenantId, events)
  const fresh = events.filter(({ serialId, onceKey }) => onceKey === undefined || !known.has(`${serialId} ${onceKey}`))
  const rows = fresh.map((event): Insertable<SerialEventTable> => {
    const seq = (heads.get(event.serialId) ?? 0) + 1
    heads.set(event.serialId, seq)
    return {
      tenant_id: tenantId, serial_id: event.serialId, seq, at: event.at, type: event.type, actor_id: event.actor.actorId, actor_name: event.actor.actorName,
      actor_role: event.actor.role, address: event.address ?? null, state_before: event.stateBefore ?? null, state_after: event.stateAfter ?? null,
      reason: event.reason ?? null, note: event.note ?? null, details: canonicalJson(event.details ?? {}), once_key: event.onceKey ?? null,
    }
  })
  await insertRows(tx, 'serial_event', [
    'tenant_id', 'serial_id', 'seq', 'at', 'type', 'actor_id', 'actor_name', 'actor_role', 'address', 'state_before', 'state_after', 'reason', 'note', 'details',
    'once_key',
  ], rows)
  for (const at of new Set(fresh.map((event) => event.at))) {
    await appendEvents(tx, tenantId, at, fresh.filter((event) => event.at === at).map((event) => ({
      name: event.type, subjectId: event.serialId, customerId: event.customerId,
      subject: {
        ...event.details, serialId: event.serialId, customerId: event.customerId, stateBefore: event.stateBefore ?? null, stateAfter: event.stateAfter ?? null,
        reason: event.reason ?? null,
      },
    })))
  }
  return fresh.length
}

async function loadHeads(tx: Tx, tenantId: string, serialIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await inChunks(serialIds, (ids) => tx.db.selectFrom('serial_event').select(['serial_id', sql<number>`max(seq)`.as('seq')])
    .where('tenant_id', '=', tenantId).where('serial_id', 'in', ids).groupBy('serial_id').execute())
  return new Map(rows.map(({ serial_id: id, seq }) => [id, Number(seq)]))
}

async function loadOnceKeys(tx: Tx, tenantId: string, events: readonly NewSerialEvent[]): Promise<Set<string>> {
  const keyed = events.filter(({ onceKey }) => onceKey !== undefined)
  const rows = await inChunks([...new Set(keyed.map(({ serialId }) => serialId))], (ids) => tx.db.selectFrom('serial_event')
    .select(['serial_id', 'once_key']).where('tenant_id', '=', tenantId).where('serial_id', 'in', ids).where('once_key', 'is not', null).execute())
  return new Set(rows.map(({ serial_id: id, once_key: key }) => `${id} ${key}`))
}

/** The history of a serial, the newest first; `before` is a seq to go on from. */
export async function listSerialEvents(
  handle: Handle, tenantId: string, filter: { readonly serialId: string; readonly before: number | null; readonly limit: number },
): Promise<Page<SerialEventRow, number>> {
  assertPageLimit(filter.limit)
  let query = handle.db.selectFrom('serial_event').selectAll().where('tenant_id', '=', tenantId).where('serial_id', '=', filter.serialId)
  if (filter.before !== null) query = query.where('seq', '<', filter.before)
  return pageOf(await query.orderBy('seq', 'desc').limit(filter.limit + 1).execute(), filter.limit, ({ seq }) => seq)
}
