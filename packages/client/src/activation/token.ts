/** The signed token: the answer of an activation and the licence file are this one text (licences.md § 4.4). */
import { decodeBase64url, decodeHex, utf8 } from './base64url.ts'
import type { ActivationCode } from './codes.ts'

const PREFIX = 'activation/'
const LONGEST = 8192
const AHEAD_SECONDS = 300

/** What a token says; times are seconds since 1970. */
export interface TokenPayload {
  readonly v: 1
  readonly typ: 'activation'
  readonly iss: string
  readonly kid: string
  readonly iat: number
  /** End of this text, not of the licence. */
  readonly exp: number
  /** Id of the serial. */
  readonly lic: string
  /** Last five characters of the serial. */
  readonly serial: string
  /** Id of the activation. */
  readonly mach: string
  readonly fp: string
  readonly state: string
  /** Exclusive end of the paid time; null = none. */
  readonly notAfter: number | null
  /** Exclusive end of the grace period; null = none. */
  readonly graceUntil: number | null
  /** Machines that the serial may run on. */
  readonly max: number
  readonly seq: number
  readonly nonce: string
  /** `updatesUntil`: the licence runs for ever, updates end then. */
  readonly features?: { readonly updatesUntil?: number }
}

export interface TokenChecks {
  /** The only keys that are trusted: raw Ed25519 public keys in hex, by `kid`. */
  readonly publicKeys: Readonly<Record<string, string>>
  readonly issuer: string
  readonly fingerprint: string
  /** Of the request that the token answers; null for a file, which answers none that is still at hand. */
  readonly nonce: string | null
  /** Lowest `seq` that is still taken, by serial id (`lic`). */
  readonly leastSeqs: Readonly<Record<string, number>>
  /** Seconds since 1970. */
  readonly now: number
}

export interface TokenVerdict {
  readonly code: ActivationCode
  /** What was signed, once the signature holds; null before. */
  readonly payload: TokenPayload | null
}

/**
 * Checks a token in this order: form, prefix, canonical base64url, key and signature, type, version and issuer, fingerprint, nonce,
 * seq, time of issue, its end, the licence's end. VALID and GRACE are valid. Never throws.
 */
export async function verifyToken(text: string, checks: TokenChecks): Promise<TokenVerdict> {
  const payload = await signedPayloadOf(text, checks.publicKeys)
  if (payload === null || payload.iss !== checks.issuer) return { code: 'TOKEN_INVALID', payload: null }
  return { code: codeOf(payload, checks), payload }
}

function codeOf(payload: TokenPayload, { fingerprint, nonce, leastSeqs, now }: TokenChecks): ActivationCode {
  if (payload.fp !== fingerprint) return 'FINGERPRINT_MISMATCH'
  if (nonce !== null && payload.nonce !== nonce) return 'TOKEN_INVALID'
  if (payload.seq < leastSeqOf(leastSeqs, payload.lic)) return 'TOKEN_OLDER'
  if (payload.iat > now + AHEAD_SECONDS) return 'CLOCK_SKEW'
  if (now >= payload.exp) return 'TOKEN_EXPIRED'
  if (payload.graceUntil !== null && now >= payload.graceUntil) return 'EXPIRED'
  return payload.notAfter !== null && now >= payload.notAfter ? 'GRACE' : 'VALID'
}

export function leastSeqOf(leastSeqs: Readonly<Record<string, number>>, lic: string): number {
  return Object.hasOwn(leastSeqs, lic) ? leastSeqs[lic] ?? 0 : 0
}

async function signedPayloadOf(text: string, publicKeys: Readonly<Record<string, string>>): Promise<TokenPayload | null> {
  if (text.length > LONGEST) return null
  const [signed = '', signatureText = '', ...more] = text.split('.')
  if (more.length > 0 || !signed.startsWith(PREFIX)) return null
  const bytes = decodeBase64url(signed.slice(PREFIX.length))
  const signature = decodeBase64url(signatureText)
  if (bytes === null || signature === null) return null
  const payload = parsed(bytes)
  if (payload === null || !Object.hasOwn(publicKeys, payload.kid)) return null
  const isSigned = await isSignedBy(publicKeys[payload.kid] ?? '', signature, utf8(signed))
  return isSigned ? payload : null
}

async function isSignedBy(publicKey: string, signature: Uint8Array<ArrayBuffer>, message: Uint8Array<ArrayBuffer>): Promise<boolean> {
  const raw = decodeHex(publicKey)
  if (raw?.length !== 32 || signature.length !== 64) return false
  const key = await crypto.subtle.importKey('raw', raw, 'Ed25519', false, ['verify'])
  return crypto.subtle.verify('Ed25519', key, signature, message)
}

function parsed(bytes: Uint8Array): TokenPayload | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    return isPayload(value) ? value : null
  } catch {
    return null
  }
}

const TEXTS = ['iss', 'kid', 'lic', 'serial', 'mach', 'fp', 'state', 'nonce'] as const
const NUMBERS = ['iat', 'exp', 'max', 'seq'] as const
const ENDS = ['notAfter', 'graceUntil'] as const

function isPayload(value: unknown): value is TokenPayload {
  if (typeof value !== 'object' || value === null) return false
  const held = value as Readonly<Record<string, unknown>>
  return held['v'] === 1 && held['typ'] === 'activation'
    && TEXTS.every((name) => typeof held[name] === 'string')
    && NUMBERS.every((name) => Number.isSafeInteger(held[name]))
    && ENDS.every((name) => held[name] === null || Number.isSafeInteger(held[name]))
}
