import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { formatBrl, parseBrl } from '../src/index.ts'

describe('reais', () => {
  for (const [text, cents] of [
    ['0', 0], ['5', 500], ['0,05', 5], ['1,5', 150], ['1234,56', 123_456], ['1.234,56', 123_456], ['1.234', 123_400],
    ['R$ 1.234,56', 123_456], ['R$\u00a01.234,56', 123_456], ['-R$ 10,00', -1000], ['R$ -10,00', -1000], ['-0,00', 0],
    ['90.071.992.547.409,91', Number.MAX_SAFE_INTEGER],
  ] as const) {
    it(`"${text}" is ${cents} cents`, () => assert.equal(parseBrl(text), cents))
  }
  for (const text of ['', ',50', '1234.56', '1.23', '12.34,5', '1,234', '1.2345,00', '--1', '-R$ -1', '1e3', 'NaN', '90.071.992.547.409,92', 'US$ 1,00']) {
    it(`"${text}" is no amount`, () => assert.equal(parseBrl(text), null))
  }
  it('are written with a no-break space and read back', () => {
    assert.equal(formatBrl(5), 'R$\u00a00,05')
    assert.equal(formatBrl(0), 'R$\u00a00,00')
    assert.equal(formatBrl(Number.MAX_SAFE_INTEGER), 'R$\u00a090.071.992.547.409,91')
    fc.assert(fc.property(fc.maxSafeInteger(), (cents) => assert.equal(parseBrl(formatBrl(cents)), cents)))
  })
  it('are not written from half a cent', () => assert.throws(() => formatBrl(0.5), RangeError))
})
