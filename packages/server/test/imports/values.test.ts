import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { padSkuId } from '../../src/imports/price-sheet/sku-id.ts'
import { dayAfter, decimalSeparatorOf, decimalText, readBoolean, readDay, readInstant, wholeNumber } from '../../src/imports/table/values.ts'
import type { CalendarDate } from '@assento/rules'

const DECIMALS: readonly (readonly [cell: string, separator: '.' | ',', text: string | null])[] = [
  ['34.56', '.', '34.56'], ["'22.0", '.', '22.0'], ['-7.74', '.', '-7.74'], ['0E-20', '.', '0E-20'], ['.5', '.', '0.5'],
  ['144.000000000000000001', '.', '144.000000000000000001'], ['1,234.50', '.', null], ['34,56', '.', null], ['R$ 10', '.', null], ['', '.', null],
  ['.', '.', null], ['34,56', ',', '34.56'], ['1.234,50', ',', '1234.50'], ['1.234', ',', '1234'], ['12.34,50', ',', null], ['1,2,3', ',', null],
]

const INSTANTS: readonly (readonly [cell: string, at: string | null])[] = [
  ['2/1/2019', '2019-02-01T00:00:00.000Z'],
  ['2/1/2019 12:00:00 AM', '2019-02-01T00:00:00.000Z'],
  ['2/4/2021 8:35:31 PM', '2021-02-04T20:35:31.000Z'],
  ['2/4/2021 12:00:01 PM', '2021-02-04T12:00:01.000Z'],
  ['2/1/2023 0:00', '2023-02-01T00:00:00.000Z'],
  ['2021-10-01', '2021-10-01T00:00:00.000Z'],
  ['2021-10-01T00:00:00.0000000Z', '2021-10-01T00:00:00.000Z'],
  ['2026-11-03T06:57:30.0682597Z', '2026-11-03T06:57:30.068Z'],
  ['2026-02-28T23:59:59.9999999Z', '2026-02-28T23:59:59.999Z'],
  ['2025-12-01T00:00:00.0000000+00:00', '2025-12-01T00:00:00.000Z'],
  ['2025-12-01T00:00:00-08:00', '2025-12-01T08:00:00.000Z'],
  ['2016-02-04T19:29:38.037', '2016-02-04T19:29:38.037Z'],
  ['2016-02-04 19:29:38', '2016-02-04T19:29:38.000Z'],
  ['1753-01-01T00:00:00Z', 'open'], ['1/1/1753', 'open'], ['11/30/9999 23:59', 'open'], ['9999-11-30T23:59:59.0000000Z', 'open'],
  ['2026-02-30', null], ['13/1/2026', null], ['2/29/2026', null], ['2/1/2019 13:00:00 PM', null], ['2/1/2019 0:00:00 AM', null],
  ['2/1/2019 24:00', null], ['46000', null], ['ontem', null], ['', null],
]

describe('numbers', () => {
  for (const [cell, separator, text] of DECIMALS) {
    it(`${JSON.stringify(cell)} with decimal ${separator} is ${text ?? 'no number'}`, () => assert.equal(decimalText(cell, separator), text))
  }
  it('have one decimal separator a file: a comma anywhere makes 1.234 a thousand', () => {
    assert.equal(decimalSeparatorOf(['1.234', '10', '34,56']), ',')
    assert.equal(decimalSeparatorOf(['1.234', '10']), '.')
    assert.equal(decimalSeparatorOf(['34.56', '34,56']), null)
  })
  it('of seats are whole', () => {
    assert.deepEqual(['10', '10.0', '10,0', '10.5', '-1', '1e3', ''].map(wholeNumber), [10, 10, 10, null, null, null, null])
  })
  it('of SKUs get their zeros back, and are text', () => {
    assert.deepEqual(padSkuId('1'), { skuId: '0001', padded: true })
    assert.deepEqual(padSkuId('000a'), { skuId: '000A', padded: false })
    assert.deepEqual([padSkuId('12345'), padSkuId('1A'), padSkuId('')], [null, null, null])
  })
})

describe('dates', () => {
  for (const zone of ['UTC', 'America/Sao_Paulo', 'Pacific/Kiritimati']) {
    it(`are UTC without a zone, when the server is in ${zone}`, () => {
      const before = process.env['TZ']
      process.env['TZ'] = zone
      try {
        assert.deepEqual(INSTANTS.map(([cell]) => [cell, readInstant(cell)]), INSTANTS)
      } finally {
        if (before === undefined) delete process.env['TZ']
        else process.env['TZ'] = before
      }
    })
  }
  it('of a term\'s end are the last day; the term is over on the next', () => {
    assert.equal(readDay('2027-10-14T00:00:00Z'), '2027-10-14')
    assert.equal(dayAfter('2028-02-28' as CalendarDate), '2028-02-29')
    assert.equal(readDay('9999-12-31T00:00:00Z'), 'open')
  })
  it('and answers are not guessed', () => assert.deepEqual(['true', 'Sim', 'FALSE', 'não', 'talvez', ''].map(readBoolean), [true, true, false, false, null, null]))
})
