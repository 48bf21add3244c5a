import { quotation } from '../platform/procedure.ts'
import type { SeatQuote } from './dto.ts'
import { seatQuoteInput } from './inputs.ts'
import { prepareSeatChange, quotableSeatChange } from './prepare-seat-change.ts'
import { answerQuote } from './quotes.ts'

/**
 * What a change of seats would do, priced to the cent. What it would drop is told in `losses`, and asks for consent only
 * when the change is made.
 */
export const quoteSeats = quotation('subscriptions.seats.quote', seatQuoteInput, async (ctx, input): Promise<SeatQuote> => {
  const { subject, decision } = await prepareSeatChange(ctx, ctx.database, { ...input, acknowledgeScheduleLoss: true })
  return answerQuote(ctx, subject, decision, (plan) => quotableSeatChange(subject, plan))
})
