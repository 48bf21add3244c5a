/** Licences, plans and renewals. Widgets are plain elements in the page; the rest is the reseller's own text. */
import { html } from 'hono/html'
import { portal, subscriptionAttribute } from '../../kit/embed.ts'
import type { Markup, PageParts } from '../../kit/site.ts'
import type { Visit } from '../../kit/visit.ts'

export function licencesPage(visit: Visit): PageParts {
  return {
    title: 'Licenças',
    lead: 'Aumente quando precisar. Reduza dentro do prazo, ou deixe a redução agendada para a renovação.',
    content: portal(visit, html`<assento-subscription-list heading-level="2"></assento-subscription-list>`),
  }
}

export function plansPage(visit: Visit): PageParts {
  const chosen = visit.subscriptionId ?? visit.renewals[0]?.subscriptionId
  return {
    title: 'Planos',
    lead: 'Suba de plano no meio da vigência: o que já foi pago e não foi usado volta como crédito no mesmo pedido.',
    content: visit.renewals.length === 0 ? noSubscription() : html`${choice(visit, '/planos', chosen)}${portal(visit, html`
      <assento-plan-changer heading-level="2" invoices-href="/faturas"${subscriptionAttribute(chosen)}></assento-plan-changer>`)}`,
  }
}

export function renewalsPage(visit: Visit): PageParts {
  const chosen = visit.subscriptionId ?? visit.renewals[0]?.subscriptionId
  return {
    title: 'Renovações',
    lead: 'Planeje a próxima vigência com calma: quantidade, compromisso e forma de cobrança, com o valor ao lado.',
    content: visit.renewals.length === 0 ? noSubscription() : html`${choice(visit, '/renovacoes', chosen)}${portal(visit, html`
      <assento-renewal-scheduler heading-level="2"${subscriptionAttribute(chosen)}></assento-renewal-scheduler>`)}`,
  }
}

function noSubscription(): Markup {
  return html`<p class="au-aviso">Nenhuma assinatura ativa.</p>`
}

function choice(visit: Visit, path: string, chosen: string | undefined): Markup {
  return html`<nav class="au-escolha" aria-label="Assinaturas">${visit.renewals.map((renewal) => html`
    <a class="au-escolha-item" href="${path}?assinatura=${renewal.subscriptionId}"${renewal.subscriptionId === chosen ? html` aria-current="true"` : ''}><b>${renewal.name}</b><small>${renewal.dateText}</small></a>`)}
  </nav>`
}
