/** From a draft of the next term to a stored plan: quote, save, remove, store again. */
import type { Denied, RenewalPlan, RenewalPreview } from '@assento/rules'
import type { AssentoClient, RenewalChanged, RenewalQuote, RenewalView } from '@assento/client'
import { ActRunner, askOnce, noticeOfRefusal } from '../runtime/acts.ts'
import type { ActHost } from '../runtime/acts.ts'
import type { ServerClock } from '../runtime/clock.ts'
import { Intents } from '../runtime/intents.ts'
import { decideDraft, previewDraft } from './renewal-decision.ts'
import { customTermUntilOf, draftOfPlan, hasSameTerms, isChanged, storedDraft, withTerms } from './renewal-draft.ts'
import type { RenewalDraft } from './renewal-draft.ts'
import type { RenewalNotice } from './renewal-notices.ts'

export interface RenewalFlowHost extends ActHost {
  readonly client: AssentoClient
  readonly clock: ServerClock
  mayProceed(command: string, quoteId: string | null): Promise<boolean>
  committed(view: RenewalView): void
}

export const QUOTE_DELAY_MS = 250

export class RenewalFlow {
  readonly host: RenewalFlowHost
  readonly acts: ActRunner<RenewalNotice>
  readonly #intents = new Intents()
  view: RenewalView | null = null
  draft: RenewalDraft | null = null
  acknowledged = false
  /** The server's answer for the draft; null until it is there. */
  quote: RenewalQuote | null = null
  isAsking = false
  #asking: AbortController | undefined
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(host: RenewalFlowHost) {
    this.host = host
    this.acts = new ActRunner(host)
  }

  /** Takes what the server has; a draft that the person is working on survives. */
  accept(view: RenewalView): void {
    const untouched = this.view === null || this.draft === null || this.view.subscription.id !== view.subscription.id || !isChanged(this.draft, this.view)
    this.view = view
    this.host.clock.sync(view.subscription.now)
    if (untouched || this.draft === null) this.draft = storedDraft(view)
    this.#draftChanged()
  }

  edit(changes: Partial<RenewalDraft>): void {
    if (this.view === null || this.draft === null || this.acts.isBusy) return
    this.draft = withTerms(this.draft, changes, this.view.options)
    this.acts.dismiss()
    this.acknowledged = false
    this.#draftChanged()
  }

  discard(): void {
    if (this.view !== null) this.edit(storedDraft(this.view))
  }

  acknowledge(acknowledged: boolean): void {
    this.acknowledged = acknowledged
    this.host.changed()
  }

  /** Both terms side by side: the server's where it has answered, the same rules' until then. */
  preview(): RenewalPreview | null {
    if (this.view === null || this.draft === null) return null
    return this.quote?.preview ?? previewDraft(this.draft, this.view)
  }

  /** Why the draft cannot be saved; null when it can. */
  refusal(): Denied | null {
    if (this.view === null || this.draft === null || !isChanged(this.draft, this.view)) return null
    const decision = this.quote?.decision ?? decideDraft(this.draft, this.view, this.host.clock.now())
    return decision?.verdict === 'denied' ? decision : null
  }

  /** The stored plan that saving would drop; null when nothing is lost. */
  loss(): RenewalPlan | null {
    if (this.view === null || this.draft === null || !isChanged(this.draft, this.view)) return null
    const decision = decideDraft(this.draft, this.view, this.host.clock.now())
    return decision === null || decision.verdict === 'denied' ? null : decision.plan.losesRenewalPlan
  }

  /** Stores the draft at the price that is shown. Switching the renewal on comes first where it is off. */
  async save(): Promise<void> {
    const { view, draft } = this
    if (view === null || draft === null || !isChanged(draft, view) || this.refusal() !== null || (this.loss() !== null && !this.acknowledged)) return
    const { quote } = this
    const acknowledged = this.acknowledged
    const mayProceed = askOnce((quoteId) => this.host.mayProceed(draft.choice === 'renew' ? 'renewals.schedule' : 'renewals.setEndOfTerm', quoteId))
    await this.acts.run(async () => {
      if (!(await mayProceed(quote?.quoteId ?? null))) return { kind: 'stopped' }
      let answer: RenewalChanged | null = null
      if (draft.choice !== (this.view ?? view).endOfTerm) {
        answer = await this.#setEndOfTerm(this.view ?? view, draft, acknowledged)
        if (answer.verdict === 'denied') return this.#refused(answer)
        this.#take(answer.view, draft)
      }
      const current = this.view ?? view
      if (draft.choice === 'renew' && !hasSameTerms(draft, storedDraft(current))) {
        answer = await this.#schedule(current, draft, answer === null ? quote : null)
        if (answer.verdict === 'denied') return answer.rule === 'quotes.quote.expired' ? this.#requote(answer, quote) : this.#refused(answer)
      }
      if (answer === null) return null
      return this.#done(answer, { kind: 'saved', lostPlan: answer.restoreSchedule })
    })
  }

  /** Removes the stored plan: the term renews as it is. */
  async clear(): Promise<void> {
    const { view } = this
    if (view === null) return
    const mayProceed = askOnce((quoteId) => this.host.mayProceed('renewals.clear', quoteId))
    await this.acts.run(async () => {
      if (!(await mayProceed(null))) return { kind: 'stopped' }
      const input = { subscriptionId: view.subscription.id, version: view.subscription.version, acknowledgeScheduleLoss: true }
      const answer = await this.#intents.run('renewals.clear', input, (body, idempotencyKey) => this.host.client.renewals.clear.mutate(body, { context: { idempotencyKey } }))
      if (answer.verdict === 'denied') return this.#refused(answer)
      return this.#done(answer, { kind: 'removed', lostPlan: answer.restoreSchedule ?? view.renewalPlan })
    })
  }

  /** Stores again a plan that was dropped or removed, in one click. */
  async restore(plan: RenewalPlan): Promise<void> {
    this.edit(draftOfPlan(plan))
    await this.save()
  }

  disconnect(): void {
    clearTimeout(this.#timer)
    this.#asking?.abort()
  }

  #setEndOfTerm(view: RenewalView, draft: RenewalDraft, acknowledged: boolean): Promise<RenewalChanged> {
    const input = {
      subscriptionId: view.subscription.id, version: view.subscription.version, choice: draft.choice, ...(acknowledged ? { acknowledgeScheduleLoss: true } : {}),
    }
    return this.#intents.run('renewals.setEndOfTerm', input, (body, idempotencyKey) => this.host.client.renewals.setEndOfTerm.mutate(body, { context: { idempotencyKey } }))
  }

  #schedule(view: RenewalView, draft: RenewalDraft, quote: RenewalQuote | null): Promise<RenewalChanged> {
    const quoteId = quote?.quoteId ?? null
    const input = { ...this.#request(view, draft), ...(quoteId === null ? {} : { quoteId }) }
    return this.#intents.run('renewals.schedule', input, (body, idempotencyKey) => this.host.client.renewals.schedule.mutate(body, { context: { idempotencyKey } }))
  }

  #request(view: RenewalView, { seats, planId, commitment, billingFrequency }: RenewalDraft) {
    return {
      subscriptionId: view.subscription.id, version: view.subscription.version, seats: seats ?? view.subscription.seats, planId, commitment, billingFrequency,
      customTermUntil: this.draft === null ? null : customTermUntilOf(this.draft, view),
    }
  }

  #done(answer: RenewalChanged, notice: RenewalNotice): RenewalNotice {
    this.acknowledged = false
    this.#take(answer.view, storedDraft(answer.view))
    this.host.committed(answer.view)
    return notice
  }

  #refused(answer: RenewalChanged): RenewalNotice | null {
    this.accept(answer.view)
    return noticeOfRefusal(answer)
  }

  /** The price changed since it was shown: shows both, and saves nothing. */
  async #requote(answer: RenewalChanged, shown: RenewalQuote | null): Promise<RenewalNotice | null> {
    this.accept(answer.view)
    const fresh = await this.#ask()
    if (fresh === null || fresh.preview === null || !shown?.preview) return noticeOfRefusal(answer)
    return { kind: 'quoteExpired', old: shown.preview, fresh: fresh.preview }
  }

  #take(view: RenewalView, draft: RenewalDraft): void {
    this.view = view
    this.draft = draft
    this.host.clock.sync(view.subscription.now)
    this.#draftChanged()
  }

  #draftChanged(): void {
    clearTimeout(this.#timer)
    this.#asking?.abort()
    this.quote = null
    this.isAsking = false
    const { view, draft } = this
    // Only a plan has a price of its own to ask for; another choice is priced by the rules alone.
    if (view !== null && draft !== null && draft.choice === 'renew' && view.endOfTerm === 'renew' && draft.seats !== null && isChanged(draft, view)) {
      this.isAsking = true
      this.#timer = setTimeout(() => { void this.#ask() }, QUOTE_DELAY_MS)
    }
    this.host.changed()
  }

  async #ask(): Promise<RenewalQuote | null> {
    const { view, draft } = this
    if (view === null || draft === null) return null
    clearTimeout(this.#timer)
    const asking = (this.#asking = new AbortController())
    try {
      const quote = await this.host.client.renewals.quote.mutate(this.#request(view, draft), { signal: asking.signal })
      if (!asking.signal.aborted) this.quote = quote
      return quote
    } catch {
      // The preview stays; saving asks the server again and tells what is wrong.
      return null
    } finally {
      if (!asking.signal.aborted) this.isAsking = false
      this.host.changed()
    }
  }
}
