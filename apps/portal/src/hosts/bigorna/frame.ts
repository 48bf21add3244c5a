/** The frame of every page of Bigorna Industrial: a dark band over the whole width with menu and title, the page wide below it. */
import { html } from 'hono/html'
import { demoBar } from '../kit/demo-bar.ts'
import { head } from '../kit/embed.ts'
import type { HostPage, Markup, PageParts } from '../kit/site.ts'
import type { Visit } from '../kit/visit.ts'

export function frame(visit: Visit, page: HostPage, parts: PageParts, menu: readonly HostPage[]): Markup {
  return html`<!doctype html>
<html lang="pt-BR" data-tema="${visit.theme}">
<head>
  ${head(visit, { title: `${parts.title} / Bigorna Industrial`, icon: 'bigorna.svg', sheet: 'bigorna.css', script: 'bigorna.js' })}
</head>
<body>
  ${demoBar(visit, page)}
  <header class="bi-faixa">
    <section class="bi-topo">
      <a class="bi-marca" href="/assinaturas"><img src="/estatico/bigorna.svg" alt="" width="44" height="44"><span>Bigorna<small>Industrial</small></span></a>
      <nav class="bi-menu" aria-label="Gestão de assinaturas">${menu.map((entry) => html`
        <a href="${entry.path}"${entry === page ? html` aria-current="page"` : ''}>${entry.label}</a>`)}
      </nav>
      <aside class="bi-conta"><span>${visit.customer.name}</span><small>${visit.person.label}</small></aside>
    </section>
    <section class="bi-titulo"><h1>${parts.title}</h1><p>${parts.lead}</p></section>
  </header>
  <main class="bi-chao">${parts.content}</main>
  <footer class="bi-base">
    <p>Bigorna Industrial S.A. Empresa inventada para demonstração. <a href="mailto:assinaturas@bigorna.example">assinaturas@bigorna.example</a></p>
    <form method="post" action="/tema"><input type="hidden" name="volta" value="${page.path}">${themeButton(visit.theme)}</form>
  </footer>
</body>
</html>`
}

const THEMES = { auto: { label: 'Luz do sistema', next: 'claro' }, claro: { label: 'Luz clara', next: 'escuro' }, escuro: { label: 'Luz escura', next: 'auto' } } as const

function themeButton(theme: Visit['theme']): Markup {
  return html`<button class="bi-luz" name="tema" value="${THEMES[theme].next}">${THEMES[theme].label}</button>`
}
