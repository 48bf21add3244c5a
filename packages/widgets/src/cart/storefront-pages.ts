import type { AssentoClient, StorefrontPage, StorefrontPlan } from '@assento/client'

/** What is looked for. */
export interface StorefrontQuestion {
  readonly familyId: string | null
  readonly search: string
  readonly limit: number
}

/** The server looks for two characters or more. */
export const MIN_SEARCH_LENGTH = 2
export const MAX_SEARCH_LENGTH = 100

export interface PagesHost {
  readonly client: () => AssentoClient
  readonly question: () => StorefrontQuestion
  /** Asks what is looked for now: ends in a `load()`. */
  readonly ask: () => void
}

/** The plans that are shown and the question that they answer; an answer to a question that is no longer asked is dropped. */
export class StorefrontPages {
  items: readonly StorefrontPlan[] = []
  families: StorefrontPage['families'] = []
  readonly #host: PagesHost
  #shown: string | null = null
  #asked: string | null = null
  #isFiltered = false
  #nextCursor: string | null = null
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(host: PagesHost) { this.#host = host }

  get isComplete(): boolean { return this.#nextCursor === null }
  get isFiltered(): boolean { return this.#isFiltered }
  /** The plans answer an older question than the one that is looked for now. */
  get isOutdated(): boolean { return this.#shown !== null && this.#shown !== this.#key }

  get #key(): string { return JSON.stringify(inputOf(this.#host.question())) }

  /** The first page. True when it answers another question than the one before it. */
  async load(signal: AbortSignal): Promise<boolean> {
    const key = (this.#asked = this.#key)
    const input = inputOf(this.#host.question())
    const page = await this.#host.client().catalog.storefront.query(input, { signal })
    if (signal.aborted || key !== this.#key) return false
    const isNew = this.#shown !== null && this.#shown !== key
    this.#shown = key
    this.#isFiltered = 'familyId' in input || 'search' in input
    this.items = page.items
    this.families = page.families
    this.#nextCursor = page.nextCursor
    return isNew
  }

  /** The next page of the same question; gives how many plans came, null when they are no longer wanted. */
  async more(): Promise<number | null> {
    const key = this.#shown
    if (this.#nextCursor === null || key !== this.#key) return null
    const page = await this.#host.client().catalog.storefront.query({ ...inputOf(this.#host.question()), cursor: this.#nextCursor })
    if (key !== this.#key) return null
    const known = new Set(this.items.map(({ planId }) => planId))
    this.items = [...this.items, ...page.items.filter(({ planId }) => !known.has(planId))]
    this.#nextCursor = page.nextCursor
    return page.items.length
  }

  /** Asks again after a rest of so many milliseconds without a change, if what is looked for is not asked already. */
  questionChanged(restMs: number): void {
    this.cancel()
    this.#timer = setTimeout(() => { if (this.#asked !== this.#key) this.#host.ask() }, restMs)
  }

  cancel(): void { clearTimeout(this.#timer) }
}

function inputOf({ familyId, search, limit }: StorefrontQuestion) {
  const wanted = search.trim().slice(0, MAX_SEARCH_LENGTH)
  return { limit, ...(familyId === null ? {} : { familyId }), ...(wanted.length < MIN_SEARCH_LENGTH ? {} : { search: wanted }) }
}
