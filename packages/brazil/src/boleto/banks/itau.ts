/**
 * Itaú, 341: carteira(3) nosso número(8) DAC agência(4) conta(5) DAC `000`; a few carteiras carry the document number instead.
 * Source: brazil.md § 1.3 (Itaú FEBRABAN 240 manual, March 2012, 8.3.2 and annex 4; special carteiras after brcobranca).
 */
import type { BankRules, ItauProfile } from '../bank-profile.ts'
import { boletoProblem, firstProblem, refuseCheckDigit, refuseDigits } from '../boleto-problem.ts'
import type { BoletoProblem } from '../boleto-problem.ts'
import { modulo10 } from '../modulo-10.ts'

/** Carteiras whose campo livre holds "seu número" and the client's code: they need `clientCode` and a numeric document number. */
export const ITAU_DOCUMENT_CARTEIRAS: readonly string[] = ['106', '107', '122', '142', '143', '195', '196', '198']
/** Carteiras whose check digit leaves agência and conta out. */
const CARTEIRAS_WITHOUT_ACCOUNT: readonly string[] = ['112', '126', '131', '146', '150', '168']

/** "DAC" of a nosso número of eight digits. */
export function itauNossoNumeroDigit(agencia: string, conta: string, carteira: string, nossoNumero: string): string {
  const account = CARTEIRAS_WITHOUT_ACCOUNT.includes(carteira) ? '' : `${agencia}${conta.padStart(5, '0')}`
  return String(modulo10(`${account}${carteira}${nossoNumero.padStart(8, '0')}`))
}

export const itau: BankRules<ItauProfile> = {
  refuse: (profile) =>
    firstProblem(
      refuseDigits('agencia', profile.agencia, 4),
      refuseDigits('conta', profile.conta, 1, 5),
      refuseDigits('carteira', profile.carteira, 3),
      refuseClientCode(profile),
    ) ?? refuseCheckDigit('contaDigit', profile.contaDigit, accountDigit(profile)),

  maxSequence: () => 99_999_999,

  numbers: (profile, { sequence, documentNumber }) => {
    const { agencia, carteira } = profile
    const conta = profile.conta.padStart(5, '0')
    const nossoNumero = String(sequence).padStart(8, '0')
    const digit = itauNossoNumeroDigit(agencia, conta, carteira, nossoNumero)
    const withDocument = `${carteira}${nossoNumero}${documentNumber.padStart(7, '0')}${(profile.clientCode ?? '').padStart(5, '0')}`
    return {
      campoLivre: ITAU_DOCUMENT_CARTEIRAS.includes(carteira)
        ? `${withDocument}${modulo10(withDocument)}0`
        : `${carteira}${nossoNumero}${digit}${agencia}${conta}${accountDigit(profile)}000`,
      nossoNumero,
      nossoNumeroDigit: digit,
      nossoNumeroForPrint: `${carteira}/${nossoNumero}-${digit}`,
      agencyAccountForPrint: `${agencia} / ${conta}-${accountDigit(profile)}`,
    }
  },
}

function accountDigit({ agencia, conta }: ItauProfile): string {
  return String(modulo10(`${agencia}${conta.padStart(5, '0')}`))
}

function refuseClientCode({ carteira, clientCode }: ItauProfile): BoletoProblem | null {
  if (!ITAU_DOCUMENT_CARTEIRAS.includes(carteira)) {
    return clientCode === undefined ? null : boletoProblem('clientCode', 'notUsed', ITAU_DOCUMENT_CARTEIRAS.join(', '))
  }
  return clientCode === undefined ? boletoProblem('clientCode', 'required', '1–5') : refuseDigits('clientCode', clientCode, 1, 5)
}
