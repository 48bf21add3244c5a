/** The strip above a host's site that belongs to the demo: who is looking, at which customer, and the test clock. */
import { html } from 'hono/html'
import type { HostPage, Markup } from './site.ts'
import type { Visit } from './visit.ts'

export const CLOCK_STEPS = [
  { hours: 1, label: '+1 h' }, { hours: 24, label: '+1 dia' }, { hours: 168, label: '+7 dias' }, { hours: 720, label: '+30 dias' },
] as const

export function demoBar(visit: Visit, { path }: HostPage): Markup {
  return html`<details class="demo" ${visit.isDemoOpen ? html`open` : ''}>
    <summary class="demo-resumo"><b>Demonstração</b><span>${visit.person.label}</span><span class="demo-relogio">${visit.clockText}</span><span class="demo-abrir">mudar</span></summary>
    <div class="demo-paineis">
      ${personPanel(visit, path)}
      ${visit.person.works === 'for the seller' ? customerPanel(visit, path) : ''}
      ${clockPanel(visit, path)}
    </div>
  </details>`
}

function personPanel(visit: Visit, current: string): Markup {
  return html`<form class="demo-painel" method="post" action="/pessoa">
    <fieldset><legend>Quem está olhando</legend>
      <input type="hidden" name="volta" value="${current}">
      <div class="demo-opcoes">${visit.persons.map((person) => html`
        <button class="demo-opcao" name="pessoa" value="${person.id}" aria-pressed="${person.id === visit.person.id ? 'true' : 'false'}"><b>${person.label}</b><small>${person.hint}</small></button>`)}
      </div>
    </fieldset>
  </form>`
}

function customerPanel(visit: Visit, current: string): Markup {
  return html`<form class="demo-painel" method="post" action="/cliente">
    <input type="hidden" name="volta" value="${current}">
    <label class="demo-campo">Cliente atendido
      <select name="cliente">${visit.customers.map((customer) => html`
        <option value="${customer.id}" ${customer.id === visit.customer.id ? html`selected` : ''}>${customer.name}</option>`)}
      </select>
    </label>
    <button class="demo-botao">Atender</button>
  </form>`
}

function clockPanel(visit: Visit, current: string): Markup {
  return html`<form class="demo-painel" method="post" action="/relogio">
    <fieldset><legend>Relógio do ambiente de teste</legend>
      <input type="hidden" name="volta" value="${current}">
      <p class="demo-nota">Avançar executa tudo que o tempo executaria: renovações, faturas, lembretes, prazos. Não volta.</p>
      <div class="demo-linha">${CLOCK_STEPS.map(({ hours, label }) => html`
        <button class="demo-botao" name="horas" value="${hours}">${label}</button>`)}
      </div>
    </fieldset>
    ${visit.renewals.length === 0 ? '' : html`<label class="demo-campo">Até depois da renovação de
      <select name="ate">${visit.renewals.map((renewal) => html`<option value="${renewal.until}">${renewal.label}</option>`)}</select>
    </label>
    <button class="demo-botao" name="renovacao" value="sim">Ir para depois da renovação</button>`}
    <p class="demo-nota"><a href="${visit.apiOrigin}/caixa-de-saida">Caixa de saída</a>: os e-mails que esta demonstração enviou.</p>
  </form>`
}
