/** Tax id of a customer: CNPJ of a company or CPF of a person, told apart by length. */
import { formatCnpj, isCnpj, isRepeated, maskCnpj, normalizeTaxId } from './cnpj.ts'
import type { Cnpj } from './cnpj.ts'
import { formatCpf, isCpf, maskCpf } from './cpf.ts'
import type { Cpf } from './cpf.ts'

export type TaxId = { readonly kind: 'cnpj'; readonly value: Cnpj } | { readonly kind: 'cpf'; readonly value: Cpf }

/** Why a text is no tax id. */
export type TaxIdProblem =
  | 'empty'
  /** `9,9905E+13`: a spreadsheet threw the digits away; they cannot be recovered. */
  | 'scientificNotation'
  /** One digit short, and right with a zero before it: a spreadsheet dropped it. Ask before taking `suggestion`. */
  | 'leadingZeroLost'
  | 'length'
  | 'characters'
  | 'repeated'
  | 'checkDigits'

export type TaxIdReading =
  | { readonly ok: true; readonly taxId: TaxId }
  | { readonly ok: false; readonly problem: TaxIdProblem; readonly suggestion: string | null }

const SCIENTIFIC_PATTERN = /^[0-9]+(?:[.,][0-9]+)?E[+-]?[0-9]+$/i

/**
 * Reads a CNPJ (14 characters) or CPF (11 digits), with or without punctuation, and names the problem when it is neither.
 * A text that is right as it stands is never taken for scientific notation: `12345678E00001`-like roots are legal.
 * Sources: brazil.md § 4; formats.md § 5 (refuse `9,99E+13`; a lost zero only with confirmation).
 */
export function readTaxId(text: string): TaxIdReading {
  const plain = normalizeTaxId(text)
  if (plain === '') return refused('empty')
  if (isCnpj(plain)) return { ok: true, taxId: { kind: 'cnpj', value: plain } }
  if (isCpf(plain)) return { ok: true, taxId: { kind: 'cpf', value: plain } }
  if (SCIENTIFIC_PATTERN.test(text.trim())) return refused('scientificNotation')
  if (!/^[0-9A-Z]+$/.test(plain)) return refused('characters')
  const padded = `0${plain}`
  if (isCnpj(padded) || isCpf(padded)) return refused('leadingZeroLost', padded)
  if (plain.length !== 14 && plain.length !== 11) return refused('length')
  if (isRepeated(plain)) return refused('repeated')
  return refused(hasDigitsWhereDue(plain) ? 'checkDigits' : 'characters')
}

/** `12.ABC.345/01DE-35` or `529.982.247-25`. */
export function formatTaxId(taxId: TaxId): string {
  return taxId.kind === 'cnpj' ? formatCnpj(taxId.value) : formatCpf(taxId.value)
}

/** The masked form, for logs and for readers who are not the person. */
export function maskTaxId(taxId: TaxId): string {
  return taxId.kind === 'cnpj' ? maskCnpj(taxId.value) : maskCpf(taxId.value)
}

function hasDigitsWhereDue(plain: string): boolean {
  return plain.length === 11 ? /^[0-9]+$/.test(plain) : /^[0-9]{2}$/.test(plain.slice(12))
}

function refused(problem: TaxIdProblem, suggestion: string | null = null): TaxIdReading {
  return { ok: false, problem, suggestion }
}
