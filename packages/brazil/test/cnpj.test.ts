import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { cnpjCheckDigits, cnpjRoot, formatCnpj, isCnpj, maskCnpj, normalizeTaxId, parseCnpj } from '../src/index.ts'
import type { Cnpj } from '../src/index.ts'

interface Vector { readonly id: string; readonly kind: string; readonly input: string; readonly expected: unknown; readonly source: string }
const { vectors } = JSON.parse(readFileSync(new URL('./vectors/brazil.json', import.meta.url), 'utf8')) as { vectors: Vector[] }
const vectorsOf = (kind: string) => vectors.filter((vector) => vector.kind === kind)
const BASE = fc.string({ unit: fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'), minLength: 12, maxLength: 12 })

describe('CNPJ', () => {
  for (const { id, input, expected } of vectorsOf('cnpj')) {
    it(`${id}: ${input} is ${expected === true ? 'accepted' : 'refused'}`, () => assert.equal(parseCnpj(input) !== null, expected))
  }
  for (const { id, input, expected } of vectorsOf('cnpj_format')) {
    it(`${id}: ${input} is written ${String(expected)}`, () => assert.equal(formatCnpj(input as Cnpj), expected))
  }
  for (const { id, input, expected } of vectorsOf('cnpj_normalize')) {
    it(`${id}: ${input} is stored ${String(expected)}`, () => assert.equal(parseCnpj(input), expected))
  }
  it('reads at least the twelve vectors that the file holds', () => {
    assert.ok(vectorsOf('cnpj').length + vectorsOf('cnpj_format').length + vectorsOf('cnpj_normalize').length >= 12)
  })
  it('keeps leading zeros: it is text, never a number', () => assert.equal(parseCnpj('01.234.567/0001-95'), '01234567000195'))
  it('counts a letter as ASCII − 48: 12ABC34501DE has check digits 35', () => assert.equal(cnpjCheckDigits('12ABC34501DE'), '35'))
  it('gives no check digits for a base of 11 or 13 characters', () => {
    assert.equal(cnpjCheckDigits('12ABC34501D'), null)
    assert.equal(cnpjCheckDigits('12ABC34501DE3'), null)
  })
  it('refuses fourteen equal digits although their check digits are right', () => assert.equal(isCnpj('00000000000000'), false))
  it('refuses letters in the check digits', () => assert.equal(parseCnpj('12ABC34501DE3S'), null))
  it('refuses characters that are no punctuation of a CNPJ', () => assert.equal(parseCnpj('54550[752#000155'), null))
  it('drops punctuation and spaces only', () => assert.equal(normalizeTaxId(' 12.abc.345/01de-35\t'), '12ABC34501DE35'))
  it('masks root and check digits, and shows the branch', () => assert.equal(maskCnpj('12ABC34501DE35' as Cnpj), '12.***.***/01DE-**'))
  it('shares its first eight characters with its branches', () => {
    assert.equal(cnpjRoot('99901001000174' as Cnpj), cnpjRoot('99901001000255' as Cnpj))
  })
  it('accepts every base with its own check digits, with and without punctuation', () => {
    fc.assert(fc.property(BASE, (base) => {
      const cnpj = `${base}${cnpjCheckDigits(base)}`
      fc.pre(new Set(cnpj).size > 1)
      assert.equal(parseCnpj(cnpj), cnpj)
      assert.equal(parseCnpj(formatCnpj(cnpj as Cnpj).toLowerCase()), cnpj)
    }))
  })
  it('refuses one wrong check digit', () => {
    fc.assert(fc.property(BASE, fc.integer({ min: 12, max: 13 }), fc.integer({ min: 1, max: 9 }), (base, position, step) => {
      const cnpj = `${base}${cnpjCheckDigits(base)}`
      const wrong = (Number(cnpj.charAt(position)) + step) % 10
      assert.equal(parseCnpj(`${cnpj.slice(0, position)}${wrong}${cnpj.slice(position + 1)}`), null)
    }))
  })
})
