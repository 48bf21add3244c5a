import type { Format } from '../../runtime/format.ts'

/** List of customers, as it is first drawn. */
export const customers = {
  title: 'Clientes',
  register: 'Cadastrar cliente',
  searchLabel: 'Buscar clientes', search: 'Nome, CNPJ ou chave',
  filter: 'Mostrar',
  filters: { all: 'Todos os clientes', active: 'Com licenças ativas', blocked: 'Com licença bloqueada', withoutSerials: 'Sem licenças', removed: 'Cancelados' },
  columns: { name: 'Cliente', taxId: 'CNPJ ou CPF', partner: 'Parceiro', contact: 'Contato', serials: 'Licenças', since: 'Desde', removed: 'Cancelado em', actions: 'Ações' },
  active: (active: number, all: number, format: Format) => all === 0 ? 'Nenhuma' : active === all ? `${format.number(all)} ${all === 1 ? 'ativa' : 'ativas'}` : `${format.number(active)} de ${format.number(all)} ${all === 1 ? 'ativa' : 'ativas'}`,
  blocked: (count: number, format: Format) => `${format.number(count)} ${count === 1 ? 'bloqueada' : 'bloqueadas'}`,
  noContact: 'Sem contato',
  actions: { edit: 'Editar', assign: 'Atribuir licença', offboard: 'Cancelar cliente', erase: 'Apagar dados pessoais', export: 'Exportar dados', receipt: 'Comprovante' },
  actionOn: (action: string, name: string) => `${action}: ${name}`,
  more: 'Mostrar mais',
  loaded: (count: number, format: Format) => count === 1 ? 'Mais 1 cliente na lista.' : `Mais ${format.number(count)} clientes na lista.`,
  found: (count: number, isComplete: boolean, format: Format) => count === 0 ? 'Nenhum cliente encontrado' : `${isComplete ? '' : 'Mais de '}${format.number(count)} ${count === 1 ? 'cliente encontrado' : 'clientes encontrados'}`,
  empty: { title: 'Nenhum cliente ainda', text: 'Cadastre o primeiro com o CNPJ. Depois é só atribuir uma licença do seu estoque.' },
  noMatch: { title: 'Nenhum cliente corresponde à busca', text: 'Confira o nome, o CNPJ ou a chave, ou escolha outro filtro.', clear: 'Limpar a busca' },
}
