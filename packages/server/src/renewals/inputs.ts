import { z } from 'zod'
import { billingFrequency, calendarDate, commitment, endOfTerm, id, seats } from '../platform/inputs.ts'
import { askFields, changeFields } from '../subscriptions/inputs.ts'

/** What the next term shall be; everything absent stays as the running term has it. Replaces a stored plan as a whole (R3). */
const planFields = {
  seats: seats.optional(),
  planId: id.optional(),
  commitment: commitment.optional(),
  billingFrequency: billingFrequency.optional(),
  customTermUntil: calendarDate.nullish(),
} as const

export const renewalQuoteInput = z.strictObject({ ...askFields, ...planFields })
export const renewalScheduleInput = z.strictObject({ ...changeFields, ...planFields, quoteId: id.optional() })
export const endOfTermInput = z.strictObject({ ...changeFields, choice: endOfTerm })

export type RenewalInput = z.output<typeof renewalQuoteInput>
