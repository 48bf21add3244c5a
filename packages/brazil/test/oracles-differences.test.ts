/**
 * Where we and a public library knowingly differ: what each answers and why ours stands. Each row must still differ, so that a version of
 * the library that changes its mind is noticed and the row removed.
 */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { calendarDate } from '@assento/rules'
import { formatCnpj as formatTheirs, getBoletoInfo, getPixKeyInfo, isBusinessDay, isValidCnpj, isValidNfeKey, isValidPixPayload } from '@brazilian-utils/brazilian-utils'
import { isBoleto, isPixKey } from 'validation-br'
import { Boleto } from 'validation-br/boleto'
import {
  barcodeToLine, buildBarcode, buildNfeKey, decodeFator, encodeFator, formatCnpj, isBankBusinessDay, isNfeKey, parseBrCode,
  parseCnpj, parsePixKey, readBoletoCode,
} from '../src/index.ts'
import type { Cnpj } from '../src/index.ts'
import { localDay, textOfLocalDay } from './support/oracles.ts'

interface Difference {
  readonly library: 'brazilian-utils' | 'validation-br'
  readonly about: string
  readonly ours: () => unknown
  readonly theirs: () => unknown
  /** What each answers, ours first. */
  readonly answers: readonly [ours: unknown, theirs: unknown]
  readonly reason: string
}

const TODAY = calendarDate('2026-11-21')
const LETTERS = '12ABC34501DE35'
/** A line due on a day, or with a fator that no date near today has. */
const line = (dueOn: string) => barcodeToLine(buildBarcode({ bank: '341', dueOn: calendarDate(dueOn), amountCents: 100, campoLivre: '1'.repeat(25) }))
const FATOR_7400 = line('2018-01-10')
const oursDueOn = (text: string) => {
  const reading = readBoletoCode(text)
  return reading.ok ? decodeFator(reading.parts.fator ?? '', TODAY) : reading.problem
}
const NFE_LETTERS = buildNfeKey({ state: '35', yearMonth: '2611', issuer: LETTERS, model: '55', series: '001', number: '000000001', emissionType: '1', code: '12345678' })
const NFE_MONTH_13 = buildNfeKey({ state: '35', yearMonth: '2613', issuer: '11222333000181', model: '55', series: '001', number: '000000001', emissionType: '1', code: '12345678' })
const RECURRENCE = '00020126180014br.gov.bcb.pix5204000053039865802BR5913Fulano de Tal6008BRASILIA62070503***80800014br.gov.bcb.pix2558pix.example.com/qr/v2/rec/2353c790eefb11eaadc10242ac120002630462C9'
const DOLLARS = barcodeToLine(otherCurrency(buildBarcode({ bank: '341', dueOn: TODAY, amountCents: 100, campoLivre: '1'.repeat(25) })))
/** ISO day of a Date that the library counts in UTC. */
const utcDay = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null

const DIFFERENCES: readonly Difference[] = [
  {
    library: 'brazilian-utils', about: 'a CNPJ with letters, without options', answers: [true, false],
    ours: () => parseCnpj(LETTERS) !== null, theirs: () => isValidCnpj(LETTERS),
    reason: 'letters are legal since July 2026 (IN RFB 2229/2024); the library wants { version: 2 }',
  },
  {
    library: 'brazilian-utils', about: 'the punctuation of a CNPJ with letters', answers: ['12.ABC.345/01DE-35', '12.345.013/5'],
    ours: () => formatCnpj(LETTERS as Cnpj), theirs: () => formatTheirs(LETTERS),
    reason: 'without { version: 2 } it drops the letters',
  },
  {
    library: 'brazilian-utils', about: 'Carnival Monday', answers: [false, true],
    ours: () => isBankBusinessDay(calendarDate('2026-02-16')), theirs: () => isBusinessDay(localDay(calendarDate('2026-02-16'))),
    reason: 'banks are closed (ANBIMA); the library knows Tuesday only',
  },
  {
    library: 'brazilian-utils', about: 'a fator outside the window', answers: [null, '2018-01-10'],
    ours: () => oursDueOn(FATOR_7400),
    theirs: () => textOfLocalDay(getBoletoInfo(FATOR_7400, { referenceDate: localDay(TODAY) })?.expirationDate ?? localDay(TODAY)),
    reason: 'more than 3000 days back no payment is accepted by that date; the library takes the nearest',
  },
  {
    library: 'brazilian-utils', about: 'an NF-e key with letters in the CNPJ', answers: [true, false],
    ours: () => isNfeKey(NFE_LETTERS), theirs: () => isValidNfeKey(NFE_LETTERS),
    reason: 'NT 2025.001 and schema PL_010 V1.30 allow them',
  },
  {
    library: 'brazilian-utils', about: 'an NF-e key of month 13', answers: [true, false],
    ours: () => isNfeKey(NFE_MONTH_13), theirs: () => isValidNfeKey(NFE_MONTH_13),
    reason: 'the schema allows it; we read it with the warning "month"',
  },
  {
    library: 'brazilian-utils', about: 'a Pix code that only authorises a recurrence', answers: [true, false],
    ours: () => parseBrCode(RECURRENCE).ok, theirs: () => isValidPixPayload(RECURRENCE),
    reason: 'template 80 of Pix Automático (bacen/pix-api v2.9.0) has its own address',
  },
  {
    library: 'brazilian-utils', about: 'a telephone without + as a Pix key', answers: [null, 'phone'],
    ours: () => parsePixKey('11999990000')?.kind ?? null, theirs: () => getPixKeyInfo('11999990000')?.type ?? null,
    reason: 'eleven digits are a CPF; guessing a country would pay somebody else',
  },
  {
    library: 'brazilian-utils', about: 'a foreign telephone as a Pix key', answers: ['phone', null],
    ours: () => parsePixKey('+12125550100')?.kind ?? null, theirs: () => getPixKeyInfo('+12125550100')?.type ?? null,
    reason: 'the pattern of keys is E.164, any country',
  },
  {
    library: 'brazilian-utils', about: 'a Brazilian landline as a Pix key', answers: ['phone', null],
    ours: () => parsePixKey('+551133334444')?.kind ?? null, theirs: () => getPixKeyInfo('+551133334444')?.type ?? null,
    reason: 'the pattern of keys does not tell landlines from mobiles',
  },
  {
    library: 'brazilian-utils', about: 'an e-mail without a dot in its domain as a Pix key', answers: ['email', null],
    ours: () => parsePixKey('a@b')?.kind ?? null, theirs: () => getPixKeyInfo('a@b')?.type ?? null,
    reason: 'the central bank’s pattern of e-mail keys wants no dot; whether the key exists only its register knows',
  },
  {
    library: 'validation-br', about: 'a fator at its fixed cut, read in 2026', answers: ['2038-11-01', '2014-03-12'],
    ours: () => decodeFator('6000', TODAY), theirs: () => utcDay(new Boleto(line('2038-11-01')).expiresAt),
    reason: 'the window moves with today; the library cuts at 6000 for ever',
  },
  {
    library: 'validation-br', about: 'the fator of 14 October 2049', answers: ['1000', '0000'],
    ours: () => encodeFator(calendarDate('2049-10-14')),
    theirs: () => Boleto.fake({ expiresAt: new Date('2049-10-14T00:00:00.000Z') }).toBarcode().slice(5, 9),
    reason: 'the count restarts at 1000 a second time; the library runs to 10000 and cuts it to 0000, no due date',
  },
  {
    library: 'validation-br', about: 'a barcode of another currency', answers: [false, true],
    ours: () => readBoletoCode(DOLLARS).ok, theirs: () => isBoleto(DOLLARS),
    reason: 'position 4 is always 9 in a boleto in reais',
  },
  {
    library: 'validation-br', about: 'a random Pix key in upper case', answers: ['random', false],
    ours: () => parsePixKey('123E4567-E12B-12D1-A456-426655440000')?.kind, theirs: () => isPixKey('123E4567-E12B-12D1-A456-426655440000'),
    reason: 'a UUID is read in either case; we keep it in lower case, as registered',
  },
]

describe('known differences from public libraries', () => {
  for (const { library, about, ours, theirs, answers, reason } of DIFFERENCES) {
    it(`${library}: ${about} (${reason})`, () => {
      assert.deepEqual([ours(), theirs()], answers)
      assert.notDeepEqual(answers[0], answers[1])
    })
  }
  it('the samples are what they say', () => {
    assert.deepEqual(readBoletoCode(DOLLARS), { ok: false, problem: 'currency' })
    assert.equal(FATOR_7400.slice(33, 37), encodeFator(calendarDate('2018-01-10')))
  })
})

/** The barcode with currency 8 and the general digit put right. */
function otherCurrency(code: string): string {
  for (let digit = 1; digit <= 9; digit += 1) {
    const changed = `${code.slice(0, 3)}8${digit}${code.slice(5)}`
    if (isBoleto(changed)) return changed
  }
  return code
}
