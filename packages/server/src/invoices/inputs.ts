/** What invoice lists and exports are asked. */
import { z } from 'zod'
import { calendarDate, id, text } from '../platform/inputs.ts'

const status = z.enum(['open', 'overdue', 'paid', 'void', 'writtenOff'])

/** Fields of the filter; the list and the export take the same. */
export const filterFields = {
  customerId: id.optional(),
  /** Any of these. */
  status: z.array(status).min(1).max(5).optional(),
  /** Part of the number. */
  search: text(40).optional(),
  /** Due dates in `[dueFrom, dueUntil)`. */
  dueFrom: calendarDate.optional(),
  dueUntil: calendarDate.optional(),
} as const

export type FilterFields = z.output<z.ZodObject<typeof filterFields>>
