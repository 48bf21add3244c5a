import { listMessages as messagesOf, parseJson } from '@assento/store'
import type { MessageHead } from '@assento/store'
import { visibleInvoice } from '../documents/visible-invoice.ts'
import { scopeCustomer } from '../platform/context.ts'
import { decodeCursor, encodeCursor } from '../platform/cursor.ts'
import { notFound } from '../platform/errors.ts'
import { query } from '../platform/procedure.ts'
import type { Page } from '../subscriptions/dto.ts'
import { contactsCustomer } from './contact-item.ts'
import type { MessageItem } from './dto.ts'
import { listMessagesInput } from './inputs.ts'

/** Messages that went out or are to, the newest first: of a customer, of an invoice, or (for keys) of everyone. */
export const listMessages = query('messages.list', listMessagesInput, async (ctx, input): Promise<Page<MessageItem>> => {
  const scope = scopeCustomer(ctx)
  if (scope !== null && input.customerId !== undefined && input.customerId !== scope) notFound()
  if (input.customerId !== undefined) await contactsCustomer(ctx, ctx.database, input.customerId)
  if (input.invoiceId !== undefined) await visibleInvoice(ctx, ctx.database, input.invoiceId)
  const page = await messagesOf(ctx.database, ctx.tenant.id, {
    customerId: scope ?? input.customerId ?? null, ...(input.invoiceId === undefined ? {} : { invoiceId: input.invoiceId }), limit: input.limit,
    afterId: input.cursor ? String(decodeCursor('messages.sent', input.cursor, ['text'])[0]) : null,
  })
  return { items: page.items.map(messageItem), nextCursor: page.next === null ? null : encodeCursor('messages.sent', [page.next]) }
})

function messageItem(row: MessageHead): MessageItem {
  return {
    id: row.id, customerId: row.customer_id, invoiceId: row.invoice_id, template: row.template, locale: row.locale, toName: row.to_name,
    toAddress: row.to_address, subject: row.subject, attachments: parseJson(row.attachments), state: row.state, response: row.response,
    queuedAt: row.queued_at, settledAt: row.settled_at,
  }
}
