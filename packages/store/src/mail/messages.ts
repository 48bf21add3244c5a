import { assert, type Instant } from '@assento/rules'
import type { Insertable, Selectable } from 'kysely'
import type { Handle, Tx } from '../handle.ts'
import { assertPageLimit, pageOf, type Page } from '../page.ts'
import type { MessageTable } from '../schema.ts'

export type MessageRow = Selectable<MessageTable>
/** A message without its bodies, as lists show it. */
export type MessageHead = Omit<MessageRow, 'text' | 'html'>
export type NewMessage = Omit<Insertable<MessageTable>, 'tenant_id' | 'state' | 'response' | 'settled_at'>

const HEAD = [
  'tenant_id', 'id', 'customer_id', 'invoice_id', 'template', 'natural_key', 'locale', 'to_name', 'to_address', 'subject', 'attachments', 'state',
  'response', 'queued_at', 'settled_at',
] as const

/** A line break in what becomes a header would begin another header. */
const LINE_BREAK = /[\r\n\0]/

/** Stores messages to be sent; one that is there by its natural key stays as it is. Answers the ids of the new ones. */
export async function insertMessages(tx: Tx, tenantId: string, messages: readonly NewMessage[]): Promise<string[]> {
  if (messages.length === 0) return []
  for (const { id, subject, to_name, to_address } of messages) {
    assert(!LINE_BREAK.test(subject) && !LINE_BREAK.test(to_name) && !LINE_BREAK.test(to_address), `headers of ${id} are single lines`)
  }
  const rows = await tx.db.insertInto('message')
    .values(messages.map((message) => ({ ...message, tenant_id: tenantId, state: 'queued' as const, response: null, settled_at: null })))
    .onConflict((conflict) => conflict.columns(['tenant_id', 'natural_key']).doNothing()).returning('id').execute()
  return rows.map(({ id }) => id)
}

export async function findMessage(handle: Handle, tenantId: string, messageId: string): Promise<MessageRow | null> {
  const query = handle.db.selectFrom('message').selectAll().where('tenant_id', '=', tenantId).where('id', '=', messageId)
  return (await query.executeTakeFirst()) ?? null
}

export interface MessageFilter {
  /** Null = every customer's. */
  readonly customerId: string | null
  readonly invoiceId?: string
  readonly afterId: string | null
  readonly limit: number
}

/** Messages, the newest first. */
export async function listMessages({ db }: Handle, tenantId: string, filter: MessageFilter): Promise<Page<MessageHead>> {
  assertPageLimit(filter.limit)
  let query = db.selectFrom('message').select(HEAD).where('tenant_id', '=', tenantId)
  if (filter.customerId !== null) query = query.where('customer_id', '=', filter.customerId)
  if (filter.invoiceId !== undefined) query = query.where('invoice_id', '=', filter.invoiceId)
  if (filter.afterId !== null) query = query.where('id', '<', filter.afterId)
  return pageOf(await query.orderBy('id', 'desc').limit(filter.limit + 1).execute(), filter.limit, (row) => row.id)
}

/** Messages of one template about an invoice, oldest first. */
export function listMessagesOfTemplate({ db }: Handle, tenantId: string, invoiceId: string, template: string): Promise<MessageHead[]> {
  return db.selectFrom('message').select(HEAD).where('tenant_id', '=', tenantId).where('invoice_id', '=', invoiceId)
    .where('template', '=', template).orderBy('id').execute()
}

/** Ends a queued message with the mail server's last answer; false when it had ended before. */
export async function settleMessage(
  tx: Tx, tenantId: string, messageId: string,
  settled: { readonly state: Exclude<MessageRow['state'], 'queued'>; readonly response: string | null; readonly at: Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await tx.db.updateTable('message').set({ state: settled.state, response: settled.response, settled_at: settled.at })
    .where('tenant_id', '=', tenantId).where('id', '=', messageId).where('state', '=', 'queued').executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Keeps what the mail server said of a message that is tried again later. */
export async function setMessageResponse(tx: Tx, tenantId: string, messageId: string, response: string): Promise<void> {
  await tx.db.updateTable('message').set({ response })
    .where('tenant_id', '=', tenantId).where('id', '=', messageId).where('state', '=', 'queued').execute()
}
