/** "Clientes" (M1, M2) and "Detalhes da ativação" (M3, M4). */
import { html } from 'hono/html'
import { portal } from '../../kit/embed.ts'
import type { PageParts } from '../../kit/site.ts'
import type { Visit } from '../../kit/visit.ts'

export function customersPage(visit: Visit): PageParts {
  return {
    title: 'Clientes',
    lead: 'Cadastre pelo CNPJ, dê licenças, cancele o cliente quando o contrato com ele acabar.',
    content: portal(visit, html`<assento-customer-list heading-level="2"></assento-customer-list>`),
  }
}

export function activationsPage(visit: Visit): PageParts {
  return {
    title: 'Detalhes da ativação',
    lead: 'Onde cada série está ativada, quem a deu e com que observação. Procure por nome, CNPJ ou chave.',
    content: portal(visit, html`<assento-activation-table heading-level="2"></assento-activation-table>`),
  }
}
