/** API keys `sk_<env>_<keyId>_<secret><checksum>` and widget tokens `wst_<env>_<secret>`: made once, stored as SHA-256. */
import { hash, randomBytes, timingSafeEqual } from 'node:crypto'
import { crc32 } from 'node:zlib'

export type Environment = 'test' | 'live'

/** Crockford's base32 in lower case: 5 bits a character, no character that is read as another. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'
const KEY_PATTERN = /^(sk|rk)_(test|live)_([0-9a-z]{16})_([0-9a-z]{52})([0-9a-z]{7})$/
const TOKEN_PATTERN = /^wst_(test|live)_[0-9a-z]{52}$/
const KEY_KINDS = { secret: 'sk', restricted: 'rk' } as const

export interface MadeKey {
  /** Shown once. */
  readonly key: string
  /** The public part, by which the key is found. */
  readonly keyId: string
  readonly secretHash: string
}

/** A key with 260 random bits and a checksum, so that a scanner or a typo is told from a real key without the database. */
export function makeApiKey(kind: 'secret' | 'restricted', environment: Environment): MadeKey {
  const keyId = randomText(16)
  const body = `${KEY_KINDS[kind]}_${environment}_${keyId}_${randomText(52)}`
  const key = body + checksum(body)
  return { key, keyId, secretHash: sha256(key) }
}

/** The public part of a well-formed key; null when it is malformed or its checksum does not fit. */
export function keyIdOf(key: string): string | null {
  const match = KEY_PATTERN.exec(key)
  return match?.[3] !== undefined && checksum(key.slice(0, -7)) === match[5] ? match[3] : null
}

/** An opaque session token of 260 random bits. */
export function makeSessionToken(environment: Environment): { readonly token: string; readonly tokenHash: string } {
  const token = `wst_${environment}_${randomText(52)}`
  return { token, tokenHash: sha256(token) }
}

export function isSessionToken(text: string): boolean {
  return TOKEN_PATTERN.test(text)
}

/** Public id of a tenant in widget addresses; not a secret. */
export function makePublishableKey(environment: Environment): string {
  return `pk_${environment}_${randomText(16)}`
}

/** SHA-256 hex. Random secrets of 256 bits need no slow hash; passwords would. */
export function sha256(text: string | Uint8Array): string {
  return hash('sha256', text, 'hex')
}

/** Compares two SHA-256 texts in constant time. */
export function isSameHash(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a, 'hex'), Buffer.from(b, 'hex')]
  return left.length === 32 && right.length === 32 && timingSafeEqual(left, right)
}

function randomText(length: number): string {
  // 32 divides 256: the low five bits of a random byte are uniform.
  return Array.from(randomBytes(length), (byte) => ALPHABET.charAt(byte & 31)).join('')
}

function checksum(body: string): string {
  let rest = crc32(body)
  let text = ''
  for (let index = 0; index < 7; index += 1) {
    text = ALPHABET.charAt(rest % 32) + text
    rest = Math.floor(rest / 32)
  }
  return text
}
