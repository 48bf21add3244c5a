/** Approving, cancelling and taking back an order: read it as it is now, ask, send it once, and say how it ended. */
import type { AssentoClient, AssentoError, Contacts, OrderAction, OrderDetail, OrderSummary } from '@assento/client'
import { ActRunner, askOnce, noticeOfRefusal, type CommonNotice } from '../runtime/acts.ts'
import { Intents } from '../runtime/intents.ts'

export type Decided = 'approved' | 'cancelled' | 'reversed'

export interface DecisionHost {
  readonly client: AssentoClient
  readonly contacts: () => Contacts | null
  run<T>(work: () => Promise<T>): Promise<T | undefined>
  lastFailure(): AssentoError | null
  /** The host's gate before money moves. */
  mayProceed(command: string, dueNowCents: number | null): Promise<boolean>
  changed(): void
  settled(): void
  /** A newer reading of an order. */
  took(order: OrderDetail): void
  decided(order: OrderDetail, decision: Decided): void
  /** The order is not what the page shows: read the list again. */
  isGone(): void
}

/** One opening of the dialog. */
export interface Question {
  readonly action: OrderAction
  readonly item: OrderSummary
  readonly order: OrderDetail | null
  readonly reason: string
  readonly isReasonMissing: boolean
  /** Units of a reversal by line number; null = all that is left of the order. */
  readonly units: Readonly<Record<number, number>> | null
  /** The total that was shown and no longer holds. */
  readonly oldTotalCents: number | null
}

export type DecisionNotice = CommonNotice | { readonly kind: 'done'; readonly decision: Decided; readonly order: OrderDetail }

/** All three answer alike. */
type Answer = Awaited<ReturnType<AssentoClient['orders']['approve']['mutate']>>

const DECIDED: Readonly<Record<OrderAction, Decided>> = { approve: 'approved', cancel: 'cancelled', reverse: 'reversed' }

export class OrderDecisionFlow {
  question: Question | null = null
  readonly acts: ActRunner<DecisionNotice>
  readonly #host: DecisionHost
  readonly #intents = new Intents()

  constructor(host: DecisionHost) {
    this.#host = host
    this.acts = new ActRunner<DecisionNotice>(host)
  }

  /** Shows the order as it is now before anything is asked. */
  async ask(action: OrderAction, item: OrderSummary): Promise<void> {
    this.#set({ action, item, order: null, reason: '', isReasonMissing: false, units: null, oldTotalCents: null })
    await this.acts.run(async () => {
      const order = await this.#host.client.orders.get.query({ orderId: item.id })
      this.#host.took(order)
      if (this.question?.item.id === item.id) this.#set({ ...this.question, order })
      return null
    })
  }

  close(): void {
    this.#set(null)
    if (this.acts.notice?.kind !== 'done') this.acts.dismiss()
  }

  write(reason: string): void {
    if (this.question !== null) this.#set({ ...this.question, reason, isReasonMissing: false })
  }

  /** Takes part of an order back; null goes back to the whole. */
  divide(units: Question['units']): void {
    if (this.question !== null) this.#set({ ...this.question, units })
  }

  async confirm(): Promise<void> {
    const { question } = this
    if (question === null || question.order === null || this.acts.isBusy) return
    if (question.action === 'reverse' && question.reason.trim() === '') return this.#set({ ...question, isReasonMissing: true })
    const { action, order } = question
    const dueNowCents = action === 'approve' ? order.totalCents : null
    const mayProceed = askOnce(() => this.#host.mayProceed(`orders.${action}`, dueNowCents))
    await this.acts.run(async () => {
      if (!(await mayProceed(null))) return { kind: 'stopped' }
      return await this.#settle(question, order, await this.#send(question, order))
    })
  }

  async #settle(question: Question, order: OrderDetail, answer: Answer): Promise<DecisionNotice | null> {
    const now = answer.order ?? order
    this.#host.took(now)
    if (answer.verdict === 'denied') {
      if (answer.rule !== 'orders.total.changed') return noticeOfRefusal(answer)
      const fresh = await this.#host.client.orders.get.query({ orderId: order.id })
      this.#host.took(fresh)
      this.#set({ ...question, order: fresh, oldTotalCents: order.totalCents })
      return null
    }
    this.#set(null)
    const decision = DECIDED[question.action]
    this.#host.decided(now, decision)
    return { kind: 'done', decision, order: now }
  }

  async #send({ action, reason, units }: Question, order: OrderDetail): Promise<Answer> {
    const { orders } = this.#host.client
    const about = { orderId: order.id, version: order.version }
    const why = reason.trim() === '' ? {} : { reason: reason.trim() }
    switch (action) {
      case 'approve': return await this.#intents.run('orders.approve', { ...about, expectedTotalCents: order.totalCents },
        (input, idempotencyKey) => orders.approve.mutate(input, { context: { idempotencyKey } }))
      case 'cancel': return await this.#intents.run('orders.cancel', { ...about, ...why }, (input, idempotencyKey) => orders.cancel.mutate(input, { context: { idempotencyKey } }))
      case 'reverse': return await this.#intents.run('orders.reverse', { ...about, reason: reason.trim(), ...linesOf(units) },
        (input, idempotencyKey) => orders.reverse.mutate(input, { context: { idempotencyKey } }))
    }
  }

  #set(question: Question | null): void {
    this.question = question
    this.#host.changed()
  }
}

/** Lines of which nothing is taken back are left out. */
function linesOf(units: Question['units']) {
  const lines = Object.entries(units ?? {}).map(([lineNo, quantity]) => ({ lineNo: Number(lineNo), quantity })).filter(({ quantity }) => Number.isInteger(quantity) && quantity > 0)
  return lines.length === 0 ? {} : { lines }
}
