/**
 * Facts F176–F180 of test/vectors/brazil.json. They describe sample files of an open-source project that are not kept here: the lines
 * below are laid with the facts' values at the columns that the facts and the banks' manuals give.
 */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import type { ReturnFile } from '../../src/index.ts'
import { digits, file240, file400, lay, read } from './support/lay.ts'

interface Vector { readonly id: string; readonly kind: string; readonly expected: Readonly<Record<string, unknown>> }
const { vectors } = JSON.parse(readFileSync(new URL('../vectors/brazil.json', import.meta.url), 'utf8')) as { vectors: Vector[] }
const expected = (id: string): Readonly<Record<string, unknown>> => vectors.find((vector) => vector.id === id)?.expected ?? {}
const countBy = (file: ReturnFile, pick: (record: ReturnFile['records'][number]) => string): Record<string, number> =>
  file.records.reduce<Record<string, number>>((counts, record) => ({ ...counts, [pick(record)]: (counts[pick(record)] ?? 0) + 1 }), {})
const first = (file: ReturnFile): ReturnFile['records'][number] => {
  const [record] = file.records
  assert.ok(record)
  return record
}

describe('CNAB vectors', () => {
  it('are all of the file: three of 240 and two of 400', () => {
    assert.deepEqual(vectors.filter(({ kind }) => kind.startsWith('cnab')).map(({ id }) => id), ['F176', 'F177', 'F178', 'F179', 'F180'])
  })

  it('F176: Sicoob 240 is read at the columns of FEBRABAN', () => {
    const want = expected('F176')
    const pair = {
      occurrence: '06', t: { 38: '000000008301011', 59: '0000113', 74: '13082015', 82: digits(200, 15), 199: digits(170, 15) },
      u: { 78: digits(200, 15), 93: digits(200, 15), 138: '10082015', 146: '10082015' },
    }
    const file = read(file240('756', [pair, pair, pair]))
    const record = first(file)
    assert.deepEqual(
      { mov: record.occurrence, nosso_numero: record.nossoNumero, vencimento: record.dueOn, valor_titulo: record.amountCents, pago: record.paidCents,
        liquido: record.netCents, data_ocorrencia: record.paidOn, data_credito: record.creditedOn, pairs: file.records.length },
      want,
    )
    assert.equal(record.kind, 'paid')
    assert.equal(record.titleNumber, '000000008', 'ten positions of which the last is the check digit; instalment and form stay out')
  })

  it('F177: at Banco do Brasil 17 is a payment of a title that was not registered', () => {
    const want = expected('F177')
    const pair = {
      occurrence: '17', t: { 38: '14499570000020673', 58: '7', 74: '00000000', 82: digits(34400, 15), 199: digits(103, 15), 214: '03' },
      u: { 78: digits(34400, 15), 93: digits(34297, 15), 138: '29122011', 146: '02012012' },
    }
    const file = read(file240('001', Array.from({ length: 35 }, () => pair)))
    const record = first(file)
    assert.equal(file.records.length, want['pairs'])
    assert.deepEqual(countBy(file, ({ occurrence }) => occurrence), { [String(want['mov_all'])]: 35 })
    assert.deepEqual([record.nossoNumero, record.paidCents, record.netCents, record.creditedOn],
      [want['first_nosso_numero'], want['first_pago'], want['first_liquido'], want['first_credito']])
    assert.deepEqual(countBy(file, ({ kind }) => kind), { paid: 35 })
    assert.equal(record.dueOn, null, 'zeros are no day')
  })

  it('F178: Santander shifts segment T, and its entry confirmation carries an amount that is no payment', () => {
    const want = expected('F178')
    const t = { 41: '0000000001406', 54: '2', 55: '0000001406', 70: '01042016', 78: digits(1000, 15), 194: digits(392, 15), 209: '0000000000' }
    const u = { 78: digits(1000, 15), 93: digits(1000, 15), 138: '01042016', 146: '01042016' }
    const file = read(file240('033', [{ occurrence: '02', t, u }, { occurrence: '06', t, u }], { 17: '2', 18: '0', 19: '15680668000102', 53: '007401949' }))
    const record = first(file)
    assert.deepEqual(
      { pairs: file.records.length, movs: file.records.map(({ occurrence }) => occurrence), nosso_numero_0based_40_52: record.nossoNumero,
        vencimento: record.dueOn, valor_titulo: record.amountCents, tarifa: record.feeCents, note: want['note'] },
      want,
    )
    assert.deepEqual(file.records.map(({ kind }) => kind), ['entryConfirmed', 'paid'])
    assert.deepEqual([file.beneficiary.taxId, file.beneficiary.agreement], ['15680668000102', '007401949'])
  })

  it('F179: Itaú 400 prints the amount net of its fee, and its trailer is no payment', () => {
    const want = expected('F179')
    const detail = (occurrence: string) => ({
      1: '10216733872000107', 63: '00000011', 83: '109', 86: '00000011', 94: '4', 109: occurrence, 111: '200513', 153: digits(4000, 13), 176: digits(210, 13),
      254: digits(3790, 13), 267: digits(0, 13), 296: '210513',
    })
    const details = [...Array.from({ length: 51 }, () => detail('06')), detail('09')]
    const file = read(file400('341', details, { 109: '00025' }, { 213: digits(52, 8), 221: digits(52 * 4000, 14) }))
    const record = first(file)
    assert.equal(file.records.length, want['detail_lines'])
    assert.deepEqual(countBy(file, ({ occurrence }) => occurrence), want['ocorrencias'])
    assert.deepEqual(
      { nosso_numero: record.nossoNumero, carteira: record.portfolio, valor_titulo: record.amountCents, tarifa: record.feeCents,
        valor_principal: record.netCents, data_ocorrencia: record.paidOn, data_credito: record.creditedOn },
      want['first'],
    )
    assert.equal(record.paidCents, 4000, 'the customer paid all of it: no short payment')
    assert.deepEqual(countBy(file, ({ kind }) => kind), { paid: 51, writtenOff: 1 })
  })

  it('F180: at Bradesco 400 an entry confirmation with "valor pago" marks nothing paid', () => {
    const want = expected('F180')
    const detail = (occurrence: string, paid: number) => ({
      1: '10212095870000170', 22: '009', 71: '000000000303', 109: occurrence, 111: '150515', 147: '250515', 153: digits(145000, 13), 176: digits(160, 13),
      254: digits(paid, 13),
    })
    const details = [detail('02', 145000), ...Array.from({ length: 4 }, () => detail('02', 0)), detail('10', 0)]
    const file = read(file400('237', details, { 109: '00405' }, { 58: '00005', 87: '00000', 104: '00001', 121: '00000', 138: '00000', 155: '00000', 172: '00000' }))
    const record = first(file)
    assert.equal(file.records.length, want['detail_lines'])
    assert.deepEqual(countBy(file, ({ occurrence }) => occurrence), want['ocorrencias'])
    assert.deepEqual(
      { nosso_numero: record.nossoNumero, valor_titulo: record.amountCents, tarifa: record.feeCents, valor_pago: record.paidCents, vencimento: record.dueOn },
      want['first'],
    )
    assert.equal(file.records.filter(({ kind }) => kind === 'paid').length, want['paid'])
  })

  it('reads the right-trimmed lines of such samples', () => {
    const lines = file240('756', [{ occurrence: '06', t: { 38: '000000008301011', 82: digits(200, 15), 199: digits(0, 15) }, u: { 78: digits(200, 15), 93: digits(200, 15), 138: '10082015' } }])
    assert.deepEqual(read(lines.map((line) => line.trimEnd()), '\n'), read(lines.map((line) => lay(240, { 1: line }))))
  })
})
