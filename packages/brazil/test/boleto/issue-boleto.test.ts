import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { calendarDate } from '@assento/rules'
import fc from 'fast-check'
import { BANKS, bancoDoBrasilDigit, bradescoDigit, decodeFator, isBankCode, issueBoleto, lineToBarcode, refuseBankProfile, refuseBoleto } from '../../src/index.ts'
import type { BankProfile, BoletoFacts } from '../../src/index.ts'
import { digits, dueDate } from '../support/boleto-arbitrary.ts'

const BB: BankProfile = { bank: '001', agencia: '4042', agenciaDigit: '8', conta: '61900', contaDigit: '0', convenio: '1238798', carteira: '18' }
const ITAU: BankProfile = { bank: '341', agencia: '0057', conta: '12345', contaDigit: '7', carteira: '110' }
const BRADESCO: BankProfile = { bank: '237', agencia: '4042', agenciaDigit: '8', conta: '61900', contaDigit: '0', carteira: '06' }
const SANTANDER: BankProfile = { bank: '033', agencia: '0059', beneficiario: '1899775', carteira: '102' }
const SICOOB: BankProfile = { bank: '756', agencia: '4327', beneficiario: '229385', modalidade: '01', carteira: '1' }
const FACTS: BoletoFacts = { sequence: 525, dueOn: calendarDate('2026-12-10'), amountCents: 123_450, documentNumber: '2026/000525' }

describe('issueBoleto', () => {
  const printed: readonly (readonly [title: string, profile: BankProfile, sequence: number, nossoNumero: string, account: string])[] = [
    ['Banco do Brasil, 17 positions without digit', BB, 7_777_700_168, '12387987777700168', '4042-8 / 00061900-0'],
    ['Banco do Brasil, convênio of 6', { ...BB, convenio: '050094' }, 1448, '05009401448-1', '4042-8 / 00061900-0'],
    ['Banco do Brasil, convênio of 4', { ...BB, convenio: '1238' }, 123_456, '12380123456-0', '4042-8 / 00061900-0'],
    ['Banco do Brasil, convênio of 8', { ...BB, convenio: '12387989' }, 777_700_168, '12387989777700168', '4042-8 / 00061900-0'],
    ['Itaú', ITAU, 12_345_678, '110/12345678-8', '0057 / 12345-7'],
    ['Bradesco, with the letter P', BRADESCO, 525, '06/00000000525-P', '4042-8 / 0061900-0'],
    ['Bradesco, digit 11 written 0', { ...BRADESCO, carteira: '19' }, 6, '19/00000000006-0', '4042-8 / 0061900-0'],
    ['Santander', SANTANDER, 566_612_457_800, '566612457800-2', '0059 / 1899775'],
    ['Sicoob', SICOOB, 11, '0000011-0', '4327 / 0229385'],
  ]
  for (const [title, profile, sequence, nossoNumero, account] of printed) {
    it(`prints nosso número and account of ${title}`, () => {
      const boleto = issueBoleto(profile, { ...FACTS, sequence })
      assert.deepEqual([boleto.nossoNumeroForPrint, boleto.agencyAccountForPrint], [nossoNumero, account])
    })
  }
  it('puts Itaú’s carteiras without account on carteira and number alone', () => {
    const [with110, with168] = (['110', '168'] as const).map((carteira) => {
      return [{ ...ITAU, carteira }, { ...ITAU, agencia: '0810', conta: '53678', contaDigit: '9', carteira }] as const
    })
    const digitsOf = (profiles: readonly BankProfile[] = []) => profiles.map((profile) => issueBoleto(profile, FACTS).nossoNumeroDigit)
    assert.equal(new Set(digitsOf(with110)).size, 2)
    assert.equal(new Set(digitsOf(with168)).size, 1)
  })
  it('throws, naming the field, when it was not asked first', () => {
    assert.throws(() => issueBoleto({ ...ITAU, conta: '1234567' }, FACTS), /conta digits \(expected 1–5\)/)
  })
  it('gives codes that read back to bank, amount and due date, for every bank', () => {
    const profile = fc.oneof(
      fc.record({ bank: fc.constant('001'), agencia: digits(4), conta: digits(8), carteira: digits(2), convenio: fc.oneof(digits(4), digits(6), digits(7), digits(8)) }),
      fc.record({ bank: fc.constant('341'), agencia: digits(4), conta: digits(5), carteira: fc.constantFrom('109', '110', '112', '168', '175') }),
      fc.record({ bank: fc.constant('237'), agencia: digits(4), conta: digits(7), carteira: digits(2) }),
      fc.record({ bank: fc.constant('033'), agencia: digits(4), beneficiario: digits(7), carteira: fc.constantFrom('101', '102', '201') }),
      fc.record({ bank: fc.constant('756'), agencia: digits(4), beneficiario: digits(7), modalidade: digits(2), carteira: fc.constantFrom('1', '3') }),
    ) as fc.Arbitrary<BankProfile>
    fc.assert(fc.property(profile, dueDate, fc.integer({ min: 1, max: 9_999_999_999 }), fc.integer({ min: 1, max: 99_999 }), (from, dueOn, amountCents, sequence) => {
      const boleto = issueBoleto(from, { sequence, dueOn, amountCents, documentNumber: '1' })
      const reading = lineToBarcode(boleto.lineForPrint)
      assert.ok(reading.ok)
      assert.deepEqual(
        [reading.parts.barcode, reading.parts.bank, reading.parts.amountCents, decodeFator(boleto.fator, dueOn)],
        [boleto.barcode, from.bank, amountCents, dueOn],
      )
      assert.ok(boleto.campoLivre.includes(boleto.nossoNumero))
    }), { numRuns: 500 })
  })
  it('never gives two sequences the same nosso número', () => {
    fc.assert(fc.property(fc.constantFrom(BB, ITAU, BRADESCO, SANTANDER, SICOOB), fc.integer({ min: 1, max: 9_999_998 }), (profile, sequence) => {
      const numbers = [sequence, sequence + 1].map((each) => issueBoleto(profile, { ...FACTS, sequence: each }).barcode)
      assert.notEqual(numbers[0], numbers[1])
    }))
  })
})

describe('refuseBankProfile', () => {
  for (const profile of [BB, ITAU, BRADESCO, SANTANDER, SICOOB]) {
    it(`accepts a right profile of ${BANKS[profile.bank].name}`, () => assert.equal(refuseBankProfile(profile), null))
  }
  const wrong: readonly (readonly [title: string, profile: BankProfile, field: string, rule: string, expected: string])[] = [
    ['an agência of 3 digits', { ...BB, agencia: '404' }, 'agencia', 'digits', '4'],
    ['a letter in the conta', { ...BB, conta: '6190A' }, 'conta', 'digits', '1–8'],
    ['no conta', { ...BB, conta: '' }, 'conta', 'digits', '1–8'],
    ['a conta of 9 digits', { ...BB, conta: '123456789' }, 'conta', 'digits', '1–8'],
    ['a convênio of 5 digits', { ...BB, convenio: '12345' }, 'convenio', 'digits', '4, 6, 7, 8'],
    ['a carteira of 3 digits at Banco do Brasil', { ...BB, carteira: '018' }, 'carteira', 'digits', '2'],
    ['a wrong digit of the agência', { ...BB, agenciaDigit: '7' }, 'agenciaDigit', 'checkDigit', '8'],
    ['a wrong digit of the conta', { ...BB, contaDigit: 'X' }, 'contaDigit', 'checkDigit', '0'],
    ['17 free digits with a convênio of 7', { ...BB, longNumber: true }, 'longNumber', 'notUsed', 'convenio 6'],
    ['17 free digits with carteira 17', { ...BB, convenio: '123879', carteira: '17', longNumber: true }, 'carteira', 'values', '16, 18'],
    ['a conta of 6 digits at Itaú', { ...ITAU, conta: '123456' }, 'conta', 'digits', '1–5'],
    ['a wrong DAC at Itaú', { ...ITAU, contaDigit: '8' }, 'contaDigit', 'checkDigit', '7'],
    ['a special carteira without client code', { ...ITAU, carteira: '198' }, 'clientCode', 'required', '1–5'],
    ['a client code of 6 digits', { ...ITAU, carteira: '198', clientCode: '123456' }, 'clientCode', 'digits', '1–5'],
    ['a client code with a carteira that has none', { ...ITAU, clientCode: '12345' }, 'clientCode', 'notUsed', '106, 107, 122, 142, 143, 195, 196, 198'],
    ['a wrong digit at Bradesco', { ...BRADESCO, contaDigit: 'P' }, 'contaDigit', 'checkDigit', '0'],
    ['a carteira that Santander has not', { ...SANTANDER, carteira: '109' as '102' }, 'carteira', 'values', '101, 102, 201'],
    ['a beneficiário of 8 digits', { ...SICOOB, beneficiario: '12345678' }, 'beneficiario', 'digits', '1–7'],
    ['a modalidade of one digit', { ...SICOOB, modalidade: '1' }, 'modalidade', 'digits', '2'],
    ['a bank without rules here', { ...SICOOB, bank: '104' as '756' }, 'bank', 'bank', '001, 033, 237, 341, 756'],
  ]
  for (const [title, profile, field, rule, expected] of wrong) {
    it(`names ${field} for ${title}`, () => assert.deepEqual(refuseBankProfile(profile), { field, rule, expected }))
  }
  it('takes the typed digits in either case', () => {
    assert.equal(bancoDoBrasilDigit('0006'), 'X')
    assert.equal(refuseBankProfile({ ...BB, conta: '6', contaDigit: 'x' }), null)
    assert.equal(bradescoDigit('0019669'), 'P')
    assert.equal(refuseBankProfile({ ...BRADESCO, conta: '19669', contaDigit: 'p' }), null)
  })
})

describe('refuseBoleto', () => {
  const fieldOf = (change: Partial<BoletoFacts>, profile: BankProfile = SICOOB) => refuseBoleto(profile, { ...FACTS, ...change })?.field ?? null
  it('counts the nosso número from 1 to what the bank’s form holds', () => {
    assert.deepEqual([0, 1, 9_999_999, 10_000_000, 1.5].map((sequence) => fieldOf({ sequence })), ['sequence', null, null, 'sequence', 'sequence'])
    const short: BankProfile = { ...BB, convenio: '123879' }
    assert.deepEqual([99_999, 100_000].map((sequence) => fieldOf({ sequence }, short)), [null, 'sequence'])
  })
  it('issues from one cent to 99,999,999.99', () => {
    const amounts = [0, 1, 9_999_999_999, 10_000_000_000]
    assert.deepEqual(amounts.map((amountCents) => fieldOf({ amountCents })), ['amountCents', null, null, 'amountCents'])
  })
  it('wants a due date that a fator can say', () => {
    assert.deepEqual(['2000-07-02', '2000-07-03'].map((day) => fieldOf({ dueOn: calendarDate(day) })), ['dueOn', null])
  })
  it('wants a numeric document number only for Itaú’s special carteiras', () => {
    const special: BankProfile = { ...ITAU, carteira: '196', clientCode: '12345' }
    assert.deepEqual(['1234567', '12345678', 'A1', ''].map((documentNumber) => fieldOf({ documentNumber }, special)), [null, 'documentNumber', 'documentNumber', 'documentNumber'])
    assert.equal(fieldOf({ documentNumber: 'A1' }, ITAU), null)
  })
  it('answers for the profile first', () => assert.equal(fieldOf({ sequence: 0 }, { ...SICOOB, agencia: '1' }), 'agencia'))
})

describe('BANKS', () => {
  it('have their code, printed with its digit', () => {
    assert.deepEqual(Object.values(BANKS).map(({ printedCode }) => printedCode).sort(), ['001-9', '033-7', '237-2', '341-7', '756-0'])
    assert.deepEqual([isBankCode('341'), isBankCode('104'), isBankCode('toString')], [true, false, false])
  })
})
