/** What each tab holds. Widgets are plain elements in the page; the rest is the reseller's own text. */
import { html } from 'hono/html'
import type { Visit } from '../visit.ts'
import type { Markup, PageParts } from './layout.ts'

/** One portal a page: endpoint of the tenant, token from this site's own backend. */
function portal(visit: Visit, children: Markup): Markup {
  return html`<assento-portal endpoint="${visit.endpoint}" token-url="/assento-token" locale="pt-BR">${children}</assento-portal>`
}

export function licencesPage(visit: Visit): PageParts {
  return {
    tab: '/licencas',
    title: 'Licenças',
    lead: 'Aumente quando precisar. Reduza dentro do prazo, ou deixe a redução agendada para a renovação.',
    content: portal(visit, html`<assento-subscription-list heading-level="2"></assento-subscription-list>`),
  }
}

export function renewalsPage(visit: Visit): PageParts {
  return {
    tab: '/renovacoes',
    title: 'Renovações',
    lead: 'Planeje a próxima vigência com calma: quantidade, compromisso e forma de cobrança, com o valor ao lado.',
    content: visit.renewals.length === 0
      ? html`<p class="au-aviso">Nenhuma assinatura ativa para renovar.</p>`
      : html`${subscriptionChoice(visit)}${portal(visit, html`
      <assento-renewal-scheduler heading-level="2"${subscriptionAttribute(visit)}></assento-renewal-scheduler>`)}`,
  }
}

function subscriptionAttribute(visit: Visit): Markup | '' {
  return visit.subscriptionId === null ? '' : html` subscription-id="${visit.subscriptionId}"`
}

function subscriptionChoice(visit: Visit): Markup {
  return html`<nav class="au-escolha" aria-label="Assinaturas">${visit.renewals.map((renewal) => html`
    <a class="au-escolha-item" href="/renovacoes?assinatura=${renewal.subscriptionId}"${renewal.subscriptionId === visit.subscriptionId ? html` aria-current="true"` : ''}><b>${renewal.name}</b><small>${renewal.dateText}</small></a>`)}
  </nav>`
}

export function invoicesPage(): PageParts {
  return {
    tab: '/faturas',
    title: 'Faturas',
    lead: 'Boleto, segunda via e nota fiscal.',
    content: html`<div class="au-quadro">
      <h2 class="au-subtitulo">As faturas ainda não estão nesta página</h2>
      <p>Até que estejam, boleto, segunda via e nota fiscal são enviados aos contatos do contrato. Para recebê-los de novo ou tirar
      dúvidas, escreva para <a href="mailto:financeiro@aurora-nuvem.example">financeiro@aurora-nuvem.example</a> ou ligue para
      <a href="tel:+551100000000">(11) 0000-0000</a>.</p>
    </div>`,
  }
}

export function supportPage(): PageParts {
  return {
    tab: '/suporte',
    title: 'Suporte',
    lead: 'Quem responde, quando e por onde.',
    content: html`<div class="au-cartoes">
      <div class="au-quadro"><h2 class="au-subtitulo">Suporte técnico</h2>
        <p>Dias úteis, das 8h às 18h (horário de Brasília).</p>
        <p><a href="mailto:suporte@aurora-nuvem.example">suporte@aurora-nuvem.example</a><br><a href="tel:+551100000001">(11) 0000-0001</a></p></div>
      <div class="au-quadro"><h2 class="au-subtitulo">Contratos e licenças</h2>
        <p>Para o que o portal não resolve: mudanças fora do prazo, condições especiais.</p>
        <p><a href="mailto:contas@aurora-nuvem.example">contas@aurora-nuvem.example</a><br><a href="tel:+551100000000">(11) 0000-0000</a></p></div>
      <div class="au-quadro"><h2 class="au-subtitulo">Financeiro</h2>
        <p>Boletos, notas fiscais e pagamentos.</p>
        <p><a href="mailto:financeiro@aurora-nuvem.example">financeiro@aurora-nuvem.example</a></p></div>
    </div>
    <p class="au-aviso">Abrir e acompanhar chamados por aqui ainda não é possível. Escreva ou ligue: a resposta vem no mesmo dia útil.</p>`,
  }
}
