import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isRenewalGivenBack } from '@assento/rules'

const line = (creditedCents: number) => ({ amountCents: 12_000, creditedCents })

test('a renewal of which every line was given back in full is paid by nobody', () => {
  assert.equal(isRenewalGivenBack([line(12_000)]), true)
  assert.equal(isRenewalGivenBack([line(12_000), line(12_000)]), true)
})

test('one cent that is left, or one cycle, makes what was given back a discount', () => {
  assert.equal(isRenewalGivenBack([line(11_999)]), false)
  assert.equal(isRenewalGivenBack([line(12_000), line(0)]), false)
  assert.equal(isRenewalGivenBack([line(0)]), false)
})

test('what asked for nothing gave nothing back', () => assert.equal(isRenewalGivenBack([]), false))
