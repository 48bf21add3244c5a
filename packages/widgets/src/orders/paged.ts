/** Rows of a question, page after page, by cursor. */
export interface PageOf<Item> {
  readonly items: readonly Item[]
  readonly nextCursor: string | null
}

export interface PagedHost<Item, Question> {
  /** What is looked for at this moment. */
  readonly question: () => Question
  readonly read: (question: Question, cursor: string | null, signal?: AbortSignal) => Promise<PageOf<Item>>
  /** Asks it: ends in a `load()`. */
  readonly ask: () => void
}

/**
 * The rows that are shown and the question that they answer. While another question is on its way the rows stay as they
 * are; an answer to a question that is no longer asked is dropped.
 */
export class Paged<Item extends { readonly id: string }, Question extends object> {
  items: readonly Item[] = []
  readonly #host: PagedHost<Item, Question>
  #shown: Question | null = null
  #asked: Question | null = null
  #nextCursor: string | null = null
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(host: PagedHost<Item, Question>) {
    this.#host = host
  }

  /** No further page. */
  get isComplete(): boolean { return this.#nextCursor === null }
  /** The rows answer an older question than the one that is looked for now. */
  get isOutdated(): boolean { return this.#shown !== null && !isSame(this.#shown, this.#host.question()) }

  /** The first page. True when it answers another question than the one before it. */
  async load(signal: AbortSignal): Promise<boolean> {
    const question = (this.#asked = this.#host.question())
    const page = await this.#host.read(question, null, signal)
    if (signal.aborted || !isSame(question, this.#host.question())) return false
    const isNew = this.#shown !== null && !isSame(this.#shown, question)
    this.#shown = question
    this.items = page.items
    this.#nextCursor = page.nextCursor
    return isNew
  }

  /** The next page of the same question; gives how many rows came, null when they are no longer wanted. */
  async more(): Promise<number | null> {
    const question = this.#shown
    if (question === null || this.#nextCursor === null) return null
    const page = await this.#host.read(question, this.#nextCursor)
    if (this.#shown !== question || !isSame(question, this.#host.question())) return null
    const known = new Set(this.items.map(({ id }) => id))
    const fresh = page.items.filter(({ id }) => !known.has(id))
    this.items = [...this.items, ...fresh]
    this.#nextCursor = page.nextCursor
    return fresh.length
  }

  /** Asks again, after a rest of so many milliseconds without a change, if what is looked for is not asked already. */
  questionChanged(restMs: number): void {
    this.cancel()
    this.#timer = setTimeout(() => {
      if (this.#asked === null || !isSame(this.#asked, this.#host.question())) this.#host.ask()
    }, restMs)
  }

  cancel(): void { clearTimeout(this.#timer) }

  find(id: string): Item | undefined { return this.items.find((item) => item.id === id) }

  /** Takes a newer reading of one row. */
  replace(fresh: Item): void {
    this.items = this.items.map((item) => (item.id === fresh.id ? fresh : item))
  }
}

/** Whether two questions have the same answer: they are built with their fields in one order. */
function isSame(a: object, b: object): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/** Rows a page, 1 to 200; 50 when the attribute makes no sense. */
export function pageLimit(pageSize: number): number {
  return Math.min(200, Math.max(1, Math.trunc(pageSize) || 50))
}
