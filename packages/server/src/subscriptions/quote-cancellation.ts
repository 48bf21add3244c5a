import { quotation } from '../platform/procedure.ts'
import type { CancelQuote } from './dto.ts'
import { cancelQuoteInput } from './inputs.ts'
import { prepareStateChange, quotableCancellation } from './prepare-state-change.ts'
import { answerQuote } from './quotes.ts'

/** What cancelling now would give back, and what it would drop. */
export const quoteCancellation = quotation('subscriptions.cancel.quote', cancelQuoteInput, async (ctx, input): Promise<CancelQuote> => {
  const { subject, decision } = await prepareStateChange(ctx, ctx.database, 'cancel', { ...input, acknowledgeScheduleLoss: true })
  return answerQuote(ctx, subject, decision, (plan) => quotableCancellation(subject, plan))
})
