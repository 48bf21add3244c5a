/** What Bigorna charges a shop: renewals of its serials, retroactive ones too. */
import { html } from 'hono/html'
import { portal } from '../../kit/embed.ts'
import type { PageParts } from '../../kit/site.ts'
import type { Visit } from '../../kit/visit.ts'
import { isShop } from '../visitors.ts'

export function invoicesPage(visit: Visit): PageParts {
  return {
    title: 'Faturas',
    lead: 'Renovações de assinaturas, com boleto, Pix e segunda via.',
    content: isShop(visit)
      ? portal(visit, html`<assento-invoice-list heading-level="2"></assento-invoice-list>`)
      : html`<p class="bi-aviso">Cada loja vê aqui as faturas que recebe da Bigorna.</p>`,
  }
}
