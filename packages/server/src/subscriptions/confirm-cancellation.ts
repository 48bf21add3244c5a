import { command } from '../platform/procedure.ts'
import { applyStateChange } from './apply-state-change.ts'
import { quotedChangeInput } from './inputs.ts'
import { prepareStateChange, quotableCancellation } from './prepare-state-change.ts'
import { refuseOutdatedQuote } from './quotes.ts'

/** Cancels the whole subscription within 168 hours of the term's start, and credits what the quote said (W6, P5, P6). */
export const confirmCancellation = command('subscriptions.cancel.confirm', quotedChangeInput, async (ctx, input) => {
  const { subject, decision } = await prepareStateChange(ctx, ctx.tx, 'cancel', input)
  const answer = decision.verdict === 'denied'
    ? decision : await refuseOutdatedQuote(ctx, input.quoteId, quotableCancellation(subject, decision.plan)) ?? decision
  return applyStateChange(ctx, subject, answer, 'cancel', input.quoteId)
})
