import { addHours, instantOfEpochMs, epochMs } from '@assento/rules'
import type { Instant } from '@assento/rules'
import { z } from 'zod'
import { fail } from '../platform/errors.ts'
import { instant } from '../platform/inputs.ts'
import { operation } from '../platform/procedure.ts'
import type { ProcedureContext } from '../platform/types.ts'
import { moveClock } from './move-clock.ts'

const MAX_DAYS = 3660

const input = z.union([
  z.strictObject({ to: instant }),
  z.strictObject({ byHours: z.int().min(1).max(MAX_DAYS * 24) }),
  z.strictObject({ byDays: z.int().min(1).max(MAX_DAYS) }),
])

/** Moves a test tenant's clock forward and fires on the way exactly what time would fire (X4). Live tenants are refused. */
export const advanceClock = operation('sandbox.advance', input, async (ctx, request) => {
  if (ctx.tenant.environment !== 'test') fail('forbidden', 'only the clock of a test tenant can be moved')
  const target = targetOf(ctx, request)
  if (ctx.runtime.advancing.has(ctx.tenant.id)) fail('conflict', 'the clock is being moved already')
  const moved = await moveClock(ctx.runtime, ctx.tenant.id, ctx.now, target)
  return {
    answer: moved,
    audit: { outcome: 'done', subjectId: ctx.tenant.id, customerId: null, before: { now: moved.from }, after: { now: moved.now, fired: moved.fired } },
  }
})

/** The instant to move to: later than now, and at most ten years ahead. */
export function targetOf(ctx: Pick<ProcedureContext, 'now'>, request: z.output<typeof input>): Instant {
  const field = 'to' in request ? 'to' : 'byHours' in request ? 'byHours' : 'byDays'
  const target = 'to' in request ? request.to : addHours(ctx.now, 'byHours' in request ? request.byHours : request.byDays * 24)
  const latest = instantOfEpochMs(epochMs(ctx.now) + MAX_DAYS * 86_400_000)
  if (target > ctx.now && target <= latest) return target
  return fail('validation', 'the input is not valid', [
    { field, rule: 'sandbox.forwardOnly', message: `a clock moves forward, to ${latest} at most; it is ${ctx.now} now` },
  ])
}
