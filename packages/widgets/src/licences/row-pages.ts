/** Pages of one long list, fetched where the view is: bounded, the latest used kept; what is no longer wanted is aborted. */

export interface PageSource<Item> {
  read(page: number, signal: AbortSignal): Promise<readonly Item[]>
  took(page: number, items: readonly Item[]): void
  failed(cause: unknown): void
}

interface Kept<Item> { readonly items: readonly Item[]; isStale: boolean }

export class RowPages<Item> {
  readonly size: number
  readonly #source: PageSource<Item>
  readonly #limit: number
  readonly #kept = new Map<number, Kept<Item>>()
  readonly #pending = new Map<number, AbortController>()

  /** `size` rows a page, `limit` pages kept at most. */
  constructor(size: number, limit: number, source: PageSource<Item>) {
    this.size = size
    this.#limit = limit
    this.#source = source
  }

  at(index: number): Item | null {
    return this.#kept.get(Math.floor(index / this.size))?.items[index % this.size] ?? null
  }

  /** Rows `[from, until)` are wanted, and none else: asks for those that are not here, drops questions about others. */
  want(from: number, until: number): void {
    const [first, last] = [Math.floor(from / this.size), Math.floor(Math.max(from, until - 1) / this.size)]
    for (const [page, loading] of this.#pending) if (page < first || page > last) { loading.abort(); this.#pending.delete(page) }
    if (until <= from) return
    for (let page = first; page <= last; page += 1) {
      const kept = this.#kept.get(page)
      if (kept) { this.#kept.delete(page); this.#kept.set(page, kept) }
      if ((!kept || kept.isStale) && !this.#pending.has(page)) void this.#fetch(page)
    }
  }

  put(page: number, items: readonly Item[]): void {
    this.#kept.delete(page)
    this.#kept.set(page, { items, isStale: false })
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= this.#limit) break
      this.#kept.delete(oldest)
    }
    this.#source.took(page, items)
  }

  /** Everything is shown as it is and read again once wanted. */
  expire(): void {
    for (const kept of this.#kept.values()) kept.isStale = true
    this.cancel()
  }

  cancel(): void {
    for (const loading of this.#pending.values()) loading.abort()
    this.#pending.clear()
  }

  async #fetch(page: number): Promise<void> {
    const loading = new AbortController()
    this.#pending.set(page, loading)
    try {
      const items = await this.#source.read(page, loading.signal)
      if (loading.signal.aborted) return
      this.#pending.delete(page)
      this.put(page, items)
    } catch (cause) {
      if (loading.signal.aborted) return
      this.#pending.delete(page)
      this.#source.failed(cause)
    }
  }
}
