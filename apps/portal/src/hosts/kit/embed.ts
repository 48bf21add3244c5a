/** The widgets as a host writes them into its page: plain elements. */
import { html } from 'hono/html'
import type { Markup } from './site.ts'
import type { Visit } from './visit.ts'

/** One portal a page: endpoint of the tenant, token from this site's own backend. */
export function portal(visit: Visit, children: Markup): Markup {
  return html`<assento-portal endpoint="${visit.endpoint}" token-url="/assento-token" locale="pt-BR">${children}</assento-portal>`
}

/** Scripts and styles of every page: the strip's sheet, the site's own files, the widgets' loader. */
export function head(visit: Visit, { title, icon, sheet, script }: { readonly title: string; readonly icon: string; readonly sheet: string; readonly script: string }): Markup {
  return html`<meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${title}</title>
  <link rel="icon" href="/estatico/${icon}" type="image/svg+xml">
  <link rel="stylesheet" href="/estatico/${sheet}">
  <link rel="stylesheet" href="/estatico/demo.css">
  <script type="module" src="${visit.apiOrigin}/embed/v1/assento.js"></script>
  <script type="module" src="/estatico/${script}"></script>`
}

/** ` subscription-id="…"` for an element, or nothing. */
export function subscriptionAttribute(subscriptionId: string | null | undefined): Markup | '' {
  return subscriptionId === null || subscriptionId === undefined ? '' : html` subscription-id="${subscriptionId}"`
}
