/** Every form in which the vendor's invoice is known to come (formats.md § 3), read without a database. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { gzipSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'
import { plainDecimal } from '../../src/imports/reconciliation/line-values.ts'
import { COLUMNS_2020, COLUMNS_47, readAll, RECON_CSV, RECON_JSON, vendorCsv, vendorItem } from './reconciliation-support.ts'
import { sample } from './support.ts'

const valuesOf = async (bytes: Uint8Array | string) => (await readAll(bytes)).rows.map(({ value }) => value)
const rulesOf = async (bytes: Uint8Array | string) => (await readAll(bytes)).rows.flatMap(({ refusal, warnings }) => [...(refusal === null ? [] : [refusal]), ...warnings].map(({ rule, field }) => [rule, field]))
const lineOf = async (cells: Readonly<Record<string, string>>, columns?: readonly string[]) => (await valuesOf(vendorCsv([cells], columns)))[0]
const json = (body: unknown) => JSON.stringify(body)

describe('columns are bound by name', () => {
  it('in the 48-column order, with PartnerName, PublisherDiscount and DiscountDetails and without AlternateId and BillingFrequency', async () => {
    const order = ['PartnerName', 'PublisherDiscount', 'DiscountDetails', ...COLUMNS_47.toReversed()].filter((name) => !['AlternateId', 'BillingFrequency'].includes(name))
    assert.equal(order.length, 48)
    const { rows, findings } = await readAll(vendorCsv([{ Subtotal: '30' }], order))
    assert.deepEqual([rows[0]?.value?.subtotalCents, rows[0]?.value?.billingFrequency, findings.facts.unknownColumns], [3000, 'monthly', []])
  })
  it('in the form of 2020, which ends at MeterDescription and tells no term', async () => {
    const line = await lineOf({}, COLUMNS_2020)
    assert.deepEqual([line?.subtotalCents, line?.term, line?.commitment, line?.reference], [3000, null, null, null])
  })
  it('whatever their case and old names, and unknown ones are reported', async () => {
    const [header = '', ...lines] = vendorCsv([{}], [...COLUMNS_47.map((name) => ({ MpnId: 'MPNID', ResellerMpnId: 'Tier2MpnId' })[name] ?? name), 'NewColumn']).split('\r\n')
    for (const spelt of [header, header.toLowerCase(), header.toUpperCase()]) {
      const { rows, findings } = await readAll([spelt, ...lines].join('\r\n'))
      assert.deepEqual([rows[0]?.value?.subtotalCents, findings.facts.unknownColumns.map((name) => name.toLowerCase())], [3000, ['newcolumn']])
    }
    assert.equal((await lineOf({ ReferenceID: 'abc' }, COLUMNS_47.map((name) => (name === 'ReferenceId' ? 'ReferenceID' : name))))?.reference, 'abc')
  })
})

describe('bytes', () => {
  const text = vendorCsv([{}, { Subtotal: '-30', BillableQuantity: '3' }])
  const [header = '', first = '', second = ''] = text.split('\r\n')
  const BOM = '\uFEFF'
  it('with a mark and CRLF are read, and rows are lines of the file', async () => {
    assert.deepEqual((await readAll(BOM + text)).rows.map(({ row }) => row), [2, 3])
  })
  it('of gzip with several members, each with its mark and header, are one table', async () => {
    const members = [[header, first, ''], [BOM + header, second, '']].map((lines) => gzipSync(lines.join('\r\n')))
    assert.deepEqual((await valuesOf(Buffer.concat(members))).map((line) => line?.subtotalCents), [3000, -3000])
  })
  it('of a member without a last line end do not run into the next header', async () => {
    const members = [`${BOM}${header}\r\n${first}`, `${BOM}${header}\r\n${second}`].map((part) => gzipSync(part))
    assert.deepEqual((await valuesOf(Buffer.concat(members))).map((line) => line?.subtotalCents), [3000, -3000])
  })
  it('of a zip are the table in it', async () => assert.equal((await valuesOf(zipSync({ 'fatura.csv': strToU8(text) }))).length, 2))
  it('of another encoding keep their accents', async () => {
    const { rows, findings } = await readAll(Buffer.from(vendorCsv([{ CustomerName: 'Padaria São João' }]), 'latin1'))
    assert.deepEqual([rows[0]?.value?.customerName, findings.facts.encoding], ['Padaria São João', 'windows-1252'])
  })
  it('with line breaks in a cell number the next row by its line', async () => {
    assert.deepEqual((await readAll(vendorCsv([{ PriceAdjustmentDescription: 'a\nb\nc' }, {}]))).rows.map(({ row }) => row), [2, 5])
  })
  it('of both samples hold 21 lines', async () => {
    for (const name of [RECON_CSV, RECON_JSON]) assert.equal((await valuesOf(sample(name).bytes)).length, 21)
  })
})

describe('numbers', () => {
  it('behind an apostrophe, with eighteen decimals and exponents, are exact', async () => {
    const line = await lineOf({ Subtotal: '\'30.000000000000000000', TaxTotal: '\'0E-20', Total: '\'30', EffectiveUnitPrice: '\'10.000000000000000001', BillableQuantity: '\'3.000000000000000000' })
    assert.deepEqual([line?.subtotalCents, line?.taxCents, line?.effectiveUnitPrice, line?.quantity], [3000, 0, '10.000000000000000001', '3'])
  })
  it('with a rest below the cent are rounded with a warning', async () => {
    assert.deepEqual(await rulesOf(vendorCsv([{ Subtotal: '30.004', Total: '30' }])), [['imports.row.rounded', 'Subtotal']])
  })
  it('take the sign of the subtotal, whatever that of the quantity', async () => {
    for (const quantity of ['2', '-2']) assert.equal((await lineOf({ Subtotal: '-7.74', Total: '-7.74', EffectiveUnitPrice: '3.87', BillableQuantity: quantity }))?.quantity, '-2')
    for (const quantity of ['2', '-2']) assert.equal((await lineOf({ Subtotal: '7.74', Total: '7.74', EffectiveUnitPrice: '3.87', BillableQuantity: quantity }))?.quantity, '2')
  })
  it('are those of BillableQuantity, not Quantity', async () => assert.equal((await lineOf({ Quantity: '99' }))?.quantity, '3'))
  it('that do not give the subtotal, or the total, are warned of', async () => {
    assert.deepEqual(await rulesOf(vendorCsv([{ Subtotal: '30.03', Total: '30.03' }])), [])
    assert.deepEqual(await rulesOf(vendorCsv([{ Subtotal: '30.04', Total: '30.04' }])), [['imports.reconciliation.vendorAmount', 'Subtotal']])
    assert.deepEqual(await rulesOf(vendorCsv([{ TaxTotal: '1.50', Total: '31.49' }])), [['imports.reconciliation.total', 'Total']])
  })
  it('of usage may be fractions, cut twice', async () => {
    assert.deepEqual(await rulesOf(vendorCsv([{ MeterDescription: 'Horas', BillableQuantity: '3.3', EffectiveUnitPrice: '0.0333', PCToBCExchangeRate: '5.372146', Subtotal: '0.53', Total: '0.53' }])), [])
  })
  it('with decimal commas throughout are read; a mixture is not', async () => {
    const text = vendorCsv([{ Subtotal: '30,50', Total: '30,50' }, {}])
    assert.deepEqual((await valuesOf(text)).map((line) => line?.subtotalCents), [3050, 3000])
    await assert.rejects(readAll(vendorCsv([{ Subtotal: '30,50' }, { Subtotal: '30.50' }])), /imports\.file\.decimals/)
  })
  it('have one spelling', () => {
    assert.deepEqual(['10.000', '0E-20', '-0.50', '007', '1.5e2', '1.5E-3', '-0'].map(plainDecimal), ['10', '0', '-0.5', '7', '150', '0.0015', '0'])
  })
})

describe('dates', () => {
  for (const [start, end] of [
    ['10/12/2026', '11/11/2026'], ['10/12/2026 12:00:00 AM', '11/11/2026 11:59:59 PM'], ['2026-10-12', '2026-11-11'], ['2026-10-12T00:00:00', '2026-11-11T00:00:00'],
    ['2026-10-12T00:00:00.0000000Z', '2026-11-11T00:00:00.1234567Z'], ['2026-10-12T00:00:00+00:00', '2026-11-11T00:00:00+00:00'], ['2026-10-11T16:00:00-08:00', '2026-11-10T16:00:00-08:00'],
  ] as const) {
    it(`such as ${start} are days in UTC, and the last one belongs to the charge`, async () => {
      assert.deepEqual((await lineOf({ ChargeStartDate: start, ChargeEndDate: end }))?.period, { startsOn: '2026-10-12', until: '2026-11-12' })
    })
  }
  it('that are blank at the end, or in 9999, are perpetual', async () => {
    for (const end of ['', '11/30/9999']) assert.equal((await lineOf({ ChargeEndDate: end }))?.period.until, null)
  })
  it('that do not exist, or end before they begin, reject the line by its field', async () => {
    assert.deepEqual(await rulesOf(vendorCsv([{ ChargeEndDate: '2/30/2026' }, { ChargeEndDate: '10/11/2026' }, { ChargeStartDate: '' }])), [
      ['imports.row.date', 'ChargeEndDate'], ['imports.row.dates', 'ChargeEndDate'], ['imports.row.blank', 'ChargeStartDate'],
    ])
  })
  it('tell commitment and billing, whatever the words beside them say', async () => {
    const line = await lineOf({ TermAndBillingCycle: '1 Year Subscription', SubscriptionEndDate: '10/11/2029', ChargeEndDate: '10/11/2027' })
    assert.deepEqual([line?.commitment, line?.billingFrequency], ['P3Y', 'annual'])
    assert.equal((await lineOf({ ChargeStartDate: '10/20/2026' }))?.billingFrequency, null)
  })
  it('of the whole term without a frequency are one payment', async () => {
    assert.equal((await lineOf({ BillingFrequency: '', ChargeEndDate: '10/11/2027' }))?.billingFrequency, 'oneTime')
    assert.equal((await lineOf({ BillingFrequency: 'Annual', ChargeEndDate: '10/11/2027' }))?.billingFrequency, 'annual')
  })
})

describe('texts', () => {
  it('of the reference are a scalar, JSON with v as text or number, or nothing', async () => {
    const references = ['cdc3725b', '{"id":"ab12","v":"2.0"}', '{"osId":"x","id":"82186","v":2}', '', '{broken']
    const lines = await valuesOf(vendorCsv(references.map((ReferenceId) => ({ ReferenceId }))))
    assert.deepEqual(lines.map((line) => line?.reference), ['cdc3725b', 'ab12', '82186', null, '{broken'])
  })
  it('of the charge type are compared in lower case; an unknown one is kept as it is and reported', async () => {
    const text = vendorCsv([{ ChargeType: 'New' }, { ChargeType: 'CYCLECHARGE' }, { ChargeType: 'Cancel' }, { ChargeType: 'LoyaltyRebate' }])
    assert.deepEqual((await valuesOf(text)).map((line) => line?.chargeType), ['new', 'cyclecharge', 'cancel', 'LoyaltyRebate'])
    assert.deepEqual(await rulesOf(text), [['imports.reconciliation.chargeTypeUnknown', 'ChargeType']])
  })
  it('of a SkuId get back the zeros that a spreadsheet took', async () => assert.equal((await lineOf({ SkuId: '2' }))?.skuRef, '0002'))
})

describe('JSON', () => {
  it('is a collection, a bare list, or one object a line', async () => {
    const items = [vendorItem(), vendorItem({ subtotal: 30 })]
    for (const text of [json({ totalCount: 2, items, links: { self: {} } }), json(items), items.map(json).join('\n'), JSON.stringify({ items }, null, 2)]) {
      assert.deepEqual((await valuesOf(text)).map((line) => line?.subtotalCents), [3000, 3000])
    }
  })
  it('mixes texts and numbers, keeps their decimals, and has parts where tables have text', async () => {
    const text = json([vendorItem({ resellerMpnId: 0, quantity: 3, productQualifiers: ['AddOn', 'Trial'], referenceId: { id: 'ab12', v: 2 } })])
      .replace('"effectiveUnitPrice":"10"', '"effectiveUnitPrice":10.000000000000000001')
    const [line] = await valuesOf(text)
    assert.deepEqual([line?.quantity, line?.effectiveUnitPrice, line?.reference, line?.totalCents], ['3', '10.000000000000000001', 'ab12', 3000])
  })
  it('with braces, brackets and quotes in its texts is split where its items are', async () => {
    const names = ['a } b', '] [ "x"', '\\', '{"items":[', 'ç\n']
    assert.deepEqual((await valuesOf(json({ items: names.map((customerName) => vendorItem({ customerName })) }))).map((line) => line?.customerName), names.map((name) => name.trim()))
  })
  it('says how many lines there are, wherever it says so', async () => {
    for (const text of [`{"totalCount":5,"items":[${json(vendorItem())}]}`, `{"items":[${json(vendorItem())}],"totalCount":5}`]) {
      assert.equal((await readAll(text)).findings.totalCount, 5)
    }
  })
})
