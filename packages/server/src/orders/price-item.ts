import { assert } from '@assento/rules'
import { z } from 'zod'
import { id } from '../platform/inputs.ts'
import { query } from '../platform/procedure.ts'
import type { PricedItemAnswer } from './dto.ts'
import { itemFields, loadPartnerTerms, prepareItem } from './order-items.ts'
import { actingPartner } from './partner-scope.ts'

const input = z.strictObject({
  ...itemFields,
  type: z.enum(['purchase', 'additionalUsers']),
  /** Items that the order has already: a product is there once. */
  items: z.array(z.strictObject({ productId: id, baseProductId: id.nullable().default(null), targetSerialId: id.nullable().default(null) })).max(200).default([]),
  /** Keys name the partner; a session is of one. */
  partnerId: id.optional(),
})

/** What an item costs today, everything computed here; or why it does not go into the order. */
export const priceItem = query('orders.priceItem', input, async (ctx, { type, items, partnerId, ...request }): Promise<PricedItemAnswer> => {
  const partner = await actingPartner(ctx, ctx.database, partnerId)
  const terms = await loadPartnerTerms(ctx, ctx.database, partner.id)
  const { decision, view } = await prepareItem(ctx, ctx.database, { id: partner.id, terms }, type, items, request)
  if (decision.verdict === 'denied') return decision
  assert(view !== null, 'what goes into an order has a price')
  return { ...decision, plan: view }
})
