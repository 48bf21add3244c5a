import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { addDays, calendarDate } from '@assento/rules'
import { buildReturnFile, issuedNumber, readReturnFile } from '../../src/index.ts'
import type { CnabLayout, ReturnBank, ReturnContents, ReturnFile } from '../../src/index.ts'
import { boletoOf, movement, REVENDA } from './support/movement.ts'

const BANKS: readonly ReturnBank[] = ['001', '033', '237', '341', '756']
const LAYOUTS: readonly CnabLayout[] = [240, 400]
const PAIRS = BANKS.flatMap((bank) => LAYOUTS.map((layout) => ({ bank, layout })))
const GENERATED_ON = calendarDate('2026-12-01')

function roundTrip(bank: ReturnBank, layout: CnabLayout, contents: Partial<ReturnContents>): ReturnFile {
  const reading = readReturnFile(buildReturnFile(bank, layout, { beneficiary: REVENDA, fileSequence: 77, generatedOn: GENERATED_ON, movements: [], ...contents }))
  assert.ok(reading.ok, reading.ok ? '' : `${reading.rule} ${reading.message}`)
  return reading.file
}

describe('the simulated bank', () => {
  for (const { bank, layout } of PAIRS) {
    it(`${bank} ${layout}: is read back with the amounts, days and numbers that were paid`, () => {
      const paid = movement(bank, 42, { lateChargesCents: 233, discountCents: 0, paidCents: 10_233, feeCents: 210 })
      const file = roundTrip(bank, layout, { movements: [paid] })
      const [record] = file.records
      assert.deepEqual(
        [record?.kind, record?.amountCents, record?.paidCents, record?.lateChargesCents, record?.feeCents, record?.paidOn, record?.creditedOn, record?.dueOn],
        ['paid', 10_000, 10_233, 233, 210, '2026-11-30', '2026-12-01', '2026-11-30'],
      )
      assert.deepEqual([record?.documentNumber, record?.ownUse], ['2026-42', 'inv-42'])
      assert.deepEqual(file.problems, [])
      assert.equal(file.generatedOn, GENERATED_ON)
      assert.equal(file.fileSequence, bank === '033' && layout === 400 ? null : 77, 'Santander 400 prints no number of the file')
    })

    it(`${bank} ${layout}: a title is found again under the number that its boleto was issued with`, () => {
      for (const sequence of [1, 99_999, 9_999_999]) {
        const [record] = roundTrip(bank, layout, { movements: [movement(bank, sequence)] }).records
        assert.equal(issuedNumber(bank, record?.titleNumber ?? ''), boletoOf(bank, sequence).nossoNumero)
      }
    })

    it(`${bank} ${layout}: a day without movements is a file of no records`, () => {
      assert.deepEqual(roundTrip(bank, layout, {}).records, [])
    })

    it(`${bank} ${layout}: every line has ${layout} columns and ends in CRLF`, () => {
      const lines = String.fromCharCode(...buildReturnFile(bank, layout, { beneficiary: REVENDA, fileSequence: 1, generatedOn: GENERATED_ON, movements: [movement(bank, 1)] })).split('\r\n')
      assert.equal(lines.pop(), '')
      assert.deepEqual([...new Set(lines.map((line) => line.length))], [layout])
    })

    it(`${bank} ${layout}: any list of movements comes back as many, with the same amounts`, () => {
      const cents = fc.integer({ min: 0, max: 9_999_999 })
      fc.assert(fc.property(fc.array(fc.record({ amountCents: cents, paidCents: cents, days: fc.integer({ min: 0, max: 400 }) }), { maxLength: 12 }), (rows) => {
        const movements = rows.map(({ amountCents, paidCents, days }, index) =>
          movement(bank, index + 1, { amountCents: amountCents + 1, paidCents: paidCents + 210, feeCents: 210, paidOn: addDays(GENERATED_ON, days) }))
        const { records } = roundTrip(bank, layout, { movements })
        assert.deepEqual(records.map(({ amountCents, paidCents, paidOn }) => ({ amountCents, paidCents, paidOn })),
          movements.map(({ amountCents, paidCents, paidOn }) => ({ amountCents, paidCents, paidOn })))
      }), { numRuns: 25 })
    })
  }

  it('says who the file is for where the layout prints it: Banco do Brasil 400 has the convênio and no CNPJ', () => {
    const whose = (bank: ReturnBank, layout: CnabLayout) => roundTrip(bank, layout, { movements: [movement(bank, 1)] }).beneficiary
    assert.deepEqual([whose('001', 400).taxId, whose('001', 400).agreement], [null, '1234567'])
    for (const { bank, layout } of PAIRS.filter((pair) => pair.bank !== '001' || pair.layout === 240)) assert.equal(whose(bank, layout).taxId, REVENDA.taxId)
  })

  it('reads a CPF of eleven digits as a CPF', () => {
    const beneficiary = { ...REVENDA, taxId: '52998224725' }
    for (const { bank, layout } of PAIRS.filter((pair) => pair.bank !== '001' || pair.layout === 240)) {
      assert.equal(roundTrip(bank, layout, { beneficiary, movements: [movement(bank, 1)] }).beneficiary.taxId, '52998224725')
    }
  })
})

describe('issuedNumber', () => {
  it('takes what a layout cut or padded back to the issued width', () => {
    assert.equal(issuedNumber('033', '0000140'), '000000000140')
    assert.equal(issuedNumber('756', '000000008'), '0000008')
  })
  it('leaves the check digit of eleven positions out at Banco do Brasil and keeps seventeen as they are', () => {
    assert.equal(issuedNumber('001', '12345678901X'), '12345678901')
    assert.equal(issuedNumber('001', '12345678901'), '12345678901')
    assert.equal(issuedNumber('001', '01234567890123456'), '01234567890123456')
  })
  it('is null for what is no number of that bank: none, letters, too long', () => {
    assert.deepEqual([issuedNumber('341', ''), issuedNumber('341', '00000000'), issuedNumber('341', '0000001A'), issuedNumber('341', '123456789'), issuedNumber('001', '123')],
      [null, null, null, null, null])
  })
})
