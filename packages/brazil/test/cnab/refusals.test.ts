import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { calendarDate } from '@assento/rules'
import { buildReturnFile, readReturnFile } from '../../src/index.ts'
import type { CnabLayout, ReturnBank } from '../../src/index.ts'
import { bytesOf, digits, file240, file400, lay, read, refusalOf } from './support/lay.ts'
import type { Pair } from './support/lay.ts'
import { movement, REVENDA } from './support/movement.ts'

const PAID: Pair = { occurrence: '06', t: { 38: '12345670000000001', 82: digits(100, 15), 199: digits(0, 15) }, u: { 78: digits(100, 15), 93: digits(100, 15), 138: '01122026' } }
const GOOD_240 = file240('001', [PAID, PAID])
const DETAIL_400 = { 1: '10211222333000181', 63: '00000011', 109: '06', 111: '011226', 153: digits(4000, 13), 176: digits(0, 13), 254: digits(4000, 13) }
const COUNTS_ITAU = { 213: digits(2, 8), 221: digits(8000, 14) }
const GOOD_400 = file400('341', [DETAIL_400, DETAIL_400], { 109: '00001' }, COUNTS_ITAU)

/** The refusal of the lines after `change`, as rule and line. */
function ruleOf(lines: readonly string[], change: (lines: string[]) => string[]): readonly [string, number] {
  const { rule, line } = refusalOf(change([...lines]))
  return [rule, line]
}
const put = (line: string, column: number, text: string): string => `${line.slice(0, column - 1)}${text}${line.slice(column - 1 + text.length)}`
const change = (index: number, column: number, text: string) => (lines: string[]) => lines.map((line, at) => (at === index ? put(line, column, text) : line))

describe('a return file is refused whole', () => {
  it('and is read when nothing is wrong: the two files that the cases below spoil', () => {
    assert.deepEqual([read(GOOD_240).records.length, read(GOOD_400).records.length], [2, 2])
  })
  it('when it is no CNAB file: empty, text, a CSV, a PDF', () => {
    for (const lines of [[], [''], ['hello'], ['a;b;c'], ['%PDF-1.7'], ['0'.repeat(240)]]) assert.equal(refusalOf(lines).rule, 'cnab.file.notCnab')
  })
  it('when it is the remittance that goes to the bank, in either layout', () => {
    assert.deepEqual(ruleOf(GOOD_240, change(0, 143, '1')), ['cnab.file.remittance', 1])
    assert.deepEqual(ruleOf(GOOD_400, change(0, 2, '1REMESSA')), ['cnab.file.remittance', 1])
  })
  it('when the bank is none of the five, and Santander is read under its older number', () => {
    assert.deepEqual(ruleOf(GOOD_240, (lines) => lines.map((line) => put(line, 1, '104'))), ['cnab.file.unknownBank', 1])
    assert.deepEqual(ruleOf(GOOD_400, change(0, 77, '399')), ['cnab.file.unknownBank', 1])
    assert.equal(read(file400('353', [DETAIL_400])).bank, '033')
  })
  it('when its trailer is missing', () => {
    assert.deepEqual(ruleOf(GOOD_240, (lines) => lines.slice(0, -1)), ['cnab.file.noTrailer', 7])
    assert.deepEqual(ruleOf(GOOD_400, (lines) => lines.slice(0, -1)), ['cnab.file.noTrailer', 3])
  })
  it('when it was cut anywhere, to the line or inside one', () => {
    for (const lines of [GOOD_240, GOOD_400]) {
      const bytes = bytesOf(lines)
      const width = (lines[0]?.length ?? 0) + 2
      fc.assert(fc.property(fc.integer({ min: 0, max: bytes.length - width - 1 }), (length) => assert.equal(readReturnFile(bytes.subarray(0, length)).ok, false)))
    }
  })
  it('when a 240 batch or the file counts one line more, one line less or another batch', () => {
    for (const [index, column, text] of [[6, 18, '000005'], [6, 18, '000007'], [7, 24, '000007'], [7, 24, '000009'], [7, 18, '000002']] as const) {
      assert.deepEqual(ruleOf(GOOD_240, change(index, column, text)), ['cnab.file.countsDiffer', index + 1])
    }
  })
  it('when a batch has no trailer of its own', () => {
    const without = GOOD_240.filter((_, index) => index !== 6)
    assert.deepEqual(ruleOf(without, change(6, 24, '000007')), ['cnab.file.noTrailer', 7])
  })
  it('when Itaú 400 counts another number of titles or sums another value, by one cent', () => {
    assert.deepEqual(ruleOf(GOOD_400, change(3, 213, digits(3, 8))), ['cnab.file.countsDiffer', 4])
    assert.deepEqual(ruleOf(GOOD_400, change(3, 221, digits(8001, 14))), ['cnab.file.countsDiffer', 4])
  })
  it('when Bradesco 400 counts another number of payments, and Sicoob 400 of titles', () => {
    const zeros = { 58: '00000', 87: '00001', 104: '00000', 121: '00000', 138: '00000', 155: '00000', 172: '00000' }
    assert.equal(read(file400('237', [DETAIL_400], {}, zeros)).records.length, 1)
    assert.equal(refusalOf(file400('237', [DETAIL_400], {}, { ...zeros, 87: '00002' })).rule, 'cnab.file.countsDiffer')
    const sicoob = { 1: '902756', 164: digits(1, 8) }
    assert.equal(read(file400('756', [{ ...DETAIL_400, 176: '', 182: digits(0, 7) }], {}, sicoob)).records.length, 1)
    assert.equal(refusalOf(file400('756', [{ ...DETAIL_400, 176: '', 182: digits(0, 7) }], {}, { ...sicoob, 164: digits(2, 8) })).rule, 'cnab.file.countsDiffer')
  })
  it('when a numbered line of a 400 file is missing or comes twice', () => {
    assert.deepEqual(ruleOf(GOOD_400, (lines) => lines.filter((_, index) => index !== 1)), ['cnab.file.linesMissing', 2])
    assert.deepEqual(ruleOf(GOOD_400, (lines) => [...lines.slice(0, 2), ...lines.slice(1)]), ['cnab.file.linesMissing', 3])
  })
  it('when it holds a second file, lines after its trailer, or lines of another bank', () => {
    assert.deepEqual(ruleOf(GOOD_240, (lines) => [...lines, ...lines]), ['cnab.file.mixed', 9])
    assert.deepEqual(ruleOf(GOOD_240, (lines) => [lines[0] ?? '', ...lines]), ['cnab.file.mixed', 2])
    assert.deepEqual(ruleOf(GOOD_240, change(3, 1, '341')), ['cnab.file.mixed', 4])
  })
  it('when it has a control character, but not the end-of-file mark after its last line', () => {
    assert.deepEqual(ruleOf(GOOD_240, change(2, 60, '\u0000')), ['cnab.file.controlCharacter', 3])
    assert.deepEqual(ruleOf(GOOD_400, change(1, 40, '\t')), ['cnab.file.controlCharacter', 2])
    assert.deepEqual(ruleOf(GOOD_400, change(1, 40, '\u001a')), ['cnab.file.controlCharacter', 2])
    assert.equal(readReturnFile(Uint8Array.from([...bytesOf(GOOD_240), 0x1a])).ok, true)
    assert.equal(readReturnFile(Uint8Array.from([...bytesOf(GOOD_240), 0x1a, 0x0d, 0x0a])).ok, true)
  })
  it('when a line is one column too long, as after saving it as UTF-8; blanks at the end are not counted', () => {
    assert.deepEqual(ruleOf(GOOD_240, (lines) => lines.map((line, index) => (index === 2 ? `${line}X` : line))), ['cnab.line.tooLong', 3])
    assert.equal(read(GOOD_240.map((line) => `${line}   `)).records.length, 2)
  })
  it('when a line has a record type that its layout does not know', () => {
    assert.deepEqual(ruleOf(GOOD_240, change(3, 8, '7')), ['cnab.line.unknownRecord', 4])
    assert.deepEqual(ruleOf(GOOD_400, change(1, 1, '8')), ['cnab.line.unknownRecord', 2])
  })
  it('or read: no byte of a good file can be changed into an exception', () => {
    fc.assert(fc.property(fc.constantFrom(GOOD_240, GOOD_400), fc.nat(), fc.integer({ min: 0, max: 255 }), (lines, at, byte) => {
      const bytes = bytesOf(lines)
      bytes[at % bytes.length] = byte
      assert.equal(typeof readReturnFile(bytes).ok, 'boolean')
    }), { numRuns: 300 })
  })
  it('or read: no bytes at all throw', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => assert.equal(readReturnFile(bytes).ok, false)))
  })
})

describe('a problem leaves the rest of the file standing', () => {
  const spoiled = (lines: readonly string[], index: number, column: number, text: string) => {
    const file = read(change(index, column, text)([...lines]))
    return { rules: file.problems.map(({ rule, line }) => [rule, line]), records: file.records.length }
  }
  it('when a segment T has no U after it', () => {
    assert.deepEqual(spoiled(GOOD_240, 3, 14, 'Y'), { rules: [['cnab.pair.missingU', 3]], records: 1 })
  })
  it('when a segment U has no T before it', () => {
    assert.deepEqual(spoiled(GOOD_240, 2, 14, 'Y'), { rules: [['cnab.pair.missingT', 4]], records: 1 })
  })
  it('when T and U name different occurrences', () => {
    assert.deepEqual(spoiled(GOOD_240, 3, 16, '02'), { rules: [['cnab.pair.occurrencesDiffer', 3]], records: 1 })
  })
  it('when an amount is no number: a guess would be money', () => {
    assert.deepEqual(spoiled(GOOD_240, 3, 78, '00000000001,000'), { rules: [['cnab.amount.invalid', 3]], records: 1 })
    assert.deepEqual(spoiled(GOOD_400, 1, 254, 'ABC'), { rules: [['cnab.amount.invalid', 2]], records: 1 })
  })
  it('when a day does not exist: it is read as none', () => {
    const file = read(change(3, 138, '30022026')([...GOOD_240]))
    assert.deepEqual([file.records[0]?.paidOn, file.records[1]?.paidOn, file.problems[0]?.rule], [null, '2026-12-01', 'cnab.date.invalid'])
  })
  it('when a batch is of another service than collection: skipped', () => {
    assert.deepEqual(spoiled(GOOD_240, 1, 10, '20'), { rules: [['cnab.lot.otherService', 2]], records: 0 })
  })
  it('when a title is of another beneficiary than the first', () => {
    assert.deepEqual(spoiled(GOOD_400, 2, 4, '99888777000166'), { rules: [['cnab.beneficiary.differs', 3]], records: 2 })
  })
  it('when the header has no day', () => {
    assert.deepEqual(spoiled(GOOD_400, 0, 95, '000000'), { rules: [['cnab.date.invalid', 1]], records: 2 })
  })
})

describe('what layouts allow', () => {
  it('extra lines of a layout are skipped: Pix of Itaú and Santander, cheque of Banco do Brasil', () => {
    for (const [bank, layout, extra] of [['341', 400, '3'], ['033', 400, '2'], ['001', 400, '5'], ['237', 400, '4']] as const satisfies readonly (readonly [ReturnBank, CnabLayout, string])[]) {
      const built = buildReturnFile(bank, layout, { beneficiary: REVENDA, fileSequence: 1, generatedOn: calendarDate('2026-12-01'), movements: [movement(bank, 1)] })
      const [header = '', detail = '', trailer = ''] = String.fromCharCode(...built).split('\r\n')
      const lines = [header, detail, lay(400, { 1: extra }), trailer].map((line, index) => put(line, 395, digits(index + 1, 6)))
      assert.equal(read(lines).records.length, 1)
    }
  })
  it('Santander 240 may count only the details of a batch, others may not', () => {
    const santander = file240('033', [{ occurrence: '06', t: { 78: digits(100, 15), 194: digits(0, 15) }, u: PAID.u }])
    for (const count of ['000002', '000004']) assert.equal(read(change(4, 18, count)([...santander])).records.length, 1)
    assert.deepEqual(ruleOf(santander, change(4, 18, '000003')), ['cnab.file.countsDiffer', 5])
    assert.deepEqual(ruleOf(GOOD_240, change(6, 18, '000004')), ['cnab.file.countsDiffer', 7])
  })
  it('a segment Y between titles is skipped and does not part a pair', () => {
    const y = lay(240, { 1: '0010001300003Y 06' })
    const lines = [...GOOD_240.slice(0, 4), y, ...GOOD_240.slice(4)]
    assert.equal(read(change(8, 24, '000009')(change(7, 18, '000007')(lines))).records.length, 2)
  })
})
