/**
 * Banco do Brasil, 001. The length of the convênio decides where the nosso número stands in the campo livre.
 * Source: brazil.md § 1.3 (BB Doc5175, annexes 4, 7, 9 and 10; convênio of 8 digits after brcobranca).
 */
import { modulo11 } from '../../modulo-11.ts'
import type { BancoDoBrasilProfile, BankRules } from '../bank-profile.ts'
import { boletoProblem, firstProblem, refuseCheckDigit, refuseDigits } from '../boleto-problem.ts'
import type { BoletoProblem } from '../boleto-problem.ts'

/** Carteiras that take 17 free digits. */
const LONG_NUMBER_CARTEIRAS = ['16', '18']
const LONG_NUMBER_SERVICE = '21'

/** Check digit of agência, conta and nosso número: 10 is X, 11 is 0. */
export function bancoDoBrasilDigit(number: string): string {
  const digit = modulo11(number)
  return digit === 10 ? 'X' : String(digit % 11)
}

export const bancoDoBrasil: BankRules<BancoDoBrasilProfile> = {
  refuse: (profile) =>
    firstProblem(
      refuseDigits('agencia', profile.agencia, 4),
      refuseDigits('conta', profile.conta, 1, 8),
      refuseConvenio(profile.convenio),
      refuseDigits('carteira', profile.carteira, 2),
      refuseLongNumber(profile),
    ) ??
    firstProblem(
      refuseCheckDigit('agenciaDigit', profile.agenciaDigit, bancoDoBrasilDigit(profile.agencia)),
      refuseCheckDigit('contaDigit', profile.contaDigit, bancoDoBrasilDigit(profile.conta)),
    ),

  maxSequence: (profile) => Math.min(10 ** sequenceDigits(profile) - 1, Number.MAX_SAFE_INTEGER),

  numbers: (profile, { sequence }) => {
    const { agencia, convenio, carteira } = profile
    const conta = profile.conta.padStart(8, '0')
    const running = String(sequence).padStart(sequenceDigits(profile), '0')
    // The 17 free digits are the whole number; in every other form the convênio comes first.
    const nossoNumero = profile.longNumber ? running : `${convenio}${running}`
    const nossoNumeroDigit = bancoDoBrasilDigit(nossoNumero)
    const account = `${agencia}${conta}${carteira}`
    return {
      campoLivre: profile.longNumber
        ? `${convenio}${running}${LONG_NUMBER_SERVICE}`
        : convenio.length >= 7 ? `000000${nossoNumero}${carteira}` : `${nossoNumero}${account}`,
      nossoNumero,
      nossoNumeroDigit,
      // Numbers of 17 positions are printed without a check digit.
      nossoNumeroForPrint: nossoNumero.length === 17 ? nossoNumero : `${nossoNumero}-${nossoNumeroDigit}`,
      agencyAccountForPrint: `${agencia}-${bancoDoBrasilDigit(agencia)} / ${conta}-${bancoDoBrasilDigit(conta)}`,
    }
  },
}

/** Digits of the running number: the nosso número has 11 with a short convênio, 17 with a long one. */
function sequenceDigits({ convenio, longNumber }: BancoDoBrasilProfile): number {
  if (longNumber) return 17
  return (convenio.length >= 7 ? 17 : 11) - convenio.length
}

function refuseConvenio(convenio: string): BoletoProblem | null {
  const right = /^[0-9]+$/.test(convenio) && [4, 6, 7, 8].includes(convenio.length)
  return right ? null : boletoProblem('convenio', 'digits', '4, 6, 7, 8')
}

function refuseLongNumber({ longNumber, convenio, carteira }: BancoDoBrasilProfile): BoletoProblem | null {
  if (!longNumber) return null
  if (convenio.length !== 6) return boletoProblem('longNumber', 'notUsed', 'convenio 6')
  return LONG_NUMBER_CARTEIRAS.includes(carteira) ? null : boletoProblem('carteira', 'values', LONG_NUMBER_CARTEIRAS.join(', '))
}
