import type { AssentoClient, SubscriptionItem } from '@assento/client'
import { isFiltered, isSameQuestion, type ListQuestion } from './subscription-filter.ts'

export interface PagesHost {
  readonly client: () => AssentoClient
  /** What is looked for at this moment. */
  readonly question: () => ListQuestion
  /** Asks it: ends in a `load()`. */
  readonly ask: () => void
}

/**
 * The rows that are shown and the question that they answer. While another question is on its way the rows stay as they
 * are; an answer to a question that is no longer asked is dropped.
 */
export class SubscriptionPages {
  items: readonly SubscriptionItem[] = []
  readonly #host: PagesHost
  #shown: ListQuestion | null = null
  #asked: ListQuestion | null = null
  #nextCursor: string | null = null
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(host: PagesHost) {
    this.#host = host
  }

  /** No further page. */
  get isComplete(): boolean { return this.#nextCursor === null }
  /** The rows are a part of all. */
  get isFiltered(): boolean { return this.#shown !== null && isFiltered(this.#shown) }
  /** The rows answer an older question than the one that is looked for now. */
  get isOutdated(): boolean { return this.#shown !== null && !isSameQuestion(this.#shown, this.#host.question()) }

  /** The first page. True when it answers another question than the one before it. */
  async load(signal: AbortSignal): Promise<boolean> {
    const question = (this.#asked = this.#host.question())
    const page = await this.#page(question, null, signal)
    if (signal.aborted || !this.#isStillAsked(question)) return false
    const isNew = this.#shown !== null && !isSameQuestion(this.#shown, question)
    this.#shown = question
    this.items = page.items
    this.#nextCursor = page.nextCursor
    return isNew
  }

  /** The next page of the same question; gives how many rows came, null when they are no longer wanted. */
  async more(): Promise<number | null> {
    const question = this.#shown
    if (question === null || this.#nextCursor === null) return null
    const page = await this.#page(question, this.#nextCursor)
    if (this.#shown !== question || !this.#isStillAsked(question)) return null
    const known = new Set(this.items.map((item) => item.id))
    this.items = [...this.items, ...page.items.filter((item) => !known.has(item.id))]
    this.#nextCursor = page.nextCursor
    return page.items.length
  }

  /** Asks again, after a rest of so many milliseconds without a change, if what is looked for is not asked already. */
  questionChanged(restMs: number): void {
    this.cancel()
    this.#timer = setTimeout(() => {
      if (this.#asked === null || !this.#isStillAsked(this.#asked)) this.#host.ask()
    }, restMs)
  }

  cancel(): void { clearTimeout(this.#timer) }

  /** Takes a newer reading of one row. */
  replace(fresh: SubscriptionItem): void {
    this.items = this.items.map((item) => (item.id === fresh.id && item.version <= fresh.version ? fresh : item))
  }

  #isStillAsked(question: ListQuestion): boolean { return isSameQuestion(question, this.#host.question()) }

  #page({ status, ...question }: ListQuestion, cursor: string | null, signal?: AbortSignal) {
    const input = { ...question, ...(status ? { status: [...status] } : {}), ...(cursor === null ? {} : { cursor }) }
    return this.#host.client().subscriptions.list.query(input, signal ? { signal } : {})
  }
}
