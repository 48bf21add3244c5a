/** Turns the parts of a boleto vector, in the words of their sources, into a bank profile and facts. */
import { calendarDate } from '@assento/rules'
import type { BankProfile, BoletoFacts } from '../../src/index.ts'

export interface BoletoVectorInput {
  readonly banco: string
  readonly vencimento: string
  readonly valor_centavos: number
  readonly parts: Readonly<Record<string, string | number>>
  readonly campo_livre: string
}

export function boletoOfVector(input: BoletoVectorInput): { readonly profile: BankProfile; readonly facts: BoletoFacts } {
  const text = (name: string, missing = '') => String(input.parts[name] ?? missing)
  const facts: BoletoFacts = {
    sequence: Number(text('nosso_numero')),
    dueOn: calendarDate(input.vencimento),
    amountCents: input.valor_centavos,
    documentNumber: text('seu_numero', '1'),
  }
  const agencia = text('agencia', '0000')
  const conta = text('conta', '0')
  const carteira = text('carteira')
  switch (input.banco) {
    case '001': return bancoDoBrasilOfVector(input, facts)
    case '341': {
      const typed = 'conta_dv' in input.parts ? { contaDigit: text('conta_dv') } : {}
      const client = 'convenio' in input.parts ? { clientCode: text('convenio') } : {}
      return { profile: { bank: '341', agencia, conta, carteira, ...typed, ...client }, facts }
    }
    case '237': return { profile: { bank: '237', agencia, conta, carteira }, facts }
    case '033': {
      return { profile: { bank: '033', agencia, beneficiario: text('codigo_beneficiario'), carteira: carteira as '102' }, facts }
    }
    case '756': {
      const beneficiario = text('codigo_beneficiario')
      return { profile: { bank: '756', agencia, beneficiario, modalidade: text('modalidade'), carteira }, facts }
    }
    default: throw new Error(`no profile for bank ${input.banco}`)
  }
}

function bancoDoBrasilOfVector(input: BoletoVectorInput, facts: BoletoFacts): { readonly profile: BankProfile; readonly facts: BoletoFacts } {
  const text = (name: string, missing = '') => String(input.parts[name] ?? missing)
  const base = { bank: '001', agencia: text('agencia', '0000'), conta: text('conta', '0') } as const
  // The bank's own example gives the whole number of eleven digits: convênio(6) and sequence(5).
  if (!('convenio' in input.parts)) {
    const number = text('nosso_numero')
    const profile: BankProfile = { ...base, convenio: number.slice(0, 6), carteira: text('carteira') }
    return { profile, facts: { ...facts, sequence: Number(number.slice(6)) } }
  }
  const convenio = text('convenio')
  return 'codigo_servico' in input.parts
    ? { profile: { ...base, convenio, carteira: '18', longNumber: true }, facts }
    : { profile: { ...base, convenio, carteira: text('carteira') }, facts }
}
