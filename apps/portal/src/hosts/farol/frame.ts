/** The frame of every page of Farol's partner portal: a thin bar, a rail of icons, and the page in a bordered box. */
import { html } from 'hono/html'
import { demoBar } from '../kit/demo-bar.ts'
import { head } from '../kit/embed.ts'
import type { HostPage, Markup, PageParts } from '../kit/site.ts'
import type { Visit } from '../kit/visit.ts'
import { rail, trail } from './menu.ts'

export function frame(visit: Visit, page: HostPage, parts: PageParts, menu: readonly HostPage[]): Markup {
  return html`<!doctype html>
<html lang="pt-BR" data-tema="${visit.theme}">
<head>
  ${head(visit, { title: `${parts.title} | Farol Software - Portal do Parceiro`, icon: 'farol.svg', sheet: 'farol.css', script: 'farol.js' })}
</head>
<body>
  ${demoBar(visit, page)}
  <div class="fa-barra">
    <a class="fa-marca" href="${menu[0]?.path ?? '/meus-pedidos'}"><img src="/estatico/farol.svg" alt="" width="22" height="22"><b>FAROL</b> <span>Portal do Parceiro</span></a>
    <p class="fa-conta"><span>${visit.person.label}</span><b>${visit.customer.name}</b></p>
    <form method="post" action="/tema" class="fa-tema"><input type="hidden" name="volta" value="${page.path}">${themeButton(visit.theme)}</form>
  </div>
  <div class="fa-corpo">
    ${rail(visit, page, menu)}
    <main class="fa-pagina">
      ${trail(visit, page)}
      <div class="fa-cabeca"><h1>${parts.title}</h1><p>${parts.lead}</p></div>
      <div class="fa-conteudo">${parts.content}</div>
      <p class="fa-rodape">Farol Software Ltda. · Empresa inventada para demonstração · Dúvidas: <a href="mailto:parceiros@farol-software.example">parceiros@farol-software.example</a></p>
    </main>
  </div>
</body>
</html>`
}

const THEMES = { auto: { label: 'Tema: sistema', next: 'claro' }, claro: { label: 'Tema: claro', next: 'escuro' }, escuro: { label: 'Tema: escuro', next: 'auto' } } as const

function themeButton(theme: Visit['theme']): Markup {
  return html`<button class="fa-link" name="tema" value="${THEMES[theme].next}">${THEMES[theme].label}</button>`
}
