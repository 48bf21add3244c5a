/** Inputs of the cart. Strict: prices and dates are ours, and a field that names one is a bad request (abuse case 45). */
import { readTaxId } from '@assento/brazil'
import { z } from 'zod'
import { billingFrequency, commitment, email, id, seats, text, version } from '../platform/inputs.ts'

/** Whose cart: a widget's own customer when it is left out; keys name it. */
const ofCustomer = { customerId: id.optional() } as const

/** At least one seat: an item of none is removed instead. */
const itemSeats = seats.refine((value) => value >= 1, { error: 'at least one seat', params: { rule: 'cart.seats.zero' } })

const purchase = z.strictObject({ kind: z.literal('purchase'), offerId: id, seats: itemSeats })
const planChange = z.strictObject({
  kind: z.literal('planChange'), subscriptionId: id, planId: id.optional(), commitment: commitment.optional(),
  billingFrequency: billingFrequency.optional(), seats: itemSeats.optional(),
})

export const getInput = z.strictObject(ofCustomer)
/** Adding merges, so it needs no version; one that is named must be the current. */
export const addInput = z.strictObject({ ...ofCustomer, version: version.optional(), item: z.union([purchase, planChange]) })
export const updateInput = z.strictObject({
  ...ofCustomer, version, itemId: id, seats: itemSeats.optional(), planId: id.optional(), commitment: commitment.optional(),
  billingFrequency: billingFrequency.optional(),
})
export const removeInput = z.strictObject({ ...ofCustomer, version, itemId: id })
export const quoteInput = z.strictObject({ ...ofCustomer, version: version.optional() })

const country = z.string().regex(/^[A-Z]{2}$/)

/** CNPJ or CPF for Brazil, with its check digits; another country's text as it is. */
const billing = z.strictObject({ country, taxId: text(30), name: text(200), email }).superRefine(({ country: of, taxId }, context) => {
  if (of !== 'BR') return
  const reading = readTaxId(taxId)
  if (reading.ok) return
  context.addIssue({ code: 'custom', path: ['taxId'], message: 'not a CNPJ or CPF', params: { rule: `taxId.${reading.problem}` }, input: taxId })
})

export const checkoutInput = z.strictObject({
  ...ofCustomer, version, quoteId: id, acknowledgeScheduleLoss: z.boolean().default(false), billing: billing.optional(),
})

export type AddInput = z.output<typeof addInput>
export type ItemInput = AddInput['item']
export type UpdateInput = z.output<typeof updateInput>
