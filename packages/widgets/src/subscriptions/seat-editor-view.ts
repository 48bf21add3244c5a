/** What the seat editor shows, as plain data: the same rules as the server's, on the facts it sent, at its time. */
import { decideSeatChange, denied, reducibleNow } from '@assento/rules'
import type { Denied, Instant, SeatPlan, SubscriptionFacts } from '@assento/rules'
import type { SeatQuote, SubscriptionDetail } from '@assento/client'

/** Seats that can be reduced together until an instant (inclusive). */
export interface OpenWindow {
  readonly batchId: string
  readonly seats: number
  readonly addedAt: Instant
  readonly until: Instant
}

/** What can still be reduced, and when: the windows that are open, then the seats that have none. */
export interface Reductions {
  readonly open: readonly OpenWindow[]
  /** Seats whose window has closed, or that never had one. */
  readonly rest: number
  readonly restWhen: 'atRenewal' | 'anyTime' | 'never'
}

/** What a draft would do. `quoted` tells the server's answer from the instant preview by the same rule. */
export type SeatPreview =
  | { readonly kind: 'incomplete' }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'refused'; readonly refusal: Denied }
  | { readonly kind: 'priced'; readonly plan: SeatPlan; readonly quoted: SeatQuote | null }

/** The windows of the seats that are held, at an instant. Rule subscriptions.window.reducibleNow (W4). */
export function reductionsAt(facts: SubscriptionFacts, now: Instant): Reductions {
  if (facts.policy.decrease === 'anyTime') return { open: [], rest: facts.seats, restWhen: 'anyTime' }
  const open = facts.policy.decrease === 'atRenewal' ? [] : reducibleNow(facts, now).batches
  const reducible = open.reduce((sum, batch) => sum + batch.seats, 0)
  return {
    open: open.map(({ id, seats, addedAt, until }) => ({ batchId: id, seats, addedAt, until })),
    rest: Math.max(0, facts.seats - reducible),
    restWhen: facts.endOfTerm === 'renew' ? 'atRenewal' : 'never',
  }
}

/** How much of a window is left, 0–100, whole numbers; 0 once it has closed. */
export function windowLeftPercent(window: Pick<OpenWindow, 'addedAt' | 'until'>, now: Instant): number {
  const whole = Date.parse(window.until) - Date.parse(window.addedAt)
  const left = Date.parse(window.until) - Date.parse(now)
  return whole <= 0 || left <= 0 ? 0 : Math.min(100, Math.ceil((left / whole) * 100))
}

/**
 * What the draft would do, at once and without the network. The loss of a renewal plan is priced here and asked for in the
 * form, so that the customer sees the amount before agreeing. Rule subscriptions.seats.* by `decideSeatChange`.
 */
export function previewSeats(detail: SubscriptionDetail, draft: number | null, now: Instant): SeatPreview {
  if (draft === null) return { kind: 'incomplete' }
  if (draft === detail.facts.seats) return { kind: 'unchanged' }
  const decision = decideSeatChange(detail.facts, { seats: draft, acknowledgeScheduleLoss: true }, now)
  if (decision.verdict === 'denied') return { kind: 'refused', refusal: decision }
  if (draft < detail.facts.seats && !detail.permissions.reduceSeats) return { kind: 'refused', refusal: roleRefusal() }
  if (draft > detail.facts.seats && !detail.permissions.increaseSeats) return { kind: 'refused', refusal: roleRefusal() }
  return { kind: 'priced', plan: decision.plan, quoted: null }
}

/** The server's answer in place of the preview. A loss that only waits for consent stays priced: the form asks for it. */
export function withQuote(preview: SeatPreview, quote: SeatQuote | null): SeatPreview {
  if (quote === null || preview.kind === 'incomplete' || preview.kind === 'unchanged') return preview
  const { decision } = quote
  if (decision.verdict !== 'denied') return { kind: 'priced', plan: decision.plan, quoted: quote }
  if (decision.rule === 'renewals.schedule.lossNotAcknowledged') return preview
  return { kind: 'refused', refusal: decision }
}

/** The refusal that meets any change as things stand (suspended, renewing, ended, trial); null when changes are possible. */
export function standingRefusal(detail: SubscriptionDetail, now: Instant): Denied | null {
  const decision = decideSeatChange(detail.facts, { seats: detail.facts.seats }, now)
  return decision.verdict === 'denied' ? decision : null
}

/** True for people who may look and not touch; they read who can. */
export function isReadOnly(detail: SubscriptionDetail): boolean {
  return !detail.permissions.increaseSeats && !detail.permissions.reduceSeats
}

/**
 * The way back after a change, priced by the same rule at the same instant; null when there is none.
 * After an increase: a reduction inside its window. After a reduction: an increase, which is always a new purchase.
 */
export function undoPlan(detail: SubscriptionDetail, previousSeats: number, now: Instant): SeatPlan | null {
  const preview = previewSeats(detail, previousSeats, now)
  return preview.kind === 'priced' ? preview.plan : null
}

function roleRefusal(): Denied {
  return denied('accounts.role.forbidden', 'This role may not change seats in this direction.', { alternatives: [{ kind: 'askAdministrator' }] })
}
