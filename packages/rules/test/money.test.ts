import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addMoney, centsFromDecimal, money, negateMoney, scaleCents, splitCents } from '@assento/rules'

for (const [cents, numerators, denominators, expected] of [
  [1, [1], [2], 1], [-1, [1], [2], -1], [149, [1], [100], 1], [150, [1], [100], 2], [-149, [1], [100], -1], [-150, [1], [100], -2],
  [1008, [2, 28], [30], 1882], [90_000, [5, 280], [365], 345_205], [0, [5], [7], 0], [-1, [1], [3], 0], [100, [1], [-8], -13],
] as const) {
  test(`${cents} × ${numerators.join(' × ')} ÷ ${denominators.join(' ÷ ')} is ${expected}, half away from zero`, () => {
    assert.equal(scaleCents(cents, numerators, denominators), expected)
  })
}

test('a product larger than a safe integer loses nothing before the division', () => {
  assert.equal(scaleCents(9_007_199_254_740_991, [365, 7], [365, 7]), 9_007_199_254_740_991)
})

test('an amount that is no safe integer, and a division by zero, throw', () => {
  assert.throws(() => scaleCents(9_007_199_254_740_991, [2]), RangeError)
  assert.throws(() => scaleCents(1, [1], [0]), RangeError)
  assert.throws(() => money('BRL', 0.5), RangeError)
})

test('there is one zero', () => {
  assert.ok(Object.is(money('BRL', -0).cents, 0))
  assert.ok(Object.is(negateMoney(money('BRL', 0)).cents, 0))
})

test('amounts of two currencies are not added', () => {
  assert.throws(() => addMoney(money('BRL', 1), money('USD', 1)), RangeError)
  assert.deepEqual(addMoney(money('BRL', 1), money('BRL', 2), money('BRL', -4)), { currency: 'BRL', cents: -1 })
})

test('a line and its reversal sum to zero, whatever the days', () => {
  fc.assert(fc.property(fc.nat(10_000_000), fc.integer({ min: 1, max: 10_000 }), fc.nat(366), fc.integer({ min: 28, max: 366 }), (cents, seats, days, cycle) => {
    assert.equal(scaleCents(cents, [seats, days], [cycle]) + scaleCents(cents, [-seats, days], [cycle]), 0)
  }))
})

test('parts of a split sum to the whole and are at most a cent from their share', () => {
  fc.assert(fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 12 }), (cents, weights) => {
    const total = weights.reduce((sum, weight) => sum + weight, 0)
    fc.pre(total > 0)
    const parts = splitCents(cents, weights)
    assert.equal(parts.reduce((sum, part) => sum + part, 0), cents)
    parts.forEach((part, index) => assert.ok(Math.abs(part - (cents * (weights[index] ?? 0)) / total) < 1.000001))
  }))
})

test('what cannot be split throws', () => assert.throws(() => splitCents(100, [0, 0]), RangeError))

for (const [text, expected] of [
  ['10.08', { cents: 1008, exact: true }], ['-0.005', { cents: -1, exact: false }], ['0.004', { cents: 0, exact: false }], ['3', { cents: 300, exact: true }],
  ['1.2E2', { cents: 12_000, exact: true }], ['0E-20', { cents: 0, exact: true }], ['1,50', null], ['', null], ['1e999', null],
] as const) {
  test(`the decimal ${JSON.stringify(text)} is ${expected === null ? 'no amount' : `${expected.cents} cents`}`, () => assert.deepEqual(centsFromDecimal(text), expected))
}
