import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { buildNfeKey, buildNfseKey, cnpjCheckDigits, formatNfeKey, isNfeKey, parseDpsId, parseNfeKey, parseNfseKey } from '../../src/index.ts'
import type { NfeKeyParts, NfseKeyParts } from '../../src/index.ts'
import { changeDigit, digits } from '../support/boleto-arbitrary.ts'

const NFE = '35180834128745000152550010000474281920007498'
const NFE_PARTS: NfeKeyParts = {
  state: '35', yearMonth: '2611', issuer: '12ABC34501DE35', model: '55', series: '001', number: '000000001', emissionType: '1', code: '12345678',
}
const NFSE = '41069022221583854000118000000000123126084264360279'
const NFSE_PARTS: NfseKeyParts = {
  city: '4106902', environment: '2', issuerKind: '2', issuer: '21583854000118', number: '0000000001231', yearMonth: '2608', code: '426436027',
}
const cnpjBase = fc.string({ unit: fc.constantFrom(...'0123456789ABCXYZ'), minLength: 12, maxLength: 12 })

describe('NF-e key', () => {
  it('is built and read with letters in the CNPJ, in either case and in groups of four', () => {
    const key = buildNfeKey(NFE_PARTS)
    assert.equal(key, '35261112ABC34501DE35550010000000011123456785')
    assert.deepEqual(parseNfeKey(formatNfeKey(key).toLowerCase()), { ok: true, key, parts: NFE_PARTS, warnings: [] })
  })
  it('is printed in eleven groups of four', () => {
    assert.equal(formatNfeKey(NFE), '3518 0834 1287 4500 0152 5500 1000 0474 2819 2000 7498')
  })
  for (const [title, text, problem] of [
    ['43 characters', NFE.slice(1), 'length'],
    ['scientific notation of a spreadsheet', '3.5180834128745e+43', 'length'],
    ['a letter in the number', `${NFE.slice(0, 30)}A${NFE.slice(31)}`, 'characters'],
    ['a letter where the CNPJ’s check digits are due', `${NFE.slice(0, 18)}A${NFE.slice(19)}`, 'characters'],
    ['a letter in the month', `3518A8${NFE.slice(6)}`, 'characters'],
    ['a wrong check digit', changeDigit(NFE, 43, 1), 'checkDigit'],
  ] as const) {
    it(`is refused with ${problem}: ${title}`, () => assert.deepEqual(parseNfeKey(text), { ok: false, problem }))
  }
  it('warns of a state, a month and an issuer that do not exist, which the schema allows', () => {
    const warningsOf = (change: Partial<NfeKeyParts>) => {
      const reading = parseNfeKey(buildNfeKey({ ...NFE_PARTS, ...change }))
      return reading.ok ? reading.warnings : null
    }
    assert.deepEqual(warningsOf({ state: '99', yearMonth: '2613', issuer: '12ABC34501DE36' }), ['state', 'month', 'issuer'])
    assert.deepEqual(warningsOf({ yearMonth: '2600' }), ['month'])
    assert.deepEqual(warningsOf({ issuer: '00052998224725' }), [], 'a CPF with three zeros before it')
  })
  it('is not built from parts of another length or form', () => {
    assert.throws(() => buildNfeKey({ ...NFE_PARTS, number: '1' }), /number/)
    assert.throws(() => buildNfeKey({ ...NFE_PARTS, state: 'SP' }), RangeError)
  })
  it('betrays any one changed digit of the check digit', () => {
    fc.assert(fc.property(cnpjBase, digits(8), fc.integer({ min: 1, max: 9 }), (base, code, step) => {
      const key = buildNfeKey({ ...NFE_PARTS, issuer: `${base}${cnpjCheckDigits(base)}`, code })
      assert.equal(isNfeKey(key), true)
      assert.equal(isNfeKey(changeDigit(key, 43, step)), false)
    }))
  })
})

describe('NFS-e key', () => {
  it('is read with the letters NFS of its XML id, and built again', () => {
    assert.deepEqual(parseNfseKey(`NFS${NFSE}`), { ok: true, key: NFSE, parts: NFSE_PARTS, digit: '9', warnings: [] })
    assert.equal(buildNfseKey(NFSE_PARTS), NFSE)
  })
  it('with a wrong check digit is read with a warning: no official text says how to compute it', () => {
    const reading = parseNfseKey(changeDigit(NFSE, 49, 1))
    assert.ok(reading.ok)
    assert.deepEqual(reading.warnings, ['checkDigit'])
  })
  for (const [title, text, problem] of [
    ['49 digits', NFSE.slice(1), 'length'],
    ['51 digits', `${NFSE}0`, 'length'],
    ['an environment of 3', `${NFSE.slice(0, 7)}3${NFSE.slice(8)}`, 'characters'],
    ['an issuer that is neither CPF nor CNPJ', `${NFSE.slice(0, 8)}0${NFSE.slice(9)}`, 'characters'],
    ['a letter in the number', `${NFSE.slice(0, 30)}A${NFSE.slice(31)}`, 'characters'],
  ] as const) {
    it(`is refused with ${problem}: ${title}`, () => assert.deepEqual(parseNfseKey(text), { ok: false, problem }))
  }
  it('has letters in the CNPJ only when asked', () => {
    const parts = { ...NFSE_PARTS, issuer: '12ABC34501DE35' }
    assert.throws(() => buildNfseKey(parts), RangeError)
    const key = buildNfseKey(parts, { alphanumericIssuer: true })
    assert.deepEqual(parseNfseKey(key), { ok: false, problem: 'characters' })
    assert.equal(parseNfseKey(key, { alphanumericIssuer: true }).ok, true)
  })
  it('is not built when parts of wrong lengths make up for each other', () => {
    assert.throws(() => buildNfseKey({ ...NFSE_PARTS, number: '1', code: `000000000000${NFSE_PARTS.code}` }), RangeError)
  })
})

describe('DPS id', () => {
  const id = 'DPS410690222158385400011800001000000000001231'
  it('has 42 digits after its letters', () => {
    const parts = { city: '4106902', issuerKind: '2', issuer: '21583854000118', series: '00001', number: '000000000001231' }
    assert.deepEqual(parseDpsId(id), { ok: true, id, parts })
  })
  it('is refused without its letters, one short, and with another letter', () => {
    assert.deepEqual(parseDpsId(id.slice(3)), { ok: false, problem: 'length' })
    assert.deepEqual(parseDpsId(id.slice(0, -1)), { ok: false, problem: 'length' })
    assert.deepEqual(parseDpsId(id.replace('DPS', 'NFS')), { ok: false, problem: 'characters' })
  })
  it('has letters in the CNPJ only when asked', () => {
    const letters = id.replace('21583854000118', '12ABC34501DE35')
    assert.deepEqual([parseDpsId(letters).ok, parseDpsId(letters, { alphanumericIssuer: true }).ok], [false, true])
  })
})
