import assert from 'node:assert/strict'
import { createPrivateKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { calendarDate, instant } from '@assento/rules'
import type { MachineSerial } from '@assento/store'
import { armoured, unarmoured } from '../../src/activations/armour.ts'
import { signedText, tokenPayload } from '../../src/activations/token.ts'

interface Vector { readonly payload: Readonly<Record<string, string | number>>; readonly token: string }

const vector = JSON.parse(readFileSync(new URL('../vectors/activation-token.json', import.meta.url), 'utf8')) as Vector
/** RFC 8032, 7.1, TEST 1. */
const key = createPrivateKey({
  key: Buffer.from('302e020100300506032b6570042204209d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'hex'), format: 'der', type: 'pkcs8',
})
const now = instant('2026-11-21T00:00:00.000Z')

const serial: MachineSerial = {
  last5: 'GM609', tokenSeq: 1, offlineDays: 30, heartbeatHours: 24, leaseMinutes: null,
  facts: {
    id: 'lic_1', productId: 'p', partnerId: null, customerId: 'c', payerId: null, zone: 'UTC', provisionedAt: now, pendingReason: null, cancelledAt: null,
    cancelKind: null, suspension: null, period: 'P1Y', anchorDay: 21, validUntil: calendarDate('2027-11-21'), graceDays: 15, maxActivations: 1,
    maxTransfers: null, isReturnable: true, lapseEffect: 'stops', version: 1,
  },
}
const grant = { serial, activationId: 'mac_1', fingerprint: String(vector.payload['fp']), seq: 1, nonce: String(vector.payload['nonce']) }

test('the vector of licences.md § 4.4 is what its payload signs to', () => {
  assert.equal(signedText('activation', vector.payload, key), vector.token)
})

test('a token has the fields of the vector in the same order, and its values, but for the whole serial', () => {
  const payload = tokenPayload(grant, 'k1', 'https://portal.example', now)
  assert.deepEqual(Object.entries(payload), Object.entries({ ...vector.payload, serial: 'GM609' }))
})

test('a token ends after the product’s days, and never later than the grace period', () => {
  const ending = (validUntil: string, graceDays: number) => {
    const { iat, exp } = tokenPayload({ ...grant, serial: { ...serial, facts: { ...serial.facts, validUntil: calendarDate(validUntil), graceDays } } }, 'k1', 'x', now)
    return (exp - iat) / 86_400
  }
  assert.deepEqual([ending('2026-12-21', 0), ending('2026-12-20', 1), ending('2026-12-20', 0), ending('2026-11-21', 1)], [30, 30, 29, 1])
})

test('armour reads what it writes, whatever the length, and nothing else', () => {
  for (const length of [0, 1, 63, 64, 65, 128, 129]) {
    const text = 'x'.repeat(length)
    const file = armoured('DEACTIVATION RECEIPT', text)
    assert.equal(unarmoured('DEACTIVATION RECEIPT', file), text, String(length))
    assert.equal(unarmoured('DEACTIVATION RECEIPT', `\n${file.replaceAll('\n', '\r\n')} `), text, 'as a mail carries it')
    assert.equal(unarmoured('LICENSE FILE', file), null)
  }
  assert.equal(unarmoured('DEACTIVATION RECEIPT', armoured('DEACTIVATION RECEIPT', 'x'.repeat(65)).replace('xx\n', 'x\nx')), null, 'other line lengths')
})
