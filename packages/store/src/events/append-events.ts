import type { Instant } from '@assento/rules'
import type { Tx } from '../handle.ts'
import { newId } from '../ids.ts'
import { insertRows } from '../insert-rows.ts'
import { canonicalJson } from '../json.ts'

/** What is told of one object of a batch. */
export interface BatchEvent {
  readonly name: string
  readonly subjectId: string
  readonly customerId: string | null
  readonly subject: Readonly<Record<string, string | number | boolean | null>>
}

/** Appends the events of a batch to the outbox, in that order, in the transaction of what they tell. */
export async function appendEvents(tx: Tx, tenantId: string, at: Instant, events: readonly BatchEvent[]): Promise<void> {
  await insertRows(tx, 'outbox_event', ['tenant_id', 'id', 'name', 'subject_id', 'customer_id', 'at', 'payload', 'published_at'],
    events.map((event) => ({
      tenant_id: tenantId, id: newId('evt'), name: event.name, subject_id: event.subjectId, customer_id: event.customerId, at,
      payload: canonicalJson(event.subject), published_at: null,
    })))
}
