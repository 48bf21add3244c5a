import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { calendarDate } from '@assento/rules'
import fc from 'fast-check'
import {
  barcodeToLine, buildBarcode, encodeFator, formatLine, generalDigit, lineToBarcode, normalizeBoletoCode, parseBarcode, readBoletoCode,
} from '../../src/index.ts'
import type { BoletoCodeProblem } from '../../src/index.ts'
import { barcode, changeDigit } from '../support/boleto-arbitrary.ts'

const LINE = '34191.10121 34567.880058 71234.570001 6 16670000012345'
const CODE = '34196166700000123451101234567880057123457000'
const DUE = calendarDate('2026-12-10')
const CAMPO = CODE.slice(19)

describe('a boleto that is read', () => {
  const problems: readonly (readonly [title: string, text: string, problem: BoletoCodeProblem])[] = [
    ['nothing', ' .- ', 'empty'],
    ['a letter O for a zero', LINE.replace('0', 'O'), 'characters'],
    ['a comma between fields', LINE.replace('.', ','), 'characters'],
    ['46 digits', normalizeBoletoCode(LINE).slice(0, 46), 'length'],
    ['48 digits of no utility', `${normalizeBoletoCode(LINE)}0`, 'length'],
    ['43 digits', CODE.slice(0, 43), 'length'],
    ['a utility bill of 48 digits', '846700000017435900240209024050002435842210108119', 'arrecadacao'],
    ['the barcode of a utility bill', '84670000001435900240200240500024384221010811', 'arrecadacao'],
    ['a wrong digit in field 1', `35${LINE.slice(2)}`, 'field1Digit'],
    ['a wrong digit in field 2', LINE.replace('34567', '34568'), 'field2Digit'],
    ['a wrong digit in field 3', LINE.replace('71234', '71235'), 'field3Digit'],
    ['another amount', LINE.replace('12345', '12346'), 'generalDigit'],
    ['another due date', LINE.replace('1667', '1668'), 'generalDigit'],
    ['a general digit of 0', LINE.replace(' 6 ', ' 0 '), 'generalDigit'],
    ['a currency that is not the real', barcodeToLine(`3418${CODE.slice(4)}`), 'currency'],
  ]
  for (const [title, text, problem] of problems) {
    it(`is refused with ${problem}: ${title}`, () => assert.deepEqual(readBoletoCode(text), { ok: false, problem }))
  }
  it('is the same from line and barcode, with spaces, dots, hyphens and line breaks', () => {
    const reading = parseBarcode(CODE)
    assert.ok(reading.ok)
    assert.deepEqual(readBoletoCode(LINE), reading)
    assert.deepEqual(readBoletoCode(LINE.replaceAll('.', '-').replaceAll(' ', '\n')), reading)
    assert.deepEqual(reading.parts, { barcode: CODE, bank: '341', generalDigit: 6, fator: '1667', amountCents: 12_345, campoLivre: CAMPO })
  })
  it('has no due date when the fator starts with 0', () => {
    const reading = parseBarcode(buildBarcode({ bank: '341', dueOn: null, amountCents: 12_345, campoLivre: CAMPO }))
    assert.ok(reading.ok)
    assert.deepEqual([reading.parts.fator, reading.parts.amountCents], [null, 12_345])
  })
})

describe('a barcode that is built', () => {
  it('has room for 99,999,999.99 beside the due date, and not for a cent more', () => {
    const fields = { bank: '341', dueOn: DUE, campoLivre: CAMPO }
    assert.equal(buildBarcode({ ...fields, amountCents: 9_999_999_999 }).slice(5, 19), `${encodeFator(DUE)}9999999999`)
    assert.throws(() => buildBarcode({ ...fields, amountCents: 10_000_000_000 }), RangeError)
  })
  it('gives the place of the fator to an amount that needs it', () => {
    const code = buildBarcode({ bank: '341', dueOn: null, amountCents: 10_000_000_000, campoLivre: CAMPO })
    assert.equal(code.slice(5, 19), '00010000000000')
    const reading = parseBarcode(code)
    assert.ok(reading.ok)
    assert.deepEqual([reading.parts.fator, reading.parts.amountCents], [null, 10_000_000_000])
  })
  it('stops where a reader would take the amount for a fator', () => {
    assert.throws(() => buildBarcode({ bank: '341', dueOn: null, amountCents: 10_000_000_000_000, campoLivre: CAMPO }), RangeError)
  })
  for (const [title, change] of [
    ['a negative amount', { amountCents: -1 }],
    ['half a cent', { amountCents: 0.5 }],
    ['a bank of four digits', { bank: '0341' }],
    ['a campo livre of 24 digits', { campoLivre: CAMPO.slice(1) }],
  ] as const) {
    it(`is refused with ${title}`, () => {
      assert.throws(() => buildBarcode({ bank: '341', dueOn: DUE, amountCents: 100, campoLivre: CAMPO, ...change }), RangeError)
    })
  }
  it('never has the general digit 0', () => {
    fc.assert(fc.property(barcode, ({ code }) => assert.match(code.charAt(4), /[1-9]/)), { numRuns: 1000 })
  })
  it('writes 1 where 11 − rest is 10 and where it is 11', () => {
    // The last digit weighs 2: 6 × 2 = 12, rest 1, 11 − 1 = 10; a sum of 0 leaves 11 − 0 = 11; 5 × 2 = 10 is 11 − 10 = 1 by itself.
    assert.deepEqual(['6', '0', '5', '1'].map((last) => generalDigit(last.padStart(43, '0'))), [1, 1, 1, 9])
  })
})

describe('line and barcode', () => {
  it('are each other’s inverse for every boleto', () => {
    fc.assert(fc.property(barcode, ({ fields, code }) => {
      const line = barcodeToLine(code)
      const reading = lineToBarcode(formatLine(line))
      assert.ok(reading.ok)
      assert.equal(reading.parts.barcode, code)
      assert.equal(reading.parts.amountCents, fields.amountCents)
      assert.equal(reading.parts.fator, fields.dueOn === null ? null : encodeFator(fields.dueOn))
      assert.equal(reading.parts.campoLivre, fields.campoLivre)
      assert.equal(barcodeToLine(reading.parts.barcode), line)
    }), { numRuns: 500 })
  })
  it('betray any one changed digit of fields 1 to 4', () => {
    fc.assert(fc.property(barcode, fc.integer({ min: 0, max: 32 }), fc.integer({ min: 1, max: 9 }), ({ code }, position, step) => {
      assert.equal(lineToBarcode(changeDigit(barcodeToLine(code), position, step)).ok, false)
    }), { numRuns: 1000 })
  })
  it('betray any one changed digit of due date and amount, unless the general digit is 1, which stands for three rests', () => {
    fc.assert(fc.property(barcode, fc.integer({ min: 33, max: 46 }), fc.integer({ min: 1, max: 9 }), ({ code }, position, step) => {
      fc.pre(code.charAt(4) !== '1')
      assert.equal(lineToBarcode(changeDigit(barcodeToLine(code), position, step)).ok, false)
    }), { numRuns: 1000 })
  })
  it('print in five fields', () => assert.equal(formatLine(barcodeToLine(CODE)), LINE))
  it('take 44 and 47 digits only', () => {
    assert.throws(() => barcodeToLine(CODE.slice(1)), RangeError)
    assert.throws(() => formatLine(CODE), RangeError)
  })
})
