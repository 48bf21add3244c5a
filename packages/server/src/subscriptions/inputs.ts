/** Inputs that several subscription procedures share. Strict: an unknown field is a bad request. */
import { z } from 'zod'
import { id, seats, version } from '../platform/inputs.ts'

/** One subscription, by id. */
export const subscriptionIdInput = z.strictObject({ subscriptionId: id })

/** Fields of a change: the version that its author saw, and consent to lose the stored renewal plan. */
export const changeFields = {
  subscriptionId: id,
  version,
  acknowledgeScheduleLoss: z.boolean().default(false),
} as const

/** What is asked before a change: about the newest version unless one is named. */
export const askFields = { ...changeFields, version: version.optional() } as const

/** A change that a quote may have priced. */
export const quotedFields = { ...changeFields, quoteId: id.optional() } as const

export const changeInput = z.strictObject(changeFields)
/** A release; the consent is to the invoice of the time since a term that ended during the suspension. */
export const resumeInput = z.strictObject({ ...changeFields, acceptsRetroactiveInvoice: z.boolean().default(false) })
export const quotedChangeInput = z.strictObject(quotedFields)
export const cancelQuoteInput = z.strictObject(askFields)
export const seatQuoteInput = z.strictObject({ ...askFields, seats })
export const seatChangeInput = z.strictObject({ ...quotedFields, seats })

export type SeatInput = z.output<typeof seatQuoteInput>
export type ChangeInput = z.output<typeof cancelQuoteInput>
