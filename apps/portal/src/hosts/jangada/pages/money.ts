/** Invoices and forecast for the customer; the collections policy for Jangada's own people. */
import { html } from 'hono/html'
import { portal } from '../../kit/embed.ts'
import type { PageParts } from '../../kit/site.ts'
import type { Visit } from '../../kit/visit.ts'

export function invoicesPage(visit: Visit): PageParts {
  return {
    title: 'Faturas',
    lead: 'Pague por Pix ou boleto, baixe a nota, veja de onde vem cada valor.',
    content: portal(visit, html`<div class="pilha">
      <assento-invoice-list heading-level="2"></assento-invoice-list>
      <assento-spend-forecast heading-level="2"></assento-spend-forecast>
    </div>`),
  }
}

export function collectionsPage(visit: Visit): PageParts {
  return {
    title: 'Cobrança',
    lead: 'Lembretes, avisos e suspensão, iguais para todas as contas.',
    content: visit.person.works === 'for the seller'
      ? portal(visit, html`<assento-collections-policy heading-level="2"></assento-collections-policy>`)
      : html`<p class="recado">Esta página é da equipe da Jangada. As datas das suas faturas estão em <a href="/faturas">Faturas</a>.</p>`,
  }
}
