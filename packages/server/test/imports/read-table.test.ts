import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { gzipSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'
import { bindColumns, normalizeHeader } from '../../src/imports/table/bind-columns.ts'
import { readBytes } from '../../src/imports/table/read-bytes.ts'
import { readTable } from '../../src/imports/table/read-table.ts'
import type { TableOptions } from '../../src/imports/table/read-table.ts'
import { EXPECTED, sample } from './support.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)
const BOM = '\uFEFF'

function tableOf(bytes: Uint8Array | string, options: TableOptions = {}) {
  const decoded = readBytes(typeof bytes === 'string' ? bytesOf(bytes) : bytes)
  assert.ok(!('rule' in decoded), JSON.stringify(decoded))
  const table = readTable(decoded.text, options)
  assert.ok(!('rule' in table), JSON.stringify(table))
  return { ...decoded, ...table }
}

const cellsOf = (bytes: Uint8Array | string, options: TableOptions = {}) => tableOf(bytes, options).records.map(({ cells }) => cells)

describe('bytes', () => {
  it('drop a byte-order mark, so that the first header has its name', () => assert.deepEqual(cellsOf(`${BOM}a,b\n1,2\n`), [['a', 'b'], ['1', '2']]))
  it('that are not valid UTF-8 are windows-1252', () => {
    const { encoding, records } = tableOf(Buffer.from('nome;cidade\nAçaí;São Paulo\n', 'latin1'))
    assert.deepEqual([encoding, records[1]?.cells], ['windows-1252', ['Açaí', 'São Paulo']])
  })
  it('that are valid UTF-8 stay UTF-8', () => assert.deepEqual([tableOf('a;b\nAçaí;São').encoding, cellsOf('a;b\nAçaí;São')[1]], ['utf-8', ['Açaí', 'São']]))
  it('of a spreadsheet\'s "Unicode text" are UTF-16', () => {
    assert.deepEqual(cellsOf(Buffer.from(`${BOM}a\tb\n1\tç\n`, 'utf16le')), [['a', 'b'], ['1', 'ç']])
  })
  it('lose their NUL bytes', () => assert.deepEqual(cellsOf('a;b\n1\u0000;\u00002\n'), [['a', 'b'], ['1', '2']]))
  it('of gzip are unpacked, all members of them', () => {
    const members = Buffer.concat([gzipSync('a,b\n1,2\n'), gzipSync(`${BOM}3,4\n`)])
    assert.deepEqual(cellsOf(members), [['a', 'b'], ['1', '2'], ['3', '4']])
  })
  it('of a zip are the one table in it', () => {
    assert.deepEqual(cellsOf(zipSync({ 'leia-me.pdf': strToU8('x'), 'sheets.csv': strToU8('a,b\n1,2\n') })), [['a', 'b'], ['1', '2']])
  })
  it('of a zip that claims less, more or other bytes than it holds are refused whole, never read in part', () => {
    const honest = zipSync({ 'a.csv': strToU8('nome,uf\nA,SP\nB,RJ\n') })
    const directoryAt = Buffer.from(honest).indexOf('PK\u0001\u0002', 0, 'latin1')
    const forged = (offset: number, value: number) => {
      const bytes = Buffer.from(honest)
      bytes.writeUInt32LE(value, directoryAt + offset)
      return readBytes(bytes)
    }
    assert.ok(!('rule' in readBytes(honest)))
    const [sum, size] = [16, 24]
    for (const read of [forged(size, 13), forged(size, 2 ** 30), forged(size, 2 ** 32 - 2), forged(sum, 1)]) {
      assert.equal('rule' in read ? read.rule : read.text, 'imports.file.archive')
    }
    const bomb = Buffer.from(zipSync({ 'a.csv': new Uint8Array(300 * 1024 * 1024) }, { level: 9 }))
    bomb.writeUInt32LE(10, bomb.indexOf('PK\u0001\u0002', 0, 'latin1') + size)
    assert.ok('rule' in readBytes(bomb), 'inflating stops at the limit')
  })
  it('of a zip with two tables, of a spreadsheet, of a cut archive and of nothing are refused by name', () => {
    const rules = [
      zipSync({ 'a.csv': strToU8('a'), 'b.csv': strToU8('b') }), zipSync({ '[Content_Types].xml': strToU8('<x/>') }),
      gzipSync('a,b\n1,2\n').subarray(0, 12), bytesOf(' \n\n'),
    ].map((bytes) => { const read = readBytes(bytes); return 'rule' in read ? read.rule : null })
    assert.deepEqual(rules, ['imports.file.archive', 'imports.file.spreadsheet', 'imports.file.archive', 'imports.file.empty'])
  })
})

describe('a table', () => {
  for (const delimiter of [',', ';', '\t', '|']) {
    it(`is read with the delimiter ${JSON.stringify(delimiter)}`, () => {
      const text = [['nome', 'rua', 'uf'], ['A', 'x', 'SP'], ['B', 'y', 'RJ']].map((cells) => cells.join(delimiter)).join('\n')
      assert.deepEqual([tableOf(text).delimiter, tableOf(text).records.length], [delimiter, 3])
    })
  }
  it('is not misled by commas in one row of a semicolon list', () => {
    assert.equal(tableOf('nome;rua\nA;"Rua X, 1, 2, 3"\nB;Rua Y, 4, 5\n').delimiter, ';')
  })
  it('believes Excel\'s sep= line', () => assert.deepEqual(cellsOf('sep=|\na|b;c\n1|2;3\n'), [['a', 'b;c'], ['1', '2;3']]))
  it('leaves out # lines before the header, and only there', () => {
    assert.deepEqual(cellsOf('# Relatório de clientes\n\n#gerado hoje\na;b\n#1;2\n'), [['a', 'b'], ['#1', '2']])
  })
  it('leaves out the lines that it is told to', () => assert.deepEqual(cellsOf('Relatório;;\na;b\n1;2\n', { skipLines: 1 }), [['a', 'b'], ['1', '2']]))
  it('keeps every cell as text', () => assert.deepEqual(cellsOf('sku,cnpj\n0001,01234567000189\n')[1], ['0001', '01234567000189']))
  it('takes a header that ends in a space after its last quote', () => assert.deepEqual(cellsOf('"a","b" \n"1","2"\n')[0], ['a', 'b']))
  it('numbers rows by the line on which they begin, line breaks in cells and CRLF included', () => {
    const rows = tableOf('# c\r\na,b\r\n\r\n"x\r\ny",2\r\n3,4\r\n').records.map(({ row }) => row)
    assert.deepEqual(rows, [2, 4, 6])
  })
  it('with a quote that never closes is refused, naming the line', () => {
    const table = readTable('a,b\n1,2\n3,"x\n')
    assert.ok('rule' in table)
    assert.match(`${table.rule} ${table.message}`, /imports\.file\.quotes .*linha 3/)
  })
  for (const [name, expected] of Object.entries(EXPECTED)) {
    if (!/^(01|02c|05).*\.csv$/.test(name) || name.startsWith('05c')) continue
    it(`of ${name} has the expected rows, columns, delimiter and encoding`, () => {
      const table = tableOf(sample(name).bytes)
      const hasHeader = !name.startsWith('05') || name.startsWith('05e')
      assert.equal(table.records.length - (hasHeader ? 1 : 0), expected.data_rows)
      assert.deepEqual([...new Set(table.records.map(({ cells }) => cells.length))], [expected.columns])
      assert.equal(table.delimiter, expected.delimiter)
      if (name.startsWith('05a')) assert.equal(table.encoding, 'windows-1252')
    })
  }
})

describe('columns', () => {
  const specs = { sku: { names: ['SkuId'], required: true }, price: { names: ['ERP Price'] }, name: { names: ['Razão Social'], required: true } } as const
  it('are bound by name whatever case, accents, spaces and punctuation', () => {
    const bound = bindColumns(['razao_social', 'erp price“', 'SKUID '], specs)
    assert.ok(!('rule' in bound))
    assert.deepEqual([bound.columns.name?.index, bound.columns.price?.index, bound.columns.sku?.index], [0, 1, 2])
    assert.equal(normalizeHeader(`${BOM}E-mail `), 'email')
  })
  it('that are unknown are reported, and the second of one name is not read', () => {
    const bound = bindColumns(['SkuId', 'Nova', 'Razão Social', 'skuid'], specs)
    assert.ok(!('rule' in bound))
    assert.deepEqual([bound.unknownColumns, bound.repeatedColumns, bound.columns.sku?.index], [['Nova'], ['skuid'], 0])
  })
  it('that are missing are named, all of them', () => {
    const bound = bindColumns(['ERP Price'], specs)
    assert.ok('rule' in bound)
    assert.deepEqual([bound.rule, bound.columns], ['imports.file.columnsMissing', ['SkuId', 'Razão Social']])
  })
})
