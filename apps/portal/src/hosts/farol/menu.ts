/** The rail at the left of Farol's portal: an icon a page, and the section that the trail above the title names. */
import { html } from 'hono/html'
import type { HostPage, Markup } from '../kit/site.ts'
import type { Visit } from '../kit/visit.ts'
import { isPartner } from './visitors.ts'

interface Entry {
  readonly section: string
  /** What Farol's own people call the page, where it is not theirs. */
  readonly makerLabel?: string
  /** Outline in a box of 20 × 20. */
  readonly outline: string
}

const ENTRIES: Readonly<Record<string, Entry>> = {
  '/comprar': { section: 'Pedido', outline: 'M2 3h2.5l2 9.5h8.5l2-7H5.4M8 16.5h.01M14 16.5h.01' },
  '/meus-pedidos': { section: 'Pedido', makerLabel: 'Pedidos dos parceiros', outline: 'M5 2.5h10v15H5zM7.5 7h5M7.5 10h5M7.5 13h3' },
  '/estoque': { section: 'Pedido', outline: 'M2.5 6.5 10 3l7.5 3.5v7L10 17l-7.5-3.5zM2.5 6.5 10 10l7.5-3.5M10 10v7' },
  '/clientes': { section: 'Clientes', outline: 'M7.5 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM2 16.5c0-3 2.5-5 5.5-5s5.5 2 5.5 5M13 4a3 3 0 0 1 0 5.5M15 12c2 .7 3 2.3 3 4.5' },
  '/ativacoes': { section: 'Licenças', outline: 'M2.5 4h15v9.5h-15zM7 17h6M10 13.5V17M6.5 8.5l2.3 2.2 4.7-4.4' },
  '/faturas': { section: 'Financeiro', outline: 'M4 2.5h12v15l-2-1.5-2 1.5-2-1.5-2 1.5-2-1.5-2 1.5zM7 7h6M7 10.5h6' },
}

/** What a page is called for who is looking. */
export function labelOf(visit: Visit, { path, label }: HostPage): string {
  return isPartner(visit) ? label : ENTRIES[path]?.makerLabel ?? label
}

export function rail(visit: Visit, page: HostPage, menu: readonly HostPage[]): Markup {
  return html`<nav class="fa-trilho" aria-label="Portal do parceiro">${menu.map((entry) => html`
    <a class="fa-item" href="${entry.path}"${entry === page ? html` aria-current="page"` : ''}>
      <svg class="fa-icone" viewBox="0 0 20 20" aria-hidden="true"><path d="${ENTRIES[entry.path]?.outline ?? ''}"></path></svg><span>${labelOf(visit, entry)}</span></a>`)}
  </nav>`
}

/** `Pedido › Comprar`; the section alone where it is called like its page. */
export function trail(visit: Visit, page: HostPage): Markup {
  const label = labelOf(visit, page)
  const section = ENTRIES[page.path]?.section ?? label
  return html`<p class="fa-caminho">Portal do parceiro <i>›</i> ${section}${section === label ? '' : html` <i>›</i> ${label}`}</p>`
}
