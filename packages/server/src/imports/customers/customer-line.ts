/** One customer as a list tells of it, and how each field is read. Pure. */
import { formatTaxId, readTaxId } from '@assento/brazil'
import type { TaxId, TaxIdProblem } from '@assento/brazil'
import { stripApostrophe } from '../table/values.ts'

export interface CustomerAddress {
  readonly street: string | null
  readonly number: string | null
  readonly complement: string | null
  readonly district: string | null
  /** Eight digits. */
  readonly zip: string | null
  readonly city: string | null
  /** Two letters. */
  readonly state: string | null
}

export interface CustomerLine {
  readonly taxId: TaxId
  readonly name: string
  readonly tradeName: string | null
  readonly email: string | null
  /** Digits only. */
  readonly phone: string | null
  readonly address: CustomerAddress | null
  /** Id in the vendor's system. */
  readonly externalRef: string | null
}

export interface CustomerOptions {
  /** Take a CNPJ or CPF that lost its leading zero: the person has looked at the preview and confirmed. */
  readonly confirmLeadingZero?: boolean
}

/** Why a text is not a tax id, for the person who has the file before them. */
const TAX_ID_WORDS: Readonly<Record<TaxIdProblem, (text: string, suggestion: string | null) => string>> = {
  empty: () => 'sem CNPJ nem CPF: é por ele que o cliente é reconhecido.',
  scientificNotation: (text) => `"${text}" é um CNPJ em notação científica: a planilha apagou os dígitos. Formate a coluna como texto e exporte de novo.`,
  leadingZeroLost: (text, suggestion) => `"${text}" parece ter perdido o zero inicial (${suggestion}). Confirme para aceitar.`,
  length: (text) => `"${text}" não tem 14 caracteres (CNPJ) nem 11 dígitos (CPF).`,
  characters: (text) => `"${text}" tem caracteres que um CNPJ ou CPF não tem.`,
  repeated: (text) => `"${text}" repete um só caractere: não é um CNPJ nem um CPF.`,
  checkDigits: (text) => `o dígito verificador de "${text}" está errado.`,
}

export type TaxIdOutcome =
  | { readonly taxId: TaxId; readonly repaired: boolean }
  | { readonly taxId: null; readonly rule: string; readonly message: string }

/** Reads a tax id cell; the rule's tail is the problem's name: `imports.customer.taxId.checkDigits`. */
export function customerTaxId(cell: string, options: CustomerOptions): TaxIdOutcome {
  const reading = readTaxId(stripApostrophe(cell))
  if (reading.ok) return { taxId: reading.taxId, repaired: false }
  if (reading.problem === 'leadingZeroLost' && options.confirmLeadingZero === true) {
    const repaired = readTaxId(reading.suggestion ?? '')
    if (repaired.ok) return { taxId: repaired.taxId, repaired: true }
  }
  return { taxId: null, rule: `imports.customer.taxId.${reading.problem}`, message: TAX_ID_WORDS[reading.problem](cell, reading.suggestion) }
}

export function writtenTaxId(line: Pick<CustomerLine, 'taxId'>): string {
  return formatTaxId(line.taxId)
}

/** An address that mail can be sent to; null for anything else. */
export function emailOf(cell: string | null): string | null {
  const text = cell?.trim().toLowerCase() ?? ''
  return /^[^\s@;,]+@[^\s@;,]+\.[^\s@;,]+$/.test(text) && text.length <= 254 ? text : null
}

/** Digits of a phone number with area code; null for blanks and for the register's `00000000`. */
export function phoneOf(cell: string | null): string | null {
  const digits = (cell ?? '').replace(/\D/g, '')
  return digits.length < 8 || /^0+$/.test(digits) ? null : digits
}

/** Null when nothing of the address is known. */
export function addressOf(parts: CustomerAddress): CustomerAddress | null {
  const zip = (parts.zip ?? '').replace(/\D/g, '')
  const state = (parts.state ?? '').trim().toUpperCase()
  const address = { ...parts, zip: zip.length === 8 ? zip : null, state: /^[A-Z]{2}$/.test(state) ? state : null }
  return Object.values(address).some((part) => part !== null) ? address : null
}

/** Runs of spaces become one; null when nothing is left. */
export function plainText(cell: string | null): string | null {
  const text = stripApostrophe(cell ?? '').replace(/\s+/g, ' ')
  return text === '' ? null : text
}
