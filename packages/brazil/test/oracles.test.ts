/**
 * The same questions put to two public libraries (development only). Each known difference is a case of its own, so that a
 * new version of either library that changes its mind is noticed.
 */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { isValidCnpj, isValidCpf } from '@brazilian-utils/brazilian-utils'
import { isCNPJ, isCPF } from 'validation-br'
import { cnpjCheckDigits, cpfCheckDigits, parseCnpj, parseCpf } from '../src/index.ts'

const DIGITS = '0123456789'
const text = (alphabet: string, length: number) =>
  fc.string({ unit: fc.constantFrom(...alphabet), minLength: length, maxLength: length })
/** Half of the cases with right check digits, half with any: random ones alone would nearly all be wrong. */
const candidate = (alphabet: string, length: number, digitsOf: (base: string) => string | null) =>
  fc.tuple(text(alphabet, length), text(DIGITS, 2), fc.boolean())
    .map(([base, any, right]) => `${base}${right ? digitsOf(base) : any}`)

describe('differences from public libraries', () => {
  it('validation-br agrees on every alphanumeric CNPJ', () => {
    fc.assert(fc.property(candidate(`${DIGITS}ABCDEFGHIJKLMNOPQRSTUVWXYZ`, 12, cnpjCheckDigits), (value) => {
      assert.equal(parseCnpj(value) !== null, isCNPJ(value), value)
    }), { numRuns: 2000 })
  })
  it('brazilian-utils agrees on every alphanumeric CNPJ when told version 2', () => {
    fc.assert(fc.property(candidate(`${DIGITS}ABCDEFGHIJKLMNOPQRSTUVWXYZ`, 12, cnpjCheckDigits), (value) => {
      assert.equal(parseCnpj(value) !== null, isValidCnpj(value, { version: 2 }), value)
    }), { numRuns: 2000 })
  })
  it('both agree on every numeric CNPJ and on every CPF', () => {
    fc.assert(fc.property(candidate(DIGITS, 12, cnpjCheckDigits), candidate(DIGITS, 9, cpfCheckDigits), (cnpj, cpf) => {
      assert.deepEqual([isCNPJ(cnpj), isValidCnpj(cnpj)], Array(2).fill(parseCnpj(cnpj) !== null), cnpj)
      assert.deepEqual([isCPF(cpf), isValidCpf(cpf)], Array(2).fill(parseCpf(cpf) !== null), cpf)
    }), { numRuns: 2000 })
  })
  it('known: brazilian-utils refuses letters unless told version 2', () => {
    assert.equal(isValidCnpj('12ABC34501DE35'), false)
    assert.equal(parseCnpj('12ABC34501DE35'), '12ABC34501DE35')
  })
})
