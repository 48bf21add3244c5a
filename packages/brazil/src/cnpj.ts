/**
 * CNPJ: 12 characters `[0-9A-Z]` and two numeric check digits. Letters exist since July 2026, in new registrations only; old
 * numbers stay. Sources: IN RFB 2229/2024; NT 49/2024 COCAD/SUARA/RFB (character value = ASCII − 48, so A = 17 … Z = 42).
 */
import { weightedDigit } from './modulo-11.ts'

/** A valid CNPJ: 14 characters, upper case, no punctuation. Never a number: it may begin with zeros and hold letters. */
export type Cnpj = string & { readonly __brand: 'Cnpj' }

const BASE_PATTERN = /^[0-9A-Z]{12}$/
const CNPJ_PATTERN = /^[0-9A-Z]{12}[0-9]{2}$/
/** Weights 2…9 from the right, repeated. The first check digit uses all but the leading one. */
const WEIGHTS = [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2] as const

/** Reads a CNPJ with or without punctuation, in either case; null unless shape and check digits are right. */
export function parseCnpj(text: string): Cnpj | null {
  const plain = normalizeTaxId(text)
  return isCnpj(plain) ? plain : null
}

/** True for the stored form only: 14 characters, upper case, no punctuation, right check digits, not one repeated character. */
export function isCnpj(text: string): text is Cnpj {
  if (!CNPJ_PATTERN.test(text) || isRepeated(text)) return false
  return cnpjCheckDigits(text.slice(0, 12)) === text.slice(12)
}

/**
 * The two check digits of a 12-character base; null when the base is malformed.
 * Each is 11 − (weighted sum mod 11), or 0 where the rest is below 2; the second sum includes the first digit.
 */
export function cnpjCheckDigits(base: string): string | null {
  if (!BASE_PATTERN.test(base)) return null
  const first = weightedDigit(base, WEIGHTS.slice(1))
  return `${first}${weightedDigit(`${base}${first}`, WEIGHTS)}`
}

/** `12ABC34501DE35` → `12.ABC.345/01DE-35`. */
export function formatCnpj(cnpj: Cnpj): string {
  return `${cnpj.slice(0, 2)}.${cnpj.slice(2, 5)}.${cnpj.slice(5, 8)}/${cnpj.slice(8, 12)}-${cnpj.slice(12)}`
}

/**
 * Hides the root but for two characters, and the check digits, for logs and screens of third parties: root `12`, branch
 * `01DE` stay readable. A sole trader's CNPJ is personal data.
 */
export function maskCnpj(cnpj: Cnpj): string {
  return `${cnpj.slice(0, 2)}.***.***/${cnpj.slice(8, 12)}-**`
}

/** The 8 characters that all establishments of one company share (raiz, CNPJ básico). */
export function cnpjRoot(cnpj: Cnpj): string {
  return cnpj.slice(0, 8)
}

/** Drops `.`, `-`, `/` and white space and turns letters to upper case. Nothing else: letters are part of the number. */
export function normalizeTaxId(text: string): string {
  return text.replace(/[.\-/\s]/g, '').toUpperCase()
}

/** True for `00000000000000`, `11111111111111`…: arithmetically right, never assigned. */
export function isRepeated(text: string): boolean {
  return text.length > 0 && text === text.charAt(0).repeat(text.length)
}
