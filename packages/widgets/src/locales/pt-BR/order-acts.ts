import type { StockMovementKind } from '@assento/rules'
import type { Format } from '../../runtime/format.ts'

const items = (count: number) => (count === 1 ? '1 item' : `${count} itens`)

/** What follows the first paint of order form, list of orders and stock: questions, details, movements, and how each act ends. */
export const orderActs = {
  units: 'Quantidade total de unidades',
  items: {
    short: { product: 'Produto', quantity: 'Qtd.', bonus: 'Bônus', unitsTotal: 'Qtd. total', usersTotal: 'Usuários', unitMonthly: 'Unit. mensal', setup: 'Adesão', monthly: 'Total mensal', total: 'Total com adesão', actions: 'Ações' },
    totals: 'Total do pedido',
    remove: 'Excluir',
    removeOf: (name: string) => `Excluir ${name} do pedido`,
    removed: (name: string) => `${name} foi excluído do pedido.`,
    added: (name: string, count: number) => `${name} adicionado. O pedido tem ${count === 1 ? '1 item' : `${count} itens`}.`,
    restored: (name: string) => `${name} voltou ao pedido.`,
    confirm: 'Confirmar pedido',
    confirmAt: (total: string) => `Confirmar por ${total}`,
    draftNote: 'Este pedido ainda não foi enviado: ele se perde se você fechar ou recarregar a página.',
  },
  submit: {
    title: 'Confirmar o pedido?',
    text: (count: number) => `O pedido com ${items(count)} será enviado com estes valores:`,
    after: 'Nada é cobrado antes da aprovação. Depois de confirmado, o pedido não pode ser alterado, só aprovado ou cancelado.',
    yes: 'Sim, confirmar',
    changedTitle: 'Os valores da pauta mudaram',
    changedText: (old: string, now: string) => old === now ? `O total continua ${now}, mas os itens foram recalculados. Confira antes de confirmar; nada foi enviado.`
      : `O total era ${old} e agora é ${now}. Os itens abaixo já mostram os valores novos; nada foi enviado.`,
    staleTitle: 'A sua pauta mudou', staleText: 'Nada foi enviado. Atualize a página e confira os itens.',
    failedText: 'O pedido pode ter chegado ou não. Tentar de novo é seguro: o mesmo pedido nunca é registrado duas vezes.',
  },
  change: {
    title: (type: string) => `Mudar o tipo para ${type}?`,
    text: (count: number) => `Um pedido é de um tipo só. ${count === 1 ? 'O item que já está no pedido será excluído.' : `Os ${count} itens que já estão no pedido serão excluídos.`}`,
    keep: (type: string) => `Continuar com ${type}`,
    yes: 'Mudar e excluir os itens',
  },
  done: {
    title: 'Pedido registrado',
    next: { self: 'Ele está com confirmação pendente. Aprove-o na lista de pedidos para que as licenças entrem no estoque.', other: 'Ele está com confirmação pendente. Assim que for aprovado, as licenças entram no estoque.' },
    seeOrders: 'Ver meus pedidos',
    again: 'Fazer outro pedido',
  },
  detail: {
    lines: 'Itens',
    priceList: (name: string) => `Pauta ${name}`,
    submitted: (at: string, name: string) => `Confirmado em ${at} por ${name}.`,
    finalized: (at: string, name: string) => `Aprovado em ${at} por ${name}.`,
    cancelled: (at: string, name: string) => `Cancelado em ${at} por ${name}.`,
    reason: (text: string) => `Motivo: ${text}`,
    invoice: 'Fatura',
    reverses: (number: number) => `Este é um estorno do pedido ${number}.`,
    reversed: (number: number, units: string) => `O pedido ${number} estornou ${units} deste.`,
    grace: (days: number) => days === 0 ? 'Sem período de tolerância' : days === 1 ? 'Tolerância de 1 dia' : `Tolerância de ${days} dias`,
    refused: 'Por que você não pode aprovar este pedido',
  },
  approve: {
    title: (number: number) => `Aprovar o pedido ${number}?`,
    text: 'As licenças entram no estoque na hora. A fatura da adesão e da primeira mensalidade é emitida com estes valores:',
    yes: (total: string) => `Aprovar por ${total}`,
    done: (number: number) => `Pedido ${number} finalizado. As licenças já podem ser usadas.`,
  },
  cancel: {
    title: (number: number) => `Cancelar o pedido ${number}?`,
    text: 'Nada é cobrado e nenhuma licença entra no estoque. Um pedido cancelado não volta: seria preciso fazer outro.',
    reason: 'Motivo (opcional)',
    keep: 'Manter o pedido',
    yes: 'Cancelar o pedido',
    done: (number: number) => `Pedido ${number} cancelado.`,
  },
  reverse: {
    title: (number: number) => `Estornar o pedido ${number}?`,
    text: 'As unidades que ainda estão disponíveis saem do estoque do parceiro, e o que foi cobrado por elas é creditado. As que já foram atribuídas a clientes precisam voltar antes.',
    part: 'Estornar só uma parte', of: (units: number, format: Format) => units === 1 ? 'de 1 unidade' : `de ${format.number(units)} unidades`,
    reason: 'Motivo',
    reasonMissing: 'Escreva o motivo do estorno.',
    yes: 'Estornar o pedido',
    done: (number: number) => `Pedido ${number} estornado.`,
  },
  changedTitle: 'O total deste pedido não é mais o que foi mostrado',
  changedText: (old: string, now: string) => `Era ${old} e agora é ${now}. Nada foi aprovado; confira e aprove de novo.`,
  stale: 'Alguém já decidiu este pedido. Esta é a situação atual.',
  movements: {
    title: (name: string) => `Movimentações: ${name}`,
    columns: { at: 'Data', kind: 'Movimento', quantity: 'Quantidade', balance: 'Saldo', origin: 'Origem', by: 'Por' },
    kinds: {
      purchase: 'Compra', bonus: 'Bônus', assign: 'Atribuição a cliente', return: 'Volta ao estoque', terminate: 'Encerrada', reversal: 'Estorno', adjust: 'Ajuste',
    } as Record<StockMovementKind, string>,
    order: (number: number) => `Pedido ${number}`,
    serial: (last5: string) => `Série final ${last5}`,
    more: 'Mostrar movimentações anteriores',
    loaded: (count: number, format: Format) => count === 1 ? 'Mais 1 movimentação.' : `Mais ${format.number(count)} movimentações.`,
    empty: 'Nenhuma movimentação ainda.',
  },
  orderDialog: 'Novo pedido',
}
