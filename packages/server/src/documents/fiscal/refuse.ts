import { fail } from '../../platform/errors.ts'
import type { ErrorCode } from '../../platform/types.ts'

/** Ends the upload naming the field and the rule it breaks. `message` is for the person who uploads. */
export function refuseUpload(field: string, rule: string, message: string, code: ErrorCode = 'validation'): never {
  fail(code, 'the nota fiscal was not taken', [{ field, rule, message }])
}
