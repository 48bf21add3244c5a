/** What a validation answers. Codes of the server are told on; the others are found on the machine. */

export const SERVER_CODES = [
  'VALID', 'GRACE', 'EXPIRED', 'SUSPENDED', 'CANCELLED', 'PENDING', 'NOT_FOUND', 'FINGERPRINT_MISMATCH', 'NOT_ACTIVATED', 'LIMIT_REACHED', 'TRANSFER_LIMIT',
  'CLOCK_SKEW', 'HEARTBEAT_DEAD',
] as const

export type ServerCode = (typeof SERVER_CODES)[number]

export type ActivationCode = ServerCode
  /** No serial was activated on this machine. */
  | 'NO_LICENCE'
  /** The token is not ours, or not for this request: its form, signature, key, issuer or nonce. */
  | 'TOKEN_INVALID'
  /** A token that was replaced by a newer one, or given back. */
  | 'TOKEN_OLDER'
  /** The token's own end (`exp`) has passed: the server must be asked again, or another licence file imported. */
  | 'TOKEN_EXPIRED'
  /** The server did not answer and nothing here can stand in for it. */
  | 'UNREACHABLE'
  /** The server answered with a code that this version does not know: not valid. */
  | 'UNKNOWN_CODE'

export function isServerCode(text: unknown): text is ServerCode {
  return SERVER_CODES.some((code) => code === text)
}

/** Only these two let the product run; every other code, known or not, does not. */
export function isValidCode(code: ActivationCode): boolean {
  return code === 'VALID' || code === 'GRACE'
}
