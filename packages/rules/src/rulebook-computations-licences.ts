import type { RuleEntry } from './rulebook.ts'

/** Rules that compute states, periods, prices and moves of licences (licences.md). Rows are those of product.md. */
export const LICENCE_COMPUTATION_RULES = {
  'licences.serial.state': {
    row: 'S8', source: 'seed 003, decision', clause: 'Situação do número de série',
    sentence: 'A situação se calcula dos fatos e da hora: cancelada, pendente, suspensa, e só então ativa, em tolerância ou expirada.',
  },
  'licences.serial.badge': {
    row: 'S8', source: 'seed 003', clause: 'Situação do número de série',
    sentence: 'O vermelho reúne pendente, suspensa, cancelada e expirada; o detalhe diz qual.',
  },
  'licences.serial.key': {
    row: 'M3', source: 'decision', clause: 'Número de série',
    sentence: 'O número tem 24 símbolos sorteados e um que confere a digitação.',
  },
  'licences.release.byClock': {
    row: 'S5', source: 'seed 003', clause: 'Números de série, suspensão, liberação e encerramento pelo fabricante',
    sentence: 'Ao ser liberada, a assinatura volta à situação que o calendário diz; a suspensão não para o prazo.',
  },
  'licences.renewal.fromExpiry': {
    row: 'S5, S6', source: 'seed 003, decision', clause: 'Números de série, renovação contada do vencimento',
    sentence: 'A renovação conta do vencimento, nunca de hoje, e cobre tantos períodos quantos bastem para passar de hoje.',
  },
  'licences.renewal.anchor': {
    row: 'S5', source: 'decision', clause: 'Números de série, renovação contada do vencimento',
    sentence: 'Os períodos vencem sempre no mesmo dia do mês, ou no último, nos meses mais curtos.',
  },
  'licences.renewal.waived': {
    row: 'S6', source: 'seed 003, decision', clause: 'Números de série, pagamento retroativo',
    sentence: 'Onde o fabricante assim escolhe, não se cobram os períodos que ficaram inteiros dentro da suspensão.',
  },
  'licences.activation.validated': {
    row: 'S2, S8', source: 'seed 003, decision', clause: 'Ativação em computadores',
    sentence: 'A resposta ao computador diz primeiro o que o impede de usar, depois se é ele mesmo, depois o prazo.',
  },
  'licences.activation.place': {
    row: 'S2', source: 'seed 003, decision', clause: 'Ativação em computadores',
    sentence: 'O mesmo computador é ativado de novo sem gastar nada; outro precisa de um lugar livre e de uma troca disponível.',
  },
  'licences.moves.derived': {
    row: 'S2', source: 'seed 003', clause: 'Ativação em computadores',
    sentence: 'Há troca quando a ativação ocupa o lugar de outro computador; voltar a um computador já usado também conta.',
  },
  'orders.item.priced': {
    row: 'M5', source: 'seed 001, decision', clause: 'Pauta de preços do parceiro',
    sentence: 'A faixa da quantidade paga dá o preço de todas as unidades, ou cada unidade tem o da sua faixa, conforme a pauta.',
  },
  'orders.item.bonus': {
    row: 'M5', source: 'seed 001, decision', clause: 'Pauta de preços do parceiro',
    sentence: 'As unidades de bônus não pagam adesão nem mensalidade e não contam para a faixa.',
  },
  'stock.units.bonusLast': {
    row: 'M8', source: 'decision', clause: 'Estoque do parceiro',
    sentence: 'Encerrar uma licença reduz antes as unidades pagas; as de bônus saem por último.',
  },
  'customers.offboard.all': {
    row: 'M1', source: 'seed 001', clause: 'Cancelamento de cliente',
    sentence: 'Cancelar um cliente devolve cada licença ao estoque e retira as que estavam pendentes, em um só ato.',
  },
} as const satisfies Record<string, RuleEntry>
