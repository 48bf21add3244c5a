/** CPF: nine digits and two check digits (weights 10…2 and 11…2). Personal data: mask it wherever the person is not the reader. */
import { isRepeated, normalizeTaxId } from './cnpj.ts'
import { weightedDigit } from './modulo-11.ts'

/** A valid CPF: 11 digits without punctuation, as text. */
export type Cpf = string & { readonly __brand: 'Cpf' }

const BASE_PATTERN = /^[0-9]{9}$/
const CPF_PATTERN = /^[0-9]{11}$/
const WEIGHTS = [11, 10, 9, 8, 7, 6, 5, 4, 3, 2] as const

/** Reads a CPF with or without punctuation; null unless shape and check digits are right. */
export function parseCpf(text: string): Cpf | null {
  const plain = normalizeTaxId(text)
  return isCpf(plain) ? plain : null
}

/** True for the stored form only: 11 digits, right check digits, not one repeated digit. */
export function isCpf(text: string): text is Cpf {
  return CPF_PATTERN.test(text) && !isRepeated(text) && cpfCheckDigits(text.slice(0, 9)) === text.slice(9)
}

/** The two check digits of nine digits; null when the base is malformed. */
export function cpfCheckDigits(base: string): string | null {
  if (!BASE_PATTERN.test(base)) return null
  const first = weightedDigit(base, WEIGHTS.slice(1))
  return `${first}${weightedDigit(`${base}${first}`, WEIGHTS)}`
}

/** `52998224725` → `529.982.247-25`. */
export function formatCpf(cpf: Cpf): string {
  return `${cpf.slice(0, 3)}.${cpf.slice(3, 6)}.${cpf.slice(6, 9)}-${cpf.slice(9)}`
}

/** Hides the first three digits and the check digits, as public registers do: `***.982.247-**`. */
export function maskCpf(cpf: Cpf): string {
  return `***.${cpf.slice(3, 6)}.${cpf.slice(6, 9)}-**`
}
