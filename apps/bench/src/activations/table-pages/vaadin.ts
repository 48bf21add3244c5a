import '@vaadin/grid/vaadin-grid.js'
import { benchRows, COLUMNS, ROW_PX } from '../table-rows.ts'

const rows = benchRows()
let grid: HTMLElement & { items?: unknown } | null = null

window.benchPage = {
  create(host) {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(`vaadin-grid { height: 100% } vaadin-grid::part(row) { height: ${ROW_PX}px }`)
    document.adoptedStyleSheets = [sheet]
    grid = document.createElement('vaadin-grid') as HTMLElement & { items?: unknown }
    for (const { field, title } of COLUMNS) {
      const column = document.createElement('vaadin-grid-column')
      column.setAttribute('path', field)
      column.setAttribute('header', title)
      grid.append(column)
    }
    grid.items = rows
    host.append(grid)
  },
  scroller: () => grid?.shadowRoot?.querySelector('#table') ?? null,
  ready: () => Promise.resolve(),
}
