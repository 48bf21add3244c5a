import { badgeCounts, outlineSerials } from '@assento/store'
import { z } from 'zod'
import { query } from '../platform/procedure.ts'
import type { SerialOutline } from './dto.ts'
import { groupCursor } from './list-groups.ts'
import { serialFilterFields } from './serial-inputs.ts'
import { serialQuestion } from './serial-question.ts'

const input = z.strictObject({ ...serialFilterFields })
/** Customers between two anchors: one page of `serials.customers` with `limit: 100` fills the gap. */
const EVERY = 100

/** Counts of a filtered list, and cursors to jump into it. */
export const serialOutline = query('serials.outline', input, async (ctx, request): Promise<SerialOutline> => {
  const outline = await outlineSerials(ctx.database, ctx.tenant.id, serialQuestion(ctx, request), EVERY)
  return {
    customers: outline.customers, serials: outline.serials, byBadge: badgeCounts(outline), every: EVERY,
    anchors: outline.customers === 0 ? [] : [null, ...outline.anchors.map(groupCursor)],
  }
})
