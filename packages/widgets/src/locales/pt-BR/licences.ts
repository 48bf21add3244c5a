import type { SerialBadge, SerialPendingReason, SerialState } from '@assento/rules'
import type { Format } from '../../runtime/format.ts'

const serials = (count: number, format: Format) => `${format.number(count)} ${count === 1 ? 'número de série' : 'números de série'}`
const customers = (count: number, format: Format) => `${format.number(count)} ${count === 1 ? 'cliente' : 'clientes'}`

export const licences = {
  title: 'Ativações',
  summary: (serialCount: number, customerCount: number, format: Format) => `${serials(serialCount, format)} · ${customers(customerCount, format)}`,
  serials,
  columns: { serial: 'Número de série', computer: 'Computador', activated: 'Ativado', valid: 'Válido até', state: 'Situação', details: 'Detalhes' },
  rowsLabel: 'Números de série por cliente',
  exportCsv: 'Exportar CSV',
  exported: 'O arquivo CSV está sendo baixado.',
  search: 'Nome, CNPJ, chave ou computador',
  filters: {
    status: 'Situação', all: 'Situação: todas', badges: 'Como aparece na lista', exact: 'Situação exata',
    badge: { active: 'Ativas', grace: 'Em tolerância', expired: 'Fora de uso (em vermelho)' } as Record<SerialBadge, string>,
    several: (count: number) => (count === 1 ? 'Uma situação' : `${count} situações`),
    product: 'Produto', allProducts: 'Produto: todos', moved: 'Mudaram de computador',
  },
  states: {
    pending: 'Pendente', active: 'Ativa', grace: 'Período de tolerância', expired: 'Expirada', suspended: 'Suspensa', cancelled: 'Cancelada',
  } as Record<SerialState, string>,
  pendingReason: {
    awaitingPayment: 'aguardando pagamento', awaitingRegistration: 'aguardando cadastro', awaitingVendor: 'aguardando o fabricante',
  } as Record<SerialPendingReason, string>,
  graceUntil: (date: string) => `Tolerância até ${date}`,
  because: (state: string, reason: string) => `${state} · ${reason.charAt(0).toLowerCase()}${reason.slice(1)}`,
  alsoExpired: (date: string) => `e expirada desde ${date}`,
  alsoGrace: (date: string) => `e em tolerância até ${date}`,
  expiredSince: (date: string) => `desde ${date}`,
  moved: (date: string) => `mudou em ${date}`,
  forced: (date: string) => `computador trocado em ${date}`,
  sameName: (_date: string) => 'mesmo nome, outra máquina',
  moreMachines: (count: number, format: Format) => `e mais ${format.number(count)}`,
  of: (used: string, max: string) => `${used} de ${max}`,
  assignedBy: (name: string) => `atribuída por ${name}`,
  perpetual: 'Sem prazo',
  details: 'Detalhes',
  copy: 'Copiar a chave inteira',
  copied: 'Chave copiada.',
  notCopied: 'O navegador não deixou copiar. Abra os detalhes e selecione a chave.',
  inBadge: {
    active: (count: string) => `${count} em dia`,
    grace: (count: string) => `${count} em tolerância`,
    expired: (count: string) => `${count} fora de uso`,
  } as Record<SerialBadge, (count: string) => string>,
  movedCount: (count: string) => `${count} com mudança`,
  via: (partner: string) => `via ${partner}`,
  found: (serialCount: number, customerCount: number, format: Format) => serialCount === 0 ? 'Nenhum número de série encontrado'
    : `${serials(serialCount, format)} de ${customers(customerCount, format)}`,
  empty: { title: 'Nenhum número de série por aqui ainda', text: 'Quando uma licença for atribuída a um cliente, ela aparece nesta página, com o computador em que está ativada.' },
  noMatch: { title: 'Nenhum número de série corresponde ao filtro', text: 'Procure por outro nome, CNPJ, chave ou computador, ou escolha outra situação.', clear: 'Limpar o filtro' },
}
