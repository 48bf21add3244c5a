import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { isChargeTxid, isEndToEndId, isStaticTxid, parsePixKey } from '../../src/index.ts'

describe('parsePixKey', () => {
  const right: readonly (readonly [text: string, kind: string, value: string])[] = [
    ['529.982.247-25', 'cpf', '52998224725'],
    ['12.abc.345/01de-35', 'cnpj', '12ABC34501DE35'],
    ['11.222.333/0001-81', 'cnpj', '11222333000181'],
    [' Cobranca@Example.com.br ', 'email', 'cobranca@example.com.br'],
    ['+55 (11) 99999-0000', 'phone', '+5511999990000'],
    ['+55 11 3333-4444', 'phone', '+551133334444'],
    ['+1 212 555 0100', 'phone', '+12125550100'],
    ['123E4567-E12B-12D1-A456-426655440000', 'random', '123e4567-e12b-12d1-a456-426655440000'],
    [`${'a'.repeat(65)}@example.com`, 'email', `${'a'.repeat(65)}@example.com`],
  ]
  for (const [text, kind, value] of right) it(`reads "${text}" as ${kind}`, () => assert.deepEqual(parsePixKey(text), { kind, value }))

  const wrong: readonly (readonly [title: string, text: string])[] = [
    ['nothing', ''],
    ['a CPF with a wrong digit', '52998224724'],
    ['a telephone without +, which is no CPF either', '11999990000'],
    ['a Brazilian telephone one digit short', '+551133334'],
    ['a Brazilian telephone one digit long', '+5511999990000000'],
    ['an e-mail of 78 characters', `${'a'.repeat(66)}@example.com`],
    ['an e-mail without a domain', 'cobranca@'],
    ['a random key without hyphens', '123e4567e12b12d1a456426655440000'],
    ['ten thousand characters', 'a@'.repeat(5000)],
  ]
  for (const [title, text] of wrong) it(`refuses ${title}`, () => assert.equal(parsePixKey(text), null))
})

describe('identifiers of Pix', () => {
  it('of a static code have 1 to 25 letters and digits, or are three stars', () => {
    assert.deepEqual(['', 'A', 'A'.repeat(25), 'A'.repeat(26), '***', '**', 'ç'].map(isStaticTxid), [false, true, true, false, true, false, false])
  })
  it('of a charge have 26 to 35', () => {
    assert.deepEqual([25, 26, 35, 36].map((length) => isChargeTxid('z'.repeat(length))), [false, true, true, false])
  })
  it('of a payment have 32', () => {
    assert.deepEqual(['E12345678202611211530abcdefghijk', 'E12345678202611211530abcdefghij', 'E12345678202611211530abcdefghij-'].map(isEndToEndId), [true, false, false])
  })
})
