import type { AssentoClient, SerialFilter, SerialGroup, SerialItem, SerialOutline } from '@assento/client'
import type { OpenGroup, RowPlace } from './row-layout.ts'
import { RowPages } from './row-pages.ts'
import { isFiltered, isSameQuestion } from './serial-filter.ts'

export interface PagesHost {
  readonly client: () => AssentoClient
  /** What is looked for at this moment. */
  readonly question: () => SerialFilter
  /** Asks it: ends in a `load()`. */
  readonly ask: () => void
  /** The number of rows is another: lay them out again. */
  readonly changed: () => void
  /** Rows came for places that are laid out already. */
  readonly arrived: () => void
  readonly failed: (cause: unknown) => void
}

/** Rows a request brings at most; as many as the server puts between two cursors. */
const PAGE_ROWS = 100
const SERIAL_ROWS = 50
/** Pages kept: of customers, and of the serials of one customer. */
const KEPT = { groups: 60, serials: 20 }
/** Up to so many serials, customers come open: one look shows them all. */
const FEW_SERIALS = 60
/** Between two questions about rows, while the view moves. */
const REST_MS = 90

interface Opened { group: number; rows: number; readonly serials: RowPages<SerialItem> }

/**
 * Customers and their serials around the view, and the question that they answer. `serials.outline` says at once how many there
 * are; rows come page by page from the nearest cursor. An answer to a question that is no longer asked is dropped.
 */
export class SerialPages {
  outline: SerialOutline | null = null
  readonly #host: PagesHost
  #shown: SerialFilter | null = null
  #asked: SerialFilter | null = null
  #groups = this.#groupPages(PAGE_ROWS)
  #open = new Map<string, Opened>()
  readonly #closed = new Set<string>()
  #wanted: readonly [from: number, until: number, serials: ReadonlyMap<number, readonly [number, number]>] = [0, 0, new Map()]
  #isResting = false
  #isWaiting = false
  #hasGaps = false
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(host: PagesHost) {
    this.#host = host
  }

  get isFiltered(): boolean { return this.#shown !== null && isFiltered(this.#shown) }
  /** The rows answer an older question than the one that is looked for now. */
  get isOutdated(): boolean { return this.#shown !== null && !isSameQuestion(this.#shown, this.#host.question()) }
  get openGroups(): readonly OpenGroup[] {
    const { customers } = this.outline ?? { customers: 0 }
    return [...this.#open.values()].filter(({ group, rows }) => rows > 0 && group < customers).sort((a, b) => a.group - b.group)
  }

  get #places(): readonly number[] { return this.openGroups.flatMap(({ group, rows }) => [group, rows]) }

  group(index: number): SerialGroup | null { return this.#groups.at(index) }
  isOpen({ customer }: SerialGroup): boolean { return this.#open.has(customer.id) }

  serial({ group, serial }: RowPlace): SerialItem | null {
    const customer = this.group(group)?.customer
    return customer && serial !== null ? this.#open.get(customer.id)?.serials.at(serial) ?? null : null
  }

  /** The outline and the first customers, in one request. True when they answer another question than the one before. */
  async load(signal: AbortSignal): Promise<boolean> {
    const question = (this.#asked = this.#host.question())
    const input = inputOf(question)
    const { serials } = this.#host.client()
    const [outline, first] = await Promise.all([serials.outline.query(input, { signal }), serials.customers.query({ ...input, limit: PAGE_ROWS }, { signal })])
    if (signal.aborted || !isSameQuestion(question, this.#host.question())) return false
    const isNew = this.#shown !== null && !isSameQuestion(this.#shown, question)
    this.#shown = question
    this.outline = outline
    this.#hasGaps = false
    if (isNew) this.#forget()
    this.#groups.expire()
    for (const { serials: rows } of this.#open.values()) rows.expire()
    if (outline.every !== this.#groups.size) this.#groups = this.#groupPages(outline.every)
    if (outline.every === PAGE_ROWS) this.#groups.put(0, first.items)
    this.#ask()
    return isNew
  }

  /** Customers `[from, until)` are in view, and these serials of open ones, by customer's place. */
  want(from: number, until: number, serials: ReadonlyMap<number, readonly [number, number]>): void {
    this.#wanted = [from, until, serials]
    if (this.#isResting) { this.#isWaiting = true; return }
    this.#ask()
    this.#isResting = true
    setTimeout(() => {
      this.#isResting = false
      if (this.#isWaiting) { this.#isWaiting = false; this.#ask() }
    }, REST_MS)
  }

  /** Opens or closes a customer. */
  toggle(index: number, group: SerialGroup, isOpen: boolean): void {
    const { id } = group.customer
    if (isOpen) { this.#closed.delete(id); this.#openAt(index, group) }
    else { this.#closed.add(id); this.#open.get(id)?.serials.cancel(); this.#open.delete(id) }
    this.#host.changed()
  }

  /** Asks again, after a rest of so many milliseconds without a change, if what is looked for is not asked already. */
  questionChanged(restMs: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      if (this.#asked === null || !isSameQuestion(this.#asked, this.#host.question())) this.#host.ask()
    }, restMs)
  }

  cancel(): void {
    clearTimeout(this.#timer)
    this.#groups.cancel()
    for (const { serials } of this.#open.values()) serials.cancel()
  }

  #ask(): void {
    const [from, until, serials] = this.#wanted
    this.#groups.want(Math.min(from, this.outline?.customers ?? 0), Math.min(until, this.outline?.customers ?? 0))
    for (const { group, rows, serials: pages } of this.#open.values()) {
      const [first, end] = serials.get(group) ?? [0, 0]
      pages.want(Math.min(first, rows), Math.min(end, rows))
    }
  }

  #groupPages(size: number): RowPages<SerialGroup> {
    return new RowPages(size, KEPT.groups, {
      read: (page, signal) => this.#readGroups(page, size, signal),
      took: (page, items) => this.#tookGroups(page * size, size, items),
      failed: (cause) => this.#host.failed(cause),
    })
  }

  /** From the cursor that stands before them, in as many requests as they need. */
  async #readGroups(page: number, size: number, signal: AbortSignal): Promise<readonly SerialGroup[]> {
    const items: SerialGroup[] = []
    let cursor = this.outline?.anchors[page] ?? null
    do {
      const limit = Math.min(PAGE_ROWS, size - items.length)
      const found = await this.#host.client().serials.customers.query({ ...inputOf(this.#shown ?? {}), limit, ...(cursor === null ? {} : { cursor }) }, { signal })
      items.push(...found.items)
      cursor = found.nextCursor
    } while (cursor !== null && items.length < size)
    return items
  }

  /** Open customers stand where they are found now; few serials come open by themselves. */
  #tookGroups(first: number, size: number, items: readonly SerialGroup[]): void {
    const before = String(this.#places)
    const ids = new Set(items.map(({ customer }) => customer.id))
    for (const [id, { group }] of this.#open) if (group >= first && group < first + size && !ids.has(id)) this.#open.delete(id)
    const opensAll = (this.outline?.serials ?? 0) <= FEW_SERIALS
    items.forEach((group, index) => {
      if (this.#open.has(group.customer.id) || (opensAll && !this.#closed.has(group.customer.id))) this.#openAt(first + index, group)
    })
    this.#askForMissing(first, size, items.length)
    if (String(this.#places) === before) this.#host.arrived()
    else this.#host.changed()
  }

  /** Somebody left since the outline was read: it is read again, once. */
  #askForMissing(first: number, size: number, found: number): void {
    if (this.#hasGaps || this.outline === null || found >= Math.min(size, this.outline.customers - first)) return
    this.#hasGaps = true
    this.#timer = setTimeout(() => this.#host.ask(), REST_MS)
  }

  #openAt(index: number, { customer, serials: rows }: SerialGroup): void {
    const known = this.#open.get(customer.id)
    if (known) { known.group = index; known.rows = rows; return }
    this.#open.set(customer.id, { group: index, rows, serials: this.#serialPages(customer.id) })
  }

  #serialPages(customerId: string): RowPages<SerialItem> {
    return new RowPages(SERIAL_ROWS, KEPT.serials, {
      read: async (page, signal) => {
        const { items } = await this.#host.client().serials.list.query({ ...inputOf(this.#shown ?? {}), customerId, skip: page * SERIAL_ROWS, limit: SERIAL_ROWS }, { signal })
        return items
      },
      took: () => this.#host.arrived(),
      failed: (cause) => this.#host.failed(cause),
    })
  }

  #forget(): void {
    this.cancel()
    this.#open = new Map()
    this.#closed.clear()
    this.#groups = this.#groupPages(this.#groups.size)
  }
}

function inputOf({ states, ...question }: SerialFilter) {
  return { ...question, ...(states ? { states: [...states] } : {}) }
}
