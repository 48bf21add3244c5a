import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { buildReturnFile, readReturnFile } from '../../src/index.ts'
import type { CnabLayout, OccurrenceKind, ReturnBank, ReturnRecord } from '../../src/index.ts'
import { calendarDate } from '@assento/rules'
import { movement, REVENDA } from './support/movement.ts'

/** Every two-digit code, sent through a file: what each is, by the reader and not by its table. */
function readCodes(bank: ReturnBank, layout: CnabLayout, paidCents: number): readonly ReturnRecord[] {
  const codes = Array.from({ length: 99 }, (_, index) => String(index + 1).padStart(2, '0'))
  const movements = codes.map((occurrence, index) => movement(bank, index + 1, { occurrence, paidCents }))
  const reading = readReturnFile(buildReturnFile(bank, layout, { beneficiary: REVENDA, fileSequence: 1, generatedOn: calendarDate('2026-12-01'), movements }))
  assert.ok(reading.ok)
  return reading.file.records
}

const codesOf = (records: readonly ReturnRecord[], kind: OccurrenceKind): readonly string[] =>
  records.filter((record) => record.kind === kind).map(({ occurrence }) => occurrence)

/** brazil.md § 1.8, the paid codes of each bank and layout; Sicoob and Itaú 240 from their manuals. */
const PAID: readonly (readonly [ReturnBank, CnabLayout, readonly string[]])[] = [
  ['001', 240, ['06', '17']], ['237', 240, ['06', '17']], ['033', 240, ['06', '17']], ['756', 240, ['06', '17']], ['341', 240, ['06', '08', '10']],
  ['001', 400, ['05', '06', '07', '08', '15']], ['237', 400, ['06', '15', '17']], ['033', 400, ['06', '07', '08', '16', '17']],
  ['341', 400, ['06', '07', '08', '10', '59']], ['756', 400, ['05', '06', '15']],
]

describe('occurrences', () => {
  for (const [bank, layout, codes] of PAID) {
    it(`of ${bank} ${layout} are payments for ${codes.join(', ')} and for no other code, whatever the amount`, () => {
      assert.deepEqual(codesOf(readCodes(bank, layout, 10_000), 'paid'), codes)
      assert.deepEqual(codesOf(readCodes(bank, layout, 0), 'paid'), codes)
    })
    it(`of ${bank} ${layout} know an entry, a rejection, a write-off and a changed due date`, () => {
      const records = readCodes(bank, layout, 0)
      assert.ok(codesOf(records, 'entryConfirmed').includes('02'))
      assert.ok(codesOf(records, 'rejected').includes('03'))
      assert.ok(codesOf(records, 'writtenOff').includes('09'))
      assert.deepEqual(codesOf(records, 'dueDateChanged'), ['14'])
    })
  }

  it('17 is a payment after write-off at Banco do Brasil 240 and a rejection at Itaú, in both layouts', () => {
    const kindOf17 = (bank: ReturnBank, layout: CnabLayout) => readCodes(bank, layout, 100).find(({ occurrence }) => occurrence === '17')?.kind
    assert.deepEqual([kindOf17('001', 240), kindOf17('341', 240), kindOf17('341', 400)], ['paid', 'rejected', 'rejected'])
  })

  it('09 is never a payment at Santander 240, although a known library says so', () => {
    assert.equal(readCodes('033', 240, 100).find(({ occurrence }) => occurrence === '09')?.kind, 'writtenOff')
  })

  it('of a payment reversed or cancelled at Bradesco 400 undo nothing: 22 and 40 are for a person', () => {
    const records = readCodes('237', 400, 100)
    assert.deepEqual(['22', '40'].map((code) => records.find(({ occurrence }) => occurrence === code)?.kind), ['other', 'other'])
  })

  it('outside the table are told and are never a payment', () => {
    const reading = readReturnFile(buildReturnFile('756', 400, {
      beneficiary: REVENDA, fileSequence: 1, generatedOn: calendarDate('2026-12-01'), movements: [movement('756', 1, { occurrence: '99' })],
    }))
    assert.ok(reading.ok)
    assert.equal(reading.file.records[0]?.kind, 'other')
    assert.deepEqual(reading.file.problems.map(({ line, rule }) => [line, rule]), [[2, 'cnab.occurrence.unknown']])
  })

  it('settled without an amount are told: the boleto was paid by its Pix code', () => {
    const told = (paidCents: number) => {
      const reading = readReturnFile(buildReturnFile('341', 400, {
        beneficiary: REVENDA, fileSequence: 1, generatedOn: calendarDate('2026-12-01'), movements: [movement('341', 1, { occurrence: '10', paidCents, feeCents: 0 })],
      }))
      assert.ok(reading.ok)
      return reading.file.problems.map(({ rule }) => rule)
    }
    assert.deepEqual([told(0), told(1)], [['cnab.payment.withoutAmount'], []])
  })
})
