import type { Instant, PlannedEvent } from '@assento/rules'
import type { Insertable, Selectable } from 'kysely'
import type { Handle, Tx } from '../handle.ts'
import { newId } from '../ids.ts'
import { canonicalJson } from '../json.ts'
import { assertPageLimit, pageOf, type Page } from '../page.ts'
import type { OutboxEventTable } from '../schema.ts'

export type EventRow = Selectable<OutboxEventTable>

/** Appends one event to the outbox, in the transaction of what it tells. */
export async function appendEvent(tx: Tx, tenantId: string, event: Omit<Insertable<OutboxEventTable>, 'tenant_id'>): Promise<void> {
  await tx.db.insertInto('outbox_event').values({ ...event, tenant_id: tenantId }).execute()
}

/** Appends what a plan announces of one subject, in that order. */
export async function appendPlannedEvents(
  tx: Tx, tenantId: string, subject: { readonly subjectId: string; readonly customerId: string | null; readonly at: Instant },
  events: readonly PlannedEvent[],
): Promise<void> {
  if (events.length === 0) return
  const rows = events.map((event) => ({
    tenant_id: tenantId, id: newId('evt'), name: event.name, subject_id: subject.subjectId, customer_id: subject.customerId, at: subject.at,
    payload: canonicalJson(event.subject), published_at: null,
  }))
  await tx.db.insertInto('outbox_event').values(rows).execute()
}

export interface EventFilter {
  readonly customerId?: string
  readonly afterId: string | null
  readonly limit: number
}

/**
 * Events after an id, oldest first. Ids are made inside transactions: on PostgreSQL one that commits later may sort before
 * one already read. For a live screen that is enough; what must see every event reads the unpublished ones.
 */
export async function listEvents(handle: Handle, tenantId: string, filter: EventFilter): Promise<Page<EventRow>> {
  assertPageLimit(filter.limit)
  let query = handle.db.selectFrom('outbox_event').selectAll().where('tenant_id', '=', tenantId).where('id', '>', filter.afterId ?? '')
  if (filter.customerId !== undefined) query = query.where('customer_id', '=', filter.customerId)
  return pageOf(await query.orderBy('id').limit(filter.limit + 1).execute(), filter.limit, (row) => row.id)
}

/** The id of the newest event; null when there is none. */
export async function lastEventId(handle: Handle, tenantId: string): Promise<string | null> {
  const query = handle.db.selectFrom('outbox_event').select('id').where('tenant_id', '=', tenantId).orderBy('id', 'desc').limit(1)
  return (await query.executeTakeFirst())?.id ?? null
}

/** Events that no one has been told of, oldest first. */
export function listUnpublishedEvents(handle: Handle, tenantId: string, limit: number): Promise<EventRow[]> {
  assertPageLimit(limit)
  return handle.db.selectFrom('outbox_event').selectAll().where('tenant_id', '=', tenantId).where('published_at', 'is', null)
    .orderBy('id').limit(limit).execute()
}

export async function markEventsPublished(tx: Tx, tenantId: string, ids: readonly string[], at: Instant): Promise<void> {
  if (ids.length === 0) return
  await tx.db.updateTable('outbox_event').set({ published_at: at }).where('tenant_id', '=', tenantId).where('id', 'in', ids).execute()
}
