/** What pointer and keyboard do with the rows. Fetched after the first paint. */
import type { SerialItem } from '@assento/client'
import type { Messages } from '../locales/messages.ts'
import { copyText } from '../invoices/copy-text.ts'
import type { SerialPages } from './serial-pages.ts'
import type { TableBody } from './table-body.ts'
import { gridKey } from './table-keys.ts'

export interface HandsHost {
  readonly pages: SerialPages
  words(): Messages
  announce(text: string): void
}

/** Without a scroll for so long, rows are put in order. */
const REST_MS = 200

export class TableHands {
  readonly #body: TableBody
  readonly #host: HandsHost
  readonly #onDetails: (item: SerialItem) => void
  #rest: ReturnType<typeof setTimeout> | undefined

  constructor(body: TableBody, host: HandsHost, onDetails: (item: SerialItem) => void) {
    this.#body = body
    this.#host = host
    this.#onDetails = onDetails
    const { scroller } = body
    scroller.addEventListener('click', (event) => this.#onClick(event.target as Element))
    scroller.addEventListener('keydown', (event) => this.#onKey(event))
    scroller.addEventListener('focusin', (event) => this.#onFocus(event.target as Element))
    scroller.addEventListener('scroll', () => {
      clearTimeout(this.#rest)
      this.#rest = setTimeout(() => sortRows(scroller.firstElementChild!), REST_MS)
    }, { passive: true })
  }

  /** The focus goes to the row where the keyboard was. */
  focus(): void { this.#go(this.#body.window.layout.rowOf(this.#body.active)) }

  #go(row: number): void {
    this.#body.activate(row)
    this.#body.window.reveal(row)?.focus({ preventScroll: true })
  }

  #toggle(row: number, isOpen?: boolean): void {
    const { pages } = this.#host
    const { group: index } = this.#body.window.layout.at(row)
    const group = pages.group(index)
    if (group && group.serials > 0) pages.toggle(index, group, isOpen ?? !pages.isOpen(group))
  }

  /** Enter and a click: a customer opens or closes, a serial shows its details. */
  #open(row: number): void {
    const place = this.#body.window.layout.at(row)
    const item = this.#host.pages.serial(place)
    if (place.serial === null) this.#toggle(row)
    else if (item) this.#onDetails(item)
  }

  #onFocus(target: Element): void {
    const { window, active } = this.#body
    const row = rowOf(target)
    if (row === null || row === window.layout.rowOf(active)) return
    this.#body.activate(row)
    window.paint()
  }

  #onClick(target: Element): void {
    const { window } = this.#body
    const row = rowOf(target)
    // Text that was just marked is wanted as text.
    if (row === null || (getSelection()?.type === 'Range' && !target.closest('button'))) return
    this.#body.activate(row)
    const item = this.#host.pages.serial(window.layout.at(row))
    if (item && target.closest('[data-act=copy]')) void this.#copy(item)
    else this.#open(row)
    window.paint()
  }

  async #copy({ key }: SerialItem): Promise<void> {
    const { copied, notCopied } = this.#host.words().licences
    this.#host.announce(key !== null && await copyText(key) ? copied : notCopied)
  }

  #onKey(event: KeyboardEvent): void {
    const { window } = this.#body
    const { pages } = this.#host
    const node = event.target as HTMLElement
    const row = rowOf(node)
    if (row === null || event.altKey || event.metaKey) return
    const { layout } = window
    const pageRows = Math.max(1, Math.floor(this.#body.scroller.clientHeight / layout.sizes.group) - 1)
    const place = layout.at(row)
    const group = pages.group(place.group)
    const step = gridKey(event.key, { node, isGroup: place.serial === null, isOpen: group !== null && pages.isOpen(group), pageRows })
    if (step === null) return
    event.preventDefault()
    if (step.kind === 'move') this.#go(Math.min(layout.rows - 1, Math.max(0, row + step.by)))
    else if (step.kind === 'parent') this.#go(layout.rowOf({ group: place.group, serial: null }))
    else if (step.kind === 'inside') step.to.focus({ preventScroll: true })
    else if (step.kind === 'row') this.#go(row)
    else if (step.kind === 'toggle') this.#toggle(row, step.isOpen)
    else this.#open(row)
  }
}

/** The row that an element inside belongs to; the header is row 1 of the grid. */
function rowOf(inner: Element): number | null {
  const row = inner.closest('.row')
  return row === null ? null : Number(row.ariaRowIndex) - 2
}

/** Rows come in the order in which they are read: screen readers go by that. The one with the focus is not moved, or it would lose it. */
export function sortRows(rows: Element): void {
  const place = (row: Element) => Number(row.ariaRowIndex)
  const sorted = [...rows.children].sort((a, b) => place(a) - place(b))
  const kept = sorted.find((row) => row.matches(':focus-within')) ?? null
  const before = kept === null ? sorted : sorted.slice(0, sorted.indexOf(kept))
  if (sorted.every((row, index) => row === rows.children[index])) return
  for (const row of before) rows.insertBefore(row, kept)
  for (const row of sorted.slice(before.length + 1)) rows.append(row)
}
