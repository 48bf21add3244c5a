/** What a list of orders needs once it is shown: rows that open, questions, and how each ended. Fetched after the first paint. */
import { html, nothing, type TemplateResult } from 'lit'
import { toAssentoError, type AssentoError, type OrderAction, type OrderDetail, type OrderSummary } from '@assento/client'
import { actButton } from '../runtime/act-button.ts'
import type { CommonNotice } from '../runtime/acts.ts'
import { denialCallout } from '../runtime/denial.ts'
import { dialog } from '../runtime/dialog.ts'
import { callout, errorCallout, skeleton } from '../runtime/states.ts'
import { OrderDecisionFlow, type DecisionHost, type Question } from './order-decision-flow.ts'
import { orderDetail } from './order-detail.ts'
export { orderDetailStyles } from './order-detail-styles.ts'
import { confirmLabel, questionBody } from './order-questions.ts'
import type { Look } from './order-words.ts'

interface OpenRow {
  readonly detail: OrderDetail | null
  readonly failure: AssentoError | null
}

export class OrderDecisions {
  readonly #host: DecisionHost
  readonly #flow: OrderDecisionFlow
  readonly #open = new Map<string, OpenRow>()

  constructor(host: DecisionHost) {
    this.#host = { ...host, took: (order) => this.#took(order) }
    this.#took = (order) => {
      if (this.#open.has(order.id)) this.#open.set(order.id, { detail: order, failure: null })
      host.took(order)
    }
    this.#flow = new OrderDecisionFlow(this.#host)
  }

  readonly #took: (order: OrderDetail) => void

  isOpen(id: string): boolean { return this.#open.has(id) }

  async toggle(item: OrderSummary): Promise<void> {
    if (this.#open.delete(item.id)) return this.#host.changed()
    this.#open.set(item.id, { detail: null, failure: null })
    this.#host.changed()
    await this.#read(item.id)
  }

  /** Reads what is open again. */
  async readOpen(): Promise<void> {
    await Promise.all([...this.#open.keys()].map((id) => this.#read(id)))
  }

  async #read(orderId: string): Promise<void> {
    try {
      this.#took(await this.#host.client.orders.get.query({ orderId }))
    } catch (cause) {
      const failure = toAssentoError(cause)
      const open = this.#open.get(orderId)
      if (open && open.detail === null) this.#open.set(orderId, { detail: null, failure })
      if (failure.code === 'unauthenticated') void this.#host.run(() => Promise.reject(failure))
    }
    this.#host.changed()
  }

  ask(action: OrderAction, item: OrderSummary): Promise<void> { return this.#flow.ask(action, item) }

  renderDetail(look: Look, item: OrderSummary, invoicesHref: string | null): TemplateResult {
    const open = this.#open.get(item.id)
    if (open?.failure) return errorCallout(look.t, open.failure, () => void this.#read(item.id))
    return open?.detail ? orderDetail(look, open.detail, invoicesHref, this.#host.contacts()) : html`<div class="detail">${skeleton(3, look.t.common.loading)}</div>`
  }

  /** Above the rows: how the last act ended, once its dialog is closed. */
  renderNotice({ t }: Look): TemplateResult | typeof nothing {
    const { notice } = this.#flow.acts
    if (notice === null || this.#flow.question !== null) return nothing
    const words = t.orderActs
    if (notice.kind === 'done') return html`<div class="banner">${callout('ok', words[verbOf(notice.decision)].done(notice.order.number), nothing)}</div>`
    return nothing
  }

  /** The last act in one sentence, for screen readers; empty where an alert says it already. */
  announcement({ t }: Look): string {
    const { notice } = this.#flow.acts
    if (notice?.kind === 'done') return t.orderActs[verbOf(notice.decision)].done(notice.order.number)
    return notice?.kind === 'stopped' ? t.acts.stopped : ''
  }

  renderDialog(look: Look): TemplateResult {
    const { t } = look
    const { question, acts } = this.#flow
    const words = question === null ? null : t.orderActs[question.action]
    const close = () => this.#flow.close()
    const isSettled = (acts.notice?.kind === 'refused' && !isCorrigible(acts.notice)) || acts.notice?.kind === 'stale' || question?.order === null
    return dialog({
      isOpen: question !== null, heading: words === null || question === null ? '' : words.title(question.item.number), closeLabel: t.common.close, isConfirmation: true, onClose: close,
      body: question === null ? nothing : this.#body(look, question),
      actions: question === null || isSettled ? undefined : html`
        <button type="button" class="button" @click=${close}>${question.action === 'cancel' ? t.orderActs.cancel.keep : t.common.back}</button>
        <button type="button" class="button primary ${question.action === 'approve' ? '' : 'danger'}" data-confirm aria-disabled=${acts.isBusy ? 'true' : 'false'}
          @click=${() => void this.#flow.confirm()}>${acts.isBusy ? t.common.sending : confirmLabel(look, question)}</button>`,
    })
  }

  #body(look: Look, question: Question): TemplateResult {
    const { t, format } = look
    const { notice, isBusy } = this.#flow.acts
    const again = (error: AssentoError, retry: () => Promise<void>) => (error.retryable && question.order !== null
      ? callout('bad', t.acts.failedTitle, html`<p>${t.common.errors[error.code].title}. ${t.orderActs.submit.failedText}</p>`, actButton(t.common.retry, () => void retry(), isBusy, true), true)
      : errorCallout(t, error, () => void retry()))
    switch (notice?.kind) {
      case 'refused': return html`${denialCallout({ t, format, denied: notice.refusal, contacts: this.#host.contacts(), onChoose: () => this.#reload(question), canChoose: ({ kind }) => kind === 'reload' })}
        ${isCorrigible(notice) ? questionBody(look, question, this.#flow) : nothing}`
      case 'stale': return callout('warn', t.orderActs.stale, nothing, html`<button type="button" class="button primary" @click=${() => this.#reload(question)}>${t.acts.reload}</button>`, true)
      case 'failed': return html`${again(notice.error, notice.retry)}${question.order === null ? nothing : questionBody(look, question, this.#flow)}`
      case 'stopped': return html`${callout('info', t.acts.stopped, nothing)}${questionBody(look, question, this.#flow)}`
      default: return question.order === null ? skeleton(3, t.common.loading) : questionBody(look, question, this.#flow)
    }
  }

  #reload(question: Question): void {
    this.#flow.close()
    this.#host.isGone()
    if (this.#open.has(question.item.id)) void this.#read(question.item.id)
  }
}

/** A reversal of more than is left in stock can be made smaller where it stands. */
function isCorrigible({ refusal }: Extract<CommonNotice, { kind: 'refused' }>): boolean {
  return refusal.rule === 'orders.reverse.insufficientStock'
}

function verbOf(decision: 'approved' | 'cancelled' | 'reversed'): OrderAction {
  return decision === 'approved' ? 'approve' : decision === 'cancelled' ? 'cancel' : 'reverse'
}
