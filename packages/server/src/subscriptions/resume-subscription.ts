import { command } from '../platform/procedure.ts'
import { applyStateChange } from './apply-state-change.ts'
import { changeInput } from './inputs.ts'
import { prepareStateChange } from './prepare-state-change.ts'

/** Releases a suspended subscription (liberar) before its term ends; automatic renewal stays off (L2). */
export const resumeSubscription = command('subscriptions.resume', changeInput, async (ctx, input) => {
  const { subject, decision } = await prepareStateChange(ctx, ctx.tx, 'resume', input)
  return applyStateChange(ctx, subject, decision, 'resume')
})
