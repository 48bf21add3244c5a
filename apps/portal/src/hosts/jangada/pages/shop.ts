/** The shop by product family, and the cart. */
import { html } from 'hono/html'
import { portal } from '../../kit/embed.ts'
import type { PageParts } from '../../kit/site.ts'
import type { Visit } from '../../kit/visit.ts'

export function shopPage(visit: Visit): PageParts {
  return {
    title: 'Loja',
    lead: 'Acrescente outro produto à conta. Tudo em uma fatura só.',
    content: portal(visit, html`<assento-storefront heading-level="2" cart-href="/carrinho" invoices-href="/faturas"></assento-storefront>`),
  }
}

export function cartPage(visit: Visit): PageParts {
  return {
    title: 'Carrinho',
    lead: 'Revise período, licenças, imposto e total antes de fazer o pedido.',
    content: portal(visit, html`<assento-cart heading-level="2" invoices-href="/faturas"></assento-cart>`),
  }
}
