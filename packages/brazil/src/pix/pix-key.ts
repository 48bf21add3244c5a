/**
 * Pix keys (chaves): CPF, CNPJ (with letters since July 2026), e-mail, telephone, random. Source: brazil.md § 2.
 * The kind shows in the form: a telephone always begins with `+`, so eleven bare digits are a CPF.
 */
import { parseCnpj } from '../cnpj.ts'
import { parseCpf } from '../cpf.ts'

export type PixKeyKind = 'cpf' | 'cnpj' | 'email' | 'phone' | 'random'

export interface PixKey {
  readonly kind: PixKeyKind
  /** As registered: no punctuation in CPF and CNPJ, e-mail and random key in lower case, telephone `+5511999990000`. */
  readonly value: string
}

const EMAIL_PATTERN = /^[a-z0-9.!#$&'*+/=?^_`{|}~-]+@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/
const EMAIL_LENGTH = 77
const RANDOM_PATTERN = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
/** E.164; a Brazilian number has two digits of area and eight or nine of its own. */
const PHONE_PATTERN = /^\+(?:55[1-9][0-9]{9,10}|(?!55)[1-9][0-9]{1,14})$/

/** Reads a key as a person types it; null when it is of no kind, or its check digits are wrong. */
export function parsePixKey(text: string): PixKey | null {
  const plain = text.trim()
  const lower = plain.toLowerCase()
  if (RANDOM_PATTERN.test(lower)) return { kind: 'random', value: lower }
  if (lower.includes('@')) return lower.length <= EMAIL_LENGTH && EMAIL_PATTERN.test(lower) ? { kind: 'email', value: lower } : null
  if (plain.startsWith('+')) return readPhone(plain)
  const cpf = parseCpf(plain)
  if (cpf) return { kind: 'cpf', value: cpf }
  const cnpj = parseCnpj(plain)
  return cnpj ? { kind: 'cnpj', value: cnpj } : null
}

function readPhone(text: string): PixKey | null {
  const value = text.replace(/[\s().-]/g, '')
  return PHONE_PATTERN.test(value) ? { kind: 'phone', value } : null
}
