import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { interleaved2of5, interleaved2of5Bars, interleaved2of5Modules } from '../../src/index.ts'
import { barcode } from '../support/boleto-arbitrary.ts'

/** Weights of the five marks of a digit; the fifth is parity. 0 is written as 11. */
const MARK_WEIGHTS = [1, 2, 4, 7, 0]

/** Reads the bars as a scanner does, from widths alone. */
function scan(bars: readonly { readonly x: number; readonly width: number }[], modules: number): string {
  const widths = bars.flatMap(({ x, width }, index) => [width, (bars[index + 1]?.x ?? modules) - x - width]).slice(0, -1)
  const marks = widths.slice(4, -3).map((width) => width > 1)
  let text = ''
  for (let at = 0; at < marks.length; at += 10) {
    for (const offset of [0, 1]) {
      const sum = MARK_WEIGHTS.reduce((total, weight, index) => total + (marks[at + offset + 2 * index] ? weight : 0), 0)
      text += String(sum === 11 ? 0 : sum)
    }
  }
  return text
}

describe('interleaved 2 of 5', () => {
  it('can be read back from the black bars of every boleto', () => {
    fc.assert(fc.property(barcode, ({ code }) => assert.equal(scan(interleaved2of5Bars(code), 405), code)))
  })
  it('alternates, begins and ends with a bar, and fills its width', () => {
    const elements = interleaved2of5('0123456789')
    assert.ok(elements.every(({ bar }, index) => bar === (index % 2 === 0)))
    assert.equal(elements.at(-1)?.bar, true)
    const last = interleaved2of5Bars('0123456789').at(-1)
    assert.equal((last?.x ?? 0) + (last?.width ?? 0), interleaved2of5Modules(elements))
  })
  it('has 114 bars in a boleto', () => assert.equal(interleaved2of5Bars('0'.repeat(44)).length, 114))
  for (const text of ['', '1', '123', '12A4']) {
    it(`refuses "${text}"`, () => assert.throws(() => interleaved2of5(text), RangeError))
  }
})
