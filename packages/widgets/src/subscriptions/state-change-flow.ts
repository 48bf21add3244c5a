/** Cancelling, ending with the term, suspending and releasing: price it, ask, send it once, and say how it ended. */
import type { Alternative, Denied, StatePlan } from '@assento/rules'
import { newIdempotencyKey, type AssentoClient, type CancelQuote, type SubscriptionDetail, type SubscriptionItem } from '@assento/client'
import type { SubmitDetail } from '../runtime/events.ts'

export type StateChangeKind = 'cancel' | 'endAtEndOfTerm' | 'suspend' | 'resume'

/** One opening of the dialog. `quote` and `detail` arrive after `opened`; `denied` replaces the question. */
export interface StateChange {
  readonly kind: StateChangeKind
  readonly item: SubscriptionItem
  readonly detail: SubscriptionDetail | null
  readonly quote: CancelQuote | null
  readonly denied: Denied | null
  readonly acceptsLoss: boolean
}

/** What the flow needs of its element. `run` keeps the phase and the failure. */
export interface StateChangeHost {
  readonly client: AssentoClient
  run<T>(command: () => Promise<T>): Promise<T | undefined>
  isApproved(detail: SubmitDetail): Promise<boolean>
  onState(change: StateChange | null): void
  onDone(kind: StateChangeKind, subscription: SubscriptionDetail): void
}

export class StateChangeFlow {
  readonly #host: StateChangeHost
  #change: StateChange | null = null
  /** One key an opening and a version: a retry repeats it, another quote gets its own. */
  #key = ''
  /** The person asked for the invoice of the time since the term ended, which is paid before the release. */
  #acceptsInvoice = false

  constructor(host: StateChangeHost) {
    this.#host = host
  }

  get change(): StateChange | null { return this.#change }

  /** True while the stored renewal plan would be lost and its loss is not accepted yet. */
  get needsConsent(): boolean {
    const change = this.#change
    return change !== null && losesPlan(change) && !change.acceptsLoss
  }

  async open(kind: StateChangeKind, item: SubscriptionItem): Promise<void> {
    this.#set({ kind, item, detail: null, quote: null, denied: null, acceptsLoss: false })
    await this.#host.run(() => this.#price())
  }

  close(): void {
    this.#set(null)
  }

  acceptLoss(accepts: boolean): void {
    if (this.#change) this.#set({ ...this.#change, acceptsLoss: accepts })
  }

  /** Sends what the dialog shows. */
  async confirm(): Promise<void> {
    const change = this.#change
    if (!change?.detail || change.denied || this.needsConsent) return
    const { kind, detail, quote } = change
    const answer = await this.#host.run(async () => {
      const approved = await this.#host.isApproved({
        command: COMMANDS[kind], subscriptionId: detail.id, dueNowCents: quote?.dueNow.cents ?? null, quoteId: quote?.quoteId ?? null,
      })
      return approved ? await this.#send(change, detail) : undefined
    })
    if (!answer) return
    if (change.kind === 'resume' && !answer.denied && answer.detail.status === 'suspended') return this.#showInvoice({ ...change, detail: answer.detail })
    if (answer.denied) this.#set({ ...change, detail: answer.detail, denied: answer.denied })
    else {
      this.#set(null)
      this.#host.onDone(kind, answer.detail)
    }
  }

  /** Carries out an alternative of a refusal that is a state change too; false when it is not for this dialog. */
  async choose(alternative: Alternative): Promise<boolean> {
    const change = this.#change
    if (!change) return false
    switch (alternative.kind) {
      case 'cancelSubscription': await this.open('cancel', change.item); return true
      case 'endAtEndOfTerm': await this.open('endAtEndOfTerm', change.item); return true
      case 'reload': case 'requote': case 'retryAfterSeconds': await this.open(change.kind, change.item); return true
      case 'acknowledgeScheduleLoss':
        this.#set({ ...change, denied: null, acceptsLoss: true })
        return true
      case 'acceptRetroactiveInvoice':
        this.#key = newIdempotencyKey()
        this.#acceptsInvoice = true
        this.#set({ ...change, denied: null })
        await this.confirm()
        return true
      default: return false
    }
  }

  /** The invoice was issued: asked again, the server names it and what is to be paid. */
  async #showInvoice(change: StateChange): Promise<void> {
    this.#key = newIdempotencyKey()
    this.#acceptsInvoice = false
    this.#set(change)
    await this.confirm()
  }

  async #price(): Promise<void> {
    const change = this.#change
    if (!change) return
    const { kind, item } = change
    this.#key = newIdempotencyKey()
    this.#acceptsInvoice = false
    const detail = await this.#host.client.subscriptions.get.query({ subscriptionId: item.id })
    const quote = kind === 'cancel'
      ? await this.#host.client.subscriptions.cancel.quote.mutate({ subscriptionId: item.id, version: detail.version, acknowledgeScheduleLoss: true })
      : null
    const denied = quote?.decision.verdict === 'denied' ? quote.decision : null
    if (this.#change?.kind === kind && this.#change.item.id === item.id) this.#set({ ...this.#change, detail, quote, denied })
  }

  async #send(change: StateChange, detail: SubscriptionDetail): Promise<{ detail: SubscriptionDetail; denied: Denied | null }> {
    const { subscriptions, renewals } = this.#host.client
    const input = { subscriptionId: detail.id, version: change.quote?.version ?? detail.version, acknowledgeScheduleLoss: losesPlan(change) }
    const options = { context: { idempotencyKey: this.#key } }
    if (change.kind === 'endAtEndOfTerm') {
      const answer = await renewals.setEndOfTerm.mutate({ ...input, choice: 'end' }, options)
      return { detail: answer.view.subscription, denied: answer.verdict === 'denied' ? answer : null }
    }
    const quoteId = change.quote?.quoteId
    const answer = change.kind === 'cancel'
      ? await subscriptions.cancel.confirm.mutate({ ...input, ...(quoteId ? { quoteId } : {}) }, options)
      : change.kind === 'resume' ? await subscriptions.resume.mutate({ ...input, acceptsRetroactiveInvoice: this.#acceptsInvoice }, options)
      : await subscriptions.suspend.mutate(input, options)
    return { detail: answer.subscription, denied: answer.verdict === 'denied' ? answer : null }
  }

  #set(change: StateChange | null): void {
    this.#change = change
    this.#host.onState(change)
  }
}

const COMMANDS: Readonly<Record<StateChangeKind, string>> = {
  cancel: 'subscriptions.cancel.confirm', endAtEndOfTerm: 'renewals.setEndOfTerm', suspend: 'subscriptions.suspend', resume: 'subscriptions.resume',
}

/** Whether carrying it out drops a stored renewal plan (rule R4). */
export function losesPlan({ kind, detail, quote }: StateChange): boolean {
  if (kind === 'resume' || detail === null) return false
  return quote ? quote.losses.length > 0 : detail.facts.policy.scheduleOnChange === 'dropped' && detail.facts.renewalPlan !== null
}

/** The plan of an allowed cancellation; null when refused or not priced. */
export function planOf(quote: CancelQuote | null): StatePlan | null {
  return quote && quote.decision.verdict !== 'denied' ? quote.decision.plan : null
}
