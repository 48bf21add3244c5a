import { command } from '../platform/procedure.ts'
import { applyStateChange } from './apply-state-change.ts'
import { changeInput } from './inputs.ts'
import { prepareStateChange } from './prepare-state-change.ts'

/** Suspends access (suspender): automatic renewal goes off, and billing goes on unless the product pauses it (L1, L6). */
export const suspendSubscription = command('subscriptions.suspend', changeInput, async (ctx, input) => {
  const { subject, decision } = await prepareStateChange(ctx, ctx.tx, 'suspend', input)
  return applyStateChange(ctx, subject, decision, 'suspend')
})
