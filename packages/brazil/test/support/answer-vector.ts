/** One answer for each kind of vector, in the shape of its `expected`. */
import type { CalendarDate } from '@assento/rules'
import {
  bancoDoBrasilDigit, bradescoDigit, crc16, decodeFator, encodeFator, formatBrl, formatCnpj, generalDigit, interleaved2of5,
  interleaved2of5Modules, isBankBusinessDay, isChargeTxid, isNfeKey, isStaticTxid, lastPayableDay, lineToBarcode, modulo10,
  nextBankBusinessDay, parseBrCode, parseBrl, parseCnpj, parseCpf, parseNfseKey, readBoletoCode, santanderDigit, sicoobDigit,
} from '../../src/index.ts'
import type { Cnpj } from '../../src/index.ts'

type Answer = (input: never) => unknown
const BAD_BOLETO: Readonly<Record<string, string>> = { generalDigit: 'amount changed, general check digit wrong', length: '46 digits' }
const BAD_PIX: Readonly<Record<string, string>> = { checksum: 'bad CRC' }

/** Kinds answered by one call; `boleto` and `late_charge` have their own cases in vectors.test.ts. */
export const ANSWERS: Readonly<Record<string, Answer>> = {
  mod10: (digits: string) => modulo10(digits),
  mod11_barcode_dv: (digits: string) => generalDigit(digits),
  fator_vencimento: (dueOn: CalendarDate) => encodeFator(dueOn),
  fator_decode: (input: { fator: string; today: CalendarDate }) => decodeFator(input.fator, input.today),
  linha_to_barcode: (line: string) => answerLine(line),
  boleto_invalid: (text: string) => {
    const reading = readBoletoCode(text)
    return reading.ok ? 'accepted' : BAD_BOLETO[reading.problem]
  },
  nosso_numero_dv: (input: Readonly<Record<string, string>>) => answerNossoNumero(input),
  itf_pattern: (digits: string) => {
    const marks = interleaved2of5(digits).map(({ wide }) => (wide ? '1' : '0')).join('')
    return { start: marks.slice(0, 4), data: marks.slice(4, -3), stop: marks.slice(-3) }
  },
  itf_size: (digits: string) => {
    const elements = interleaved2of5(digits)
    const [ratio3, ratio2] = [interleaved2of5Modules(elements), interleaved2of5Modules(elements, 2)]
    return { elements: elements.length, modules_ratio_3: ratio3, modules_ratio_2: ratio2 }
  },
  pix_brcode: (code: string) => answerBrCode(code),
  pix_invalid: (code: string) => {
    const reading = parseBrCode(code)
    return reading.ok ? 'accepted' : BAD_PIX[reading.problem]
  },
  pix_txid: (ids: readonly string[]) => ({
    static_ok: ids.filter(isStaticTxid),
    cob_cobv_ok: ids.filter(isChargeTxid),
    reject: ids.filter((id) => !isStaticTxid(id) && !isChargeTxid(id)),
  }),
  crc16_ccitt_false: (text: string) => crc16(text),
  nfe_key: (key: string) => isNfeKey(key),
  nfse_key: (key: string) => {
    const reading = parseNfseKey(key)
    return reading.ok && reading.warnings.length === 0
  },
  nfse_key_parts: (key: string) => answerNfseParts(key),
  cobv_last_payable: (input: { vencimento: CalendarDate; validadeAposVencimento: number }) =>
    lastPayableDay(input.vencimento, input.validadeAposVencimento),
  bank_business_day: (date: CalendarDate) => isBankBusinessDay(date),
  next_business_day: (date: CalendarDate) => nextBankBusinessDay(date),
  brl_format: (cents: number) => formatBrl(cents),
  brl_parse: (text: string) => parseBrl(text),
  cnpj: (text: string) => parseCnpj(text) !== null,
  cnpj_format: (text: Cnpj) => formatCnpj(text),
  cnpj_normalize: (text: string) => parseCnpj(text),
  cpf: (text: string) => parseCpf(text) !== null,
}

/** Keys of `expected` that are notes or measures of the paper, not answers. */
export const NOT_ANSWERS: readonly string[] = ['note', 'legend', 'width_mm', 'height_mm']

function answerLine(line: string): unknown {
  const reading = lineToBarcode(line)
  if (!reading.ok) return reading.problem
  const { barcode, amountCents, fator } = reading.parts
  return { codigo_barras: barcode, valor_centavos: amountCents, fator: fator ?? '0000' }
}

function answerNossoNumero(input: Readonly<Record<string, string>>): string {
  const { banco, carteira = '', nosso_numero = '', agencia = '', codigo_beneficiario = '', number = '' } = input
  switch (banco) {
    case '001': return bancoDoBrasilDigit(number)
    case '033': return santanderDigit(nosso_numero)
    case '237': return bradescoDigit(`${carteira}${nosso_numero}`)
    case '756': return sicoobDigit(agencia, codigo_beneficiario, nosso_numero)
    default: throw new Error(`no rule for bank ${banco}`)
  }
}

function answerBrCode(code: string): unknown {
  const reading = parseBrCode(code)
  if (!reading.ok) return reading.problem
  const { kind, url, recurrenceUrl, pointOfInitiation, crc } = reading.brCode
  const charge = url?.includes('/cobv/') ? `${kind} cobv` : kind
  return { type: recurrenceUrl ? `${charge}+rec` : charge, url, poi: pointOfInitiation, crc }
}

function answerNfseParts(key: string): unknown {
  const reading = parseNfseKey(key)
  if (!reading.ok) return reading.problem
  const { city, environment, issuerKind, issuer, number, yearMonth, code } = reading.parts
  return { cMun: city, ambGer: environment, tpInsc: issuerKind, insc: issuer, nNFSe: number, AAMM: yearMonth, cNum: code, dv: reading.digit }
}

