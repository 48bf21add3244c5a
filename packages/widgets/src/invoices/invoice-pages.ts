import type { CalendarDate } from '@assento/rules'
import type { AssentoClient, InvoiceDetail, InvoiceItem, InvoicePage } from '@assento/client'
import { isFiltered, isSameQuestion, type InvoiceQuestion } from './invoice-filter.ts'

export interface PagesHost {
  readonly client: () => AssentoClient
  readonly customerId: () => string | null
  /** What is looked for at this moment. */
  readonly question: () => InvoiceQuestion
  /** Asks it: ends in a `load()`. */
  readonly ask: () => void
  /** A newer reading of a row that was known. */
  readonly changed: (before: InvoiceItem, after: InvoiceItem) => void
}

/** Invoices that the overview adds up at most; it says "at least" when there are more. */
const OVERVIEW_LIMIT = 100

/**
 * The rows that are shown, the question that they answer, and what is to be paid whatever the filter shows. An answer to a
 * question that is no longer asked is dropped; reading again keeps the further pages where they are.
 */
export class InvoicePages {
  items: readonly InvoiceItem[] = []
  /** Open and overdue invoices, oldest due first. */
  unpaid: readonly InvoiceItem[] = []
  hasMoreUnpaid = false
  /** The oldest overdue invoice in full, for what happens next; read after the paint. */
  oldest: InvoiceDetail | null = null
  head: Omit<InvoicePage, 'items' | 'nextCursor'> | null = null
  readonly #host: PagesHost
  #shown: InvoiceQuestion | null = null
  #asked: InvoiceQuestion | null = null
  #nextCursor: string | null = null
  #firstCount = 0
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(host: PagesHost) {
    this.#host = host
  }

  /** The tenant's day; null before the first answer. */
  get today(): CalendarDate | null { return this.head?.today ?? null }
  get isComplete(): boolean { return this.#nextCursor === null }
  /** The rows are a part of all. */
  get isFiltered(): boolean { return this.#shown !== null && isFiltered(this.#shown) }
  /** The rows answer an older question than the one that is looked for now. */
  get isOutdated(): boolean { return this.#shown !== null && !isSameQuestion(this.#shown, this.#host.question()) }

  /** The first page and the overview, in one request. True when it answers another question than the one before it. */
  async load(signal: AbortSignal): Promise<boolean> {
    const question = (this.#asked = this.#host.question())
    const customerId = this.#host.customerId()
    const [page, unpaid] = await Promise.all([
      this.#page(question, null, signal),
      this.#page({ limit: OVERVIEW_LIMIT, ...(customerId ? { customerId } : {}), status: ['open', 'overdue'] }, null, signal),
    ])
    if (signal.aborted || !isSameQuestion(question, this.#host.question())) return false
    const isNew = this.#shown !== null && !isSameQuestion(this.#shown, question)
    const isAgain = this.#shown !== null && !isNew
    this.#take(page, isAgain)
    // The answer may bring a new day, and with it other bounds of “the last months”: no other question was asked meanwhile.
    this.#shown = this.#asked = this.#host.question()
    this.unpaid = [...unpaid.items].sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.number < b.number ? -1 : 1))
    this.hasMoreUnpaid = unpaid.nextCursor !== null
    return isNew
  }

  /** The next page of the same question; gives how many rows came, null when they are no longer wanted. */
  async more(): Promise<number | null> {
    const question = this.#shown
    if (question === null || this.#nextCursor === null) return null
    const page = await this.#page(question, this.#nextCursor)
    if (this.#shown !== question || !isSameQuestion(question, this.#host.question())) return null
    const known = new Set(this.items.map((item) => item.id))
    this.items = [...this.items, ...page.items.filter((item) => !known.has(item.id))]
    this.#nextCursor = page.nextCursor
    return page.items.length
  }

  async readOldest(): Promise<void> {
    const overdue = this.unpaid.find(({ status }) => status === 'overdue')
    this.oldest = overdue ? await this.#host.client().invoices.get.query({ invoiceId: overdue.id }) : null
  }

  /** Asks again, after a rest of so many milliseconds without a change, if what is looked for is not asked already. */
  questionChanged(restMs: number): void {
    this.cancel()
    this.#timer = setTimeout(() => {
      if (this.#asked === null || !isSameQuestion(this.#asked, this.#host.question())) this.#host.ask()
    }, restMs)
  }

  cancel(): void { clearTimeout(this.#timer) }

  find(id: string): InvoiceItem | undefined {
    return this.items.find((item) => item.id === id) ?? this.unpaid.find((item) => item.id === id)
  }

  /** Takes a newer reading of one row; what is paid leaves the overview. */
  replace(fresh: InvoiceItem): void {
    const before = this.find(fresh.id)
    const swap = (item: InvoiceItem) => (item.id === fresh.id ? fresh : item)
    this.items = this.items.map(swap)
    this.unpaid = this.unpaid.map(swap).filter(({ status }) => status === 'open' || status === 'overdue')
    if (before) this.#host.changed(before, fresh)
  }

  #take({ items, nextCursor, ...head }: InvoicePage, isAgain: boolean): void {
    const before = new Map([...this.unpaid, ...this.items].map((item) => [item.id, item]))
    const ids = new Set(items.map((item) => item.id))
    const further = isAgain && nextCursor !== null ? this.items.slice(this.#firstCount).filter((item) => !ids.has(item.id)) : []
    this.items = [...items, ...further]
    if (further.length === 0) this.#nextCursor = nextCursor
    this.#firstCount = items.length
    this.head = head
    for (const item of items) {
      const known = before.get(item.id)
      if (known) this.#host.changed(known, item)
    }
  }

  #page({ status, ...question }: InvoiceQuestion, cursor: string | null, signal?: AbortSignal): Promise<InvoicePage> {
    const input = { ...question, ...(status ? { status: [...status] } : {}), ...(cursor === null ? {} : { cursor }) }
    return this.#host.client().invoices.list.query(input, signal ? { signal } : {})
  }
}
