/** Signs tokens as a portal does, with keys of its own, and keeps what a client would keep on a disk. */
import { createPrivateKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import type { ActivationStorage } from '../../src/activation/index.ts'
import { armoured, LICENCE_FILE } from '../../src/activation/armour.ts'

export const NOW = 1_795_219_200
export const DAY = 86_400

export interface Issuer {
  readonly publicKeys: Readonly<Record<string, string>>
  /** A token of the usual payload with these fields in place of the usual ones. */
  token(fields?: Readonly<Record<string, unknown>>, prefix?: string): string
  file(fields?: Readonly<Record<string, unknown>>): string
}

export function createIssuer(kid = 'k1'): Issuer {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex')
  const token: Issuer['token'] = (fields = {}, prefix = 'activation/') => signedWith(privateKey, { ...payload(kid), ...fields }, prefix)
  return { publicKeys: { [kid]: raw }, token, file: (fields) => armoured(LICENCE_FILE, token(fields)) }
}

export function signedWith(key: KeyObject, payloadOf: unknown, prefix = 'activation/'): string {
  const signed = `${prefix}${Buffer.from(JSON.stringify(payloadOf)).toString('base64url')}`
  return `${signed}.${sign(null, Buffer.from(signed), key).toString('base64url')}`
}

/** Private key of RFC 8032, 7.1, TEST 1. */
export const RFC_8032_KEY = createPrivateKey({
  key: Buffer.from('302e020100300506032b6570042204209d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'hex'), format: 'der', type: 'pkcs8',
})

const payload = (kid: string) => ({
  v: 1, typ: 'activation', iss: 'assento', kid, iat: NOW, exp: NOW + 30 * DAY, lic: 'ser_1', serial: 'GM609', mach: 'act_1', fp: 'pc-1', state: 'active',
  notAfter: NOW + 60 * DAY, graceUntil: NOW + 67 * DAY, max: 1, seq: 5, nonce: 'AAAAAAAAAAAAAAAAAAAAAA',
})

export class MemoryStorage implements ActivationStorage {
  text: string | null = null
  read(): string | null {
    return this.text
  }
  write(text: string): void {
    this.text = text
  }
}
