/** The frame of every page of Aurora Nuvem: demo bar, header, content, footer. */
import { html } from 'hono/html'
import { demoBar } from '../kit/demo-bar.ts'
import { head } from '../kit/embed.ts'
import type { HostPage, Markup, PageParts } from '../kit/site.ts'
import type { Visit } from '../kit/visit.ts'

export function frame(visit: Visit, page: HostPage, parts: PageParts, menu: readonly HostPage[]): Markup {
  return html`<!doctype html>
<html lang="pt-BR" data-tema="${visit.theme}">
<head>
  ${head(visit, { title: `${parts.title} · Aurora Nuvem`, icon: 'aurora.svg', sheet: 'aurora.css', script: 'aurora.js' })}
</head>
<body>
  ${demoBar(visit, page)}
  ${header(visit, page, menu)}
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
  ${footer(visit, page)}
</body>
</html>`
}

function header(visit: Visit, page: HostPage, menu: readonly HostPage[]): Markup {
  return html`<header class="au-topo">
    <div class="au-topo-linha">
      <a class="au-marca" href="/licencas"><img src="/estatico/aurora.svg" alt="" width="34" height="34"><span>aurora<b>nuvem</b></span></a>
      <nav class="au-abas" aria-label="Área do cliente">${menu.map((tab) => html`
        <a href="${tab.path}" class="au-aba"${tab === page ? html` aria-current="page"` : ''}>${tab.label}</a>`)}
      </nav>
      <nav class="au-compras" aria-label="Compras"><a class="au-botao-compra" href="/produtos"${current(page, '/produtos')}>Adicionar produtos</a><a class="au-botao-discreto" href="/carrinho"${current(page, '/carrinho')}>Carrinho</a></nav>
    </div>
  </header>`
}

function current(page: HostPage, path: string): Markup | '' {
  return page.path === path ? html` aria-current="page"` : ''
}

const THEMES = { auto: { label: 'automática', next: 'claro' }, claro: { label: 'clara', next: 'escuro' }, escuro: { label: 'escura', next: 'auto' } } as const

function themeButton(theme: Visit['theme']): Markup {
  return html`<button class="au-botao-discreto" name="tema" value="${THEMES[theme].next}">Aparência: ${THEMES[theme].label}</button>`
}

function footer(visit: Visit, page: HostPage): Markup {
  return html`<footer class="au-rodape">
    <div class="au-rodape-linha">
      <p><b>Aurora Nuvem Ltda.</b> Revenda de serviços em nuvem. Empresa inventada para demonstração.</p>
      <p>Financeiro: <a href="mailto:financeiro@aurora-nuvem.example">financeiro@aurora-nuvem.example</a></p>
      <p>Suporte: <a href="mailto:suporte@aurora-nuvem.example">suporte@aurora-nuvem.example</a> · dias úteis, das 8h às 18h</p>
      <form method="post" action="/tema" class="au-tema">
        <input type="hidden" name="volta" value="${page.path}">
        ${themeButton(visit.theme)}
      </form>
    </div>
  </footer>`
}
