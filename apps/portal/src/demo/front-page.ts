/** The demo's front page on the API's `/`: what is running, and where to look. */
import { html } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import type { HostSite } from '../hosts/kit/site.ts'

export const FRONT_PAGE_POLICY = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

export const FRONT_PAGE_CSS = `
:root { color-scheme: light dark; --muted: light-dark(#5c6470, #9aa3b0); --line: light-dark(#dfe3e8, #2a2f3a); --accent: light-dark(#1f5fd6, #7fb0ff) }
body { margin: 0; font: 16px/1.55 system-ui, sans-serif; background: light-dark(#f6f7f9, #0f1216); color: light-dark(#1a1d24, #e8eaee) }
main { max-width: 720px; margin: 0 auto; padding: 64px 24px }
h1 { font-size: 30px; letter-spacing: -.02em; margin: 0 0 20px } h2 { font-size: 17px; margin: 0 0 4px }
p { margin: 6px 0; color: var(--muted) } a { color: var(--accent) }
.host { display: block; margin: 12px 0; padding: 20px 24px; border: 1px solid var(--line); border-radius: 12px; background: light-dark(#fff, #14171d); color: inherit; text-decoration: none }
.host:hover { border-color: var(--accent) } dl { display: grid; grid-template-columns: auto 1fr; gap: 6px 20px; margin: 28px 0 0; font-size: 14.5px } dt { color: var(--muted) } dd { margin: 0 } code { font-size: 13.5px; overflow-wrap: anywhere }
`

export interface RunningHost {
  readonly site: HostSite
  readonly origin: string
}

export interface FrontPageFacts {
  /** Hosts with their origins; null until they listen. */
  readonly hosts: readonly RunningHost[] | null
  readonly dataFolder: string
}

export function frontPage({ hosts, dataFolder }: FrontPageFacts): HtmlEscapedString | Promise<HtmlEscapedString> {
  return html`<!doctype html>
<html lang="pt-BR"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Assento · demonstração</title><link rel="stylesheet" href="/demo.css"></head>
<body><main>
  <h1>Assento</h1>
  <p>Licenças, renovações e faturas dentro do site de quem vende, com as regras do contrato. Cada site abaixo está em outra origem, com CSS
  próprio e CSP estrita. Troque de pessoa e avance o relógio na faixa do topo.</p>
  ${hosts === null ? html`<p>Preparando os dados da demonstração. Recarregue em alguns segundos.</p>` : hosts.map(({ site, origin }) => html`
  <a class="host" href="${origin}/"><h2>${site.name}</h2><p>${site.about}</p></a>`)}
  <a class="host" href="/caixa-de-saida"><h2>Caixa de saída</h2><p>Os e-mails que saíram daqui: faturas com anexos, lembretes, avisos.</p></a>
  <dl>
    <dt>Saúde</dt><dd><a href="/healthz"><code>/healthz</code></a> · <a href="/readyz"><code>/readyz</code></a></dd>
    <dt>Widgets</dt><dd><a href="/embed/v1/assento.js"><code>/embed/v1/assento.js</code></a></dd>
    <dt>Dados</dt><dd><code>${dataFolder}</code> (apague a pasta para recomeçar)</dd>
  </dl>
</main></body></html>`
}
