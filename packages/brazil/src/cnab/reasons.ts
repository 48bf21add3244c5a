/** Reasons (motivos) that banks add to an occurrence. What is in no table keeps its code and has no meaning. */
import type { CnabLayout, OccurrenceKind, OccurrenceReason, ReturnBank } from './return-file.ts'

type Words = Readonly<Record<string, string>>

/** How a title was paid: C047-C of FEBRABAN 240. 02 is a partial payment, 01 the rest of one. */
const SETTLEMENTS: Words = {
  '01': 'Por saldo', '02': 'Por conta (parcial)', '03': 'No guichê, em dinheiro', '04': 'Compensação eletrônica', '05': 'Compensação convencional',
  '06': 'Por meio eletrônico', '07': 'Após feriado local', '08': 'Em cartório', '30': 'No guichê, em cheque', '31': 'Em banco correspondente',
  '32': 'Em terminal de autoatendimento', '33': 'Na internet', '34': 'Office banking', '35': 'Correspondente, em dinheiro',
  '36': 'Correspondente, em cheque', '37': 'Por telefone',
}

/** Who wrote a title off: C047-C of FEBRABAN 240. */
const WRITE_OFFS: Words = {
  '09': 'Comandada pelo banco', '10': 'Comandada pelo cliente, por arquivo', '11': 'Comandada pelo cliente, on-line', '12': 'Decurso de prazo (cliente)',
  '13': 'Decurso de prazo (banco)', '14': 'Protestado', '15': 'Título excluído',
}

/** Why a title or instruction was refused: C047-A of FEBRABAN 240, those that a seller of licences meets. */
const REJECTIONS: Words = {
  '04': 'Movimento não permitido para a carteira', '05': 'Movimento inválido', '06': 'Inscrição do beneficiário inválida', '07': 'Agência ou conta inválida',
  '08': 'Nosso número inválido', '09': 'Nosso número duplicado', '10': 'Carteira inválida', '16': 'Vencimento inválido',
  '17': 'Vencimento anterior à emissão', '18': 'Vencimento fora do prazo', '20': 'Valor inválido', '21': 'Espécie inválida', '24': 'Data de emissão inválida',
  '26': 'Código de juros inválido', '27': 'Juros inválidos', '33': 'Abatimento inválido', '45': 'Nome do pagador não informado', '46': 'Inscrição do pagador inválida',
  '47': 'Endereço do pagador não informado', '48': 'CEP inválido', '57': 'Código da multa inválido', '60': 'Movimento para título não cadastrado',
  '63': 'Título já cadastrado', '86': 'Seu número inválido',
}

/** Nature of receipt at Banco do Brasil 400, note 05-a of Doc. CBR643. */
const BANCO_DO_BRASIL_SETTLEMENTS: Words = {
  '01': 'Liquidação normal', '02': 'Parcial', '03': 'Por saldo', '04': 'Com cheque a compensar', '05': 'Sem registro', '07': 'Na apresentação',
  '09': 'Em cartório', '10': 'Parcial, com cheque a compensar', '11': 'Por saldo, com cheque a compensar',
}

/** Splits the field into codes of `width` characters and drops blanks and zeros. */
export function readReasons(bank: ReturnBank, layout: CnabLayout, kind: OccurrenceKind, field: string, width: number): readonly OccurrenceReason[] {
  const codes: string[] = []
  for (let at = 0; at < field.length; at += width) codes.push(field.slice(at, at + width).trim())
  const words = wordsFor(bank, layout, kind)
  return codes.filter((code) => !/^0*$/.test(code)).map((code) => ({ code, meaning: words[code] ?? null }))
}

/** Itaú has its own codes in both layouts, and the 400 layouts have one list a bank. */
function wordsFor(bank: ReturnBank, layout: CnabLayout, kind: OccurrenceKind): Words {
  if (layout === 400) return bank === '001' && kind === 'paid' ? BANCO_DO_BRASIL_SETTLEMENTS : {}
  if (bank === '341') return {}
  if (kind === 'paid') return SETTLEMENTS
  if (kind === 'writtenOff') return WRITE_OFFS
  return kind === 'rejected' ? REJECTIONS : {}
}
