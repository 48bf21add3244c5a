import { quotation } from '../platform/procedure.ts'
import { answerQuote } from '../subscriptions/quotes.ts'
import type { RenewalQuote } from './dto.ts'
import { renewalQuoteInput } from './inputs.ts'
import { prepareSchedule, quotableSchedule } from './prepare-schedule.ts'

/** The next term as it would be under a plan, priced by today's list; nothing is due now. */
export const quoteRenewal = quotation('renewals.quote', renewalQuoteInput, async (ctx, input): Promise<RenewalQuote> => {
  const { subject, decision } = await prepareSchedule(ctx, ctx.database, input)
  const quote = await answerQuote(ctx, subject, decision, (plan) => quotableSchedule(subject, plan))
  return { ...quote, preview: decision.verdict === 'denied' ? null : decision.plan.preview }
})
