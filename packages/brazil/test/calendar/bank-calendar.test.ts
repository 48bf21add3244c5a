import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { addDays, calendarDate } from '@assento/rules'
import fc from 'fast-check'
import { addBankBusinessDays, bankHolidays, easterSunday, isBankBusinessDay, lastPayableDay, nextBankBusinessDay } from '../../src/index.ts'

const on = calendarDate

describe('bank calendar', () => {
  it('knows Easter Sunday, early and late', () => {
    const easters = { 2008: '2008-03-23', 2011: '2011-04-24', 2024: '2024-03-31', 2026: '2026-04-05', 2038: '2038-04-25', 2076: '2076-04-19' }
    for (const [year, date] of Object.entries(easters)) assert.equal(easterSunday(Number(year)), date)
  })
  it('lists the thirteen holidays of 2026', () => {
    assert.deepEqual(bankHolidays(2026), [
      '2026-01-01', '2026-02-16', '2026-02-17', '2026-04-03', '2026-04-21', '2026-05-01', '2026-06-04', '2026-09-07', '2026-10-12',
      '2026-11-02', '2026-11-15', '2026-11-20', '2026-12-25',
    ])
  })
  it('has 20 November from 2024, not in 2023', () => {
    assert.deepEqual([2023, 2024].map((year) => bankHolidays(year).includes(on(`${year}-11-20`))), [false, true])
  })
  it('works on Ash Wednesday and on 31 December, and rests on Carnival Monday', () => {
    assert.deepEqual(['2026-02-16', '2026-02-18', '2026-12-31'].map((day) => isBankBusinessDay(on(day))), [false, true, true])
  })
  it('rests on local holidays that it is told of, as list or set', () => {
    const local = [on('2026-01-26')]
    assert.equal(isBankBusinessDay(on('2026-01-26')), true)
    assert.equal(isBankBusinessDay(on('2026-01-26'), local), false)
    assert.equal(nextBankBusinessDay(on('2026-01-24'), new Set(local)), '2026-01-27')
    assert.equal(lastPayableDay(on('2026-01-24'), 0, local), '2026-01-27')
  })
  it('moves a due date on a Saturday before Carnival to Ash Wednesday', () => {
    assert.equal(nextBankBusinessDay(on('2026-02-14')), '2026-02-18')
    assert.equal(nextBankBusinessDay(on('2026-02-13')), '2026-02-13')
  })
  it('counts business days forwards and backwards', () => {
    const from = on('2026-02-13')
    assert.deepEqual([-1, 0, 1, 2, 3].map((count) => addBankBusinessDays(from, count)), ['2026-02-12', '2026-02-13', '2026-02-18', '2026-02-19', '2026-02-20'])
    assert.equal(addBankBusinessDays(on('2026-02-14'), 0), '2026-02-18')
    assert.equal(addBankBusinessDays(on('2026-02-14'), -1), '2026-02-13')
    assert.throws(() => addBankBusinessDays(from, 0.5), RangeError)
  })
  it('holds no business day between a date and the next one', () => {
    const date = fc.integer({ min: 0, max: 28_000 }).map((days) => addDays(on('2001-01-01'), days))
    fc.assert(fc.property(date, (day) => {
      const next = nextBankBusinessDay(day)
      assert.ok(isBankBusinessDay(next) && next >= day)
      for (let between = day; between < next; between = addDays(between, 1)) assert.equal(isBankBusinessDay(between), false)
    }))
  })
  it('comes back from n days ahead to the same business day', () => {
    const date = fc.integer({ min: 0, max: 28_000 }).map((days) => nextBankBusinessDay(addDays(on('2001-01-01'), days)))
    fc.assert(fc.property(date, fc.integer({ min: 1, max: 30 }), (day, count) => {
      assert.equal(addBankBusinessDays(addBankBusinessDays(day, count), -count), day)
    }))
  })
})
