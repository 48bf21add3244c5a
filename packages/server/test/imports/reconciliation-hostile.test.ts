/** Files that are cut, are something else, or mean harm: refused by name, and nothing is read in part. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { gzipSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'
import { scanFile } from '../../src/imports/reconciliation/scan-file.ts'
import { bytesSource } from '../../src/imports/table/byte-source.ts'
import { COLUMNS_47, readAll, RECON_CSV, RECON_JSON, refusalOf, vendorCsv, vendorItem } from './reconciliation-support.ts'
import { sample } from './support.ts'

const TEN_MEGABYTES = 'x'.repeat(10_000_000)

describe('a file that was cut', () => {
  it('inside a line has a last line that cannot be read', async () => {
    const text = vendorCsv([{}, {}])
    const { rows } = await readAll(text.slice(0, text.length - 80))
    assert.deepEqual(rows.map(({ refusal }) => refusal?.rule ?? null), [null, 'imports.row.width'])
  })
  it('inside quotes is no CSV', async () => {
    const text = vendorCsv([{ ReferenceId: '{"id":"a","v":2}' }])
    assert.equal(await refusalOf(text.slice(0, text.indexOf('""v"') + 2)), 'imports.file.quotes')
  })
  it('anywhere in its JSON is no JSON', async () => {
    const bytes = sample(RECON_JSON).bytes
    for (const part of [0.1, 0.5, 0.9, 0.999]) assert.equal(await refusalOf(bytes.subarray(0, Math.floor(bytes.length * part))), 'imports.file.json')
  })
  it('anywhere in its archive is no archive', async () => {
    const packed = gzipSync(sample(RECON_CSV).bytes)
    const zipped = zipSync({ 'fatura.csv': sample(RECON_CSV).bytes })
    for (const bytes of [packed.subarray(0, 500), packed.subarray(0, packed.length - 4), zipped.subarray(0, 500), gzipSync('').subarray(0, 5)]) {
      assert.equal(await refusalOf(bytes), 'imports.file.archive')
    }
  })
})

describe('a file of another kind', () => {
  it('is refused by the columns that it lacks', async () => {
    for (const name of ['01a-pricesheet-nce-19col-iso.csv', '02a-subscriptions-api.json', '05e-clientes-erp-utf8bom.csv']) {
      const scan = await scanFile(bytesSource(name, sample(name).bytes))
      assert.ok('rule' in scan && scan.rule === 'imports.file.columnsMissing' && scan.columns.includes('ChargeType'), name)
    }
  })
  it('of daily usage is told what to bring instead', async () => {
    const scan = await scanFile(bytesSource('uso.csv', strToU8(vendorCsv([{}], [...COLUMNS_47, 'UsageDate', 'MeterCategory', 'ResourceGroup']))))
    assert.ok('rule' in scan)
    assert.match(`${scan.rule} ${scan.message}`, /^imports\.reconciliation\.dailyRated .*uso diário.*Azure.*linhas da fatura/)
    assert.equal(await refusalOf(JSON.stringify([vendorItem({ usageDate: '2026-10-01', meterCategory: 'VM' })])), 'imports.reconciliation.dailyRated')
  })
  it('of a spreadsheet, of nothing, of a header alone, of JSON without lines is refused by name', async () => {
    const files = [
      zipSync({ '[Content_Types].xml': strToU8('<x/>') }), '', ' \n\n', COLUMNS_47.join(','), '{"items":[]}', '[]', '[1,2]', '{}', '{"a":[1]}', '"texto"', '{"items":[{]}',
      Buffer.from(Uint8Array.from({ length: 4096 }, (_, at) => (at * 7919) % 256)),
    ]
    const refused = ['spreadsheet', 'empty', 'empty', 'empty', 'empty', 'empty', 'empty', 'columnsMissing', 'columnsMissing', 'columnsMissing', 'json']
    const rules = await Promise.all(files.map(refusalOf))
    assert.deepEqual(rules.slice(0, -1), refused.map((rule) => `imports.file.${rule}`))
    assert.notEqual(rules.at(-1), null)
  })
})

describe('a file beyond all measure', () => {
  it('with a cell of ten megabytes is refused without holding it, in a table and in JSON', async () => {
    assert.equal(await refusalOf(vendorCsv([{ CustomerName: TEN_MEGABYTES }])), 'imports.file.record')
    assert.equal(await refusalOf(vendorCsv([{ CustomerName: `"${TEN_MEGABYTES}` }])), 'imports.file.record')
    assert.equal(await refusalOf(JSON.stringify({ items: [vendorItem({ customerName: TEN_MEGABYTES })] })), 'imports.file.record')
    assert.equal(await refusalOf(TEN_MEGABYTES), 'imports.file.record')
  })
  it('with a text of 513 characters rejects the line by its field; 512 are kept', async () => {
    const { rows } = await readAll(vendorCsv([{ CustomerName: 'x'.repeat(512) }, { CustomerName: 'x'.repeat(513) }]))
    assert.deepEqual(rows.map(({ refusal }) => refusal && [refusal.rule, refusal.field]), [null, ['imports.row.long', 'CustomerName']])
  })
  it('that unpacks to more than is allowed is refused at that point', async () => {
    const source = { ...bytesSource('bomba.gz', gzipSync(Buffer.alloc(40_000_000, 'x,'))), maxBytes: 1_000_000 }
    const scan = await scanFile(source)
    assert.ok('rule' in scan && (scan.rule === 'imports.file.archive' || scan.rule === 'imports.file.record'))
  })
  it('of numbers beyond safe integers rejects the line', async () => {
    const { rows } = await readAll(vendorCsv([{ Subtotal: '99999999999999999999' }, { Subtotal: 'NaN' }, { Subtotal: '1e309' }, { BillableQuantity: '=2+2' }]))
    assert.deepEqual(rows.map(({ refusal }) => refusal?.rule), ['imports.row.number', 'imports.row.number', 'imports.row.number', 'imports.row.number'])
  })
  it('of JSON nested very deep is refused, not followed', async () => {
    assert.equal(await refusalOf(`{"items":[${'{"a":'.repeat(100_000)}`), 'imports.file.record')
  })
})
