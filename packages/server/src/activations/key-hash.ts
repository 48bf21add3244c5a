import { normaliseSerialKey } from '@assento/rules'
import { sha256 } from '../accounts/tokens.ts'

/** SHA-256 hex of a serial as it is looked up, however it was typed; also of a text that is no serial. */
export function keyHashOf(serial: string): string {
  return sha256(normaliseSerialKey(serial))
}
