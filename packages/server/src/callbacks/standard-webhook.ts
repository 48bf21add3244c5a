/** Signatures of the Standard Webhooks specification: HMAC-SHA256 over `id.timestamp.body`, several of them while a secret is rotated. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { addMs, epochMs } from '@assento/rules'
import type { Instant } from '@assento/rules'

/** How far a callback's time may lie from the server's, before and after, inclusive. */
const TOLERANCE_MS = 5 * 60_000
const SECRET_PREFIX = 'whsec_'

export interface SignedHeaders {
  readonly id: string | undefined
  /** Seconds since 1970. */
  readonly timestamp: string | undefined
  /** `v1,<base64> v1,<base64> …`; other versions are passed over. */
  readonly signature: string | undefined
}

export type SignatureVerdict = 'valid' | 'forged' | 'late'

/**
 * Whether one of the secrets signed exactly these bytes, within five minutes of `now`. Who cannot sign learns nothing of
 * the time: a bad signature is `forged` however old it is.
 */
export function verifyCallback(headers: SignedHeaders, body: Uint8Array, secrets: readonly string[], now: Instant): SignatureVerdict {
  const { id, timestamp, signature } = headers
  if (id === undefined || !/^[\x21-\x2d\x2f-\x7e]{1,255}$/.test(id)) return 'forged'
  if (timestamp === undefined || !/^\d{1,11}$/.test(timestamp) || signature === undefined) return 'forged'
  const given = signature.split(' ').filter((part) => part.startsWith('v1,')).map((part) => Buffer.from(part.slice(3), 'base64'))
  const isSigned = secrets.some((secret) => {
    const expected = hmac(secret, id, timestamp, body)
    return given.some((bytes) => bytes.length === expected.length && timingSafeEqual(bytes, expected))
  })
  if (!isSigned) return 'forged'
  const at = Number(timestamp) * 1000
  return at < epochMs(addMs(now, -TOLERANCE_MS)) || at > epochMs(addMs(now, TOLERANCE_MS)) ? 'late' : 'valid'
}

/** One signature, as a sender writes it. */
export function signCallback(secret: string, id: string, timestamp: string, body: Uint8Array): string {
  return `v1,${hmac(secret, id, timestamp, body).toString('base64')}`
}

function hmac(secret: string, id: string, timestamp: string, body: Uint8Array): Buffer {
  const key = Buffer.from(secret.startsWith(SECRET_PREFIX) ? secret.slice(SECRET_PREFIX.length) : secret, 'base64')
  return createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest()
}
