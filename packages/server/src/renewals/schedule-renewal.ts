import { command } from '../platform/procedure.ts'
import { refuseOutdatedQuote } from '../subscriptions/quotes.ts'
import { applySchedule } from './apply-schedule.ts'
import { renewalScheduleInput } from './inputs.ts'
import { prepareSchedule, quotableSchedule } from './prepare-schedule.ts'

/** Plans the next term: seats, plan, commitment, frequency. Replaces a stored plan as a whole; nothing is charged (B7, R3). */
export const scheduleRenewal = command('renewals.schedule', renewalScheduleInput, async (ctx, input) => {
  const { subject, decision } = await prepareSchedule(ctx, ctx.tx, input)
  const answer = decision.verdict === 'denied'
    ? decision : await refuseOutdatedQuote(ctx, input.quoteId, quotableSchedule(subject, decision.plan)) ?? decision
  return applySchedule(ctx, subject, answer, input.quoteId)
})
