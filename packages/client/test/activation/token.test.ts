import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { fingerprintOf, verifyToken, type TokenChecks } from '../../src/activation/index.ts'
import { decodeBase64url, encodeBase64url } from '../../src/activation/base64url.ts'
import { createIssuer, DAY, NOW, RFC_8032_KEY, signedWith } from './issuer.ts'

interface Vector {
  readonly publicKeyHex: string
  readonly payload: Readonly<Record<string, unknown>> & { readonly fp: string; readonly nonce: string; readonly iat: number; readonly iss: string }
  readonly token: string
}

const vector = JSON.parse(readFileSync(new URL('../vectors/activation-token.json', import.meta.url), 'utf8')) as Vector
const issuer = createIssuer()
const checks: TokenChecks = { publicKeys: issuer.publicKeys, issuer: 'assento', fingerprint: 'pc-1', nonce: null, leastSeqs: {}, now: NOW }
const codeOf = async (token: string, more: Partial<TokenChecks> = {}) => (await verifyToken(token, { ...checks, ...more })).code

describe('the vector of licences.md § 4.4', () => {
  const { payload, token } = vector
  const of: TokenChecks = { publicKeys: { k1: vector.publicKeyHex }, issuer: payload.iss, fingerprint: payload.fp, nonce: payload.nonce, leastSeqs: {}, now: payload.iat }

  it('verifies, and its payload is read whole', async () => {
    assert.deepEqual(await verifyToken(token, of), { code: 'VALID', payload })
  })

  it('is what signing its payload in its order of fields gives', () => {
    assert.equal(signedWith(RFC_8032_KEY, payload), token)
  })

  it('is refused with another prefix, one changed character, and every other spelling of its last character', async () => {
    assert.equal((await verifyToken(token.replace('activation/', 'license/'), of)).code, 'TOKEN_INVALID')
    assert.equal((await verifyToken(`${token.slice(0, 40)}${token[40] === 'A' ? 'B' : 'A'}${token.slice(41)}`, of)).code, 'TOKEN_INVALID')
    for (const last of ['x', 'y', 'z', '0', '_']) assert.equal((await verifyToken(token.slice(0, -1) + last, of)).code, 'TOKEN_INVALID', last)
  })

  it('has the fingerprint of its machine (§ 4.2)', async () => {
    assert.equal(await fingerprintOf({ disk: 'XYZ', board: 'ABC' }), payload.fp)
  })
})

describe('a token', () => {
  it('is refused when it is not one', async () => {
    const good = issuer.token()
    for (const text of ['', '.', 'activation/.', `${good}.`, `${good}.AAAA`, good.split('.')[0] ?? '', `activation/${'A'.repeat(9000)}.AAAA`, issuer.token({}, 'license/'), ` ${good}`, `${good}\n`]) {
      assert.equal(await codeOf(text), 'TOKEN_INVALID', text.slice(0, 30))
    }
  })

  it('counts only with a pinned key, of its own id', async () => {
    const other = createIssuer('k2')
    assert.equal(await codeOf(other.token()), 'TOKEN_INVALID', 'a key that is not pinned')
    assert.equal(await codeOf(other.token({ kid: 'k1' })), 'TOKEN_INVALID', 'a pinned id with another key')
    assert.equal(await codeOf(issuer.token({ kid: 'toString' })), 'TOKEN_INVALID')
    assert.equal(await codeOf(other.token(), { publicKeys: { ...issuer.publicKeys, ...other.publicKeys } }), 'VALID', 'two are pinned while one takes over')
  })

  it('is of this type, version and issuer', async () => {
    for (const fields of [{ v: 2 }, { typ: 'deactivation' }, { iss: 'https://outro.example' }, { exp: '1' }, { seq: 1.5 }, { fp: null }]) {
      assert.equal(await codeOf(issuer.token(fields)), 'TOKEN_INVALID', JSON.stringify(fields))
    }
  })

  it('is of this machine, and of this request where there is one', async () => {
    assert.equal(await codeOf(issuer.token({ fp: 'pc-2' })), 'FINGERPRINT_MISMATCH')
    assert.equal(await codeOf(issuer.token(), { nonce: 'AAAAAAAAAAAAAAAAAAAAAA' }), 'VALID')
    assert.equal(await codeOf(issuer.token(), { nonce: 'AAAAAAAAAAAAAAAAAAAAAQ' }), 'TOKEN_INVALID')
  })

  it('is not older than the last one of the same serial', async () => {
    assert.equal(await codeOf(issuer.token(), { leastSeqs: { ser_1: 5 } }), 'VALID')
    assert.equal(await codeOf(issuer.token(), { leastSeqs: { ser_1: 6 } }), 'TOKEN_OLDER')
    assert.equal(await codeOf(issuer.token(), { leastSeqs: { ser_2: 6 } }), 'VALID')
  })

  it('was not issued more than five minutes from now', async () => {
    assert.equal(await codeOf(issuer.token(), { now: NOW - 300 }), 'VALID')
    assert.equal(await codeOf(issuer.token(), { now: NOW - 301 }), 'CLOCK_SKEW')
  })

  it('ends with its own end, which is not the licence’s', async () => {
    assert.equal(await codeOf(issuer.token(), { now: NOW + 30 * DAY - 1 }), 'VALID')
    assert.equal(await codeOf(issuer.token(), { now: NOW + 30 * DAY }), 'TOKEN_EXPIRED')
  })

  it('is in grace from the end of the paid time, and over at the end of grace', async () => {
    const long = issuer.token({ exp: NOW + 90 * DAY })
    for (const [now, code] of [[60 * DAY - 1, 'VALID'], [60 * DAY, 'GRACE'], [67 * DAY - 1, 'GRACE'], [67 * DAY, 'EXPIRED']] as const) {
      assert.equal(await codeOf(long, { now: NOW + now }), code)
    }
    assert.equal(await codeOf(issuer.token({ exp: NOW + 90 * DAY, notAfter: null, graceUntil: null }), { now: NOW + 89 * DAY }), 'VALID', 'without an end it has none')
  })

  it('fails by the first check that fails, in the order of § 4.4', async () => {
    const wrong = { fp: 'pc-2', nonce: 'x', seq: 0, iat: NOW + DAY, exp: NOW, graceUntil: NOW }
    const against = { nonce: 'y', leastSeqs: { ser_1: 1 } }
    const steps = [['FINGERPRINT_MISMATCH', { fp: 'pc-1' }], ['TOKEN_INVALID', { nonce: 'y' }], ['TOKEN_OLDER', { seq: 1 }], ['CLOCK_SKEW', { iat: NOW }], ['TOKEN_EXPIRED', { exp: NOW + DAY }], ['EXPIRED', { graceUntil: NOW + DAY, notAfter: null }]] as const
    let fields: Record<string, unknown> = wrong
    for (const [code, mended] of steps) {
      assert.equal(await codeOf(issuer.token(fields), against), code)
      fields = { ...fields, ...mended }
    }
    assert.equal(await codeOf(issuer.token(fields), against), 'VALID')
  })
})

describe('base64url', () => {
  it('has one spelling for each text', () => {
    for (let length = 0; length < 70; length += 1) {
      const bytes = Uint8Array.from({ length }, (_each, index) => (index * 37 + length) % 256)
      const text = encodeBase64url(bytes)
      assert.equal(text, Buffer.from(bytes).toString('base64url'))
      if (length > 0) assert.deepEqual(decodeBase64url(text), bytes)
    }
    for (const text of ['', 'A', 'AB', 'AAB', 'AA=', 'AA==', 'A+AA', 'A/AA', 'AA A', 'AAAAA']) assert.equal(decodeBase64url(text), null, text)
  })
})

describe('a fingerprint', () => {
  it('is made of 1 to 20 named lines, whatever their order', async () => {
    const parts = (count: number) => Object.fromEntries(Array.from({ length: count }, (_each, index) => [`p${index}`, 'v']))
    assert.equal(await fingerprintOf(parts(20)), await fingerprintOf(Object.fromEntries(Object.entries(parts(20)).reverse())))
    for (const wrong of [{}, parts(21), { 'a=b': 'c' }, { a: '' }, { a: 'b\nc=d' }]) await assert.rejects(fingerprintOf(wrong), TypeError)
  })
})
