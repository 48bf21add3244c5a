/**
 * The 44 digits under the bars of a boleto: bank(3) currency(1, always 9) general check digit(1) fator(4) amount(10) campo livre(25).
 * Source: brazil.md § 1.1 (FEBRABAN; Itaú 8.3.2, BB 3.2.2, Santander p. 5, Bradesco p. 30).
 */
import type { CalendarDate } from '@assento/rules'
import { modulo11 } from '../modulo-11.ts'
import { encodeFator, NO_FATOR } from './fator.ts'

export interface BarcodeFields {
  /** Three digits, e.g. `341`. */
  readonly bank: string
  /** Null: no due date ("contra apresentação"). */
  readonly dueOn: CalendarDate | null
  /**
   * 0: the payer chooses the amount. Above 9,999,999,999 it takes the place of the fator and `dueOn` must be null.
   * At most 9,999,999,999,999: one more digit and readers would take the first four for a fator.
   */
  readonly amountCents: number
  /** 25 digits whose meaning is the bank's. */
  readonly campoLivre: string
}

export interface BarcodeParts {
  /** The 44 digits. */
  readonly barcode: string
  readonly bank: string
  readonly generalDigit: number
  /** Four digits for `decodeFator`, or null when the code has no due date. */
  readonly fator: string | null
  /** 0: open amount, the payer chooses. */
  readonly amountCents: number
  readonly campoLivre: string
}

/** Why a text is no boleto. `arrecadacao` is a bill of a utility or a tax: right perhaps, but never one of our invoices. */
export type BoletoCodeProblem =
  | 'empty' | 'characters' | 'length' | 'arrecadacao' | 'currency'
  /** A check digit of field 1, 2 or 3 of the linha digitável. */
  | 'field1Digit' | 'field2Digit' | 'field3Digit'
  /** The check digit over the whole barcode. */
  | 'generalDigit'

export type BoletoCodeReading =
  | { readonly ok: true; readonly parts: BarcodeParts }
  | { readonly ok: false; readonly problem: BoletoCodeProblem }

const MAX_CENTS_BESIDE_FATOR = 9_999_999_999
const MAX_CENTS = 9_999_999_999_999

/** Builds the 44 digits. Throws a RangeError when a field breaks its rule: check amounts and profiles before. */
export function buildBarcode(fields: BarcodeFields): string {
  if (!/^[0-9]{3}$/.test(fields.bank)) throw new RangeError(`a bank code has three digits: ${fields.bank}`)
  if (!/^[0-9]{25}$/.test(fields.campoLivre)) throw new RangeError(`campo livre has 25 digits: ${fields.campoLivre}`)
  const head = `${fields.bank}9`
  const tail = `${fatorAndAmount(fields)}${fields.campoLivre}`
  return `${head}${generalDigit(`${head}${tail}`)}${tail}`
}

/**
 * General check digit over the 43 other digits: 11 − rest, and 1 instead of 10 and 11. It is never 0 ("em nenhuma hipótese",
 * BB annex 10).
 */
export function generalDigit(digitsWithoutIt: string): number {
  const digit = modulo11(digitsWithoutIt)
  return digit > 9 ? 1 : digit
}

/** Reads 44 digits, with any white space, dots and hyphens between them, and checks the general digit. */
export function parseBarcode(text: string): BoletoCodeReading {
  const digits = normalizeBoletoCode(text)
  const problem = refuseShape(digits, 44)
  return problem ? { ok: false, problem } : readBarcodeDigits(digits)
}

/** Drops white space, dots and hyphens, which people and slips put between the digits; nothing else. */
export function normalizeBoletoCode(text: string): string {
  return text.replace(/[\s.-]/g, '')
}

/** Problem of a text that should be `length` digits of a boleto; null when its shape is right. */
export function refuseShape(digits: string, length: 44 | 47): BoletoCodeProblem | null {
  if (digits === '') return 'empty'
  if (!/^[0-9]+$/.test(digits)) return 'characters'
  if (digits.startsWith('8') && (digits.length === length || digits.length === 48)) return 'arrecadacao'
  return digits.length === length ? null : 'length'
}

/** Takes 44 digits apart. */
export function readBarcodeDigits(barcode: string): BoletoCodeReading {
  if (barcode.charAt(3) !== '9') return { ok: false, problem: 'currency' }
  const digit = Number(barcode.charAt(4))
  if (generalDigit(`${barcode.slice(0, 4)}${barcode.slice(5)}`) !== digit) return { ok: false, problem: 'generalDigit' }
  const hasFator = barcode.charAt(5) !== '0'
  const parts: BarcodeParts = {
    barcode,
    bank: barcode.slice(0, 3),
    generalDigit: digit,
    fator: hasFator ? barcode.slice(5, 9) : null,
    amountCents: Number(barcode.slice(hasFator ? 9 : 5, 19)),
    campoLivre: barcode.slice(19),
  }
  return { ok: true, parts }
}

/** Fourteen digits: fator and ten digits of amount, or an amount that needs the fator's place too. */
function fatorAndAmount({ dueOn, amountCents }: BarcodeFields): string {
  if (!Number.isInteger(amountCents) || amountCents < 0 || amountCents > MAX_CENTS) {
    throw new RangeError(`amount does not fit a barcode: ${amountCents} cents`)
  }
  if (amountCents <= MAX_CENTS_BESIDE_FATOR) {
    return `${dueOn === null ? NO_FATOR : encodeFator(dueOn)}${String(amountCents).padStart(10, '0')}`
  }
  if (dueOn !== null) throw new RangeError(`${amountCents} cents leave no room for a due date`)
  return String(amountCents).padStart(14, '0')
}
