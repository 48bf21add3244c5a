/** What a draft would do, as plain data: the same rules as the server's, on the facts it sent, at its time. */
import { decideSeatChange, denied } from '@assento/rules'
import type { Denied, Instant, SeatPlan } from '@assento/rules'
import type { SeatQuote, SubscriptionDetail } from '@assento/client'

/** What a draft would do. `quoted` tells the server's answer from the instant preview by the same rule. */
export type SeatPreview =
  | { readonly kind: 'incomplete' }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'refused'; readonly refusal: Denied }
  | { readonly kind: 'priced'; readonly plan: SeatPlan; readonly quoted: SeatQuote | null }

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
