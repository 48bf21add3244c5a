/** A signed word of a machine that it gave its activation back, for a server that it cannot reach. */
import { armoured, RECEIPT_FILE } from './armour.ts'
import { decodeBase64url, encodeBase64url, encodeHex, utf8 } from './base64url.ts'
import type { Memory } from './memory.ts'
import type { TokenPayload } from './token.ts'

/** A new Ed25519 key pair of this machine; its public half goes along with every activation. */
export async function newReceiptKey(): Promise<NonNullable<Memory['receiptKey']>> {
  const pair = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])
  if (!('privateKey' in pair)) throw new TypeError('Ed25519 gives a pair of keys')
  const [publicKey, privateKey] = await Promise.all([
    crypto.subtle.exportKey('raw', pair.publicKey), crypto.subtle.exportKey('pkcs8', pair.privateKey),
  ])
  return { publicKey: encodeHex(new Uint8Array(publicKey)), privateKey: encodeBase64url(new Uint8Array(privateKey)) }
}

/** `deactivation/<base64url JSON>.<base64url Ed25519>` in armour; `at` is in seconds since 1970. Null when the key is not readable. */
export async function signedReceipt(of: TokenPayload, at: number, privateKey: string): Promise<string | null> {
  const pkcs8 = decodeBase64url(privateKey)
  if (pkcs8 === null) return null
  const key = await crypto.subtle.importKey('pkcs8', pkcs8, 'Ed25519', false, ['sign'])
  const payload = { v: 1, typ: 'deactivation', lic: of.lic, serial: of.serial, mach: of.mach, fp: of.fp, seq: of.seq, at }
  const signed = `deactivation/${encodeBase64url(utf8(JSON.stringify(payload)))}`
  const signature = new Uint8Array(await crypto.subtle.sign('Ed25519', key, utf8(signed)))
  return armoured(RECEIPT_FILE, `${signed}.${encodeBase64url(signature)}`)
}
