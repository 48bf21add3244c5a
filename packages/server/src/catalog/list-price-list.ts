import { money } from '@assento/rules'
import { listOffers, listPriceLists } from '@assento/store'
import { z } from 'zod'
import { decodeCursor, encodeCursor } from '../platform/cursor.ts'
import { id, pageFields } from '../platform/inputs.ts'
import { query } from '../platform/procedure.ts'
import type { PriceListPage } from './dto.ts'

const input = z.strictObject({ ...pageFields, priceListId: id.optional() })

/** The prices in force at the tenant's now, of one list or of all: for the reseller's server, never for a widget. */
export const listPriceList = query('catalog.priceList', input, async (ctx, { priceListId, limit, cursor }): Promise<PriceListPage> => {
  const [lists, page] = await Promise.all([
    listPriceLists(ctx.database, ctx.tenant.id),
    listOffers(ctx.database, ctx.tenant.id, {
      now: ctx.now, limit, afterId: cursor ? String(decodeCursor('prices', cursor, ['text'])[0]) : null, ...(priceListId === undefined ? {} : { priceListId }),
    }),
  ])
  return {
    priceLists: lists.map(({ id: listId, name, market, currency }) => ({ id: listId, name, market, currency })),
    items: page.items.map((offer) => ({
      offerId: offer.offerId, productName: offer.productName, planName: offer.planName, segment: offer.segment,
      commitment: offer.commitment, billingFrequency: offer.billingFrequency, perTerm: money(offer.unitPrice.currency, offer.termUnitCents),
      perCycle: offer.unitPrice, withdrawnAt: offer.withdrawnAt,
    })),
    nextCursor: page.next === null ? null : encodeCursor('prices', [page.next]),
  }
})
