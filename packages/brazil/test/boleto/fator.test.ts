import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { addDays, calendarDate } from '@assento/rules'
import fc from 'fast-check'
import { decodeFator, encodeFator } from '../../src/index.ts'

const on = calendarDate

describe('encodeFator', () => {
  const cases: readonly (readonly [title: string, dueOn: string, fator: string])[] = [
    ['the base day itself is 0000, which readers take for none', '1997-10-07', '0000'],
    ['the last day before 1000 keeps its leading zero', '2000-07-02', '0999'],
    ['1000 is 3 July 2000', '2000-07-03', '1000'],
    ['9999 is 21 February 2025', '2025-02-21', '9999'],
    ['the next day is 1000 again', '2025-02-22', '1000'],
    ['9999 comes again on 13 October 2049', '2049-10-13', '9999'],
    ['and 1000 a third time the day after', '2049-10-14', '1000'],
  ]
  for (const [title, dueOn, fator] of cases) it(title, () => assert.equal(encodeFator(on(dueOn)), fator))
  it('throws for a day before the base', () => assert.throws(() => encodeFator(on('1997-10-06')), RangeError))
})

describe('decodeFator', () => {
  const today = on('2026-11-21')
  it('takes a date 3000 days back, and not 3001', () => {
    assert.equal(decodeFator(encodeFator(addDays(today, -3000)), today), addDays(today, -3000))
    assert.equal(decodeFator(encodeFator(addDays(today, -3001)), today), null)
  })
  it('takes a date 5500 days ahead, and not 5501', () => {
    assert.equal(decodeFator(encodeFator(addDays(today, 5500)), today), addDays(today, 5500))
    assert.equal(decodeFator(encodeFator(addDays(today, 5501)), today), null)
  })
  it('reads the same digits as another date nine thousand days later', () => {
    assert.equal(decodeFator('1000', on('2000-07-03')), '2000-07-03')
    assert.equal(decodeFator('1000', on('2025-02-22')), '2025-02-22')
    assert.equal(decodeFator('1000', on('2049-10-14')), '2049-10-14')
  })
  for (const text of ['0000', '0999', '100', '10000', '1O00', ''] as const) {
    it(`finds no due date in "${text}"`, () => assert.equal(decodeFator(text, today), null))
  }
  it('gives back every due date from 2000 to 2060 that lies in the window of the day it is read', () => {
    const dueOn = fc.integer({ min: 0, max: 22_000 }).map((days) => addDays(on('2000-07-03'), days))
    fc.assert(fc.property(dueOn, fc.integer({ min: -5500, max: 3000 }), (date, offset) => {
      assert.equal(decodeFator(encodeFator(date), addDays(date, offset)), date)
    }), { numRuns: 1000 })
  })
  it('answers null for due dates before July 2000, which have a leading zero', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 999 }), (days) => {
      const date = addDays(on('1997-10-07'), days)
      assert.equal(decodeFator(encodeFator(date), date), null)
    }))
  })
})
