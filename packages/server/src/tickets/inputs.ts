import { z } from 'zod'
import { billingFrequency, commitment, id, pageFields, seats, text } from '../platform/inputs.ts'

/** A change that a person is asked to make: as a refusal's `openTicket` alternative names it. */
const wanted = z.strictObject({ planId: id, seats, commitment, billingFrequency })

export const openInput = z.strictObject({
  customerId: id.optional(),
  category: z.enum(['billing', 'commercial', 'technical']),
  subject: text(200),
  body: text(10_000),
  about: z.strictObject({ kind: z.enum(['invoice', 'subscription', 'plan']), id }).optional(),
  wanted: wanted.optional(),
})
export const getInput = z.strictObject({ ...pageFields, ticketId: id })
export const replyInput = z.strictObject({ ticketId: id, body: text(10_000) })
export const listInput = z.strictObject({ ...pageFields, customerId: id.optional() })

export type OpenInput = z.output<typeof openInput>
