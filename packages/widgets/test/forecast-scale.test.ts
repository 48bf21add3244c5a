import { expect } from '@open-wc/testing'
import { scaleOf } from '../src/invoices/forecast-scale.ts'

describe('the scale of the forecast', () => {
  for (const [amounts, ticks] of [
    [[98_280, 460_858], [0, 200_000, 400_000, 600_000]],
    [[1], [0, 100]],
    [[0, 0], [0, 100]],
    [[400], [0, 100, 200, 300, 400]],
    [[401], [0, 200, 400, 600]],
    [[-70_000, 100_000], [-100_000, -50_000, 0, 50_000, 100_000]],
    [[-500], [-600, -400, -200, 0]],
  ] as const) {
    it(`has round lines around zero for ${amounts.join(' and ')} cents`, () => {
      const scale = scaleOf(amounts)
      expect(scale.ticks).to.deep.equal(ticks)
      expect(scale.at(ticks[0])).to.equal(1)
      expect(scale.at(ticks.at(-1) ?? 0)).to.equal(0)
    })
  }
})
