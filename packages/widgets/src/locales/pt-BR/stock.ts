import type { Format } from '../../runtime/format.ts'

const counted = (count: number, one: string, many: string, format: Format) => `${format.number(count)} ${count === 1 ? one : many}`

/** Stock of licences, as it is first drawn. */
export const stock = {
  title: 'Estoque de licenças',
  available: 'Disponíveis', assigned: 'Em uso', nextMonthly: 'Próxima mensalidade',
  nextOn: (day: string) => `em ${day}`,
  free: (count: number, format: Format) => counted(count, 'disponível', 'disponíveis', format),
  used: (count: number, format: Format) => `${format.number(count)} em uso`,
  owned: (count: number, format: Format) => `${format.number(count)} no total`,
  bar: (available: string, assigned: string, owned: string) => `${available}, ${assigned}, ${owned}`,
  pool: (count: number, format: Format) => counted(count, 'usuário adicional', 'usuários adicionais', format),
  monthly: (units: number, amount: string, format: Format) => `${counted(units, 'unidade paga', 'unidades pagas', format)}: ${amount} por mês`,
  bonusFree: (count: number, format: Format) => counted(count, 'unidade de bônus, sem mensalidade', 'unidades de bônus, sem mensalidade', format),
  noMonthly: 'Sem mensalidade',
  additionalUsers: 'Usuários adicionais',
  low: 'Estoque baixo', out: 'Sem estoque',
  notReturnable: 'Não volta ao estoque depois de atribuída',
  orderMore: 'Pedir mais',
  assign: 'Atribuir a um cliente',
  movements: 'Movimentações',
  adjust: 'Ajustar saldo',
  on: (action: string, name: string) => `${action}: ${name}`,
  loaded: (products: number, format: Format) => counted(products, 'produto no estoque', 'produtos no estoque', format),
  empty: { title: 'O estoque está vazio', text: 'As licenças entram aqui quando um pedido é finalizado, e daqui são atribuídas aos clientes.', vendor: 'Nenhum parceiro tem licenças em estoque.' },
  more: 'Mostrar mais',
  users: (count: number): string => count === 1 ? 'usuário' : 'usuários',
}
