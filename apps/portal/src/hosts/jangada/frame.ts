/** The frame of every page of Jangada's billing centre: a rail at the side, the page beside it. */
import { html } from 'hono/html'
import { demoBar } from '../kit/demo-bar.ts'
import { head } from '../kit/embed.ts'
import type { HostPage, Markup, PageParts } from '../kit/site.ts'
import type { Visit } from '../kit/visit.ts'

export function frame(visit: Visit, page: HostPage, parts: PageParts, menu: readonly HostPage[]): Markup {
  return html`<!doctype html>
<html lang="pt-BR" data-tema="${visit.theme}">
<head>
  ${head(visit, { title: `${parts.title} — Central de cobrança Jangada`, icon: 'jangada.svg', sheet: 'jangada.css', script: 'jangada.js' })}
</head>
<body>
  ${demoBar(visit, page)}
  <div class="casco">
    ${rail(visit, page, menu)}
    <main class="conves">
      <header class="abertura"><h1>${parts.title}</h1><p>${parts.lead}</p></header>
      ${parts.content}
      <footer class="rodape">Jangada Software S.A. Empresa inventada para demonstração. <a href="mailto:contas@jangada.example">contas@jangada.example</a></footer>
    </main>
  </div>
</body>
</html>`
}

function rail(visit: Visit, page: HostPage, menu: readonly HostPage[]): Markup {
  return html`<aside class="vela">
    <a class="marca" href="/assinatura"><img src="/estatico/jangada.svg" alt="" width="30" height="30"><span>jangada</span></a>
    <p class="conta"><small>Conta</small>${visit.customer.name}</p>
    <nav class="rumos" aria-label="Central de cobrança">${menu.map((entry) => html`
      <a href="${entry.path}"${entry === page ? html` aria-current="page"` : ''}>${entry.label}</a>`)}
    </nav>
    <form method="post" action="/tema">
      <input type="hidden" name="volta" value="${page.path}">
      ${themeButton(visit.theme)}
    </form>
  </aside>`
}

const THEMES = { auto: { label: 'Tema do sistema', next: 'claro' }, claro: { label: 'Tema claro', next: 'escuro' }, escuro: { label: 'Tema escuro', next: 'auto' } } as const

function themeButton(theme: Visit['theme']): Markup {
  return html`<button class="tema" name="tema" value="${THEMES[theme].next}">${THEMES[theme].label}</button>`
}
