import { expect } from '@open-wc/testing'
import { nextStep } from '../../src/orders/next-step.ts'
import { COMPLETO, LIGHT } from './partner-facts.ts'

describe('the next step of a price list', () => {
  it('is the nearer of the next tier and the next bonus, and both where they meet', () => {
    const cases: readonly (readonly [number, ReturnType<typeof nextStep>])[] = [
      [1, { quantity: 5, more: 4, unitMonthlyCents: 10_800, bonus: 0 }], [4, { quantity: 5, more: 1, unitMonthlyCents: 10_800, bonus: 0 }],
      [5, { quantity: 10, more: 5, unitMonthlyCents: 9990, bonus: 1 }], [9, { quantity: 10, more: 1, unitMonthlyCents: 9990, bonus: 1 }],
      [10, { quantity: 20, more: 10, unitMonthlyCents: null, bonus: 1 }], [9989, { quantity: 9990, more: 1, unitMonthlyCents: null, bonus: 1 }],
    ]
    for (const [quantity, step] of cases) expect(nextStep(COMPLETO, quantity), String(quantity)).to.deep.equal(step)
  })

  it('is none past the last of all, without tiers and bonus, and for what cannot be ordered', () => {
    expect(nextStep(COMPLETO, 9990)).to.equal(null)
    expect(nextStep(LIGHT, 3)).to.equal(null)
    for (const quantity of [0, -1, 1.5, Number.NaN]) expect(nextStep(COMPLETO, quantity), String(quantity)).to.equal(null)
  })
})
