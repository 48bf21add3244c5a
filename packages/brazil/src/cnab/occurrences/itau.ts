/**
 * Occurrences of Itaú: its 240 layout uses the codes of its 400 layout, not C044. Here 17 is a rejection, not a payment.
 * Paid on 400: 06, 07, 08, 10, 59; on 240: 06, 08, 10 (07 and 59 do not exist there). 10 also tells a boleto settled by its Pix code
 * or by the seller's own instruction: the line then carries no amount. 72 (credit without a title) and 95 (operational
 * write-off, "not the settlement") are not payments. Sources: Itaú "Cobrança 400 bytes" Jul/2021, note 17;
 * "Cobrança FEBRABAN 240" Mai/2014, note 22; brazil.md § 1.8.
 */
import type { OccurrenceKind } from '../return-file.ts'
import type { OccurrenceTable } from './occurrence-table.ts'

const FEES: OccurrenceTable = Object.fromEntries(
  ['26', '27', '28', '29', '30', '33', '34', '35', '36', '37', '38', '39', '40', '41', '42', '43', '44', '45', '46', '48', '51', '52', '53', '54',
    '55', '56', '61', '62', '84', '85', '86', '87', '88', '89', '90', '91', '92', '93'].map((code): [string, readonly [OccurrenceKind, string]] => [code, ['fee', 'Tarifa ou custas']]),
)

export const ITAU_240: OccurrenceTable = {
  ...FEES,
  '02': ['entryConfirmed', 'Entrada confirmada'],
  '03': ['rejected', 'Entrada rejeitada'],
  '04': ['other', 'Alteração de dados: nova entrada'],
  '05': ['other', 'Alteração de dados: baixa'],
  '06': ['paid', 'Liquidação normal'],
  '08': ['paid', 'Liquidação em cartório'],
  '09': ['writtenOff', 'Baixa simples'],
  '10': ['paid', 'Baixa por ter sido liquidado'],
  '11': ['other', 'Em ser'],
  '12': ['other', 'Abatimento concedido'],
  '13': ['other', 'Abatimento cancelado'],
  '14': ['dueDateChanged', 'Vencimento alterado'],
  '15': ['rejected', 'Baixa rejeitada'],
  '16': ['rejected', 'Instrução rejeitada'],
  '17': ['rejected', 'Alteração de dados rejeitada'],
  '18': ['rejected', 'Cobrança contratual: instrução rejeitada ou pendente'],
  '19': ['other', 'Instrução de protesto recebida'],
  '20': ['other', 'Instrução de sustação de protesto recebida'],
  '21': ['other', 'Instrução de não protestar recebida'],
  '23': ['other', 'Enviado a cartório'],
  '24': ['other', 'Instrução de protesto rejeitada, sustada ou pendente'],
  '25': ['other', 'Alegação do pagador'],
  '32': ['writtenOff', 'Baixa por ter sido protestado'],
  '47': ['writtenOff', 'Baixa com transferência para desconto'],
  '57': ['other', 'Instrução cancelada'],
  '60': ['rejected', 'Entrada de carnê rejeitada'],
  '63': ['other', 'Sustado judicialmente'],
  '74': ['rejected', 'Negativação expressa rejeitada'],
  '75': ['other', 'Entrada em negativação expressa recebida'],
  '77': ['other', 'Exclusão de negativação expressa recebida'],
  '78': ['other', 'Cancelamento de negativação expressa recebido'],
  '79': ['other', 'Negativação expressa informacional'],
  '80': ['other', 'Entrada em negativação expressa confirmada'],
  '82': ['other', 'Cancelamento de negativação expressa confirmado'],
  '83': ['other', 'Exclusão de negativação expressa por liquidação'],
  '94': ['other', 'Instrução de não negativar recebida'],
}

export const ITAU_400: OccurrenceTable = {
  ...ITAU_240,
  '07': ['paid', 'Liquidação parcial'],
  '59': ['paid', 'Baixa por crédito em conta corrente'],
  '64': ['entryConfirmed', 'Entrada confirmada com rateio de crédito'],
  '65': ['other', 'Pagamento com cheque, aguardando compensação'],
  '69': ['other', 'Cheque devolvido'],
  '71': ['other', 'Entrada registrada, aguardando avaliação'],
  '72': ['other', 'Baixa por crédito em conta corrente sem título correspondente'],
  '73': ['entryConfirmed', 'Entrada confirmada na cobrança simples'],
  '76': ['other', 'Cheque compensado'],
  '81': ['other', 'Exclusão de negativação expressa confirmada'],
  '95': ['other', 'Baixa operacional: em processo de liquidação'],
}
