import { expect } from '@open-wc/testing'
import { RowLayout, type OpenGroup } from '../../src/licences/row-layout.ts'
import { scrollScale } from '../../src/licences/scroll-scale.ts'

const SIZES = { group: 50, serial: 60 }
const OPEN: readonly OpenGroup[] = [{ group: 1, rows: 3 }, { group: 4, rows: 2 }]

/** Row by row, as one would write it down. */
function written(groups: number, open: readonly OpenGroup[]) {
  const rows: { group: number; serial: number | null; top: number }[] = []
  let top = 0
  for (let group = 0; group < groups; group += 1) {
    rows.push({ group, serial: null, top })
    top += SIZES.group
    for (let serial = 0; serial < (open.find((one) => one.group === group)?.rows ?? 0); serial += 1) {
      rows.push({ group, serial, top })
      top += SIZES.serial
    }
  }
  return { rows, height: top }
}

describe('where rows stand', () => {
  it('agrees with the list written down row by row', () => {
    const { rows, height } = written(6, OPEN)
    const layout = new RowLayout(6, OPEN, SIZES)
    expect([layout.rows, layout.height]).to.deep.equal([rows.length, height])
    rows.forEach(({ group, serial, top }, row) => {
      expect(layout.at(row)).to.deep.equal({ group, serial })
      expect(layout.rowOf({ group, serial })).to.equal(row)
      expect(layout.topOf(row)).to.equal(top)
      expect(layout.rowAt(top)).to.equal(row)
      expect(layout.rowAt(top + layout.heightOf(row) - 1)).to.equal(row)
    })
  })

  it('gives the first and the last row outside, and the customer for a serial that is not shown', () => {
    const layout = new RowLayout(6, OPEN, SIZES)
    expect([layout.rowAt(-5), layout.rowAt(1e9)]).to.deep.equal([0, 10])
    expect(layout.at(layout.rowOf({ group: 2, serial: 5 }))).to.deep.equal({ group: 2, serial: null })
    expect(layout.rowOf({ group: 99, serial: null })).to.equal(10)
  })

  it('is one to one while the list fits into its scroller', () => {
    const scale = scrollScale(900, 100, 1000)
    expect([scale.height, scale.offsetAt(300), scale.topAt(300), scale.offsetAt(5000), scale.topAt(-1)]).to.deep.equal([900, 300, 300, 800, 0])
  })

  it('reaches first and last rows exactly when the list is longer than browsers allow', () => {
    const scale = scrollScale(60_000_000, 600, 8_000_000)
    expect(scale.height).to.equal(8_000_000)
    expect([scale.offsetAt(0), scale.offsetAt(1000)]).to.deep.equal([0, 1000])
    expect([scale.offsetAt(8_000_000 - 600), scale.offsetAt(8_000_000 - 700)]).to.deep.equal([60_000_000 - 600, 60_000_000 - 700])
    for (const offset of [0, 17, 1200, 1201, 30_000_000, 59_998_000, 59_999_400]) expect(scale.offsetAt(scale.topAt(offset))).to.be.closeTo(offset, 0.01)
  })
})
