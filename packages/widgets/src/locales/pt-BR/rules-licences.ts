import type { DenialRuleId } from '@assento/rules'
import { countOf, dateOf, instantOf, moneyOf, said, type RuleFacts, type RuleWords } from '../../runtime/rule-facts.ts'

const plain = (title: string, text: string): RuleWords => () => ({ title, text })
const nameOf = (facts: RuleFacts, name: string): string | null => typeof facts[name] === 'string' && facts[name] !== '' ? facts[name] : null
const since = (facts: RuleFacts, format: Parameters<RuleWords>[1]): string => said(instantOf(facts, 'startedAt', format), (at) => ` desde ${at}`)

/** Refusals about orders, stock, serials, activations and customers of partners: a chunk of their own. */
export const licenceRules = {
  'orders.item.duplicate': plain('Este produto já está no pedido', 'Para outra quantidade, exclua o item e inclua-o de novo: o preço por faixa vale para a soma.'),
  'orders.item.notInPriceList': plain('Este produto não está na sua pauta', 'Ele pode ter saído da pauta hoje. Escolha outro, ou fale com o gerente da sua conta.'),
  'orders.item.baseNotOwned': plain('Falta o produto destes usuários adicionais', 'Usuários adicionais são para produtos que já estão no seu estoque. Compre antes uma licença do produto.'),
  'orders.item.quantity': (facts, format) => ({
    title: 'Confira a quantidade', text: said(countOf(facts, 'maximum', format), (n) => `Informe um número inteiro de 1 a ${n}.`, 'Informe um número inteiro.'),
  }),
  'orders.item.otherType': (facts) => ({
    title: 'Este item não cabe neste tipo de pedido',
    text: facts['type'] === 'purchase' ? 'Usuários adicionais são pedidos à parte, com o tipo “Adicional”.' : 'Produtos são pedidos à parte, com o tipo “Compra”.',
  }),
  'orders.submit.empty': plain('O pedido está vazio', 'Inclua ao menos um produto antes de confirmar.'),
  'orders.total.changed': (facts, format) => {
    const [before, after] = [moneyOf(facts, 'oldCents', format), moneyOf(facts, 'newCents', format)]
    return { title: 'O total do pedido não é o que foi mostrado', text: `${before === null || after === null ? '' : `Era ${before}; agora é ${after}. `}Confira e confirme de novo. Nada foi alterado.` }
  },
  'orders.approve.fourEyes': plain('Outra pessoa precisa aprovar', 'Quem enviou o pedido não o aprova. Peça a outro administrador da sua empresa.'),
  'orders.approve.vendorOnly': plain('O fabricante aprova este pedido', 'O pedido já foi enviado. Você será avisado quando houver resposta; até lá, pode cancelá-lo.'),
  'orders.state.finalized': plain('O pedido já foi finalizado', 'As licenças já estão no estoque. Para corrigir, peça um estorno ao fabricante.'),
  'orders.state.cancelled': plain('O pedido foi cancelado', 'Um pedido cancelado não muda mais. Faça um novo pedido.'),
  'orders.reverse.insufficientStock': (facts, format) => ({
    title: 'Parte das licenças já está em uso',
    text: `${said(countOf(facts, 'available', format), (n) => `Podem ser estornadas ${n}. `)}Só voltam as que ainda estão disponíveis no estoque do parceiro.`,
  }),
  'orders.reverse.notFinalized': plain('Só um pedido finalizado é estornado', 'Um pedido pendente pode ser cancelado.'),
  'stock.take.insufficient': (facts, format) => ({
    title: 'Não há licenças suficientes no estoque',
    text: `${said(countOf(facts, 'available', format), (n) => `Disponíveis: ${n}. `)}Faça um novo pedido, ou devolva ao estoque uma licença que não é mais usada.`,
  }),
  'serials.role.manufacturerOnly': plain('Só o fabricante pode fazer isto', 'Se for o caso, peça ao fabricante. Nada foi alterado.'),
  'serials.state.cancelled': (facts) => ({
    title: 'Este número de série foi cancelado',
    text: facts['cancelKind'] === 'unassigned' || facts['cancelKind'] === 'withdrawn' ? 'A licença voltou ao estoque e recebe um novo número quando for atribuída de novo.'
      : facts['cancelKind'] === 'reissued' ? 'Ele foi trocado por outro número; use o novo.' : 'O cancelamento é definitivo. Para voltar a usar o produto é preciso uma nova adesão.',
  }),
  'serials.state.pending': (facts) => ({
    title: 'Este número de série está pendente',
    text: facts['pendingReason'] === 'awaitingPayment' ? 'Ele é liberado quando o primeiro pagamento for confirmado.'
      : facts['pendingReason'] === 'awaitingRegistration' ? 'Ele é liberado quando o cadastro do cliente estiver completo.' : 'Ele aguarda a liberação do fabricante.',
  }),
  'serials.provision.notPending': plain('Este número de série já foi liberado', 'Não há o que liberar de novo.'),
  'serials.withdraw.notPending': plain('Este número de série já foi liberado', 'Para devolver a licença ao estoque, cancele a licença.'),
  'serials.suspend.already': (facts, format) => ({ title: 'Este número de série já está suspenso', text: `Ele está suspenso${since(facts, format)}. Para mudar o motivo ou o prazo, libere e suspenda de novo.` }),
  'serials.suspend.pending': plain('Um número de série pendente não é suspenso', 'Ele ainda não pode ser usado. Se não for mais necessário, retire-o.'),
  'serials.suspend.untilPast': plain('A data de fim da suspensão já passou', 'Escolha uma data futura, ou suspenda sem prazo.'),
  'serials.release.notSuspended': plain('Este número de série não está suspenso', 'Só se libera o que foi suspenso. Se estiver expirado, é preciso renovar.'),
  'serials.renew.retroactiveDue': (facts, format) => ({
    title: 'Há um pagamento retroativo a fazer',
    text: `A assinatura expirou${said(dateOf(facts, 'validUntil', format), (day) => ` em ${day}`)}. Ela volta quando ${facts['cycles'] === 1 ? 'o período desde então estiver pago' : said(countOf(facts, 'cycles', format), (n) => `os ${n} períodos desde então estiverem pagos`, 'todos os períodos desde então estiverem pagos')}${said(moneyOf(facts, 'amountCents', format), (amount) => `: ${amount}`)}.`,
  }),
  'serials.renew.suspended': (facts, format) => ({ title: 'Este número de série está suspenso', text: `Ele está suspenso${since(facts, format)}. A renovação é cobrada depois da liberação.` }),
  'serials.renew.perpetual': plain('Este número de série não expira', 'Não há o que renovar.'),
  'serials.renew.nobodyPays': plain('Esta licença não é renovada por fatura', 'O uso já está na mensalidade do parceiro.'),
  'serials.renew.notPriced': (facts, format) => ({
    title: 'Falta o preço de um período',
    text: `${said(dateOf(facts, 'startsOn', format), (day) => `Não há preço vigente em ${day}. `)}Fale com o gerente da sua conta; nada foi cobrado.`,
  }),
  'serials.reason.unknown': plain('Escolha um motivo da lista', 'O motivo informado não existe mais, ou não vale para esta ação.'),
  'serials.reason.noteRequired': (facts) => ({ title: 'Descreva o motivo', text: `${said(nameOf(facts, 'label'), (label) => `O motivo “${label}” pede uma descrição. `)}Ela aparece nos detalhes.` }),
  'serials.terminate.notAcknowledged': plain('Confirme que leu as instruções', 'Encerrar é definitivo: o número de série não poderá ser liberado de novo.'),
  'serials.unassign.suspended': plain('Um número de série suspenso não volta ao estoque', 'O fabricante precisa liberá-lo antes.'),
  'serials.unassign.notReturnable': plain('As licenças deste produto não voltam ao estoque', 'Elas ficam com o cliente até o fim.'),
  'serials.reissue.suspended': plain('Um número de série suspenso não é trocado', 'O fabricante precisa liberá-lo antes.'),
  'serials.assign.customerRemoved': plain('Este cliente foi cancelado', 'Cadastre o CNPJ de novo para lhe atribuir licenças.'),
  'activations.limit.reached': (facts, format) => ({
    title: said(countOf(facts, 'maxActivations', format), (n) => n === '1' ? 'Este número de série já está em outro computador' : `Este número de série já está em ${n} computadores`, 'Não há mais computadores livres'),
    text: `${said(nameOf(facts, 'machines'), (machines) => `Em uso: ${machines}. `)}Desative um deles para ativar aqui.`,
  }),
  'activations.transfers.reached': (facts, format) => ({
    title: 'O limite de trocas de computador foi atingido',
    text: `${said(countOf(facts, 'maxTransfers', format), (n) => n === '0' ? 'Este produto não troca de computador. ' : `São ${n} em 365 dias. `)}Se o computador quebrou, fale com o suporte.`,
  }),
  'activations.state.notUsable': (facts, format) => ({
    title: facts['state'] === 'suspended' ? 'Este número de série está suspenso' : 'Este número de série expirou',
    text: facts['state'] === 'suspended' ? 'Enquanto estiver suspenso, não pode ser ativado nem atualizado.'
      : `${said(dateOf(facts, 'validUntil', format), (day) => `Expirou em ${day}. `)}Renove para voltar a ativar.`,
  }),
  'activations.request.unreadable': plain('Não foi possível ler o arquivo de pedido', 'Gere o arquivo de novo no computador sem internet e envie-o sem abrir ou alterar.'),
  'customers.offboard.blocked': (facts, format) => ({
    title: said(countOf(facts, 'blocked', format), (n) => n === '1' ? '1 licença não pode ser devolvida' : `${n} licenças não podem ser devolvidas`, 'Há licenças que não podem ser devolvidas'),
    text: 'Veja o motivo de cada uma na lista. Resolva-as antes, ou cancele o cliente deixando essas como estão.',
  }),
  'customers.taxId.taken': plain('Este CNPJ ou CPF já está cadastrado', 'Procure o cliente na lista: cada um é cadastrado uma vez.'),
  'customers.erase.notOffboarded': plain('O cliente ainda está ativo', 'Cancele antes o cliente; depois os dados pessoais podem ser eliminados.'),
  'customers.erase.openSerials': (facts, format) => ({
    title: said(countOf(facts, 'serials', format), (n) => n === '1' ? 'Um número de série ainda não terminou' : `${n} números de série ainda não terminaram`, 'Há números de série que ainda não terminaram'),
    text: 'Enquanto houver um deles, os computadores voltam a registrar os seus nomes. O fabricante precisa encerrá-los, ou liberá-los para que sejam devolvidos.',
  }),
  'customers.erase.openInvoices': (facts, format) => ({
    title: 'Há faturas em aberto', text: `${said(countOf(facts, 'openInvoices', format), (n) => `Em aberto: ${n}. `)}Enquanto houver o que receber, os dados são necessários para a cobrança.`,
  }),
} satisfies Partial<Record<DenialRuleId, RuleWords>>
