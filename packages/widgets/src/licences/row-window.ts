/** Draws the rows in view and a few around them; nodes are used again as the view moves. */
import { RowLayout, type RowPlace } from './row-layout.ts'
import type { ScrollScale, scrollScale } from './scroll-scale.ts'

export interface RowPainter {
  /** What the row shows: it is drawn again when one of these is another value than before. */
  partsOf(place: RowPlace, row: number): readonly unknown[]
  draw(element: HTMLElement, place: RowPlace, row: number): void
  /** Rows `[first, last]` are in view now. */
  onView(first: number, last: number): void
}

interface Slot {
  readonly element: HTMLElement
  readonly isGroup: boolean
  row: number
  top: number
  parts: readonly unknown[]
}

/** Rows drawn beyond either end of the view. */
const MARGIN_ROWS = 3
const SPARE_NODES = 12
/** No scroller's content is higher than this, in px: half of what the strictest browser allows. */
export const MAX_SCROLL_PX = 8_000_000

export class RowWindow {
  readonly #scroller: HTMLElement
  readonly #body: HTMLElement
  readonly #painter: RowPainter
  #layout = new RowLayout(0, [], { group: 1, serial: 1 })
  /** Only for a list that is longer than its scroller may be; its code is fetched then. */
  #scale: ScrollScale | null = null
  #scaleOf: typeof scrollScale | null = null
  #viewPx = 0
  /** Where in the list the view begins, and where the scroller stood then; px. */
  #offset = 0
  #top = 0
  #slots = new Map<number, Slot>()
  readonly #spare: Slot[] = []
  /** This row keeps its node, in view or not: the focus is there, or Tab leads there. */
  #pinned = 0
  #frame = 0

  constructor(scroller: HTMLElement, body: HTMLElement, painter: RowPainter) {
    this.#scroller = scroller
    this.#body = body
    this.#painter = painter
    scroller.addEventListener('scroll', this.#onScroll, { passive: true })
    scroller.addEventListener('scrollend', this.#onRest)
  }

  get layout(): RowLayout { return this.#layout }

  /** Other rows, other sizes or another view: the row at the top stays where it is, unless `isAnew`. */
  setLayout(layout: RowLayout, viewPx: number, isAnew = false): void {
    // A scroll that no frame has seen yet counts.
    this.#follow()
    const before = this.#layout
    const place = before.rows > 0 ? before.at(before.rowAt(this.#offset)) : null
    const into = place ? this.#offset - before.topOf(before.rowOf(place)) : 0
    const hasOtherSizes = layout.sizes.group !== this.#layout.sizes.group || layout.sizes.serial !== this.#layout.sizes.serial
    this.#layout = layout
    this.#viewPx = viewPx
    this.#scale = layout.height > MAX_SCROLL_PX ? this.#scaleOf?.(layout.height, viewPx, MAX_SCROLL_PX) ?? null : null
    this.#body.style.setProperty('block-size', `${this.#scale?.height ?? layout.height}px`)
    this.#keepNodes(before)
    const top = place === null || isAnew ? 0 : layout.topOf(layout.rowOf(place)) + (hasOtherSizes ? 0 : into)
    this.#moveTo(top)
    this.paint()
    if (layout.height > MAX_SCROLL_PX) void this.#fetchScale()
  }

  /** Which row never loses its node. */
  pin(row: number): void { this.#pinned = row }

  /** Scrolls as little as it takes to show a row in full, and draws it. */
  reveal(row: number): HTMLElement | undefined {
    const [top, height] = [this.#layout.topOf(row), this.#layout.heightOf(row)]
    if (top < this.#offset) this.#moveTo(top)
    else if (top + height > this.#offset + this.#viewPx) this.#moveTo(top + height - this.#viewPx)
    this.paint()
    return this.#slots.get(row)?.element
  }

  /** Draws what is in view, and what has changed of it. */
  readonly paint = (): void => {
    this.#frame = 0
    const { rows } = this.#layout
    if (rows === 0) return
    const [first, last] = [this.#layout.rowAt(this.#offset), this.#layout.rowAt(this.#offset + Math.max(0, this.#viewPx - 1))]
    const [from, until] = [Math.max(0, first - MARGIN_ROWS), Math.min(rows, last + MARGIN_ROWS + 1)]
    const pinned = Math.min(this.#pinned, rows - 1)
    this.#release(({ row }) => row !== pinned && (row < from || row >= until))
    for (let row = from; row < until; row += 1) this.#show(row)
    this.#show(pinned)
    this.#discard()
    this.#painter.onView(first, last)
  }

  #show(row: number): void {
    const place = this.#layout.at(row)
    const isGroup = place.serial === null
    const slot = this.#slots.get(row) ?? this.#take(row, isGroup)
    const top = Math.round(this.#layout.topOf(row) - this.#offset + this.#top)
    if (slot.top !== top) slot.element.style.setProperty('transform', `translateY(${top}px)`)
    slot.top = top
    const parts = this.#painter.partsOf(place, row)
    if (parts.length === slot.parts.length && parts.every((part, index) => part === slot.parts[index])) return
    slot.parts = parts
    this.#painter.draw(slot.element, place, row)
  }

  #take(row: number, isGroup: boolean): Slot {
    const index = this.#spare.findIndex((one) => one.isGroup === isGroup)
    const [found] = index < 0 ? [] : this.#spare.splice(index, 1)
    const slot = found ?? { element: document.createElement('div'), isGroup, row, top: NaN, parts: [] }
    if (!slot.element.isConnected) this.#body.append(slot.element)
    slot.row = row
    this.#slots.set(row, slot)
    return slot
  }

  /** What a node showed it goes on showing, at its new place; the focus stays with it. */
  #keepNodes(before: RowLayout): void {
    const slots = [...this.#slots.values()]
    this.#slots.clear()
    for (const slot of slots) {
      const place = before.at(slot.row)
      const row = this.#layout.rowOf(place)
      const now = this.#layout.rows > 0 ? this.#layout.at(row) : null
      if (now?.group === place.group && now.serial === place.serial) {
        slot.row = row
        this.#slots.set(row, slot)
      } else this.#spare.push(slot)
    }
  }

  #release(isGone: (slot: Slot) => boolean): void {
    for (const [row, slot] of this.#slots) {
      if (!isGone(slot)) continue
      this.#slots.delete(row)
      this.#spare.push(slot)
    }
  }

  /** Nodes that nobody needs leave the page; a few wait for the next row. */
  #discard(): void {
    for (const { element } of this.#spare) element.remove()
    this.#spare.splice(0, Math.max(0, this.#spare.length - SPARE_NODES))
  }

  #moveTo(offset: number): void {
    this.#offset = Math.min(Math.max(0, offset), Math.max(0, this.#layout.height - this.#viewPx))
    this.#top = this.#scale?.topAt(this.#offset) ?? this.#offset
    // A scroller gives back what it rounds to, and that is what its next event is compared with.
    if (Math.abs(this.#scroller.scrollTop - this.#top) >= 1) this.#scroller.scrollTop = this.#top
    this.#top = this.#scroller.scrollTop
  }

  readonly #onScroll = (): void => {
    this.#frame ||= requestAnimationFrame(() => { this.#follow(); this.paint() })
  }

  /** A small step moves the list as far as the scroller; a leap, as of the dragged bar, goes where the bar points. */
  #follow(): void {
    const top = this.#scroller.scrollTop
    const step = top - this.#top
    if (step === 0) return
    const isLeap = Math.abs(step) > this.#viewPx
    const last = Math.max(0, this.#layout.height - this.#viewPx)
    this.#offset = this.#scale && isLeap ? this.#scale.offsetAt(top) : Math.min(last, Math.max(0, this.#scale ? this.#offset + step : top))
    this.#top = top
    if (this.#scale && !isLeap && (top <= 0 || top >= this.#scale.height - this.#viewPx - 1)) this.#moveTo(this.#offset)
  }

  /** After small steps the bar points where the list is again. */
  readonly #onRest = (): void => {
    if (this.#scale === null || Math.abs(this.#scale.topAt(this.#offset) - this.#top) < 1) return
    this.#moveTo(this.#offset)
    this.paint()
  }

  async #fetchScale(): Promise<void> {
    if (this.#scaleOf) return
    this.#scaleOf = (await import('./scroll-scale.ts')).scrollScale
    this.setLayout(this.#layout, this.#viewPx)
  }
}
