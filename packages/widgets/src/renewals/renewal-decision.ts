/** What a draft of the next term would do, by the server's own rules. */
import { decideEndOfTerm, decideRenewalPlan, previewRenewal } from '@assento/rules'
import type { Decision, Denied, Instant, RenewalPreview, SchedulePlan } from '@assento/rules'
import type { RenewalView } from '@assento/client'
import { customTermUntilOf, hasSameTerms, offerOf, storedDraft } from './renewal-draft.ts'
import type { RenewalDraft } from './renewal-draft.ts'

/** This term and the next one as the draft has it, priced at once and without the network. */
export function previewDraft(draft: RenewalDraft, view: RenewalView): RenewalPreview {
  const { facts } = view.subscription
  const offer = offerOf(draft, view)
  const renewalPlan = offer === null ? null : {
    seats: draft.seats ?? facts.seats, offerId: offer.offerId, planId: offer.planId, commitment: offer.commitment,
    billingFrequency: offer.billingFrequency, customTermUntil: customTermUntilOf(draft, view),
  }
  return previewRenewal({ ...facts, renewalPlan }, offer, draft.choice)
}

/**
 * What saving the draft would answer. A plan for a subscription that does not renew yet is decided as if it did: saving
 * switches the renewal on first. Consent to a loss is asked for in the form. Null while there is no number.
 */
export function decideDraft(draft: RenewalDraft, view: RenewalView, now: Instant): Decision<SchedulePlan> | null {
  const { facts } = view.subscription
  const offer = offerOf(draft, view)
  if (draft.choice !== view.endOfTerm) {
    const decision = decideEndOfTerm(facts, { choice: draft.choice, acknowledgeScheduleLoss: true, renewalOffer: offer }, now)
    if (decision.verdict === 'denied' || draft.choice !== 'renew' || hasSameTerms(draft, storedDraft(view))) return decision
  }
  if (draft.choice !== 'renew') return null
  if (draft.seats === null) return null
  return decideRenewalPlan({ ...facts, endOfTerm: 'renew' }, { plan: { seats: draft.seats, customTermUntil: customTermUntilOf(draft, view) }, offer }, now)
}

/** The refusal that meets every choice as things stand (renewing, ended, suspended); null when something can be chosen. */
export function standingRefusal(draft: RenewalDraft, view: RenewalView, now: Instant): Denied | null {
  const refusals = view.choices.map(({ choice }) => decideDraft({ ...draft, choice, seats: draft.seats ?? view.subscription.seats }, view, now))
  const denied = refusals.flatMap((decision) => (decision?.verdict === 'denied' ? [decision] : []))
  const isStanding = denied.find(({ rule }) => rule.startsWith('subscriptions.state.') || rule === 'subscriptions.extended.locked')
  return isStanding !== undefined && denied.length >= view.choices.length - 1 ? isStanding : null
}
