/** From a bank's agreement and an invoice to everything that a slip prints. The one entry point; the bank's own rules stand in `banks/`. */
import { buildBarcode } from './barcode.ts'
import type { BankNumbers, BankProfile, BankRules, BoletoFacts } from './bank-profile.ts'
import { boletoProblem, refuseDigits } from './boleto-problem.ts'
import type { BoletoProblem } from './boleto-problem.ts'
import { isBankCode } from './banks.ts'
import { bancoDoBrasil } from './banks/banco-do-brasil.ts'
import { bradesco } from './banks/bradesco.ts'
import { itau, ITAU_DOCUMENT_CARTEIRAS } from './banks/itau.ts'
import { santander } from './banks/santander.ts'
import { sicoob } from './banks/sicoob.ts'
import { encodeFator } from './fator.ts'
import { barcodeToLine, formatLine } from './linha-digitavel.ts'

export interface IssuedBoleto extends BankNumbers {
  /** 44 digits for the bars (`interleaved2of5`). */
  readonly barcode: string
  /** 47 digits to copy. */
  readonly line: string
  /** The line with its dots and spaces. */
  readonly lineForPrint: string
  readonly fator: string
}

/** First due date that a fator can say: before it the fator begins with 0, which means no due date. */
const FIRST_DUE_ON = '2000-07-03'
const MAX_AMOUNT_CENTS = 9_999_999_999

/** Which field of a bank agreement breaks which rule; null when boletos can be issued with it. */
export function refuseBankProfile(profile: BankProfile): BoletoProblem | null {
  return isBankCode(profile.bank) ? bindBank(profile).refuse() : boletoProblem('bank', 'bank', '001, 033, 237, 341, 756')
}

/** Why no boleto can be issued for these facts, profile included; null when `issueBoleto` will answer. */
export function refuseBoleto(profile: BankProfile, facts: BoletoFacts): BoletoProblem | null {
  const problem = refuseBankProfile(profile)
  if (problem) return problem
  const maxSequence = bindBank(profile).maxSequence()
  if (!isIntegerWithin(facts.sequence, maxSequence)) return boletoProblem('sequence', 'sequence', `1–${maxSequence}`)
  if (!isIntegerWithin(facts.amountCents, MAX_AMOUNT_CENTS)) return boletoProblem('amountCents', 'amount', `1–${MAX_AMOUNT_CENTS}`)
  if (facts.dueOn < FIRST_DUE_ON) return boletoProblem('dueOn', 'dueDate', `${FIRST_DUE_ON}–`)
  const wantsDigits = profile.bank === '341' && ITAU_DOCUMENT_CARTEIRAS.includes(profile.carteira)
  return wantsDigits ? refuseDigits('documentNumber', facts.documentNumber, 1, 7) : null
}

/** Builds the boleto. Throws a RangeError that names field and rule when `refuseBoleto` would refuse: ask it first. */
export function issueBoleto(profile: BankProfile, facts: BoletoFacts): IssuedBoleto {
  const problem = refuseBoleto(profile, facts)
  if (problem) throw new RangeError(`boleto refused: ${problem.field} ${problem.rule} (expected ${problem.expected})`)
  const numbers = bindBank(profile).numbers(facts)
  const { dueOn, amountCents } = facts
  const barcode = buildBarcode({ bank: profile.bank, dueOn, amountCents, campoLivre: numbers.campoLivre })
  const line = barcodeToLine(barcode)
  return { ...numbers, barcode, line, lineForPrint: formatLine(line), fator: encodeFator(dueOn) }
}

interface BoundBank {
  readonly refuse: () => BoletoProblem | null
  readonly maxSequence: () => number
  readonly numbers: (facts: BoletoFacts) => BankNumbers
}

/** The rules of the profile's bank, with the profile in hand. */
function bindBank(profile: BankProfile): BoundBank {
  switch (profile.bank) {
    case '001': return bind(bancoDoBrasil, profile)
    case '033': return bind(santander, profile)
    case '237': return bind(bradesco, profile)
    case '341': return bind(itau, profile)
    case '756': return bind(sicoob, profile)
  }
}

function bind<Profile extends BankProfile>(rules: BankRules<Profile>, profile: Profile): BoundBank {
  return {
    refuse: () => rules.refuse(profile),
    maxSequence: () => rules.maxSequence(profile),
    numbers: (facts) => rules.numbers(profile, facts),
  }
}

function isIntegerWithin(value: number, max: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= max
}
