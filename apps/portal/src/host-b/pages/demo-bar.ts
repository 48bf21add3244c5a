/** The strip above the reseller's site that belongs to the demo: who is looking, at which customer, and the test clock. */
import { html } from 'hono/html'
import { PERSONS } from '../persons.ts'
import type { Visit } from '../visit.ts'
import type { Markup, TabPath } from './layout.ts'

export function demoBar(visit: Visit, current: TabPath): Markup {
  return html`<details class="demo" ${visit.isDemoOpen ? html`open` : ''}>
    <summary class="demo-resumo"><b>Demonstração</b><span>${visit.person.label}</span><span class="demo-relogio">${visit.clockText}</span><span class="demo-abrir">mudar</span></summary>
    <div class="demo-paineis">
      ${personPanel(visit, current)}
      ${visit.person.works === 'for the reseller' ? customerPanel(visit, current) : ''}
      ${clockPanel(visit, current)}
    </div>
  </details>`
}

function personPanel(visit: Visit, current: TabPath): Markup {
  return html`<form class="demo-painel" method="post" action="/pessoa">
    <fieldset><legend>Quem está olhando</legend>
      <input type="hidden" name="volta" value="${current}">
      <div class="demo-opcoes">${PERSONS.map((person) => html`
        <button class="demo-opcao" name="pessoa" value="${person.id}" aria-pressed="${person.id === visit.person.id ? 'true' : 'false'}"><b>${person.label}</b><small>${person.hint}</small></button>`)}
      </div>
    </fieldset>
  </form>`
}

function customerPanel(visit: Visit, current: TabPath): Markup {
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

function clockPanel(visit: Visit, current: TabPath): Markup {
  return html`<form class="demo-painel" method="post" action="/relogio">
    <fieldset><legend>Relógio do ambiente de teste</legend>
      <input type="hidden" name="volta" value="${current}">
      <p class="demo-nota">Avançar executa tudo que o tempo executaria: renovações, ciclos, prazos. Não volta.</p>
      <div class="demo-linha">
        <button class="demo-botao" name="horas" value="1">+1 h</button>
        <button class="demo-botao" name="horas" value="24">+1 dia</button>
        <button class="demo-botao" name="horas" value="168">+7 dias</button>
      </div>
    </fieldset>
    ${visit.renewals.length === 0 ? '' : html`<label class="demo-campo">Até depois da renovação de
      <select name="ate">${visit.renewals.map((renewal) => html`<option value="${renewal.until}">${renewal.label}</option>`)}</select>
    </label>
    <button class="demo-botao" name="renovacao" value="sim">Ir para depois da renovação</button>`}
  </form>`
}
