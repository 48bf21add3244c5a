/**
 * What a bank agreed with a reseller before it may issue boletos, a shape for each bank. All values are digits as text: they begin with
 * zeros. Check digits that a person typed (`…Digit`) are optional and, when there, must be right: they catch a wrong account.
 */
import type { CalendarDate } from '@assento/rules'
import type { BoletoProblem } from './boleto-problem.ts'

interface AccountDigits {
  /** Four digits, without check digit. */
  readonly agencia: string
}

/** Banco do Brasil. */
export interface BancoDoBrasilProfile extends AccountDigits {
  readonly bank: '001'
  /** 0–9 or X. */
  readonly agenciaDigit?: string
  /** 1–8 digits. */
  readonly conta: string
  /** 0–9 or X. */
  readonly contaDigit?: string
  /** 4, 6, 7 or 8 digits; its length decides the form of the nosso número. */
  readonly convenio: string
  /** Two digits. */
  readonly carteira: string
  /** Convênio of 6 digits with 17 free digits of nosso número; carteiras 16 and 18 only. */
  readonly longNumber?: boolean
}

/** Itaú. */
export interface ItauProfile extends AccountDigits {
  readonly bank: '341'
  /** 1–5 digits. */
  readonly conta: string
  readonly contaDigit?: string
  /** Three digits, e.g. `109`. */
  readonly carteira: string
  /** "Código do cliente", 1–5 digits: only for the carteiras that carry the document number (`ITAU_DOCUMENT_CARTEIRAS`). */
  readonly clientCode?: string
}

/** Bradesco. */
export interface BradescoProfile extends AccountDigits {
  readonly bank: '237'
  /** 0–9 or P. */
  readonly agenciaDigit?: string
  /** 1–7 digits. */
  readonly conta: string
  /** 0–9 or P. */
  readonly contaDigit?: string
  /** Two digits, e.g. `09`. */
  readonly carteira: string
}

/** Santander. */
export interface SantanderProfile extends AccountDigits {
  readonly bank: '033'
  /** "Código do beneficiário", 1–7 digits. */
  readonly beneficiario: string
  readonly carteira: '101' | '102' | '201'
}

/** Sicoob; `agencia` is the cooperative's number. */
export interface SicoobProfile extends AccountDigits {
  readonly bank: '756'
  /** "Código do beneficiário", 1–7 digits with its check digit. */
  readonly beneficiario: string
  /** Two digits, e.g. `01`. */
  readonly modalidade: string
  /** One digit: 1 simple, 3 pledged. */
  readonly carteira: string
}

export type BankProfile = BancoDoBrasilProfile | ItauProfile | BradescoProfile | SantanderProfile | SicoobProfile

/** What a boleto takes from its invoice. */
export interface BoletoFacts {
  /** Running number of the profile, from 1; it becomes the nosso número and must not be used twice. */
  readonly sequence: number
  readonly dueOn: CalendarDate
  /** 1 to 9,999,999,999. */
  readonly amountCents: number
  /** "Número do documento" / "seu número": free text, except for Itaú's special carteiras, which want 1–7 digits. */
  readonly documentNumber: string
}

/** What a bank's own rules give for one boleto. */
export interface BankNumbers {
  readonly campoLivre: string
  /** As stored and matched with return files: digits without check digit, padded. */
  readonly nossoNumero: string
  /** Check digit of the nosso número (a digit, X or P). */
  readonly nossoNumeroDigit: string
  readonly nossoNumeroForPrint: string
  readonly agencyAccountForPrint: string
}

/** The rules of one bank; every function may assume that `refuse` answered null. */
export interface BankRules<Profile extends BankProfile> {
  readonly refuse: (profile: Profile) => BoletoProblem | null
  /** Highest sequence that fits the nosso número. */
  readonly maxSequence: (profile: Profile) => number
  readonly numbers: (profile: Profile, facts: BoletoFacts) => BankNumbers
}
