/** Whether a return file is ours: its bank and beneficiary against what the reseller registered. Pure. */
import { normalizeTaxId } from '@assento/brazil'
import type { BankProfile, ReturnFile } from '@assento/brazil'
import type { BillingSettings } from '../../../accounts/tenant-settings.ts'
import { REFUSALS } from './words.ts'
import type { OwnRefusalRule } from './words.ts'
import type { ReturnFileProblem } from './report.ts'

/**
 * Null when the file is ours. Everything that both sides name must agree: the CNPJ by its root (a header may name the head office),
 * a CPF whole, and the agreement or branch and account as numbers. What the layout does not print cannot disagree.
 */
export function refuseForeignFile(file: ReturnFile, billing: Pick<BillingSettings, 'bank' | 'beneficiary'>): ReturnFileProblem | null {
  const { bank, beneficiary } = billing
  if (bank === null || beneficiary === null) return problem('bankReturn.profile.missing', null)
  if (file.bank !== bank.bank) return problem('bankReturn.file.otherBank', 1)
  if (file.problems.some(({ rule }) => rule === 'cnab.beneficiary.differs')) return problem('bankReturn.file.otherBeneficiary', null)
  const isOurs = isSameTaxId(file.beneficiary.taxId, beneficiary.taxId) && isSameAgreement(file, bank)
  return isOurs ? null : problem('bankReturn.file.otherBeneficiary', 1)
}

function isSameTaxId(printed: string | null, ours: string): boolean {
  if (printed === null) return true
  const own = normalizeTaxId(ours)
  return own.length === 14 && printed.length === 14 ? own.slice(0, 8) === printed.slice(0, 8) : own === printed
}

/** Banco do Brasil 240 prints nine digits of convênio and what follows them; the other fields are one number, padded. */
function isSameAgreement({ layout, beneficiary }: ReturnFile, bank: BankProfile): boolean {
  const { agreement, branch, account } = beneficiary
  switch (bank.bank) {
    case '001': return isSameNumber(layout === 240 ? agreement?.slice(0, 9) ?? null : agreement, bank.convenio)
    case '033': return isSameNumber(agreement, bank.beneficiario)
    case '756': return isSameNumber(branch, bank.agencia) && isSameNumber(agreement, bank.beneficiario)
    case '237':
    case '341': return isSameNumber(branch, bank.agencia) && isSameNumber(account, bank.conta)
  }
}

function isSameNumber(printed: string | null, ours: string): boolean {
  return printed === null || Number(printed) === Number(ours)
}

function problem(rule: OwnRefusalRule, line: number | null): ReturnFileProblem {
  return { rule, message: REFUSALS[rule], line }
}
