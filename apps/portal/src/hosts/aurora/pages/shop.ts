/** "Adicionar produtos" (B4): the storefront, and the cart that it fills. */
import { html } from 'hono/html'
import { portal } from '../../kit/embed.ts'
import type { PageParts } from '../../kit/site.ts'
import type { Visit } from '../../kit/visit.ts'

export function productsPage(visit: Visit): PageParts {
  return {
    title: 'Adicionar produtos',
    lead: 'Escolha a família, o compromisso e a forma de cobrança. O valor do pedido aparece antes de fechar.',
    content: portal(visit, html`<assento-storefront heading-level="2" cart-href="/carrinho" invoices-href="/faturas"></assento-storefront>`),
  }
}

export function cartPage(visit: Visit): PageParts {
  return {
    title: 'Carrinho',
    lead: 'Confira período, licenças e valor. O que está na revisão é o que será cobrado.',
    content: portal(visit, html`<assento-cart heading-level="2" invoices-href="/faturas"></assento-cart>`),
  }
}
