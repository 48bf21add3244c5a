/** "Assinaturas" (S1–S8) and the customers they belong to. */
import { html } from 'hono/html'
import { portal } from '../../kit/embed.ts'
import type { Markup, PageParts } from '../../kit/site.ts'
import type { Visit } from '../../kit/visit.ts'
import { isMaker } from '../visitors.ts'

export function serialsPage(visit: Visit): PageParts {
  const chosen = SITUATIONS.find(({ word }) => word === visit.asked('situacao')) ?? SITUATIONS[0]
  return {
    title: 'Assinaturas',
    lead: isMaker(visit)
      ? 'Cada número de série, o computador em que está, e o que o mantém parado.'
      : 'Os números de série da sua loja, o computador de cada um e a próxima renovação.',
    content: html`${situations(chosen)}${portal(visit, html`
      <assento-activation-table heading-level="2"${chosen.attributes}></assento-activation-table>`)}`,
  }
}

interface Situation {
  /** Of the address; the first one has none. */
  readonly word: string
  readonly label: string
  readonly hint: string
  /** What the table is told to begin with. */
  readonly attributes: Markup | ''
}

const SITUATIONS: readonly [Situation, ...Situation[]] = [
  { word: '', label: 'Em uso', hint: 'todas menos as canceladas', attributes: '' },
  { word: 'ativas', label: 'Ativas', hint: 'pagas e liberadas', attributes: html` states="active"` },
  { word: 'tolerancia', label: 'Tolerância', hint: 'vencidas há pouco', attributes: html` states="grace"` },
  { word: 'expiradas', label: 'Expiradas', hint: 'tudo que está em vermelho', attributes: html` badge="expired"` },
  { word: 'suspensas', label: 'Suspensas', hint: 'bloqueadas pelo fabricante', attributes: html` states="suspended"` },
  { word: 'canceladas', label: 'Canceladas', hint: 'não voltam', attributes: html` states="cancelled"` },
]

/** The large switches above the table: each is an address of its own, to be kept or sent to somebody. */
function situations(chosen: Situation): Markup {
  return html`<nav class="bi-situacoes" aria-label="Situação">${SITUATIONS.map((situation) => html`
    <a class="bi-situacao" href="/assinaturas${situation.word === '' ? '' : `?situacao=${situation.word}`}"${situation === chosen ? html` aria-current="true"` : ''}><b>${situation.label}</b><small>${situation.hint}</small></a>`)}
  </nav>`
}

export function customersPage(visit: Visit): PageParts {
  return {
    title: 'Clientes',
    lead: 'Lojas e redes que usam os produtos da Bigorna.',
    content: isMaker(visit)
      ? portal(visit, html`<assento-customer-list heading-level="2"></assento-customer-list>`)
      : html`<p class="bi-aviso">A lista de clientes é da equipe da Bigorna. As séries da sua loja estão em <a href="/assinaturas">Assinaturas</a>.</p>`,
  }
}
