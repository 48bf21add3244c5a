import { fail } from '../platform/errors.ts'

/** Ends the call: one field of the input does not fit the rest, or what there is. */
export function refuseInput(field: string, rule: string, message: string): never {
  fail('validation', 'the input is not valid', [{ field, rule, message }])
}
