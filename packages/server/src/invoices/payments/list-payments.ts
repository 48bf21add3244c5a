import { listPayments as paymentsOf } from '@assento/store'
import { z } from 'zod'
import { visibleInvoice } from '../../documents/visible-invoice.ts'
import { scopeCustomer } from '../../platform/context.ts'
import { decodeCursor, encodeCursor } from '../../platform/cursor.ts'
import { notFound } from '../../platform/errors.ts'
import { id, pageFields } from '../../platform/inputs.ts'
import { query } from '../../platform/procedure.ts'
import type { Page } from '../../subscriptions/dto.ts'
import type { PaymentItem } from '../dto.ts'
import { paymentItem } from './payment-item.ts'

const input = z.strictObject({ ...pageFields, customerId: id.optional(), invoiceId: id.optional() })

/** Money that came in, newest first: a widget sees its customer's, a key everyone's, one customer's or one invoice's. */
export const listPayments = query('payments.list', input, async (ctx, { limit, cursor, customerId, invoiceId }): Promise<Page<PaymentItem>> => {
  const scope = scopeCustomer(ctx)
  if (scope !== null && customerId !== undefined && customerId !== scope) notFound()
  if (invoiceId !== undefined) await visibleInvoice(ctx, ctx.database, invoiceId)
  const page = await paymentsOf(ctx.database, ctx.tenant.id, {
    customerId: scope ?? customerId ?? null, beforeId: cursor ? String(decodeCursor('payments', cursor, ['text'])[0]) : null, limit,
    ...(invoiceId === undefined ? {} : { invoiceId }),
  })
  return { items: page.items.map(paymentItem), nextCursor: page.next === null ? null : encodeCursor('payments', [page.next]) }
})
