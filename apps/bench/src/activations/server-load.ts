import { createHash } from 'node:crypto'
import type { Load } from '../server/loads.ts'
import { fingerprintAt, serialAt } from './server-fill.ts'

/** What the n-th computer sends. */
export function validationAt(publishableKey: string, index: number) {
  const nonce = createHash('sha256').update(`nonce ${index}`).digest().subarray(0, 16).toString('base64url')
  return { tenant: publishableKey, serial: serialAt(index), fp: fingerprintAt(index), nonce }
}

/** Validations of all computers, scattered, the same ones in every run. Bodies are made before: making them would be measured. */
export function validationLoad(name: string, port: number, bodies: readonly string[]): Load {
  return {
    name, port,
    next: (index) => ({ method: 'POST', path: '/v1/validate', headers: { 'content-type': 'application/json' }, body: bodies[(index * 7919) % bodies.length] ?? '' }),
    isRight: (body) => body.startsWith('{"valid":true,"code":"VALID","nonce":"') && body.includes('"token":"activation/'),
  }
}
