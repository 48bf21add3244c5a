/** Every field of `LicencePolicy` as it is taken in. */
import type { LicencePolicy } from '@assento/rules'
import { z } from 'zod'
import { fail } from '../platform/errors.ts'
import { text } from '../platform/inputs.ts'

const reason = z.strictObject({
  code: z.string().min(1).max(60).regex(/^[a-z0-9_]+$/), verb: z.enum(['suspend', 'terminate']), label: text(120),
  requiresNote: z.boolean().default(false), pausesDunning: z.boolean().default(false), isRetired: z.boolean().default(false),
})

export const licencesInput = z.strictObject({
  approval: z.enum(['partner', 'vendor', 'fourEyes']).optional(),
  retroactive: z.enum(['fromExpiry', 'excludeSuspended']).optional(),
  renewalLeadDays: z.int().min(0).max(90).optional(),
  lowStock: z.int().min(0).max(9999).optional(),
  /** The whole list: a reason that history may name is retired, never left out. */
  reasons: z.array(reason).min(1).max(100).optional(),
})

/** Replaces what is named. Rule serials.reason.kept: a known reason stays in the list, retired at most. */
export function mergedLicences(before: LicencePolicy, given: z.output<typeof licencesInput> | undefined): LicencePolicy {
  const named = Object.entries(given ?? {}).filter(([, value]) => value !== undefined)
  const after: LicencePolicy = { ...before, ...Object.fromEntries(named) }
  const keyOf = ({ verb, code }: { readonly verb: string; readonly code: string }) => `${verb}:${code}`
  const keys = after.reasons.map(keyOf)
  const lost = before.reasons.find((known) => !keys.includes(keyOf(known)))
  if (lost !== undefined) refuse(`the reason ${lost.code} may stand in a history: retire it instead`)
  if (new Set(keys).size < keys.length) refuse('a code is there once for each verb')
  return after
}

function refuse(message: string): never {
  fail('validation', 'the input is not valid', [{ field: 'licences.reasons', rule: 'serials.reason.kept', message }])
}
