/** Words of the storefront and of the cart. Dates and amounts arrive already written. */
import type { BillingFrequency, Commitment } from '@assento/rules'

const number = (count: number): string => count.toLocaleString('pt-BR')
const seats = (count: number): string => `${number(count)} ${count === 1 ? 'licença' : 'licenças'}`
const items = (count: number): string => `${number(count)} ${count === 1 ? 'item' : 'itens'}`
const TERM: Readonly<Record<Commitment, string>> = { P1M: 'um mês', P1Y: 'um ano', P3Y: 'três anos' }

export const cart = {
  seats,
  items,
  seatsLabel: 'Licenças',
  less: 'Menos uma licença',
  more: 'Mais uma licença',
  atLeast: (min: number): string => `No mínimo ${seats(min)}.`,
  between: (min: number, max: number): string => `De ${number(min)} a ${seats(max)}.`,
  whole: 'Digite um número inteiro.',
  perSeat: 'por licença',
  perSeatMonth: (amount: string): string => `${amount} por licença ao mês`,
  each: (count: number, price: string): string => `${number(count)} × ${price}`,
  /** What a choice commits to, in one line. */
  commits: (commitment: Commitment, cycles: number, each: string, total: string): string =>
    commitment === 'P1M' ? `Renova a cada mês, por ${each}.`
      : cycles === 1 ? `Compromisso de ${TERM[commitment]}, pago de uma vez: ${total}.`
      : `Compromisso de ${TERM[commitment]}: ${cycles} cobranças de ${each}, ${total} no total.`,
  busy: 'Um momento…',
  openCart: 'Ver carrinho',
  forbidden: 'Você pode consultar, mas não pedir',
  forbiddenText: 'Os pedidos são feitos por administradores da conta e, em alguns produtos, pelo contato de cobrança.',
  staleTitle: 'O carrinho mudou enquanto esta página estava aberta',
  staleText: 'Nada foi pedido nem cobrado. Veja abaixo como ele está agora.',
  clause: (clause: string): string => `(${clause})`,

  store: {
    title: 'Adicionar produtos',
    summary: (count: number, isComplete: boolean): string => `${isComplete ? '' : 'mais de '}${number(count)} ${count === 1 ? 'plano' : 'planos'} à venda hoje`,
    found: (count: number, isComplete: boolean): string => (count === 0 ? 'Nenhum plano encontrado' : `${isComplete ? '' : 'mais de '}${number(count)} ${count === 1 ? 'plano encontrado' : 'planos encontrados'}`),
    loaded: (count: number): string => `Mais ${number(count)} ${count === 1 ? 'plano carregado' : 'planos carregados'}.`,
    search: 'Buscar por produto ou plano',
    families: 'Família de produtos',
    allFamilies: 'Todos',
    plans: (count: number): string => (count === 1 ? 'plano' : 'planos'),
    from: 'a partir de',
    choices: 'Compromisso e cobrança',
    monthly: (amount: string): string => `${amount} ao mês`,
    billing: { none: '', monthly: 'paga por mês', annual: 'paga por ano', triennial: 'paga de uma vez' } as Record<BillingFrequency, string>,
    add: 'Adicionar ao carrinho',
    addOf: (plan: string): string => `Adicionar ao carrinho: ${plan}`,
    added: (count: number, plan: string): string => `${seats(count)} de ${plan} no carrinho`,
    addedMore: (count: number, plan: string, total: number): string => `Mais ${seats(count)} de ${plan}: agora são ${number(total)} no carrinho`,
    items: (count: number): string => (count === 1 ? 'item' : 'itens'),
    cart: 'Carrinho',
    notSold: 'Só em avaliação: fale com o atendimento para contratar.',
    empty: { title: 'Não há produtos à venda agora', text: 'Assim que a lista de preços tiver ofertas, elas aparecem aqui.' },
    noMatch: { title: 'Nenhum plano corresponde à busca', text: 'Tente outra palavra ou outra família de produtos.', clear: 'Mostrar todos os planos' },
    more: 'Mostrar mais planos',
    moreLoading: 'Carregando…',
  },

  title: 'Carrinho',
  purchase: 'Nova assinatura',
  planChange: 'Alteração de plano',
  fromTo: 'De',
  to: 'Para',
  remove: 'Remover',
  removeOf: (name: string): string => `Remover ${name} do carrinho`,
  removed: (name: string): string => `${name} saiu do carrinho.`,
  restored: (name: string): string => `${name} voltou ao carrinho.`,
  updated: (name: string, count: number): string => `${name}: ${seats(count)}.`,
  refusedSeats: 'A quantidade não foi alterada',
  seatsElsewhere: 'Nesta assinatura, a quantidade muda à parte, em “Alterar licenças”.',
  summary: 'Resumo',
  subtotal: (cycle: string): string => `Total ${cycle}`,
  summaryNote: 'Impostos, créditos e o total de hoje aparecem na revisão, antes de qualquer cobrança.',
  blocked: (count: number): string => (count === 1 ? 'Um item não pode ser pedido. Ajuste ou remova para continuar.' : `${number(count)} itens não podem ser pedidos. Ajuste ou remova para continuar.`),
  checkout: 'Finalizar compra',
  empty: { title: 'Seu carrinho está vazio', text: 'Adicione produtos na loja, ou escolha outro plano para uma assinatura: o que você escolher aparece aqui.' },
}
