/** Shared pieces of inputs. Objects are strict: an unknown field is a bad request, never silently dropped. */
import { parseCalendarDate, parseInstant } from '@assento/rules'
import type { CalendarDate, Instant } from '@assento/rules'
import { z } from 'zod'

/** Names the rule that a refinement stands for; it comes back as `details[].rule`. */
function named(rule: string, message: string): { error: string; params: { rule: string } } {
  return { error: message, params: { rule } }
}

/** Text of people: 1–`max` characters, trimmed at both ends, without control characters or half surrogates. */
export function text(max: number) {
  return z.string().trim().min(1).max(max)
    .refine((value) => !/\p{Surrogate}/u.test(value), named('text.malformed', 'the text has a lone surrogate'))
    .refine((value) => !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(value), named('text.control', 'the text has a control character'))
}

/** Text of one line: what becomes a header of a message must hold no line break (rule text.lineBreak). */
export function line(max: number) {
  return text(max).refine((value) => !/[\r\n\t\u0085\u2028\u2029]/.test(value), named('text.lineBreak', 'the text is one line'))
}

/** An id of ours: prefix and 26 characters. One that looks wrong is only unknown, so the shape is wide on purpose. */
export const id = z.string().min(1).max(64).regex(/^[A-Za-z0-9_.:-]+$/)

/** An e-mail address of at most 254 characters. */
export const email = z.email().max(254)

/** An address with http or https; no `javascript:`, no `data:`. */
export const webAddress = z.httpUrl().max(2048)

export const calendarDate = z.string().max(10).transform((value, context): CalendarDate => {
  const date = parseCalendarDate(value)
  if (date !== null) return date
  context.addIssue({ code: 'custom', message: 'not a date that exists (YYYY-MM-DD)', params: { rule: 'date.exists' }, input: value })
  return z.NEVER
})

export const instant = z.string().max(24).transform((value, context): Instant => {
  const at = parseInstant(value)
  if (at !== null) return at
  context.addIssue({ code: 'custom', message: 'not an instant (YYYY-MM-DDTHH:mm:ss.sssZ)', params: { rule: 'instant.exists' }, input: value })
  return z.NEVER
})

/** Seats asked for. Zero passes: the rule `subscriptions.seats.zero` answers it with the alternatives. */
export const seats = z.int().min(0).max(1_000_000).refine((value) => !Object.is(value, -0), named('seats.negativeZero', 'minus zero is not a quantity'))

/** The version that the caller has read. */
export const version = z.int().min(1).max(Number.MAX_SAFE_INTEGER)

export const commitment = z.enum(['P1M', 'P1Y', 'P3Y'])
export const billingFrequency = z.enum(['none', 'monthly', 'annual', 'triennial'])
export const subscriptionStatus = z.enum(['provisioning', 'active', 'suspended', 'extended', 'expired', 'disabled', 'deleted'])
export const endOfTerm = z.enum(['renew', 'extend', 'end'])
export const role = z.enum([
  'administrator', 'billingContact', 'viewer', 'adminAgent', 'salesAgent', 'billingAdmin', 'helpdeskAgent', 'userAdmin',
  'partnerAdmin', 'partnerUser', 'manufacturer',
])

/** Fields of a paged list: spread into the list's own `z.strictObject`. */
export const pageFields = {
  /** Rows of one page. */
  limit: z.int().min(1).max(200).default(50),
  /** Opaque: `nextCursor` of the page before. */
  cursor: z.string().min(1).max(2048).regex(/^[A-Za-z0-9_-]+$/).nullish(),
} as const

/** Procedures without input accept nothing, or an empty object. */
export const nothing = z.strictObject({}).optional()
