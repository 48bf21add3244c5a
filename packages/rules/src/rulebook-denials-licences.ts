import { LICENCE_CLAUSES, type LicenceDenialRuleId } from './rulebook-clauses-licences.ts'
import type { RuleEntry } from './rulebook.ts'

/** Refusals about orders, stock, serials, activations and customers of partners (licences.md). Rows are those of product.md. */
export const LICENCE_DENIAL_RULES = {
  'orders.item.duplicate': {
    row: 'M5, M6', source: 'seed 001, decision', clause: LICENCE_CLAUSES['orders.item.duplicate'],
    sentence: 'Um produto aparece uma só vez em um pedido; para outra quantidade, exclui-se o item e inclui-se de novo.',
  },
  'orders.item.notInPriceList': {
    row: 'M5', source: 'seed 001', clause: LICENCE_CLAUSES['orders.item.notInPriceList'],
    sentence: 'Só se pede o que está na pauta vigente do parceiro.',
  },
  'orders.item.baseNotOwned': {
    row: 'M5', source: 'seed 001', clause: LICENCE_CLAUSES['orders.item.baseNotOwned'],
    sentence: 'Usuários adicionais são para produtos que o parceiro já tem.',
  },
  'orders.item.quantity': {
    row: 'M5', source: 'decision', clause: LICENCE_CLAUSES['orders.item.quantity'],
    sentence: 'A quantidade de um item é um número inteiro de 1 a 9.999.',
  },
  'orders.item.otherType': {
    row: 'M5', source: 'seed 001, decision', clause: LICENCE_CLAUSES['orders.item.otherType'],
    sentence: 'O tipo do pedido vale para todos os itens: compra de produtos ou usuários adicionais.',
  },
  'orders.submit.empty': {
    row: 'M6', source: 'seed 001', clause: LICENCE_CLAUSES['orders.submit.empty'],
    sentence: 'Um pedido tem ao menos um item.',
  },
  'orders.total.changed': {
    row: 'M5, X2', source: 'decision', clause: LICENCE_CLAUSES['orders.total.changed'],
    sentence: 'Aprova-se exatamente o valor que foi mostrado.',
  },
  'orders.approve.fourEyes': {
    row: 'M7', source: 'decision', clause: LICENCE_CLAUSES['orders.approve.fourEyes'],
    sentence: 'Quem enviou o pedido não o aprova, quando são exigidas duas pessoas.',
  },
  'orders.approve.vendorOnly': {
    row: 'M7', source: 'decision', clause: LICENCE_CLAUSES['orders.approve.vendorOnly'],
    sentence: 'Quando o fabricante aprova os pedidos, só ele os aprova.',
  },
  'orders.state.finalized': {
    row: 'M7', source: 'seed 001, decision', clause: LICENCE_CLAUSES['orders.state.finalized'],
    sentence: 'Um pedido finalizado não muda mais; corrige-se por estorno.',
  },
  'orders.state.cancelled': {
    row: 'M7', source: 'decision', clause: LICENCE_CLAUSES['orders.state.cancelled'],
    sentence: 'Um pedido cancelado não muda mais.',
  },
  'orders.reverse.insufficientStock': {
    row: 'M7', source: 'decision', clause: LICENCE_CLAUSES['orders.reverse.insufficientStock'],
    sentence: 'Só se estornam unidades do pedido que ainda estão disponíveis no estoque.',
  },
  'orders.reverse.notFinalized': {
    row: 'M7', source: 'decision', clause: LICENCE_CLAUSES['orders.reverse.notFinalized'],
    sentence: 'Só se estorna um pedido finalizado.',
  },
  'stock.take.insufficient': {
    row: 'M8', source: 'seed 001', clause: LICENCE_CLAUSES['stock.take.insufficient'],
    sentence: 'Só se atribui ou retira do estoque o que está disponível.',
  },
  'serials.role.manufacturerOnly': {
    row: 'S4', source: 'seed 003', clause: LICENCE_CLAUSES['serials.role.manufacturerOnly'],
    sentence: 'Suspender, liberar e encerrar são ações do fabricante.',
  },
  'serials.state.cancelled': {
    row: 'S4', source: 'seed 003', clause: LICENCE_CLAUSES['serials.state.cancelled'],
    sentence: 'Um número de série cancelado não volta a ser usado nem alterado.',
  },
  'serials.state.pending': {
    row: 'S8', source: 'seed 003, decision', clause: LICENCE_CLAUSES['serials.state.pending'],
    sentence: 'Um número de série pendente ainda não foi liberado: pode ser retirado, e mais nada.',
  },
  'serials.provision.notPending': {
    row: 'M8', source: 'decision', clause: LICENCE_CLAUSES['serials.provision.notPending'],
    sentence: 'Um número de série é liberado uma única vez.',
  },
  'serials.withdraw.notPending': {
    row: 'M4', source: 'decision', clause: LICENCE_CLAUSES['serials.withdraw.notPending'],
    sentence: 'Só se retira um número de série que ainda não foi liberado.',
  },
  'serials.suspend.already': {
    row: 'S4', source: 'seed 003', clause: LICENCE_CLAUSES['serials.suspend.already'],
    sentence: 'Um número de série tem uma suspensão por vez.',
  },
  'serials.suspend.pending': {
    row: 'S4', source: 'decision', clause: LICENCE_CLAUSES['serials.suspend.pending'],
    sentence: 'Um número de série pendente não é suspenso: é retirado.',
  },
  'serials.suspend.untilPast': {
    row: 'S4', source: 'seed 003, decision', clause: LICENCE_CLAUSES['serials.suspend.untilPast'],
    sentence: 'A suspensão por período termina em uma data futura.',
  },
  'serials.release.notSuspended': {
    row: 'S5', source: 'seed 003', clause: LICENCE_CLAUSES['serials.release.notSuspended'],
    sentence: 'Só se libera o que está suspenso.',
  },
  'serials.renew.retroactiveDue': {
    row: 'S5', source: 'seed 003', clause: LICENCE_CLAUSES['serials.renew.retroactiveDue'],
    sentence: 'Um número de série vencido volta quando todos os períodos desde o vencimento estão pagos.',
  },
  'serials.renew.suspended': {
    row: 'S5, S6', source: 'seed 003, decision', clause: LICENCE_CLAUSES['serials.renew.suspended'],
    sentence: 'Enquanto está suspenso, um número de série não é renovado.',
  },
  'serials.renew.perpetual': {
    row: 'S5', source: 'decision', clause: LICENCE_CLAUSES['serials.renew.perpetual'],
    sentence: 'Um número de série sem vencimento não é renovado.',
  },
  'serials.renew.nobodyPays': {
    row: 'S6', source: 'decision', clause: LICENCE_CLAUSES['serials.renew.nobodyPays'],
    sentence: 'A fatura da renovação precisa de um pagador.',
  },
  'serials.renew.notPriced': {
    row: 'S5', source: 'decision', clause: LICENCE_CLAUSES['serials.renew.notPriced'],
    sentence: 'Cada período é renovado pelo preço vigente no seu início.',
  },
  'serials.reason.unknown': {
    row: 'S4', source: 'seed 003', clause: LICENCE_CLAUSES['serials.reason.unknown'],
    sentence: 'Suspender e encerrar exigem um motivo da lista do fabricante.',
  },
  'serials.reason.noteRequired': {
    row: 'S4', source: 'seed 003', clause: LICENCE_CLAUSES['serials.reason.noteRequired'],
    sentence: 'Quando o motivo pede uma descrição, é preciso preenchê-la.',
  },
  'serials.terminate.notAcknowledged': {
    row: 'S4', source: 'seed 003', clause: LICENCE_CLAUSES['serials.terminate.notAcknowledged'],
    sentence: 'Encerrar é definitivo: quem encerra lê as instruções e concorda.',
  },
  'serials.unassign.suspended': {
    row: 'M4', source: 'seed 001, decision', clause: LICENCE_CLAUSES['serials.unassign.suspended'],
    sentence: 'Um número de série suspenso não volta ao estoque: o bloqueio do fabricante permanece.',
  },
  'serials.unassign.notReturnable': {
    row: 'M4', source: 'decision', clause: LICENCE_CLAUSES['serials.unassign.notReturnable'],
    sentence: 'As unidades deste produto não voltam ao estoque.',
  },
  'serials.reissue.suspended': {
    row: 'M4', source: 'decision', clause: LICENCE_CLAUSES['serials.reissue.suspended'],
    sentence: 'Um número de série suspenso não é trocado por outro.',
  },
  'serials.assign.customerRemoved': {
    row: 'M1, M8', source: 'decision', clause: LICENCE_CLAUSES['serials.assign.customerRemoved'],
    sentence: 'Um cliente cancelado não recebe licenças.',
  },
  'activations.limit.reached': {
    row: 'S2', source: 'seed 003, decision', clause: LICENCE_CLAUSES['activations.limit.reached'],
    sentence: 'Um número de série funciona no número de computadores contratado.',
  },
  'activations.transfers.reached': {
    row: 'S2', source: 'seed 003, decision', clause: LICENCE_CLAUSES['activations.transfers.reached'],
    sentence: 'As trocas de computador são contadas em 365 dias corridos, também a volta a um computador conhecido.',
  },
  'activations.state.notUsable': {
    row: 'S2, S8', source: 'seed 003', clause: LICENCE_CLAUSES['activations.state.notUsable'],
    sentence: 'Só um número de série ativo ou em tolerância é ativado em um computador.',
  },
  'activations.request.unreadable': {
    row: 'X8', source: 'decision', clause: LICENCE_CLAUSES['activations.request.unreadable'],
    sentence: 'O arquivo de pedido de ativação precisa estar completo e sem alterações.',
  },
  'customers.offboard.blocked': {
    row: 'M1', source: 'seed 001, decision', clause: LICENCE_CLAUSES['customers.offboard.blocked'],
    sentence: 'O cancelamento de cliente devolve todas as licenças de uma vez, ou nenhuma.',
  },
  'customers.taxId.taken': {
    row: 'M2', source: 'decision', clause: LICENCE_CLAUSES['customers.taxId.taken'],
    sentence: 'Cada CNPJ ou CPF é cadastrado uma vez por parceiro.',
  },
  'customers.erase.notOffboarded': {
    row: 'M1', source: 'decision', clause: LICENCE_CLAUSES['customers.erase.notOffboarded'],
    sentence: 'Os dados pessoais são eliminados depois do cancelamento do cliente.',
  },
  'customers.erase.openSerials': {
    row: 'M1', source: 'decision', clause: LICENCE_CLAUSES['customers.erase.openSerials'],
    sentence: 'Os dados pessoais são eliminados depois que todos os números de série do cliente terminam.',
  },
  'customers.erase.openInvoices': {
    row: 'M1', source: 'decision', clause: LICENCE_CLAUSES['customers.erase.openInvoices'],
    sentence: 'Os dados de quem ainda tem faturas em aberto são necessários para cobrá-las.',
  },
} as const satisfies Record<LicenceDenialRuleId, RuleEntry>
