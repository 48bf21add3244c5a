/** What lists of serials, their outline and their CSV are asked. */
import { z } from 'zod'
import { id, text } from '../platform/inputs.ts'

const state = z.enum(['pending', 'active', 'grace', 'expired', 'suspended', 'cancelled'])

/** Fields of `SerialFilter`; all of them hold together. */
export const serialFilterFields = {
  /** Any of these states. */
  states: z.array(state).min(1).max(6).optional(),
  badge: z.enum(['active', 'grace', 'expired']).optional(),
  /** Name, CNPJ, key or computer. */
  search: text(100).optional(),
  productId: id.optional(),
  partnerId: id.optional(),
  customerId: id.optional(),
  moved: z.boolean().optional(),
} as const

export type SerialFilterFields = z.output<z.ZodObject<typeof serialFilterFields>>
