import { listOffersOfPlans, listStorefrontFamilies, listStorefrontPlans } from '@assento/store'
import type { OfferListItem, StorefrontPlanRow } from '@assento/store'
import { z } from 'zod'
import type { StorefrontPage, StorefrontPlan } from '../cart/dto.ts'
import { decodeCursor, encodeCursor } from '../platform/cursor.ts'
import { id, pageFields, text } from '../platform/inputs.ts'
import { query } from '../platform/procedure.ts'
import { isSoldTo } from './is-sold-to.ts'
import { offerFacts } from './offer-facts.ts'
import { priceAMonth } from './price-a-month.ts'

const input = z.strictObject({
  ...pageFields,
  familyId: id.optional(),
  /** Part of the plan's, the product's or the family's name, whatever its case and accents. */
  search: text(100).pipe(z.string().min(2)).optional(),
})

/** What can be bought today, plan by plan with its offers, and the families to filter by (B4). Three statements a page. */
export const storefront = query('catalog.storefront', input, async (ctx, { limit, cursor, familyId, search }): Promise<StorefrontPage> => {
  const { database, tenant: { id: tenantId }, now } = ctx
  const wish = { now, ...(search === undefined ? {} : { search }) }
  const page = await listStorefrontPlans(database, tenantId, {
    ...wish, after: cursor ? keyOf(cursor) : null, limit, ...(familyId === undefined ? {} : { familyId }),
  })
  const offers = (await listOffersOfPlans(database, tenantId, page.items.map(({ planId }) => planId), now)).filter(({ segment }) => isSoldTo(ctx, segment))
  return {
    families: await listStorefrontFamilies(database, tenantId, wish),
    items: page.items.map((plan) => planItem(plan, offers.filter((offer) => offer.planId === plan.planId))),
    nextCursor: page.next === null ? null : encodeCursor('storefront', [page.next.productName, page.next.tier, page.next.planId]),
  }
})

function planItem({ tier: _tier, ...plan }: StorefrontPlanRow, offers: readonly OfferListItem[]): StorefrontPlan {
  return {
    ...plan,
    offers: offers.map((listed) => ({ offer: offerFacts(listed), perSeatMonth: priceAMonth(listed), isTrial: listed.isTrial })),
  }
}

function keyOf(cursor: string) {
  const [productName, tier, planId] = decodeCursor('storefront', cursor, ['text', 'number', 'text'])
  return { productName: String(productName), tier: Number(tier), planId: String(planId) }
}
