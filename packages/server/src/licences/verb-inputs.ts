/** What verbs on serials are told. */
import { z } from 'zod'
import { id, text, version } from '../platform/inputs.ts'

/** Words of a person about a verb, ≤ 500 characters. */
export const note = text(500).nullable().default(null)

/** Code of one of the tenant's reasons. */
export const reason = z.string().min(1).max(60).regex(/^[a-z0-9_]+$/)

/** A serial, and the version of it that the caller has read: any other is refused with stale_version. */
export const serialVersion = { serialId: id, version } as const

/** What a quote said that it costs; where it costs something else by now, nothing is done. */
export const expectedTotalCents = z.int().min(0).max(Number.MAX_SAFE_INTEGER).optional()
