/** The subscription, its plan and its users. */
import { html } from 'hono/html'
import { portal, subscriptionAttribute } from '../../kit/embed.ts'
import type { Markup, PageParts } from '../../kit/site.ts'
import type { Visit } from '../../kit/visit.ts'

export function subscriptionPage(visit: Visit): PageParts {
  return {
    title: 'Assinatura',
    lead: 'Licenças a mais entram em vigor na hora. Licenças a menos também: o que não foi usado vira crédito.',
    content: portal(visit, html`<assento-subscription-list heading-level="2"></assento-subscription-list>`),
  }
}

export function planPage(visit: Visit): PageParts {
  const chosen = chosenOf(visit)
  return {
    title: 'Mudar plano',
    lead: 'Escolha plano, licenças e período de cobrança. O novo período começa hoje e o saldo do atual é descontado.',
    content: chosen === null ? nothingYet() : html`${choice(visit, '/plano', chosen)}${portal(visit, html`
      <assento-plan-changer heading-level="2" invoices-href="/faturas"${subscriptionAttribute(chosen)}></assento-plan-changer>`)}`,
  }
}

export function usersPage(visit: Visit): PageParts {
  const chosen = chosenOf(visit)
  return {
    title: 'Usuários',
    lead: 'Quem usa cada licença. Depois de aumentar, distribua: só entra quem tem licença.',
    content: chosen === null ? nothingYet() : html`${choice(visit, '/usuarios', chosen)}${portal(visit, html`
      <assento-seat-assignment heading-level="2"${subscriptionAttribute(chosen)}></assento-seat-assignment>`)}`,
  }
}

function chosenOf(visit: Visit): string | null {
  const [first] = visit.subscriptionNameById.keys()
  return visit.subscriptionId ?? visit.renewals[0]?.subscriptionId ?? first ?? null
}

function nothingYet(): Markup {
  return html`<p class="recado">Esta conta ainda não tem assinatura. <a href="/loja">Ver planos</a></p>`
}

/** Nothing to choose while there is one subscription. */
function choice(visit: Visit, path: string, chosen: string): Markup | '' {
  if (visit.subscriptionNameById.size < 2) return ''
  return html`<nav class="fichas" aria-label="Assinaturas">${[...visit.subscriptionNameById].map(([id, name]) => html`
    <a class="ficha" href="${path}?assinatura=${id}"${id === chosen ? html` aria-current="true"` : ''}>${name}</a>`)}
  </nav>`
}
