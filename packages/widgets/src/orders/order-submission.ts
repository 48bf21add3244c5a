/** From a draft to an order: the question, the one submission, and each way in which it can end. Fetched after the first paint. */
import { html, nothing, type TemplateResult } from 'lit'
import type { Denied } from '@assento/rules'
import type { AssentoClient, AssentoError, Contacts, OrderDetail, OrderItemPrice } from '@assento/client'
import { actButton } from '../runtime/act-button.ts'
import { ActRunner, askOnce, noticeOfRefusal, type CommonNotice } from '../runtime/acts.ts'
import { denialCallout } from '../runtime/denial.ts'
import { dialog } from '../runtime/dialog.ts'
import { icon } from '../runtime/icons.ts'
import { Intents } from '../runtime/intents.ts'
import { callout, errorCallout } from '../runtime/states.ts'
import { itemInput, priceOf } from './item-pricing.ts'
import type { DraftType, OrderDraft } from './order-draft.ts'
import { AssentoOrderSubmittedEvent } from './order-events.ts'
import { formulasOf, type Formulas } from './order-formulas.ts'
import { itemTable, type ItemsView } from './order-items.ts'
import { orderLaterStyles } from './order-later-styles.ts'
import { orderReceipt } from './order-receipt.ts'
import { amount, orderNumber, type Look } from './order-words.ts'

export interface SubmissionHost {
  readonly client: AssentoClient
  readonly draft: () => OrderDraft
  readonly ordersHref: () => string | null
  readonly headingLevel: () => number
  readonly contacts: () => Contacts | null
  run<T>(work: () => Promise<T>): Promise<T | undefined>
  lastFailure(): AssentoError | null
  /** The host's gate, with what the person sees as the whole. */
  mayProceed(totalCents: number): Promise<boolean>
  changed(): void
  settled(): void
  switched(type: DraftType): void
  submitted(event: AssentoOrderSubmittedEvent): void
  startAgain(): void
}

type Notice = CommonNotice | { readonly kind: 'repriced'; readonly oldCents: number; readonly newCents: number; readonly currency: string } | { readonly kind: 'done' }
type Question = { readonly kind: 'confirm' } | { readonly kind: 'switch'; readonly type: DraftType }

/** Looks of the items, of dialogs and of the end. */
export const submissionSheets: readonly CSSStyleSheet[] = orderLaterStyles.flatMap(({ styleSheet }) => styleSheet ?? [])

export class OrderSubmission {
  /** The order, once it has a number. */
  done: OrderDetail | null = null
  readonly #host: SubmissionHost
  readonly #acts: ActRunner<Notice>
  readonly #intents = new Intents()
  #question: Question | null = null

  constructor(host: SubmissionHost) {
    this.#host = host
    this.#acts = new ActRunner<Notice>(host)
  }

  ask(): void { this.#ask({ kind: 'confirm' }) }
  askSwitch(type: DraftType): void { this.#ask({ kind: 'switch', type }) }
  dismiss(): void { this.#acts.dismiss() }

  #confirmLabel({ t, format }: Look): string {
    const draft = this.#host.draft()
    if (this.#acts.isBusy) return t.common.sending
    return this.#acts.notice?.kind === 'repriced' ? t.orderActs.items.confirmAt(amount(format, draft.currency, draft.totals.totalCents)) : t.orderActs.items.confirm
  }

  /** The items with their totals, and the confirmation. */
  renderItems(look: Look, view: ItemsView): TemplateResult {
    const notice = this.#renderNotice(look)
    return html`${itemTable(look, view)}${notice === nothing ? nothing : html`<div class="banner">${notice}</div>`}${view.draft.items.length === 0 ? nothing : this.#confirmRow(look, view)}`
  }

  #confirmRow(look: Look, { draft, canOrder, isBusy }: ItemsView): TemplateResult {
    return html`<div class="confirm">
      <p class="note">${icon('info')}${look.t.orderActs.items.draftNote}</p>
      ${canOrder ? html`<button type="button" class="button primary" part="action-primary" id="confirm" aria-disabled=${isBusy || !draft.isOrderable ? 'true' : 'false'}
        @click=${() => { if (!isBusy && draft.isOrderable) this.ask() }}>${this.#confirmLabel(look)}</button>` : nothing}
    </div>`
  }

  formulasOf({ t: { orders }, format }: Look, price: OrderItemPrice): Formulas { return formulasOf({ orders, format }, price) }

  /** Why an item is refused, while it is still in the fields. */
  renderRefusal({ t, format }: Look, denied: Denied, again: () => void): TemplateResult {
    return denialCallout({ t, format, denied, contacts: this.#host.contacts(), onChoose: again, canChoose: ({ kind }) => kind === 'reload' || kind === 'requote' })
  }

  /** Above the confirmation: why the last one did not go through. */
  #renderNotice(look: Look): TemplateResult | typeof nothing {
    const { t, format } = look
    const { notice, isBusy } = this.#acts
    if (notice === null) return nothing
    const words = t.orderActs.submit
    switch (notice.kind) {
      case 'refused': return denialCallout({ t, format, denied: notice.refusal, contacts: this.#host.contacts(), onChoose: () => void this.#reprice(), canChoose: ({ kind }) => kind === 'requote' || kind === 'reload' })
      case 'repriced': {
        const [old, now] = [amount(format, notice.currency, notice.oldCents), amount(format, notice.currency, notice.newCents)]
        return callout('warn', words.changedTitle, html`<p>${words.changedText(old, now)}</p>`, nothing, true)
      }
      case 'stale': return callout('warn', words.staleTitle, words.staleText, nothing, true)
      case 'stopped': return callout('info', t.acts.stopped, nothing)
      case 'failed': return notice.error.retryable
        ? callout('bad', t.acts.failedTitle, html`<p>${t.common.errors[notice.error.code].title}. ${words.failedText}</p>`, actButton(t.common.retry, () => void notice.retry(), isBusy, true), true)
        : errorCallout(t, notice.error, () => void notice.retry())
      default: return nothing
    }
  }

  renderDialog(look: Look): TemplateResult {
    const { t: { orders, orderActs: { submit, change }, common } } = look
    const question = this.#question
    const close = () => this.#ask(null)
    const isSwitch = question?.kind === 'switch'
    const heading = question === null ? '' : isSwitch ? change.title(orders.types[question.type]) : submit.title
    return dialog({
      isOpen: question !== null, heading, closeLabel: common.close, isConfirmation: true, onClose: close,
      body: question === null ? nothing : isSwitch ? html`<p>${change.text(this.#host.draft().items.length)}</p>` : this.#confirmation(look),
      actions: question === null ? undefined : html`
        <button type="button" class="button" @click=${close}>${isSwitch ? change.keep(orders.types[this.#host.draft().type]) : common.back}</button>
        <button type="button" class="button primary" data-confirm autofocus @click=${() => this.#yes(question)}>${isSwitch ? change.yes : submit.yes}</button>`,
    })
  }

  #confirmation(look: Look): TemplateResult {
    const draft = this.#host.draft()
    const words = look.t.orderActs.submit
    return html`<p>${words.text(draft.items.length)}</p>${orderReceipt(look, draft.totals, draft.currency)}<p class="muted small">${words.after}</p>`
  }

  renderDone(look: Look): TemplateResult {
    const { t } = look
    const words = t.orderActs.done
    const order = this.done!
    const href = this.#host.ordersHref()
    return html`
      <section class="done">
        <div class="done-head"><span class="seal">${icon('check')}</span><div id="done" tabindex="-1" role="group" aria-label="${words.title} ${orderNumber(order)}"><p class="strong">${words.title}</p><p class="done-number">${orderNumber(order)}</p></div></div>
        ${orderReceipt(look, order, order.currency)}
        <p>${words.next[order.actions.includes('approve') ? 'self' : 'other']}</p>
        <div class="actions">${href === null ? nothing : html`<a class="button primary" href=${href}>${words.seeOrders}</a>`}
          <button type="button" class="button" id="again" @click=${() => this.#again()}>${words.again}</button></div>
      </section>`
  }

  /** The last act in one sentence, for screen readers; empty where an alert says it already. */
  announcement({ t }: Look): string {
    if (this.done !== null) return `${t.orderActs.done.title}: ${orderNumber(this.done)}`
    return this.#acts.notice?.kind === 'stopped' ? t.acts.stopped : ''
  }

  #ask(question: Question | null): void {
    this.#question = question
    this.#host.changed()
  }

  #yes(question: Question): void {
    this.#ask(null)
    if (question.kind === 'switch') this.#host.switched(question.type)
    else void this.#submit()
  }

  #again(): void {
    this.done = null
    this.#acts.dismiss()
    this.#host.startAgain()
  }

  async #submit(): Promise<void> {
    const draft = this.#host.draft()
    const expectedTotalCents = draft.totals.totalCents
    const mayProceed = askOnce(() => this.#host.mayProceed(expectedTotalCents))
    const input = { type: draft.type, items: draft.items.map(({ price }) => itemInput(price)), expectedTotalCents }
    await this.#acts.run(async () => {
      if (!(await mayProceed(null))) return { kind: 'stopped' }
      const answer = await this.#intents.run('orders.submit', input, (body, idempotencyKey) => this.#host.client.orders.submit.mutate(body, { context: { idempotencyKey } }))
      if (answer.verdict === 'denied') return answer.rule === 'orders.total.changed' ? await this.#priceAgain() : noticeOfRefusal(answer)
      if (answer.order === null) return null
      this.done = answer.order
      draft.clear()
      const { id: orderId, number, totalCents, currency } = answer.order
      this.#host.submitted(new AssentoOrderSubmittedEvent({ orderId, number, totalCents, currency }))
      return { kind: 'done' }
    })
  }

  async #reprice(): Promise<void> {
    await this.#acts.run(() => this.#priceAgain())
  }

  /** Every item as it costs now; those that can no longer be ordered say why. */
  async #priceAgain(): Promise<Notice> {
    const draft = this.#host.draft()
    const { currency, totals: { totalCents: oldCents } } = draft
    const answers = await Promise.all(draft.items.map(async (item) => [item, await priceOf(this.#host.client, { type: draft.type, ...item.price })] as const))
    draft.items = answers.map(([item, answer]) => (answer.verdict === 'denied' ? { ...item, refusal: answer } : { price: answer.plan, refusal: null }))
    return { kind: 'repriced', oldCents, newCents: draft.totals.totalCents, currency }
  }
}
