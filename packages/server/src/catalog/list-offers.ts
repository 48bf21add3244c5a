import { listOffers as offersOf } from '@assento/store'
import { z } from 'zod'
import { decodeCursor, encodeCursor } from '../platform/cursor.ts'
import { id, pageFields } from '../platform/inputs.ts'
import { query } from '../platform/procedure.ts'
import type { Page } from '../subscriptions/dto.ts'
import type { OfferItem } from './dto.ts'
import { offerFacts } from './offer-facts.ts'
import { priceAMonth } from './price-a-month.ts'

const input = z.strictObject({ ...pageFields, productId: id.optional(), planId: id.optional() })

/** Offers that have a price at the tenant's now, withdrawn ones aside. */
export const listOffers = query('catalog.offers', input, async (ctx, { productId, planId, limit, cursor }): Promise<Page<OfferItem>> => {
  const page = await offersOf(ctx.database, ctx.tenant.id, {
    now: ctx.now, limit, afterId: cursor ? String(decodeCursor('offers', cursor, ['text'])[0]) : null,
    ...(productId === undefined ? {} : { productId }), ...(planId === undefined ? {} : { planId }),
  })
  const onSale = page.items.filter((offer) => offer.withdrawnAt === null || ctx.now < offer.withdrawnAt)
  return {
    items: onSale.map((listed) => ({
      offer: offerFacts(listed), productName: listed.productName, planName: listed.planName, segment: listed.segment,
      isTrial: listed.isTrial, perSeatMonth: priceAMonth(listed),
    })),
    nextCursor: page.next === null ? null : encodeCursor('offers', [page.next]),
  }
})
