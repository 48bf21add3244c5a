/**
 * Sicoob, 756: carteira(1) cooperativa(4) modalidade(2) beneficiário(7) nosso número(7) and its digit, parcela(3).
 * Source: brazil.md § 1.3 (after brcobranca and its tests; no manual of the bank was read).
 */
import type { BankRules, SicoobProfile } from '../bank-profile.ts'
import { firstProblem, refuseDigits } from '../boleto-problem.ts'

const WEIGHTS = [3, 1, 9, 7] as const
/** Our boletos are never instalments of one title. */
const PARCELA = '001'

/** Check digit over cooperativa(4) + beneficiário(10) + nosso número(7), weights 3, 1, 9, 7 from the left; 10 and 11 are 0. */
export function sicoobDigit(cooperativa: string, beneficiario: string, nossoNumero: string): string {
  const text = `${cooperativa.padStart(4, '0')}${beneficiario.padStart(10, '0')}${nossoNumero.padStart(7, '0')}`
  const sum = [...text].reduce((total, char, index) => total + Number(char) * (WEIGHTS[index % WEIGHTS.length] ?? 0), 0)
  const digit = 11 - (sum % 11)
  return digit > 9 ? '0' : String(digit)
}

export const sicoob: BankRules<SicoobProfile> = {
  refuse: (profile) =>
    firstProblem(
      refuseDigits('agencia', profile.agencia, 4),
      refuseDigits('beneficiario', profile.beneficiario, 1, 7),
      refuseDigits('modalidade', profile.modalidade, 2),
      refuseDigits('carteira', profile.carteira, 1),
    ),

  maxSequence: () => 9_999_999,

  numbers: ({ agencia, beneficiario, modalidade, carteira }, { sequence }) => {
    const paddedBeneficiario = beneficiario.padStart(7, '0')
    const nossoNumero = String(sequence).padStart(7, '0')
    const digit = sicoobDigit(agencia, beneficiario, nossoNumero)
    return {
      campoLivre: `${carteira}${agencia}${modalidade}${paddedBeneficiario}${nossoNumero}${digit}${PARCELA}`,
      nossoNumero,
      nossoNumeroDigit: digit,
      nossoNumeroForPrint: `${nossoNumero}-${digit}`,
      agencyAccountForPrint: `${agencia} / ${paddedBeneficiario}`,
    }
  },
}
