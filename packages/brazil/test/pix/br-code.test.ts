import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { buildBrCode, crc16, foldToAscii, parseBrCode } from '../../src/index.ts'
import type { BrCodeFields, BrCodeProblem, BrCodeReadingProblem } from '../../src/index.ts'

const FIELDS: BrCodeFields = {
  key: '123e4567-e12b-12d1-a456-426655440000', amountCents: null, merchantName: 'Fulano de Tal', merchantCity: 'BRASILIA', txid: null,
}
/** The static example of the central bank's manual. */
const EXAMPLE = '00020126580014br.gov.bcb.pix0136123e4567-e12b-12d1-a456-4266554400005204000053039865802BR5913Fulano de Tal6008BRASILIA62070503***63041D3D'
/** The recurrence that carries no charge: bacen/pix-api openapi.yaml, line 3570. */
const RECURRENCE = '00020126180014br.gov.bcb.pix5204000053039865802BR5913Fulano de Tal6008BRASILIA62070503***80800014br.gov.bcb.pix2558pix.example.com/qr/v2/rec/2353c790eefb11eaadc10242ac120002630462C9'

const build = (change: Partial<BrCodeFields> = {}) => {
  const result = buildBrCode({ ...FIELDS, ...change })
  return result.ok ? result.code : result.problem
}
/** A code with its check sum put right, to get past it. */
const signed = (body: string) => `${body}6304${crc16(`${body}6304`)}`

describe('buildBrCode', () => {
  it('writes the example of the manual byte for byte', () => assert.equal(build(), EXAMPLE))
  it('writes amount, txid and text, folds accents and cuts name and city', () => {
    const reading = parseBrCode(build({
      key: '12.abc.345/01de-35', amountCents: 5, merchantName: 'Distribuição de Programas São João Ltda', merchantCity: 'São José dos Campos', txid: 'F202612A', additionalText: 'Fatura 12',
    }))
    assert.ok(reading.ok)
    const { key, amountCents, merchantName, merchantCity, txid, additionalText, kind } = reading.brCode
    assert.deepEqual([kind, key, amountCents, txid, additionalText], ['static', '12ABC34501DE35', 5, 'F202612A', 'Fatura 12'])
    assert.deepEqual([merchantName, merchantCity], ['Distribuicao de Programas', 'Sao Jose dos Ca'])
  })
  it('takes a name of ten thousand characters', () => assert.match(build({ merchantName: 'á'.repeat(10_000) }), /5925a{25}6008/))

  const wrong: readonly (readonly [title: string, change: Partial<BrCodeFields>, problem: BrCodeProblem])[] = [
    ['a CNPJ with wrong check digits', { key: '12ABC34501DE36' }, 'key'],
    ['an empty key', { key: '' }, 'key'],
    ['an amount of zero', { amountCents: 0 }, 'amount'],
    ['half a cent', { amountCents: 1.5 }, 'amount'],
    ['more than 99,999,999.99', { amountCents: 10_000_000_000 }, 'amount'],
    ['a name without one character of ASCII', { merchantName: '日本' }, 'merchantName'],
    ['a city of spaces', { merchantCity: '  ' }, 'merchantCity'],
    ['a txid of 26 characters', { txid: 'A'.repeat(26) }, 'txid'],
    ['a hyphen in the txid', { txid: 'F-1' }, 'txid'],
    ['a text that does not fit beside the key', { additionalText: 'x'.repeat(38) }, 'additionalText'],
  ]
  for (const [title, change, problem] of wrong) it(`refuses ${title}: ${problem}`, () => assert.equal(build(change), problem))
  it('accepts the longest of each', () => {
    assert.ok(parseBrCode(build({ txid: 'A'.repeat(25), amountCents: 9_999_999_999, additionalText: 'x'.repeat(37) })).ok)
  })
  it('leaves ASCII behind nothing but itself', () => assert.equal(foldToAscii(' Ação\tnº\u00a01\n– fim ', 99), 'Acao no 1 fim'))
  it('is read back as it was written', () => {
    const plain = fc.string({ unit: fc.constantFrom(...'ABCZabcz 019-.&'), minLength: 1, maxLength: 25 }).map((text) => foldToAscii(`A${text}`, 25))
    const fields = fc.record({
      amountCents: fc.option(fc.integer({ min: 1, max: 9_999_999_999 }), { nil: null }),
      merchantName: plain,
      merchantCity: plain.map((text) => text.slice(0, 15).trim()),
      txid: fc.option(fc.stringMatching(/^[A-Za-z0-9]{1,25}$/), { nil: null }),
      key: fc.constantFrom('12ABC34501DE35', '52998224725', '+5511999990000', 'cobranca@example.com', FIELDS.key),
    })
    fc.assert(fc.property(fields, (written) => {
      const reading = parseBrCode(build(written))
      assert.ok(reading.ok)
      const { amountCents, merchantName, merchantCity, txid, key } = reading.brCode
      assert.deepEqual({ amountCents, merchantName, merchantCity, txid, key }, { ...written })
    }), { numRuns: 300 })
  })
})

describe('parseBrCode', () => {
  const body = EXAMPLE.slice(0, -8)
  const wrong: readonly (readonly [title: string, code: string, problem: BrCodeReadingProblem])[] = [
    ['nothing', ' \n', 'empty'],
    ['a megabyte', 'x'.repeat(1_000_000), 'tooLong'],
    ['a text that is no code', 'https://example.com', 'malformed'],
    ['a code cut in the middle', EXAMPLE.slice(0, 80), 'malformed'],
    ['a changed name', EXAMPLE.replace('Fulano', 'Sicrano'), 'checksum'],
    ['a field twice', signed(`${body}5802BR`), 'malformed'],
    ['a length beyond the end', signed(`${body}9050x`), 'malformed'],
    ['another format', signed(body.replace('000201', '000202')), 'malformed'],
    ['a card code', signed(body.replace('br.gov.bcb.pix', 'br.gov.bcb.xxx')), 'notPix'],
    ['dollars', signed(body.replace('5303986', '5303840')), 'currency'],
    ['an amount with a comma', signed(body.replace('5802BR', '540410,05802BR')), 'amount'],
    ['an amount of three decimals', signed(body.replace('5802BR', '54051.0005802BR')), 'amount'],
    ['no city', signed(body.replace('6008BRASILIA', '')), 'missing'],
    ['no key', signed(body.replace(/2658.*5204/, '26180014br.gov.bcb.pix5204')), 'missing'],
  ]
  for (const [title, code, problem] of wrong) {
    it(`refuses ${title}: ${problem}`, () => assert.deepEqual(parseBrCode(code), { ok: false, problem }))
  }
  it('reads a code that only authorises a recurrence', () => {
    const reading = parseBrCode(RECURRENCE)
    assert.ok(reading.ok)
    assert.deepEqual(
      [reading.brCode.kind, reading.brCode.url, reading.brCode.recurrenceUrl],
      ['recurrence', null, 'pix.example.com/qr/v2/rec/2353c790eefb11eaadc10242ac120002'],
    )
  })
  it('finds a recurrence in any template from 80 to 99, and no further', () => {
    const withTemplate = (id: string) => parseBrCode(signed(RECURRENCE.slice(0, -8).replace('80800014', `${id}800014`)))
    assert.deepEqual(['79', '80', '81', '99'].map((id) => withTemplate(id).ok), [false, true, true, true])
  })
  it('reads a check sum in lower case, and white space around the code', () => {
    assert.deepEqual(parseBrCode(`\n${EXAMPLE.slice(0, -4)}1d3d `), parseBrCode(EXAMPLE))
  })
  it('betrays any one changed character', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: EXAMPLE.length - 1 }), fc.constantFrom(...'0189AZaz*'), (at, char) => {
      fc.pre(EXAMPLE.charAt(at).toUpperCase() !== char.toUpperCase())
      assert.equal(parseBrCode(`${EXAMPLE.slice(0, at)}${char}${EXAMPLE.slice(at + 1)}`).ok, false)
    }))
  })
  it('answers for any text without throwing', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => assert.equal(parseBrCode(signed(text)).ok, false)))
  })
})

describe('crc16', () => {
  it('goes over the bytes of UTF-8', () => {
    const bytesAsCharacters = (text: string) => [...Buffer.from(text, 'utf8')]
    const reference = (bytes: readonly number[]) => bytes.reduce((crc, byte) => {
      let value = crc ^ (byte << 8)
      for (let bit = 0; bit < 8; bit += 1) value = ((value << 1) ^ (value & 0x8000 ? 0x1021 : 0)) & 0xffff
      return value
    }, 0xffff).toString(16).toUpperCase().padStart(4, '0')
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => assert.equal(crc16(text), reference(bytesAsCharacters(text)))))
  })
  it('keeps four digits when the first are zero', () => {
    const short = Array.from({ length: 5000 }, (_, index) => crc16(String(index))).filter((crc) => crc.startsWith('0'))
    assert.ok(short.length > 0 && short.every((crc) => crc.length === 4))
  })
})
