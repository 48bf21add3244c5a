/**
 * Access key (chave de acesso) of an NF-e or NFC-e, 44 characters; letters may stand in the issuer's CNPJ, at positions 7 to 18.
 * Sources: brazil.md § 3 (schema PL_010 V1.30, NT 2025.001; check digit after nfephp-org/sped-common Keys.php).
 */
import { isCnpj } from '../cnpj.ts'
import { isCpf } from '../cpf.ts'
import { modulo11 } from '../modulo-11.ts'

export interface NfeKeyParts {
  /** IBGE code of the state, two digits. */
  readonly state: string
  /** Year and month of issue, `YYMM`. */
  readonly yearMonth: string
  /** CNPJ, or a CPF with three zeros before it. */
  readonly issuer: string
  /** `55` NF-e, `65` NFC-e; other documents share the form (57 CT-e). */
  readonly model: string
  readonly series: string
  readonly number: string
  readonly emissionType: string
  readonly code: string
}

/** What the schema allows and is odd all the same: show it, do not refuse for it. */
export type NfeKeyWarning = 'state' | 'month' | 'issuer'

export type NfeKeyProblem = 'length' | 'characters' | 'checkDigit'

export type NfeKeyReading =
  | { readonly ok: true; readonly key: string; readonly parts: NfeKeyParts; readonly warnings: readonly NfeKeyWarning[] }
  | { readonly ok: false; readonly problem: NfeKeyProblem }

/** Fields in their order with their lengths; the check digit follows. */
const FIELDS = [
  ['state', 2], ['yearMonth', 4], ['issuer', 14], ['model', 2], ['series', 3], ['number', 9], ['emissionType', 1], ['code', 8],
] as const
const KEY_PATTERN = /^[0-9]{6}[0-9A-Z]{12}[0-9]{26}$/
const BASE_PATTERN = /^[0-9]{6}[0-9A-Z]{12}[0-9]{25}$/
const STATES = '11 12 13 14 15 16 17 21 22 23 24 25 26 27 28 29 31 32 33 35 41 42 43 50 51 52 53'.split(' ')

/** Reads a key with or without spaces, dots, hyphens and slashes, in either case, and checks form and check digit. */
export function parseNfeKey(text: string): NfeKeyReading {
  const key = text.replace(/[\s./-]/g, '').toUpperCase()
  if (key.length !== 44) return { ok: false, problem: 'length' }
  if (!KEY_PATTERN.test(key)) return { ok: false, problem: 'characters' }
  if (fiscalDigit(key.slice(0, 43)) !== key.slice(43)) return { ok: false, problem: 'checkDigit' }
  let at = 0
  const parts = Object.fromEntries(FIELDS.map(([name, length]) => [name, key.slice(at, (at += length))])) as Record<keyof NfeKeyParts, string>
  return { ok: true, key, parts, warnings: warningsOf(parts) }
}

/** True for the stored form only: 44 characters, upper case, no punctuation, right check digit. */
export function isNfeKey(text: string): boolean {
  return KEY_PATTERN.test(text) && fiscalDigit(text.slice(0, 43)) === text.slice(43)
}

/** Puts a key together with its check digit; throws a RangeError when a part has another length or form. */
export function buildNfeKey(parts: NfeKeyParts): string {
  const wrong = FIELDS.find(([name, length]) => parts[name].length !== length)
  const base = FIELDS.map(([name]) => parts[name]).join('')
  if (wrong || !BASE_PATTERN.test(base)) throw new RangeError(`no NF-e key: ${wrong?.[0] ?? 'characters'} of ${base}`)
  return `${base}${fiscalDigit(base)}`
}

/** Groups of four, as the DANFE prints them. */
export function formatNfeKey(key: string): string {
  return key.replace(/(.{4})(?=.)/g, '$1 ')
}

/** Check digit of fiscal keys: modulo 11, weights 2 to 9, letters by ASCII − 48; 10 and 11 are written 0. */
export function fiscalDigit(text: string): string {
  const digit = modulo11(text)
  return String(digit > 9 ? 0 : digit)
}

function warningsOf({ state, yearMonth, issuer }: NfeKeyParts): NfeKeyWarning[] {
  const month = Number(yearMonth.slice(2))
  const isIssuer = isCnpj(issuer) || (issuer.startsWith('000') && isCpf(issuer.slice(3)))
  const warnings: (NfeKeyWarning | null)[] = [
    STATES.includes(state) ? null : 'state',
    month >= 1 && month <= 12 ? null : 'month',
    isIssuer ? null : 'issuer',
  ]
  return warnings.filter((warning) => warning !== null)
}
