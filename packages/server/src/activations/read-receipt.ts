/** Deactivation receipts: `deactivation/<base64url JSON>.<base64url Ed25519>`, signed by the machine with the key that it sent along. */
import { createPublicKey, verify } from 'node:crypto'
import { z } from 'zod'
import { unarmoured } from './armour.ts'

const PREFIX = 'deactivation/'

const payload = z.strictObject({
  v: z.literal(1), typ: z.literal('deactivation'), lic: z.string().max(64), serial: z.string().max(64), mach: z.string().max(64), fp: z.string().max(256),
  seq: z.int().min(0), at: z.int().min(0),
})

export interface Receipt {
  readonly serialId: string
  readonly activationId: string
  readonly fingerprint: string
  /** What was signed, and by what; nothing of the receipt counts before `isSignedBy` says so. */
  readonly signed: string
  readonly signature: Buffer
}

/** Reads an armoured receipt; null when it is none, or not in its canonical spelling. */
export function readReceipt(text: string): Receipt | null {
  const [signed = '', signatureText = '', ...more] = (unarmoured('DEACTIVATION RECEIPT', text) ?? '').split('.')
  if (more.length > 0 || !signed.startsWith(PREFIX)) return null
  const bytes = canonicalBytes(signed.slice(PREFIX.length))
  const signature = canonicalBytes(signatureText)
  const read = bytes === null ? null : payload.safeParse(jsonOf(bytes)).data
  if (signature === null || read === null || read === undefined) return null
  return { serialId: read.lic, activationId: read.mach, fingerprint: read.fp, signed, signature }
}

/** Whether the raw Ed25519 key (hex) signed the receipt. */
export function isSignedBy({ signed, signature }: Receipt, publicKey: string): boolean {
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey, 'hex').toString('base64url') }, format: 'jwk' })
  return verify(null, Buffer.from(signed, 'latin1'), key, signature)
}

/** Node reads base64url whose last character has bits that count for nothing: what does not read back the same is refused. */
function canonicalBytes(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64url')
  return text !== '' && bytes.toString('base64url') === text ? bytes : null
}

function jsonOf(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return null
  }
}
