import { quotation } from '../platform/procedure.ts'
import { answerQuote } from '../subscriptions/quotes.ts'
import type { PlanQuote } from './dto.ts'
import { planQuoteInput, preparePlanChange, quotablePlanChange } from './prepare-plan-change.ts'

/** What a change inside the term would credit and charge; what it drops is told in `losses`. */
export const quotePlanChange = quotation('plans.quote', planQuoteInput, async (ctx, input): Promise<PlanQuote> => {
  const { subject, decision } = await preparePlanChange(ctx, ctx.database, { ...input, acknowledgeScheduleLoss: true })
  return answerQuote(ctx, subject, decision, (plan) => quotablePlanChange(subject, plan))
})
