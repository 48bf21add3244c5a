import assert from 'node:assert/strict'
import { test } from 'node:test'
import { BILLING_FREQUENCIES, chooseOfferPrice, cyclePriceCents, cyclesPerTerm, instant, isFrequencyOffered } from '@assento/rules'
import type { BillingFrequency, Commitment, PriceWindow } from '@assento/rules'

const COMMITMENTS: readonly Commitment[] = ['P1M', 'P1Y', 'P3Y']
const FREQUENCIES: readonly BillingFrequency[] = ['none', 'monthly', 'annual', 'triennial']

test('each commitment is charged in the ways of its list and in no other', () => {
  const offered = COMMITMENTS.flatMap((commitment) => FREQUENCIES.filter((frequency) => isFrequencyOffered(commitment, frequency)).map((frequency) => `${commitment}/${frequency}`))
  assert.deepEqual(offered, ['P1M/monthly', 'P1Y/monthly', 'P1Y/annual', 'P3Y/monthly', 'P3Y/annual', 'P3Y/triennial'])
  assert.ok(COMMITMENTS.every((commitment) => BILLING_FREQUENCIES[commitment].every((frequency) => Number.isInteger(cyclesPerTerm(commitment, frequency)))))
})

for (const [term, commitment, frequency, expected] of [
  [12_000, 'P1Y', 'monthly', 1000], [12_005, 'P1Y', 'monthly', 1000], [12_006, 'P1Y', 'monthly', 1001], [12_000, 'P1Y', 'annual', 12_000],
  [36_000, 'P3Y', 'monthly', 1000], [36_000, 'P3Y', 'annual', 12_000], [36_000, 'P3Y', 'triennial', 36_000], [900, 'P1M', 'monthly', 900], [0, 'P1M', 'none', 0],
] as const) {
  test(`a term price of ${term} cents under ${commitment} is ${expected} a cycle, charged ${frequency}`, () => {
    assert.equal(cyclePriceCents(term, commitment, frequency), expected)
  })
}

const window = (startsAt: string, until: string | null, name: string): PriceWindow & { name: string } =>
  ({ startsAt: instant(`${startsAt}T00:00:00.000Z`), until: until === null ? null : instant(`${until}T00:00:00.000Z`), name })

test('of overlapping windows the one that ends first applies, and the newer one after it', () => {
  const windows = [window('2026-11-01', null, 'new'), window('2026-01-01', '2026-11-04', 'old')]
  assert.equal(chooseOfferPrice(windows, instant('2026-11-02T00:00:00.000Z'))?.name, 'old')
  assert.equal(chooseOfferPrice(windows, instant('2026-11-03T23:59:59.999Z'))?.name, 'old')
  assert.equal(chooseOfferPrice(windows, instant('2026-11-04T00:00:00.000Z'))?.name, 'new')
})

test('a window holds its first instant; before it there is no price', () => {
  const windows = [window('2026-11-01', null, 'new')]
  assert.equal(chooseOfferPrice(windows, instant('2026-10-31T23:59:59.999Z')), null)
  assert.equal(chooseOfferPrice(windows, instant('2026-11-01T00:00:00.000Z'))?.name, 'new')
})

test('of two windows that end together the later start applies, in any order', () => {
  const windows = [window('2026-01-01', '2027-01-01', 'first'), window('2026-06-01', '2027-01-01', 'second')]
  const open = [window('2026-01-01', '2027-01-01', 'ends'), window('2026-02-01', null, 'stays')]
  for (const order of [open, [...open].reverse()]) assert.equal(chooseOfferPrice(order, instant('2026-07-01T00:00:00.000Z'))?.name, 'ends')
  for (const order of [windows, [...windows].reverse()]) assert.equal(chooseOfferPrice(order, instant('2026-07-01T00:00:00.000Z'))?.name, 'second')
})
