/** What a draft would do, by the server's own rules on the facts it sent; its quote takes the place of the preview. */
import { decideCommitmentChange, decideFrequencyChange, decidePlanUpgrade, decideSubscriptionChange, decideTrialSubscription, denied } from '@assento/rules'
import type { Decision, Denied, FrequencyPlan, Instant, TermChangePlan, UpgradePlan } from '@assento/rules'
import type { PlanOptions, PlanQuote } from '@assento/client'
import { offerOf, optionOf, standingRule, type PlanDraft } from './plan-draft.ts'

export type PlanChange = UpgradePlan | TermChangePlan | FrequencyPlan

export type PlanPreview =
  | { readonly kind: 'incomplete' }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'refused'; readonly refusal: Denied }
  | { readonly kind: 'priced'; readonly plan: PlanChange; readonly quoted: PlanQuote | null }

/** At once and without the network. The loss of a renewal plan is priced here and agreed to in the review. */
export function previewPlan(view: PlanOptions, draft: PlanDraft, now: Instant): PlanPreview {
  const { facts } = view.subscription
  const offer = offerOf(draft, view)
  if (draft.seats === null || !Number.isInteger(draft.seats)) return { kind: 'incomplete' }
  if (!facts.isTrial && offer?.offerId === facts.offer.offerId && draft.seats === facts.seats) return { kind: 'unchanged' }
  const decision = decide(view, draft, draft.seats, now)
  return decision.verdict === 'denied' ? { kind: 'refused', refusal: decision } : { kind: 'priced', plan: decision.plan, quoted: null }
}

/** The server's answer in place of the preview. */
export function withQuote(preview: PlanPreview, quote: PlanQuote | null): PlanPreview {
  if (quote === null || preview.kind === 'incomplete' || preview.kind === 'unchanged') return preview
  const { decision } = quote
  return decision.verdict === 'denied' ? { kind: 'refused', refusal: decision } : { kind: 'priced', plan: decision.plan, quoted: quote }
}

/** The refusal that meets every change as things stand; null when something can be chosen. */
export function standingRefusal(view: PlanOptions): Denied | null {
  const rule = standingRule(view)
  if (rule === null) return null
  return denied(rule as Parameters<typeof denied>[0], '', {
    alternatives: [{ kind: 'contact', contact: 'accountManager' }], facts: rule === 'subscriptions.state.notActive' ? { status: view.subscription.status } : {},
  })
}

/** The same choice of rule as the server's, on the same facts. */
function decide(view: PlanOptions, draft: PlanDraft, seats: number, now: Instant): Decision<PlanChange> {
  const { facts } = view.subscription
  const offer = offerOf(draft, view)
  const request = { seats, offer, acknowledgeScheduleLoss: true }
  if (facts.isTrial) return decideTrialSubscription(facts, request, now)
  const direction = optionOf(draft, view)?.direction ?? 'same'
  const path = direction === 'same' ? 'same' : direction === 'up' ? 'upgrade' : 'downgrade'
  if (facts.policy.planChange.periodAnchor === 'reset') return decideSubscriptionChange(facts, { ...request, path }, now)
  if (path !== 'same') return decidePlanUpgrade(facts, { ...request, path }, now)
  return draft.commitment === facts.offer.commitment ? decideFrequencyChange(facts, request, now) : decideCommitmentChange(facts, request, now)
}
