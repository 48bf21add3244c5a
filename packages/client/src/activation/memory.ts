/** What a machine remembers between two starts, sealed with its fingerprint. */
import { decodeBase64url, encodeBase64url, utf8 } from './base64url.ts'

const LONGEST = 32_768

/** Where the client keeps its text: a file, the registry, `localStorage`. Null = nothing is kept yet. */
export interface ActivationStorage {
  read(): Promise<string | null> | string | null
  write(text: string): Promise<void> | void
}

export interface Memory {
  readonly serial: string | null
  /** Asked for by a request file whose answer is not here yet. */
  readonly requestedSerial: string | null
  readonly activationId: string | null
  readonly token: string | null
  /** Latest time seen, seconds since 1970: the clock is not believed when it is a day behind. */
  readonly maxSeen: number
  /** Lowest `seq` that is still taken, by serial id: a token that was replaced or given back is refused. */
  readonly leastSeqs: Readonly<Record<string, number>>
  /** Signs deactivation receipts: public key in hex, PKCS #8 in base64url. Null before the first request. */
  readonly receiptKey: { readonly publicKey: string; readonly privateKey: string } | null
}

export const EMPTY_MEMORY: Memory = {
  serial: null, requestedSerial: null, activationId: null, token: null, maxSeen: 0, leastSeqs: {}, receiptKey: null,
}

/** The text to keep: the memory and its HMAC by the fingerprint. */
export async function sealed(memory: Memory, fingerprint: string): Promise<string> {
  const body = JSON.stringify(memory)
  const mac = await crypto.subtle.sign('HMAC', await macKey(fingerprint), utf8(body))
  return `${encodeBase64url(new Uint8Array(mac))}.${body}`
}

/**
 * Reads what `sealed` wrote. Of a text that was altered, or that comes from a machine with another fingerprint, only the serial is
 * taken: it lets the server be asked, and proves nothing.
 */
export async function unsealed(text: string | null, fingerprint: string): Promise<Memory> {
  if (text === null || text.length > LONGEST) return EMPTY_MEMORY
  const at = text.indexOf('.')
  const body = text.slice(at + 1)
  const memory = memoryOf(body)
  const mac = decodeBase64url(text.slice(0, Math.max(0, at)))
  if (memory === null) return EMPTY_MEMORY
  const isOurs = mac !== null && await crypto.subtle.verify('HMAC', await macKey(fingerprint), mac, utf8(body))
  return isOurs ? memory : { ...EMPTY_MEMORY, serial: memory.serial }
}

function macKey(fingerprint: string): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', utf8(`assento-activation-memory\n${fingerprint}`), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify'])
}

function memoryOf(body: string): Memory | null {
  try {
    const value: unknown = JSON.parse(body)
    return isMemory(value) ? value : null
  } catch {
    return null
  }
}

function isMemory(value: unknown): value is Memory {
  if (typeof value !== 'object' || value === null) return false
  const held = value as Readonly<Record<string, unknown>>
  return ['serial', 'requestedSerial', 'activationId', 'token'].every((name) => held[name] === null || typeof held[name] === 'string')
    && Number.isSafeInteger(held['maxSeen']) && typeof held['leastSeqs'] === 'object' && held['leastSeqs'] !== null
    && (held['receiptKey'] === null || typeof held['receiptKey'] === 'object')
}
