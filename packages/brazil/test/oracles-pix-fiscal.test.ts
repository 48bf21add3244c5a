/** Pix and fiscal keys beside two public libraries (development only): where they agree for any input. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { generatePixPayload, getPixPayloadInfo, isValidNfeKey, isValidPixPayload } from '@brazilian-utils/brazilian-utils'
import { isPixCopyPaste } from 'validation-br'
import { buildBrCode, buildNfeKey, cnpjCheckDigits, isNfeKey, parseBrCode } from '../src/index.ts'
import { changeDigit, digits } from './support/boleto-arbitrary.ts'

const word = fc.string({ unit: fc.constantFrom(...'ABCZabczÃçéô019 -.&'), minLength: 1, maxLength: 60 }).map((text) => `A${text}`)
const fields = fc.record({
  key: fc.constantFrom('12ABC34501DE35', '52998224725', '+5511999990000', 'cobranca@example.com', '123e4567-e12b-12d1-a456-426655440000'),
  amountCents: fc.option(fc.integer({ min: 1, max: 9_999_999_999 }), { nil: null }),
  merchantName: word,
  merchantCity: word,
  txid: fc.option(fc.stringMatching(/^[A-Za-z0-9]{1,25}$/), { nil: null }),
})

describe('public libraries agree', () => {
  it('brazilian-utils: builds the same static code byte for byte', () => {
    fc.assert(fc.property(fields, (written) => {
      const result = buildBrCode(written)
      const { key, merchantName, merchantCity, amountCents, txid } = written
      const more = { ...(amountCents === null ? {} : { amount: amountCents / 100 }), ...(txid === null ? {} : { txid }) }
      assert.ok(result.ok)
      assert.equal(result.code, generatePixPayload({ key, merchantName, merchantCity, ...more }))
    }), { numRuns: 300 })
  })
  it('both: accept what we build, and brazilian-utils reads the same fields', () => {
    fc.assert(fc.property(fields, (written) => {
      const result = buildBrCode(written)
      assert.ok(result.ok)
      const ours = parseBrCode(result.code)
      const theirs = getPixPayloadInfo(result.code)
      assert.ok(ours.ok && theirs && isPixCopyPaste(result.code) && isValidPixPayload(result.code))
      const { key, amountCents, merchantName, merchantCity, txid } = ours.brCode
      assert.deepEqual(
        [key, amountCents, merchantName, merchantCity, txid],
        [theirs.key, theirs.amount === undefined ? null : Math.round(theirs.amount * 100), theirs.merchantName, theirs.merchantCity, theirs.txid ?? null],
      )
    }), { numRuns: 300 })
  })
  it('brazilian-utils: on every NF-e key of a numeric CNPJ, right or with one digit changed', () => {
    fc.assert(fc.property(digits(12), digits(8), fc.integer({ min: 20, max: 43 }), fc.integer({ min: 0, max: 9 }), (base, code, position, step) => {
      const parts = { state: '35', yearMonth: '2611', issuer: `${base}${cnpjCheckDigits(base)}`, model: '55', series: '001', number: '000000001', emissionType: '1', code }
      const key = changeDigit(buildNfeKey(parts), position, step)
      // A changed model or type of emission is a table of theirs, not the key's form.
      fc.pre(key.slice(20, 22) === '55' && key.charAt(34) === '1')
      assert.equal(isValidNfeKey(key), isNfeKey(key), key)
    }), { numRuns: 500 })
  })
})
