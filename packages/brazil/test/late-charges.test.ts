import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { addDays, calendarDate } from '@assento/rules'
import fc from 'fast-check'
import { DEFAULT_LATE_CHARGE_TERMS, interestPerDayCents, priceLateCharges, priceLateDays } from '../src/index.ts'
import type { LateChargeTerms } from '../src/index.ts'

const on = calendarDate
const TERMS = DEFAULT_LATE_CHARGE_TERMS
/** A Saturday; the next bank business day is Monday the 9th. */
const SATURDAY = on('2026-11-07')

describe('priceLateCharges', () => {
  it('asks nothing up to the due date, and fine and one day of interest on the next', () => {
    const due = on('2026-11-10')
    assert.deepEqual(priceLateCharges(123_456, due, on('2026-11-09')), { fineCents: 0, interestCents: 0, days: 0, totalCents: 123_456 })
    assert.deepEqual(priceLateCharges(123_456, due, due).totalCents, 123_456)
    assert.deepEqual(priceLateCharges(123_456, due, on('2026-11-11')), { fineCents: 2469, interestCents: 41, days: 1, totalCents: 125_966 })
  })
  it('asks nothing on the business day after a due date on a Saturday, by either start', () => {
    for (const startsFrom of ['extendedDueDate', 'originalDueDate'] as const) {
      assert.equal(priceLateCharges(10_000, SATURDAY, on('2026-11-09'), { ...TERMS, startsFrom }).totalCents, 10_000)
    }
  })
  it('counts from the extended date, or from the original one when the contract says so', () => {
    const daysOf = (startsFrom: LateChargeTerms['startsFrom']) => priceLateCharges(10_000, SATURDAY, on('2026-11-10'), { ...TERMS, startsFrom }).days
    assert.deepEqual([daysOf('extendedDueDate'), daysOf('originalDueDate')], [1, 3])
  })
  it('extends over local holidays that it is told of', () => {
    assert.equal(priceLateCharges(10_000, SATURDAY, on('2026-11-10'), TERMS, [on('2026-11-09')]).days, 0)
  })
})

describe('priceLateDays', () => {
  it('rounds one day of 1 % a month on 100.00 for ten days to 0.33', () => assert.equal(priceLateDays(10_000, 10, TERMS).interestCents, 33))
  it('rounds half a cent away from zero, or cuts it', () => {
    // 150.00 at 1 % a month is 5 cents a day; 15.00 half a cent.
    assert.equal(priceLateDays(1500, 1, TERMS).interestCents, 1)
    assert.equal(priceLateDays(1500, 1, { ...TERMS, rounding: 'truncate' }).interestCents, 0)
    assert.equal(priceLateDays(25, 1, { ...TERMS, interestBasisPointsPerMonth: 0 }).fineCents, 1)
    assert.equal(priceLateDays(24, 1, TERMS).fineCents, 0)
  })
  it('takes a fixed fine, whatever the principal', () => {
    assert.deepEqual(priceLateDays(100, 1, { ...TERMS, fine: { kind: 'fixed', cents: 500 } }), { fineCents: 500, interestCents: 0, days: 1, totalCents: 600 })
  })
  it('takes no fine and no interest at zero rates', () => {
    const none: LateChargeTerms = { ...TERMS, fine: { kind: 'percent', basisPoints: 0 }, interestBasisPointsPerMonth: 0 }
    assert.equal(priceLateDays(123_456, 400, none).totalCents, 123_456)
  })
  it('multiplies a day’s value that the bank has registered, cents already rounded', () => {
    const perDay: LateChargeTerms = { ...TERMS, mode: 'valuePerDay' }
    assert.equal(interestPerDayCents(123_456, perDay), 41)
    assert.equal(priceLateDays(123_456, 17, perDay).interestCents, 697)
  })
  it('is exact for amounts whose product exceeds a safe integer', () => {
    assert.equal(priceLateDays(9_007_199_254_740, 3000, TERMS).interestCents, 9_007_199_254_740)
  })
  for (const [title, principal, days] of [['a negative principal', -1, 1], ['half a cent', 0.5, 1], ['negative days', 100, -1]] as const) {
    it(`throws for ${title}`, () => assert.throws(() => priceLateDays(principal, days, TERMS), RangeError))
  }
  it('throws for a rate that is no number of basis points', () => {
    assert.throws(() => priceLateDays(100, 1, { ...TERMS, interestBasisPointsPerMonth: 1.5 }), RangeError)
    assert.throws(() => priceLateDays(100, 1, { ...TERMS, fine: { kind: 'fixed', cents: -1 } }), RangeError)
  })
  it('never falls as days pass, sums to its total, and cuts at most what it rounds', () => {
    const terms = fc.record({
      fine: fc.integer({ min: 0, max: 1000 }).map((basisPoints) => ({ kind: 'percent', basisPoints }) as const),
      interestBasisPointsPerMonth: fc.integer({ min: 0, max: 3000 }),
      mode: fc.constantFrom('monthlyRate', 'valuePerDay'),
      startsFrom: fc.constantFrom('extendedDueDate', 'originalDueDate'),
    }) as fc.Arbitrary<Omit<LateChargeTerms, 'rounding'>>
    fc.assert(fc.property(fc.integer({ min: 1, max: 1_000_000_000 }), fc.integer({ min: 0, max: 4000 }), terms, (principal, days, some) => {
      const [rounded, cut] = (['halfAwayFromZero', 'truncate'] as const).map((rounding) => priceLateDays(principal, days, { ...some, rounding }))
      const dueOn = on('2026-11-10')
      assert.deepEqual(priceLateCharges(principal, dueOn, addDays(dueOn, days), { ...some, rounding: 'truncate' }), cut)
      assert.ok(rounded && cut && cut.totalCents <= rounded.totalCents)
      assert.equal(rounded.totalCents, principal + rounded.fineCents + rounded.interestCents)
      assert.ok(priceLateDays(principal, days + 1, { ...some, rounding: 'truncate' }).totalCents >= cut.totalCents)
    }), { numRuns: 200 })
  })
})
