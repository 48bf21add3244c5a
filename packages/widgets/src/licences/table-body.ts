/** The rows on the page: what each shows, and which are asked for. */
import { render } from 'lit'
import { RowLayout, type RowPlace } from './row-layout.ts'
import { RowWindow, type RowPainter } from './row-window.ts'
import type { SerialPages } from './serial-pages.ts'
import { groupCells, serialCells, skeletonCells, type RowLook } from './table-rows.ts'

export interface BodyHost {
  readonly pages: SerialPages
  look(): RowLook
}

/** Rows asked for beyond the view, so that they are there when they come into it. */
const AHEAD_ROWS = 25
/** Up to this width each serial is a card, as the sheet has it. */
const CARDS_PX = 480

export class TableBody implements RowPainter {
  readonly #host: BodyHost
  /** The page's element that it draws into, and the part of it that scrolls. */
  readonly grid: HTMLElement
  readonly scroller: HTMLElement
  readonly window: RowWindow
  /** Where the keyboard is; Tab leads there. */
  #active: RowPlace = { group: 0, serial: null }
  #isCards = false

  constructor(grid: HTMLElement, host: BodyHost) {
    this.#host = host
    this.grid = grid
    this.scroller = grid.querySelector<HTMLElement>('.scroller')!
    this.window = new RowWindow(this.scroller, grid.querySelector<HTMLElement>('.rows')!, this)
    // Of a grid that left the page the probes measure nothing, and nothing is laid out.
    const watch = new ResizeObserver(() => this.layOut())
    for (const element of [this.scroller, ...grid.querySelectorAll('.probe')]) watch.observe(element)
  }

  get active(): RowPlace { return this.#active }

  /** Other rows or other heights. `isAnew`: the answer to another question begins at its top. */
  layOut(isAnew = false): void {
    const { outline, openGroups } = this.#host.pages
    const sizes = { group: this.#heightOf('group'), serial: this.#heightOf('serial') }
    if (outline === null || sizes.group === 0) return
    this.#isCards = this.grid.getBoundingClientRect().width <= CARDS_PX
    const layout = new RowLayout(outline.customers, openGroups, sizes)
    if (isAnew) this.#active = { group: 0, serial: null }
    const { style } = this.grid
    for (const [name, px] of Object.entries({ '--_list': layout.height, '--_group-px': sizes.group, '--_serial-px': sizes.serial, '--_bar': this.scroller.offsetWidth - this.scroller.clientWidth })) style.setProperty(name, `${px}px`)
    this.grid.setAttribute('aria-rowcount', String(layout.rows + 1))
    this.window.pin(layout.rowOf(this.#active))
    this.window.setLayout(layout, this.scroller.clientHeight, isAnew)
  }

  /** The keyboard is there now; drawn with the next paint. */
  activate(row: number): void {
    this.#active = this.window.layout.at(row)
    this.window.pin(row)
  }

  partsOf(place: RowPlace, row: number): readonly unknown[] {
    const { pages } = this.#host
    const { t, format } = this.#host.look()
    const group = pages.group(place.group)
    const isActive = this.#isActive(place)
    return place.serial === null ? [group, group !== null && pages.isOpen(group), isActive, row, t, format] : [pages.serial(place), isActive, row, t, format, this.#isCards]
  }

  draw(element: HTMLElement, place: RowPlace, row: number): void {
    const { pages } = this.#host
    const look = this.#host.look()
    const group = pages.group(place.group)
    const item = place.serial === null ? group : pages.serial(place)
    const isGroup = place.serial === null
    element.className = isGroup ? 'row group' : 'row serial'
    const attributes = { part: 'row', role: 'row', 'aria-level': isGroup ? 1 : 2, 'aria-rowindex': row + 2, 'aria-busy': item === null, ...(isGroup ? { 'aria-expanded': group !== null && pages.isOpen(group) } : {}) }
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value))
    element.tabIndex = this.#isActive(place) ? 0 : -1
    render(item === null ? skeletonCells : 'byBadge' in item ? groupCells(look, item) : serialCells(look, item, this.#isCards), element)
  }

  onView(first: number, last: number): void {
    const { layout } = this.window
    const [from, until] = [layout.at(Math.max(0, first - AHEAD_ROWS)), layout.at(Math.min(layout.rows - 1, last + AHEAD_ROWS))]
    const serials = new Map<number, readonly [number, number]>()
    for (const { group, rows } of this.#host.pages.openGroups) {
      if (group < from.group || group > until.group) continue
      serials.set(group, [group === from.group ? from.serial ?? 0 : 0, group === until.group ? (until.serial ?? -1) + 1 : rows])
    }
    this.#host.pages.want(from.group, until.group + 1, serials)
  }

  #isActive({ group, serial }: RowPlace): boolean { return group === this.#active.group && serial === this.#active.serial }
  #heightOf(name: string): number { return Math.ceil(this.grid.querySelector(`.probe.${name}`)?.getBoundingClientRect().height ?? 0) }
}
