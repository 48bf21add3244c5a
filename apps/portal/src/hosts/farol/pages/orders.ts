/** "Pedido › Comprar", "Meus pedidos" and the partner's stock (M5–M8). */
import { html } from 'hono/html'
import { portal } from '../../kit/embed.ts'
import type { Markup, PageParts } from '../../kit/site.ts'
import type { Visit } from '../../kit/visit.ts'
import { isPartner } from '../visitors.ts'

export function buyPage(visit: Visit): PageParts {
  return {
    title: 'Comprar',
    lead: 'Produtos novos ou usuários adicionais. Bônus, adesão e totais saem da sua pauta de preços.',
    content: isPartner(visit)
      ? portal(visit, html`<assento-order-form heading-level="2" orders-href="/meus-pedidos"${chosen(visit)}></assento-order-form>`)
      : html`<p class="fa-aviso">Quem compra são os parceiros. Os pedidos deles estão em <a href="/meus-pedidos">Pedidos dos parceiros</a>.</p>`,
  }
}

/** What "pedir mais" of the stock asks for: a product, or more users. */
function chosen({ asked }: Visit): Markup | '' {
  const product = asked('produto')
  if (product === null) return ''
  return html` product-id="${product}" type="${asked('tipo') === 'adicional' ? 'additionalUsers' : 'purchase'}"`
}

export function ordersPage(visit: Visit): PageParts {
  return {
    title: isPartner(visit) ? 'Meus pedidos' : 'Pedidos dos parceiros',
    lead: isPartner(visit) ? 'Confira, aprove ou cancele. Aprovado, o pedido entra no estoque na hora.' : 'O que cada parceiro pediu: aprove, cancele ou estorne.',
    content: portal(visit, html`<assento-order-list heading-level="2"${isPartner(visit) ? html` new-order-href="/comprar" invoices-href="/faturas"` : ''}></assento-order-list>`),
  }
}

export function stockPage(visit: Visit): PageParts {
  return {
    title: 'Estoque de licenças',
    lead: 'O que está disponível, o que está com clientes, e o que será cobrado no próximo mês.',
    content: portal(visit, html`<assento-licence-stock heading-level="2"></assento-licence-stock>`),
  }
}
