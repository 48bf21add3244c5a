/**
 * Bradesco, 237: agência(4) carteira(2) nosso número(11) conta(7) `0`.
 * Source: brazil.md § 1.3 (Bradesco 4008_0008, version 05, pp. 19 and 30–32).
 */
import { modulo11 } from '../../modulo-11.ts'
import type { BankRules, BradescoProfile } from '../bank-profile.ts'
import { firstProblem, refuseCheckDigit, refuseDigits } from '../boleto-problem.ts'

/** Check digit with weights 2 to 7 of agência, conta and carteira + nosso número(11): 10 is P, 11 is 0. */
export function bradescoDigit(number: string): string {
  const digit = modulo11(number, 7)
  return digit === 10 ? 'P' : String(digit % 11)
}

export const bradesco: BankRules<BradescoProfile> = {
  refuse: (profile) =>
    firstProblem(
      refuseDigits('agencia', profile.agencia, 4),
      refuseDigits('conta', profile.conta, 1, 7),
      refuseDigits('carteira', profile.carteira, 2),
    ) ??
    firstProblem(
      refuseCheckDigit('agenciaDigit', profile.agenciaDigit, bradescoDigit(profile.agencia)),
      refuseCheckDigit('contaDigit', profile.contaDigit, bradescoDigit(profile.conta)),
    ),

  maxSequence: () => 99_999_999_999,

  numbers: ({ agencia, conta, carteira }, { sequence }) => {
    const paddedConta = conta.padStart(7, '0')
    const nossoNumero = String(sequence).padStart(11, '0')
    const digit = bradescoDigit(`${carteira}${nossoNumero}`)
    return {
      campoLivre: `${agencia}${carteira}${nossoNumero}${paddedConta}0`,
      nossoNumero,
      nossoNumeroDigit: digit,
      nossoNumeroForPrint: `${carteira}/${nossoNumero}-${digit}`,
      agencyAccountForPrint: `${agencia}-${bradescoDigit(agencia)} / ${paddedConta}-${bradescoDigit(paddedConta)}`,
    }
  },
}
