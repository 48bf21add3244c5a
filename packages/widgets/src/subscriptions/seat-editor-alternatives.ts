/** What a refusal offers instead of the change, each done in one click. */
import type { EndOfTerm, RenewalPlan } from '@assento/rules'
import type { CancelQuote, RenewalChanged, SubscriptionDetail } from '@assento/client'
import { askOnce, noticeOfRefusal } from '../runtime/acts.ts'
import type { SeatChangeFlow } from './seat-editor-flow.ts'
import type { SeatIntent } from './seat-editor-intent.ts'
import type { SeatNotice } from './seat-editor-notices.ts'

/** Plans a number of seats for the renewal. */
export function scheduleForRenewal(flow: SeatChangeFlow, seats: number): Promise<void> {
  return actOnRenewal(flow, 'scheduleRenewal', seats, { kind: 'scheduled', seats }, (detail) =>
    flow.intents.run('renewals.schedule', { subscriptionId: detail.id, version: detail.version, seats },
      (input, idempotencyKey) => flow.host.client.renewals.schedule.mutate(input, { context: { idempotencyKey } })))
}

/** Stores again the plan that a change dropped with consent. */
export function restorePlan(flow: SeatChangeFlow, plan: RenewalPlan): Promise<void> {
  const { seats, commitment, billingFrequency, planId, customTermUntil } = plan
  return actOnRenewal(flow, 'restoreRenewalPlan', seats, { kind: 'restored' }, (detail) =>
    flow.intents.run('renewals.schedule',
      { subscriptionId: detail.id, version: detail.version, seats, commitment, billingFrequency, planId, customTermUntil },
      (input, idempotencyKey) => flow.host.client.renewals.schedule.mutate(input, { context: { idempotencyKey } })))
}

/** Switches the automatic renewal on, or ends the subscription with its term. */
export function setEndOfTerm(flow: SeatChangeFlow, choice: Extract<EndOfTerm, 'renew' | 'end'>): Promise<void> {
  return actOnRenewal(flow, 'setEndOfTerm', flow.detail?.seats ?? 0, { kind: choice === 'end' ? 'ends' : 'renews' }, (detail) =>
    flow.intents.run('renewals.setEndOfTerm',
      { subscriptionId: detail.id, version: detail.version, choice, ...(flow.acknowledged ? { acknowledgeScheduleLoss: true } : {}) },
      (input, idempotencyKey) => flow.host.client.renewals.setEndOfTerm.mutate(input, { context: { idempotencyKey } })))
}

/** Prices a cancellation and shows it; nothing happens until `confirmCancel`. */
export async function askCancel(flow: SeatChangeFlow): Promise<CancelQuote | null> {
  const { detail } = flow
  let priced: CancelQuote | null = null
  if (detail !== null) await flow.acts.run(async () => {
    const quote = await flow.host.client.subscriptions.cancel.quote.mutate(
      { subscriptionId: detail.id, version: detail.version, acknowledgeScheduleLoss: true })
    const refused = noticeOfRefusal(quote.decision)
    if (refused === null) priced = quote
    return refused
  })
  return priced
}

/** Cancels at the amount that the person has just read. */
export async function confirmCancel(flow: SeatChangeFlow, quote: CancelQuote): Promise<void> {
  const { detail } = flow
  if (detail === null) return
  const intent: SeatIntent = { action: 'cancel', subscriptionId: detail.id, fromSeats: detail.seats, toSeats: 0, dueNow: quote.dueNow }
  const mayProceed = askOnce((quoteId) => flow.host.mayProceed(intent, quoteId))
  const input = {
    subscriptionId: detail.id, version: quote.version, acknowledgeScheduleLoss: quote.losses.length > 0,
    ...(quote.quoteId === null ? {} : { quoteId: quote.quoteId }),
  }
  await flow.acts.run(async () => {
    if (!(await mayProceed(quote.quoteId))) return { kind: 'stopped' }
    const answer = await flow.intents.run('cancel.confirm', input, (body, idempotencyKey) =>
      flow.host.client.subscriptions.cancel.confirm.mutate(body, { context: { idempotencyKey } }))
    return settle(flow, intent, answer.subscription, noticeOfRefusal(answer), { kind: 'cancelled' })
  })
}

async function actOnRenewal(
  flow: SeatChangeFlow, action: SeatIntent['action'], toSeats: number, done: SeatNotice, send: (detail: SubscriptionDetail) => Promise<RenewalChanged>,
): Promise<void> {
  const { detail } = flow
  if (detail === null) return
  const intent: SeatIntent = { action, subscriptionId: detail.id, fromSeats: detail.seats, toSeats, dueNow: null }
  const mayProceed = askOnce((quoteId) => flow.host.mayProceed(intent, quoteId))
  await flow.acts.run(async () => {
    if (!(await mayProceed(null))) return { kind: 'stopped' }
    const answer = await send(detail)
    return settle(flow, intent, answer.view.subscription, noticeOfRefusal(answer), done)
  })
}

function settle(flow: SeatChangeFlow, intent: SeatIntent, subscription: SubscriptionDetail, refused: SeatNotice | null, done: SeatNotice): SeatNotice {
  flow.draft = refused === null ? subscription.seats : flow.draft
  flow.accept(subscription)
  if (refused !== null) return refused
  flow.host.committed(intent, subscription)
  return done
}
