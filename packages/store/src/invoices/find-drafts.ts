import { addDays, type CalendarDate, type Instant } from '@assento/rules'
import type { Handle } from '../handle.ts'
import { dayDraftKey } from './drafts.ts'

/** The customer's draft of a day that is not closed; null when there is none. */
export async function findOpenDraft(handle: Handle, tenantId: string, naturalKey: string): Promise<{ readonly id: string; readonly closes_at: Instant | null } | null> {
  const query = handle.db.selectFrom('invoice_draft').select(['id', 'closes_at']).where('tenant_id', '=', tenantId)
    .where('natural_key', '=', naturalKey).where('closed_at', 'is', null)
  return (await query.executeTakeFirst()) ?? null
}

/** The draft that a charge of that day would go on, without opening one: null when it would be a new one. */
export async function findChargeableDraft(
  handle: Handle, tenantId: string, day: { readonly customerId: string; readonly currency: string; readonly on: CalendarDate },
): Promise<string | null> {
  for (let on = day.on; ; on = addDays(on, 1)) {
    const row = await handle.db.selectFrom('invoice_draft').select(['id', 'closed_at']).where('tenant_id', '=', tenantId)
      .where('natural_key', '=', dayDraftKey(day.customerId, on, day.currency)).executeTakeFirst()
    if (row === undefined) return null
    if (row.closed_at === null) return row.id
  }
}

/** The customer's draft that closes next by itself; null when nothing has been charged since the last invoice. */
export async function findOpenCustomerDraft(
  handle: Handle, tenantId: string, customerId: string,
): Promise<{ readonly id: string; readonly currency: string; readonly closesAt: Instant } | null> {
  const query = handle.db.selectFrom('invoice_draft').select(['id', 'currency', 'closes_at as closesAt']).$narrowType<{ closesAt: Instant }>()
    .where('tenant_id', '=', tenantId).where('customer_id', '=', customerId).where('closed_at', 'is', null).where('closes_at', 'is not', null)
  return (await query.orderBy('closes_at').limit(1).executeTakeFirst()) ?? null
}

/** A draft of the customer that waits for a person: the named one, or the oldest; null when there is none. */
export async function findParkedDraft(handle: Handle, tenantId: string, customerId: string, draftId: string | null): Promise<string | null> {
  let query = handle.db.selectFrom('invoice_draft').select('id').where('tenant_id', '=', tenantId).where('customer_id', '=', customerId)
    .where('closed_at', 'is', null).where('closes_at', 'is', null)
  if (draftId !== null) query = query.where('id', '=', draftId)
  return (await query.orderBy('id').limit(1).executeTakeFirst())?.id ?? null
}

/** When the tenant's next draft closes by itself; null when none does. */
export async function nextDraftCloseAt(handle: Handle, tenantId: string): Promise<Instant | null> {
  const row = await handle.db.selectFrom('invoice_draft').select('closes_at').where('tenant_id', '=', tenantId)
    .where('closed_at', 'is', null).where('closes_at', 'is not', null).orderBy('closes_at').limit(1).executeTakeFirst()
  return row?.closes_at ?? null
}
