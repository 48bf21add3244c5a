import type { BlockReason } from '@assento/rules'
import { z } from 'zod'
import { query } from '../platform/procedure.ts'

const input = z.strictObject({ verb: z.enum(['suspend', 'terminate']).optional() })

/** Reasons that the manufacturer picks from, in its order; retired ones are left out, since they only stand in histories. */
export const listReasons = query('serials.reasons', input, async (ctx, { verb }): Promise<readonly BlockReason[]> => (
  ctx.tenant.settings.licences.reasons.filter((reason) => !reason.isRetired && (verb === undefined || reason.verb === verb))))
