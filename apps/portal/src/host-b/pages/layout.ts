/** The frame of every page of Aurora Nuvem: demo bar, header, content, footer. */
import { html } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import { demoBar } from './demo-bar.ts'
import type { Visit } from '../visit.ts'

export type Markup = HtmlEscapedString | Promise<HtmlEscapedString>

export const TABS = [
  { path: '/licencas', label: 'Licenças' },
  { path: '/renovacoes', label: 'Renovações' },
  { path: '/faturas', label: 'Faturas' },
  { path: '/suporte', label: 'Suporte' },
  { path: '/registro', label: 'Registro' },
] as const

export type TabPath = (typeof TABS)[number]['path']

export interface PageParts {
  readonly tab: TabPath
  readonly title: string
  /** One sentence under the title. */
  readonly lead: string
  readonly content: Markup
}

/** The whole document. Everything that varies is escaped by `html`. */
export function page(visit: Visit, parts: PageParts): Markup {
  return html`<!doctype html>
<html lang="pt-BR" data-tema="${visit.theme}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${parts.title} · Aurora Nuvem</title>
  <link rel="icon" href="/estatico/aurora.svg" type="image/svg+xml">
  <link rel="stylesheet" href="/estatico/aurora.css">
  <script type="module" src="${visit.apiOrigin}/embed/v1/assento.js"></script>
  <script type="module" src="/estatico/aurora.js"></script>
</head>
<body>
  ${demoBar(visit, parts.tab)}
  ${header(visit, parts.tab)}
  <main class="au-principal">
    <div class="au-abertura">
      <div>
        <p class="au-cliente">${visit.customer.name}</p>
        <h1 class="au-titulo">${parts.title}</h1>
        <p class="au-chamada">${parts.lead}</p>
      </div>
      <address class="au-gerente">
        <span class="au-gerente-rotulo">Seu time na Aurora</span>
        <a href="tel:+551100000000">(11) 0000-0000</a>
        <a href="mailto:contas@aurora-nuvem.example">contas@aurora-nuvem.example</a>
      </address>
    </div>
    ${parts.content}
  </main>
  ${footer()}
</body>
</html>`
}

function header(visit: Visit, current: TabPath): Markup {
  return html`<header class="au-topo">
    <div class="au-topo-linha">
      <a class="au-marca" href="/licencas"><img src="/estatico/aurora.svg" alt="" width="34" height="34"><span>aurora<b>nuvem</b></span></a>
      <nav class="au-abas" aria-label="Área do cliente">${TABS.map((tab) => html`
        <a href="${tab.path}" class="au-aba"${tab.path === current ? html` aria-current="page"` : ''}>${tab.label}</a>`)}
      </nav>
      <form method="post" action="/tema" class="au-tema">
        <input type="hidden" name="volta" value="${current}">
        ${themeButton(visit.theme)}
      </form>
    </div>
  </header>`
}

const THEMES = { auto: { label: 'automática', next: 'claro' }, claro: { label: 'clara', next: 'escuro' }, escuro: { label: 'escura', next: 'auto' } } as const

function themeButton(theme: Visit['theme']): Markup {
  return html`<button class="au-botao-discreto" name="tema" value="${THEMES[theme].next}">Aparência: ${THEMES[theme].label}</button>`
}

function footer(): Markup {
  return html`<footer class="au-rodape">
    <div class="au-rodape-linha">
      <p><b>Aurora Nuvem Ltda.</b> Revenda de serviços em nuvem. Empresa inventada para demonstração.</p>
      <p>Financeiro: <a href="mailto:financeiro@aurora-nuvem.example">financeiro@aurora-nuvem.example</a></p>
      <p>Suporte: <a href="mailto:suporte@aurora-nuvem.example">suporte@aurora-nuvem.example</a> · dias úteis, das 8h às 18h</p>
    </div>
  </footer>`
}
