import { badgeCounts, listSerialProducts, outlineSerials } from '@assento/store'
import { z } from 'zod'
import { licenceScope } from '../platform/context.ts'
import { query } from '../platform/procedure.ts'
import type { SerialOutline } from './dto.ts'
import { groupCursor } from './list-groups.ts'
import { serialFilterFields } from './serial-inputs.ts'
import { serialQuestion } from './serial-question.ts'

const input = z.strictObject({ ...serialFilterFields })
/** Customers between two anchors: one page of `serials.customers` with `limit: 100` fills the gap. */
const EVERY = 100

/** Counts of a filtered list, cursors to jump into it, and the products to filter by. */
export const serialOutline = query('serials.outline', input, async (ctx, request): Promise<SerialOutline> => {
  const outline = await outlineSerials(ctx.database, ctx.tenant.id, serialQuestion(ctx, request), EVERY)
  return {
    customers: outline.customers, serials: outline.serials, byBadge: badgeCounts(outline), every: EVERY,
    products: await listSerialProducts(ctx.database, ctx.tenant.id, licenceScope(ctx)),
    anchors: outline.customers === 0 ? [] : [null, ...outline.anchors.map(groupCursor)],
  }
})
