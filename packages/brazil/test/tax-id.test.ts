import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { formatTaxId, maskTaxId, readTaxId } from '../src/index.ts'
import type { TaxIdProblem } from '../src/index.ts'

const PROBLEMS: readonly (readonly [title: string, text: string, problem: TaxIdProblem, suggestion?: string])[] = [
  ['an empty cell', ' ', 'empty'],
  ['a CNPJ that a spreadsheet turned into scientific notation, comma', '9,9905E+13', 'scientificNotation'],
  ['the same with a dot and a small e', '9.9905e+13', 'scientificNotation'],
  ['the same without decimals', '1E+13', 'scientificNotation'],
  ['a CNPJ whose leading zero a spreadsheet dropped', '1234567000195', 'leadingZeroLost', '01234567000195'],
  ['a CPF whose leading zero a spreadsheet dropped', '9876543213', 'length'],
  ['a wrong check digit', '99904004000162', 'checkDigits'],
  ['a wrong check digit of a CPF', '52998224724', 'checkDigits'],
  ['thirteen digits that no zero repairs', '1234567000196', 'length'],
  ['fifteen characters', '999010010001740', 'length'],
  ['letters where the check digits are due', '12ABC34501DEAA', 'characters'],
  ['letters in a CPF', '5299822472A', 'characters'],
  ['characters of no tax id', '12ABC345#1DE35', 'characters'],
  ['fourteen equal digits', '11111111111111', 'repeated'],
]

describe('readTaxId', () => {
  for (const [title, text, problem, suggestion = null] of PROBLEMS) {
    it(`names the problem of ${title}: ${problem}`, () => {
      assert.deepEqual(readTaxId(text), { ok: false, problem, suggestion })
    })
  }
  it('suggests, and does not take, a CPF with its zero back', () => {
    assert.deepEqual(readTaxId('1234567890'), { ok: false, problem: 'leadingZeroLost', suggestion: '01234567890' })
  })
  it('tells a CNPJ and a CPF apart by their length', () => {
    const kinds = ['99.901.001/0001-74', 'zx.9qk.801/0001-38', '000.000.001-91'].map((text) => {
      const reading = readTaxId(text)
      return reading.ok ? `${reading.taxId.kind} ${formatTaxId(reading.taxId)} ${maskTaxId(reading.taxId)}` : reading.problem
    })
    assert.deepEqual(kinds, [
      'cnpj 99.901.001/0001-74 99.***.***/0001-**',
      'cnpj ZX.9QK.801/0001-38 ZX.***.***/0001-**',
      'cpf 000.000.001-91 ***.000.001-**',
    ])
  })
})
