/**
 * Santander, 033: `9` beneficiário(7) nosso número(12) and its digit, IOS(1: 0 for all but insurers), carteira(3).
 * Source: brazil.md § 1.3 (Santander "Código de Barras – Cobrança" v2.3, September 2012, pp. 5–7).
 */
import { modulo11 } from '../../modulo-11.ts'
import type { BankRules, SantanderProfile } from '../bank-profile.ts'
import { boletoProblem, firstProblem, refuseDigits } from '../boleto-problem.ts'

/** 101 registered, quick; 102 not registered; 201 pledged. */
const CARTEIRAS: readonly string[] = ['101', '102', '201']
const IOS = '0'

/** Check digit of the nosso número: weights 2 to 9; 10 and 11 are 0. */
export function santanderDigit(nossoNumero: string): string {
  const digit = modulo11(nossoNumero)
  return digit > 9 ? '0' : String(digit)
}

export const santander: BankRules<SantanderProfile> = {
  refuse: (profile) =>
    firstProblem(
      refuseDigits('agencia', profile.agencia, 4),
      refuseDigits('beneficiario', profile.beneficiario, 1, 7),
      CARTEIRAS.includes(profile.carteira) ? null : boletoProblem('carteira', 'values', CARTEIRAS.join(', ')),
    ),

  maxSequence: () => 999_999_999_999,

  numbers: ({ agencia, beneficiario, carteira }, { sequence }) => {
    const paddedBeneficiario = beneficiario.padStart(7, '0')
    const nossoNumero = String(sequence).padStart(12, '0')
    const digit = santanderDigit(nossoNumero)
    return {
      campoLivre: `9${paddedBeneficiario}${nossoNumero}${digit}${IOS}${carteira}`,
      nossoNumero,
      nossoNumeroDigit: digit,
      nossoNumeroForPrint: `${nossoNumero}-${digit}`,
      agencyAccountForPrint: `${agencia} / ${paddedBeneficiario}`,
    }
  },
}
