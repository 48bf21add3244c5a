/** A server at the `fetch` boundary: tRPC over HTTP, deciding with the real rules on one subscription. */
import {
  addHours, changeableUntil, decideEndOfTerm, decideRenewalPlan, decideRenewalPlanRemoval, decideSeatChange, instantOfEpochMs, previewRenewal, quoteValidUntil,
} from '@assento/rules'
import type { Decision, EndOfTerm, Instant, OfferFacts, RenewalPlan, SchedulePlan, SeatPlan, SubscriptionFacts } from '@assento/rules'
import { ServerClock } from '../src/runtime/clock.ts'
import { createPortal } from '../src/runtime/portal.ts'
import type { Portal } from '../src/runtime/portal.ts'
import type { RenewalOption, RenewalQuote, RenewalView, SeatQuote, SubscriptionDetail } from '@assento/client'
import { detailOf, NOW, OPTIONS, WHO } from './seat-editor-facts.ts'

export interface Call {
  readonly path: string
  readonly input: Readonly<Record<string, unknown>>
  readonly idempotencyKey: string | null
}

/** Thrown by an answer: the server refuses the call with a code and a status. */
export class Refusal extends Error {
  readonly code: string
  readonly status: number
  constructor(code: string, status: number) { super(code); this.code = code; this.status = status }
}

type Input = Readonly<Record<string, unknown>>
type Answer = (input: Input) => unknown

export class FakeServer {
  facts: SubscriptionFacts
  now: Instant = NOW
  detailChanges: Partial<SubscriptionDetail> = {}
  options: readonly RenewalOption[] = OPTIONS
  readonly calls: Call[] = []
  /** Answers by procedure; a test replaces those that it is about. */
  readonly answers: Record<string, Answer>

  constructor(facts: SubscriptionFacts) {
    this.facts = facts
    this.answers = {
      'sessions.whoami': () => ({ ...WHO, tenant: { ...WHO.tenant, now: this.now } }),
      'subscriptions.get': () => this.detail(),
      'subscriptions.seats.quote': (input) => this.quoteSeats(input['seats'] as number),
      'subscriptions.seats.change': (input) => this.changeSeats(input['seats'] as number, input['acknowledgeScheduleLoss'] === true),
      'renewals.get': () => this.view(),
      'renewals.quote': (input) => this.quoteRenewal(input),
      'renewals.schedule': (input) => this.#renewed(this.decidePlan(input)),
      'renewals.clear': () => this.#renewed(decideRenewalPlanRemoval(this.facts, { renewalOffer: this.#offerOf(this.facts.offer) }, this.now)),
      'renewals.setEndOfTerm': (input) => this.#renewed(decideEndOfTerm(this.facts, {
        choice: input['choice'] as EndOfTerm, acknowledgeScheduleLoss: input['acknowledgeScheduleLoss'] === true, renewalOffer: this.#offerOf(this.facts.offer),
      }, this.now)),
    }
  }

  detail(): SubscriptionDetail {
    return detailOf(this.facts, this.now, this.detailChanges)
  }

  quoteSeats(seats: number): SeatQuote {
    const decision = decideSeatChange(this.facts, { seats, acknowledgeScheduleLoss: true }, this.now)
    const plan = decision.verdict === 'denied' ? null : decision.plan
    return {
      decision, lines: plan?.lines ?? [], dueNow: plan?.dueNow ?? { currency: 'BRL', cents: 0 }, version: this.facts.version,
      losses: plan?.losesRenewalPlan ? [{ kind: 'renewalPlan', renewalPlan: plan.losesRenewalPlan }] : [],
      quoteId: plan === null ? null : `quo_${seats}_${this.facts.version}`, validUntil: plan === null ? null : quoteValidUntil(this.facts.policy, this.now),
    }
  }

  changeSeats(seats: number, acknowledgeScheduleLoss: boolean): unknown {
    const decision: Decision<SeatPlan> = decideSeatChange(this.facts, { seats, acknowledgeScheduleLoss }, this.now)
    if (decision.verdict === 'denied') return { ...decision, subscription: this.detail(), restoreSchedule: null }
    const { plan } = decision
    const opened = plan.opensBatch === null ? [] : [{ id: `bat_${this.facts.version}`, ...plan.opensBatch }]
    const consumed = new Map(plan.consumesBatches.map((batch) => [batch.batchId, batch.seats]))
    const batches = this.facts.batches.map((batch) => ({ ...batch, seats: batch.seats - (consumed.get(batch.id) ?? 0) }))
    this.facts = {
      ...this.facts, seats, version: this.facts.version + 1, batches: [...batches, ...opened],
      renewalPlan: plan.losesRenewalPlan === null ? this.facts.renewalPlan : null,
    }
    return { ...decision, subscription: this.detail(), restoreSchedule: plan.losesRenewalPlan }
  }

  view(): RenewalView {
    const { facts } = this
    const offer = this.#offerOf(facts.renewalPlan ?? facts.offer)
    const choices = (['renew', 'extend', 'end'] as const).map((choice) => {
      const decision = decideEndOfTerm(facts, { choice, acknowledgeScheduleLoss: true, renewalOffer: offer }, this.now)
      return { choice, available: decision.verdict !== 'denied', rule: decision.verdict === 'denied' ? decision.rule : null }
    })
    const subscription = this.detail()
    return {
      subscription, endOfTerm: facts.endOfTerm, choices, renewalPlan: facts.renewalPlan, preview: previewRenewal(facts, offer, facts.endOfTerm),
      options: this.options, changeableUntil: changeableUntil(facts), contacts: subscription.contacts,
    }
  }

  decidePlan(input: Input): Decision<SchedulePlan> {
    const wish = { ...this.facts.offer, seats: this.facts.seats, ...input } as unknown as RenewalPlan
    return decideRenewalPlan(this.facts, { plan: wish, offer: this.#offerOf(wish) }, this.now)
  }

  quoteRenewal(input: Input): RenewalQuote {
    const decision = this.decidePlan(input)
    const preview = decision.verdict === 'denied' ? null : decision.plan.preview
    return {
      decision, preview, lines: [], dueNow: { currency: 'BRL', cents: 0 }, losses: [], version: this.facts.version,
      quoteId: preview === null ? null : `quo_r_${this.facts.version}`, validUntil: preview === null ? null : quoteValidUntil(this.facts.policy, this.now),
    }
  }

  #renewed(decision: Decision<SchedulePlan>): unknown {
    const lost = decision.verdict === 'denied' ? null : decision.plan.losesRenewalPlan
    if (decision.verdict !== 'denied') {
      const { endOfTerm, renewalPlan } = decision.plan
      this.facts = { ...this.facts, endOfTerm, renewalPlan, version: this.facts.version + 1 }
    }
    return { ...decision, view: this.view(), restoreSchedule: lost }
  }

  #offerOf(wish: Pick<OfferFacts, 'planId' | 'commitment' | 'billingFrequency'>): OfferFacts | null {
    return this.options.find(({ offer }) => offer.planId === wish.planId && offer.commitment === wish.commitment && offer.billingFrequency === wish.billingFrequency)?.offer ?? null
  }

  portal(locale = 'pt-BR', clock = new ServerClock()): Portal {
    return createPortal({
      endpoint: 'https://portal.example/t/pk_test/trpc', locale, clock, fetch: this.fetch,
      getToken: () => Promise.resolve({ token: 'token', expiresAt: addHours(instantOfEpochMs(Date.now()), 1) }),
    })
  }

  callsOf(path: string): readonly Call[] {
    return this.calls.filter((call) => call.path === path)
  }

  readonly fetch: typeof fetch = async (input, init) => {
    const url = new URL(String(input))
    const paths = (url.pathname.split('/').at(-1) ?? '').split(',')
    if (init?.method !== 'POST') {
      const inputs = JSON.parse(url.searchParams.get('input') ?? '{}') as Record<string, Record<string, unknown>>
      const answers = await Promise.all(paths.map((path, index) => this.#answer(path, inputs[index] ?? {}, null)))
      return respond(answers.every((answer) => answer.status === 200) ? 200 : 207, answers.map((answer) => answer.body))
    }
    const { status, body } = await this.#answer(paths[0] ?? '', JSON.parse(String(init.body)) as Record<string, unknown>, new Headers(init.headers).get('idempotency-key'))
    return respond(status, body)
  }

  async #answer(path: string, input: Record<string, unknown>, idempotencyKey: string | null): Promise<{ status: number; body: unknown }> {
    this.calls.push({ path, input, idempotencyKey })
    try {
      const answer = this.answers[path]
      if (!answer) throw new Refusal('not_found', 404)
      return { status: 200, body: { result: { data: await answer(input) } } }
    } catch (cause) {
      if (!(cause instanceof Refusal)) throw cause
      return { status: cause.status, body: { error: { message: cause.code, code: -32600, data: { code: cause.code, requestId: 'req_1', details: [] } } } }
    }
  }
}

function respond(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })
}
