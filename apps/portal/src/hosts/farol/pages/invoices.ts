/** What Farol charges the partner: setup fees and months of units. */
import { html } from 'hono/html'
import { portal } from '../../kit/embed.ts'
import type { PageParts } from '../../kit/site.ts'
import type { Visit } from '../../kit/visit.ts'
import { isPartner } from '../visitors.ts'

export function invoicesPage(visit: Visit): PageParts {
  return {
    title: 'Faturas',
    lead: 'Adesão e mensalidades dos seus pedidos, com boleto e Pix.',
    content: isPartner(visit)
      ? portal(visit, html`<assento-invoice-list heading-level="2"></assento-invoice-list>`)
      : html`<p class="fa-aviso">Cada parceiro vê aqui as faturas que recebe da Farol.</p>`,
  }
}
