/** What can still be reduced, and when: plain data for the first paint. */
import { reducibleNow } from '@assento/rules'
import type { Instant, SubscriptionFacts } from '@assento/rules'
import type { SubscriptionDetail } from '@assento/client'

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

/** True for people who may look and not touch; they read who can. */
export function isReadOnly(detail: SubscriptionDetail): boolean {
  return !detail.permissions.increaseSeats && !detail.permissions.reduceSeats
}
