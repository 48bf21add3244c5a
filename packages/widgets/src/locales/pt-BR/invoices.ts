import type { CollectionsAction, InvoiceState } from '@assento/rules'
import type { Format } from '../../runtime/format.ts'

const invoiceCount = (count: number, format: Format) => `${format.number(count)} ${count === 1 ? 'fatura' : 'faturas'}`

export const invoices = {
  title: 'Faturas',
  contact: 'Dúvidas ou alterações:',
  columns: { invoice: 'Fatura', period: 'Período', due: 'Vencimento', amount: 'Valor', status: 'Situação', actions: 'Ações' },
  period: (from: string, to: string) => `${from} a ${to}`,
  status: {
    open: 'Em aberto', void: 'Anulada', writtenOff: 'Baixada sem pagamento',
    dueToday: 'Vence hoje', dueTomorrow: 'Vence amanhã',
    dueIn: (days: number) => `Vence em ${days} dias`,
    payableUntil: (date: string) => `Pague até ${date}`,
    overdue: (days: number, format: Format) => `Em atraso há ${format.number(days)} ${days === 1 ? 'dia' : 'dias'}`,
    paid: 'Paga',
    paidOn: (date: string) => `Paga em ${date}`,
    disputed: 'Em contestação',
  },
  balance: (amount: string) => `falta ${amount}`,
  holds: { restrict: 'Novas compras bloqueadas', suspend: 'Acesso suspenso', terminate: 'Assinaturas encerradas' } as Record<CollectionsAction, string>,
  details: (number: string) => `Fatura ${number}: detalhes e pagamento`,
  actions: {
    boleto: 'Boleto', pix: 'Pix', notaFiscal: 'Nota fiscal', receipt: 'Recibo', secondCopy: '2ª via atualizada', invoice: 'Fatura em PDF', creditNote: 'Nota de crédito', pay: 'Ver como pagar',
  },
  actionOn: (action: string, number: string) => `${action} da fatura ${number}`,
  filters: {
    label: 'Filtrar faturas',
    search: 'Número da fatura',
    status: 'Situação',
    period: 'Vencimento',
    statuses: { all: 'Todas as situações', unpaid: 'A pagar', overdue: 'Em atraso', paid: 'Pagas', void: 'Anuladas ou baixadas' },
    periods: { all: 'Qualquer vencimento', last3: 'Últimos 3 meses', last12: 'Últimos 12 meses', year: (year: string) => `Vencimento em ${year}` },
  },
  statusNames: { open: 'Em aberto', overdue: 'Em atraso', paid: 'Pagas', void: 'Anuladas', writtenOff: 'Baixadas' } as Record<InvoiceState | 'overdue', string>,
  exportCsv: 'Exportar CSV',
  exported: 'O arquivo CSV está sendo baixado.',
  more: 'Mostrar mais',
  loaded: (count: number, format: Format) => count === 1 ? 'Mais 1 fatura na lista.' : `Mais ${invoiceCount(count, format)} na lista.`,
  found: (count: number, isComplete: boolean, format: Format) => count === 0 ? 'Nenhuma fatura encontrada'
    : `${isComplete ? '' : 'Mais de '}${invoiceCount(count, format)} ${count === 1 ? 'encontrada' : 'encontradas'}`,
  summary: {
    label: 'Em aberto agora',
    next: 'Próximo vencimento',
    nextFrom: (date: string, relative: string) => `${date} (${relative})`,
    invoice: (number: string) => `Fatura ${number}`,
    others: (count: number, amount: string, format: Format) => count === 1 ? `Mais 1 fatura em aberto, de ${amount}` : `Mais ${invoiceCount(count, format)} em aberto, no total de ${amount}`,
    nothing: 'Nada a pagar agora',
    nothingText: 'Todas as faturas emitidas estão pagas.',
    onlyOverdue: 'Nenhuma outra fatura a vencer',
    credit: 'Seu crédito',
    creditText: 'Será abatido da próxima fatura.',
    upcoming: 'Próxima fatura, ainda aberta',
    upcomingText: (lines: number, closes: string, format: Format) => `${lines === 1 ? '1 item' : `${format.number(lines)} itens`}; fecha ${closes}.`,
    overdueTitle: (count: number, amount: string, isMore: boolean, format: Format) =>
      `${isMore ? 'Pelo menos ' : ''}${invoiceCount(count, format)} em atraso: ${amount}`,
    overdueOne: (number: string, date: string, days: string) => `A fatura ${number} venceu em ${date} (${days}).`,
    overdueMany: (number: string, date: string, days: string) => `A mais antiga, ${number}, venceu em ${date} (${days}).`,
    held: {
      restrict: 'Novas compras estão bloqueadas até o pagamento.', suspend: 'O acesso está suspenso até o pagamento.', terminate: 'As assinaturas foram encerradas.',
    } as Record<CollectionsAction, string>,
    nextStep: {
      restrict: (at: string) => `Sem o pagamento, novas compras serão bloqueadas em ${at}.`,
      suspend: (at: string) => `Sem o pagamento, o acesso será suspenso em ${at}.`,
      terminate: (at: string) => `Sem o pagamento, as assinaturas serão encerradas em ${at}.`,
    } as Record<CollectionsAction, (at: string) => string>,
    paused: 'A contestação está em análise: o acesso não será suspenso enquanto isso.',
    today: (amount: string) => `Com multa e juros, hoje são ${amount}.`,
  },
  paidNow: (number: string) => `Fatura ${number} paga.`,
  empty: { title: 'Nenhuma fatura por aqui ainda', text: 'Quando sua empresa contratar um produto, as faturas aparecem nesta página, com boleto, Pix e nota fiscal.' },
  noMatch: { title: 'Nenhuma fatura corresponde ao filtro', text: 'Procure por outro número ou escolha outra situação ou período.', clear: 'Limpar o filtro' },
}
