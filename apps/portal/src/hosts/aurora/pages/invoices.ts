/** Invoices with their documents, and what the next ones will be. */
import { html } from 'hono/html'
import { portal } from '../../kit/embed.ts'
import type { PageParts } from '../../kit/site.ts'
import type { Visit } from '../../kit/visit.ts'

export function invoicesPage(visit: Visit): PageParts {
  return {
    title: 'Faturas',
    lead: 'Boleto, Pix, segunda via, nota fiscal, e cada linha explicada.',
    content: portal(visit, html`<div class="au-coluna">
      <assento-invoice-list heading-level="2"></assento-invoice-list>
      <assento-spend-forecast heading-level="2"></assento-spend-forecast>
    </div>`),
  }
}
