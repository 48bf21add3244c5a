import { listPlans, listProducts as productsOf } from '@assento/store'
import { z } from 'zod'
import { decodeCursor, encodeCursor } from '../platform/cursor.ts'
import { id, pageFields } from '../platform/inputs.ts'
import { query } from '../platform/procedure.ts'
import type { Page } from '../subscriptions/dto.ts'
import type { ProductItem } from './dto.ts'

const input = z.strictObject({ ...pageFields, familyId: id.optional() })

/** Products with their plans, lowest tier first; of one family when it is given. */
export const listProducts = query('catalog.products', input, async (ctx, { familyId, limit, cursor }): Promise<Page<ProductItem>> => {
  const afterId = cursor ? String(decodeCursor('products', cursor, ['text'])[0]) : null
  const page = await productsOf(ctx.database, ctx.tenant.id, { afterId, limit, ...(familyId === undefined ? {} : { familyId }) })
  const items = await Promise.all(page.items.map(async (product): Promise<ProductItem> => {
    const plans = await listPlans(ctx.database, ctx.tenant.id, product.id)
    return {
      id: product.id, familyId: product.family_id, name: product.name, publisher: product.publisher,
      plans: plans.map((plan) => ({
        id: plan.id, name: plan.name, description: plan.description, tier: plan.tier, minSeats: plan.min_seats, maxSeats: plan.max_seats,
      })),
    }
  }))
  return { items, nextCursor: page.next === null ? null : encodeCursor('products', [page.next]) }
})
