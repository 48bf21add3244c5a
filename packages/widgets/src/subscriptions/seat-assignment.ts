import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { dateInZone } from '@assento/rules'
import { newIdempotencyKey, type SeatAssignmentItem, type SubscriptionDetail } from '@assento/client'
import { AssentoElement } from '../runtime/assento-element.ts'
import { AssentoActionEvent, AssentoSeatAssignedEvent } from '../runtime/events.ts'
import { heading } from '../runtime/heading.ts'
import { icon } from '../runtime/icons.ts'
import { callout, chip } from '../runtime/states.ts'
import { assignmentForm, breakable, draftErrors, type DraftErrors, type PersonDraft } from './seat-assignment-form.ts'
import { seatAssignmentStyles } from './seat-assignment-styles.ts'

const EMPTY_DRAFT: PersonDraft = { userName: '', userEmail: '' }

/** A person of the list; `isRemoved` keeps the row where it was, for undo. */
interface Row {
  readonly person: SeatAssignmentItem
  readonly isRemoved: boolean
}

/**
 * Who uses the seats of one subscription: gives a seat to a person by name and e-mail, takes it back, and undoes that.
 *
 * @summary People with a seat (atribuição de licenças).
 * @attr subscription-id - `sub_…`
 * @attr {number} page-size - People a page, 1 to 200; 50 when absent.
 * @attr {number} heading-level - 1 to 6; 2 when absent.
 * @attr {boolean} no-header - Without title and counts.
 * @slot empty - Instead of the text when nobody has a seat.
 * @slot error - Instead of the message when the first load failed.
 * @slot footer
 * @event assento-seat-assigned - `detail.change` is `assigned` or `unassigned`.
 * @event assento-action - No seat is free and the user wants more: `changeSeats`.
 * @csspart row
 * @csspart action-primary
 */
export class AssentoSeatAssignment extends AssentoElement {
  static override properties = {
    subscriptionId: { type: String, attribute: 'subscription-id' },
    pageSize: { type: Number, attribute: 'page-size' },
    rows: { state: true },
    draft: { state: true },
    errors: { state: true },
  }

  static override styles = [AssentoElement.shared, seatAssignmentStyles]
  static override sections = ['seatAssignment'] as const

  declare subscriptionId: string | null
  declare pageSize: number
  declare private rows: readonly Row[]
  declare private draft: PersonDraft
  declare private errors: DraftErrors

  #subscription: SubscriptionDetail | null = null
  #nextCursor: string | null = null
  /** One key an intent, kept until the server has answered: a second click or a retry is the same request. */
  readonly #keys = new Map<string, string>()

  constructor() {
    super()
    this.subscriptionId = null
    this.pageSize = 50
    this.rows = []
    this.draft = EMPTY_DRAFT
    this.errors = {}
  }

  protected override canLoad(): boolean { return Boolean(this.subscriptionId) }
  protected override concerns(subjectId: string): boolean { return subjectId === this.subscriptionId }
  protected override isEmpty(): boolean { return this.rows.length === 0 }

  protected override async load(signal: AbortSignal): Promise<void> {
    const subscriptionId = this.subscriptionId ?? ''
    const [subscription, page] = await Promise.all([
      this.client.subscriptions.get.query({ subscriptionId }, { signal }),
      this.client.subscriptions.assignments.list.query({ subscriptionId, limit: this.#limit }, { signal }),
    ])
    if (signal.aborted) return
    this.#subscription = subscription
    this.clock.sync(subscription.now)
    this.rows = page.items.map((person) => ({ person, isRemoved: false }))
    this.#nextCursor = page.nextCursor
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed)
    if (changed.has('subscriptionId') && changed.get('subscriptionId') !== undefined) void this.refresh()
  }

  protected override renderContent(): TemplateResult {
    const { t } = this
    const words = t.seatAssignment
    const subscription = this.#subscription
    if (!subscription) return html``
    const mayAssign = subscription.permissions.assignSeats
    return html`
      ${this.noHeader ? nothing : html`<div class="head"><div>${heading(this.headingLevel, words.title)}<p class="sub">${subscription.name}</p></div>
        <div class="counts">${this.#renderCounts(subscription)}</div></div>`}
      ${this.failure ? html`<div class="banner">${this.#conflict ? callout('warn', this.#conflict, nothing, nothing, true) : this.renderFailure()}</div>` : nothing}
      ${!mayAssign ? html`<div class="pad"><p class="sub">${words.notAllowed}</p></div>`
        : this.#free > 0 ? assignmentForm({
          t, draft: this.draft, errors: this.errors, isBusy: this.isBusy, onSubmit: () => void this.#add(),
          onInput: (draft) => { this.draft = draft; if (Object.keys(this.errors).length > 0) this.errors = this.#check(draft) },
        })
        : html`<div class="pad">${callout('info', words.noFree.title, html`<p>${words.noFree.text}</p>`,
          html`<button type="button" class="button" @click=${() => this.#askForSeats()}>${words.noFree.action}</button>`)}</div>`}
      ${this.rows.length === 0
        ? html`<slot name="empty"><div class="blank">${icon('users')}<strong>${words.empty.title}</strong><p>${words.empty.text}</p></div></slot>`
        : html`<ul class="people" aria-label=${words.title}>${repeat(this.rows, ({ person }) => person.id, (row) => this.#renderRow(row, mayAssign))}</ul>`}
      ${this.#nextCursor === null ? nothing : html`<div class="foot"><button type="button" class="button" ?disabled=${this.isBusy} @click=${() => void this.#loadMore()}>${t.common.loadMore}</button></div>`}
      <slot name="footer"></slot>`
  }

  #renderCounts(subscription: SubscriptionDetail): TemplateResult {
    const words = this.t.seatAssignment
    const free = this.#free
    const chipOf = free > 0 ? chip('ok', 'check', words.free(free, this.format))
      : free === 0 ? chip('idle', 'info', words.full) : chip('warn', 'warning', words.over(-free, this.format))
    return html`<span class="muted small">${words.counts(subscription.assignedSeats, subscription.seats, this.format)}</span>${chipOf}`
  }

  #renderRow({ person, isRemoved }: Row, mayAssign: boolean): TemplateResult {
    const words = this.t.seatAssignment
    const button = isRemoved
      ? html`<button type="button" class="button" data-undo aria-label=${words.undoFor(person.userName)} ?disabled=${this.isBusy || this.#free < 1} @click=${() => void this.#undo(person)}>${this.t.common.undo}</button>`
      : html`<button type="button" class="button link" aria-label=${words.removeFrom(person.userName)} ?disabled=${this.isBusy} @click=${() => void this.#remove(person)}>${words.remove}</button>`
    return html`
      <li class="person ${isRemoved ? 'removed' : ''}" part="row" data-id=${person.id}>
        <span class="initials" aria-hidden="true">${initialsOf(person.userName)}</span>
        <div class="who"><div class="strong">${person.userName}</div><div class="sub">${isRemoved ? words.removed(person.userName) : breakable(person.userEmail)}</div></div>
        <span class="since">${isRemoved ? nothing : words.since(this.format.date(dateInZone(person.assignedAt, this.format.zone), 'short'))}</span>
        ${mayAssign ? button : nothing}
      </li>`
  }

  /** A conflict whose rule has words here: somebody was faster, or the person has a seat already. */
  get #conflict(): string | undefined {
    const rule = this.failure?.code === 'conflict' ? this.failure.details[0]?.rule : undefined
    return rule === undefined ? undefined : this.t.seatAssignment.conflicts[rule]
  }

  get #free(): number { return (this.#subscription?.seats ?? 0) - (this.#subscription?.assignedSeats ?? 0) }
  get #limit(): number { return Math.min(200, Math.max(1, Math.trunc(this.pageSize) || 50)) }

  #check(draft: PersonDraft): DraftErrors {
    return draftErrors(draft, this.rows.filter((row) => !row.isRemoved).map((row) => row.person))
  }

  async #add(): Promise<void> {
    this.errors = this.#check(this.draft)
    const firstWrong = Object.keys(this.errors)[0]
    if (firstWrong !== undefined) {
      await this.updateComplete
      this.renderRoot.querySelector<HTMLInputElement>(`#${firstWrong}`)?.focus()
      return
    }
    const { userName, userEmail } = this.draft
    const person = await this.#assign(userName.trim(), userEmail.trim())
    if (!person) return
    this.rows = [{ person, isRemoved: false }, ...this.rows]
    this.draft = EMPTY_DRAFT
    this.announce(this.t.seatAssignment.added(person.userName))
    await this.updateComplete
    this.renderRoot.querySelector<HTMLInputElement>('#userName')?.focus()
  }

  async #remove(person: SeatAssignmentItem): Promise<void> {
    const subscriptionId = this.subscriptionId ?? ''
    const done = await this.run(async () => {
      await this.client.subscriptions.assignments.unassign.mutate({ subscriptionId, assignmentId: person.id }, { context: { idempotencyKey: this.#keyOf(`unassign ${person.id}`) } })
      return true
    })
    if (!done) return
    this.#count(-1)
    this.rows = this.rows.map((row) => (row.person.id === person.id ? { person, isRemoved: true } : row))
    this.announce(this.t.seatAssignment.removed(person.userName))
    this.#tell(person, 'unassigned')
    await this.updateComplete
    this.#rowOf(person.id)?.querySelector<HTMLButtonElement>('[data-undo]')?.focus()
  }

  async #undo(removed: SeatAssignmentItem): Promise<void> {
    const person = await this.#assign(removed.userName, removed.userEmail)
    if (!person) return
    this.rows = this.rows.map((row) => (row.person.id === removed.id ? { person, isRemoved: false } : row))
    this.announce(this.t.seatAssignment.restored(person.userName))
    await this.updateComplete
    this.#rowOf(person.id)?.querySelector('button')?.focus()
  }

  async #assign(userName: string, userEmail: string): Promise<SeatAssignmentItem | undefined> {
    const intent = `assign ${userEmail} ${userName}`
    const person = await this.run(() => this.client.subscriptions.assignments.assign.mutate(
      { subscriptionId: this.subscriptionId ?? '', userName, userEmail }, { context: { idempotencyKey: this.#keyOf(intent) } }))
    if (!person) return undefined
    this.#keys.delete(intent)
    this.#count(+1)
    this.#tell(person, 'assigned')
    return person
  }

  async #loadMore(): Promise<void> {
    const cursor = this.#nextCursor
    if (cursor === null) return
    const page = await this.run(() => this.client.subscriptions.assignments.list.query({ subscriptionId: this.subscriptionId ?? '', limit: this.#limit, cursor }))
    if (!page) return
    const known = new Set(this.rows.map((row) => row.person.id))
    this.rows = [...this.rows, ...page.items.filter((person) => !known.has(person.id)).map((person) => ({ person, isRemoved: false }))]
    this.#nextCursor = page.nextCursor
    this.announce(this.t.seatAssignment.loaded(this.format.number(page.items.length)))
  }

  #askForSeats(): void {
    this.dispatchEvent(new AssentoActionEvent({ action: 'changeSeats', subscriptionId: this.subscriptionId ?? '' }))
  }

  #tell(person: SeatAssignmentItem, change: 'assigned' | 'unassigned'): void {
    const subscriptionId = this.subscriptionId ?? ''
    this.portal?.notify(subscriptionId, this)
    this.dispatchEvent(new AssentoSeatAssignedEvent({ subscriptionId, userEmail: person.userEmail, change }))
  }

  #count(by: 1 | -1): void {
    if (this.#subscription) this.#subscription = { ...this.#subscription, assignedSeats: this.#subscription.assignedSeats + by }
  }

  #rowOf(id: string): Element | undefined {
    return [...this.renderRoot.querySelectorAll('.person')].find((row) => row.getAttribute('data-id') === id)
  }

  #keyOf(intent: string): string {
    const key = this.#keys.get(intent) ?? newIdempotencyKey()
    this.#keys.set(intent, key)
    return key
  }
}

/** First letters of the first and the last name. */
function initialsOf(name: string): string {
  const parts = name.trim().split(/\s+/)
  return [parts[0], parts.length > 1 ? parts.at(-1) : ''].map((part) => Array.from(part ?? '')[0] ?? '').join('').toUpperCase()
}

declare global {
  interface HTMLElementTagNameMap { 'assento-seat-assignment': AssentoSeatAssignment }
}
