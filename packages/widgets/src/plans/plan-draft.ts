/** What a person has chosen for a subscription, beside what it is. */
import type { BillingFrequency, Commitment, OfferFacts } from '@assento/rules'
import type { PlanOption, PlanOptions } from '@assento/client'

export interface PlanDraft {
  readonly planId: string
  readonly commitment: Commitment
  readonly billingFrequency: BillingFrequency
  /** Null while the field holds no number. */
  readonly seats: number | null
}

/** A plan that can be chosen, with the ways in which it is sold. */
export interface PlanCard {
  readonly planId: string
  readonly name: string
  readonly description: string | null
  readonly direction: PlanOption['direction']
  readonly options: readonly PlanOption[]
  /** The present plan. */
  readonly isPresent: boolean
}

/** The present plan and those it can be changed to, the lower ones first: tiers rise from left to right. */
export function planCards({ subscription, items }: PlanOptions): readonly PlanCard[] {
  const present = subscription.facts.offer.planId
  const cards = new Map<string, PlanCard>()
  for (const item of items) {
    const { planId } = item.offer
    const known = cards.get(planId)
    cards.set(planId, known ? { ...known, options: [...known.options, item] }
      : { planId, name: item.planName, description: item.description, direction: item.direction, options: [item], isPresent: planId === present })
  }
  if (!cards.has(present)) cards.set(present, { planId: present, name: subscription.planName, description: null, direction: 'same', options: [], isPresent: true })
  const rank = ({ direction, options }: PlanCard) => ['down', 'same', 'up'].indexOf(direction) * 1e12 + Math.min(...options.map(({ perSeatMonth }) => perSeatMonth.cents), 1e11)
  return [...cards.values()].sort((a, b) => rank(a) - rank(b))
}

/** As it is; for a trial the year paid by the month, or else the first way in which its plan is sold. */
export function presentDraft({ subscription, items }: PlanOptions): PlanDraft {
  const { offer, seats, isTrial } = subscription.facts
  const usual = items.find((item) => item.direction === 'same' && item.offer.commitment === 'P1Y' && item.offer.billingFrequency === 'monthly')
  const { planId, commitment, billingFrequency } = isTrial ? (usual ?? items.find(({ direction }) => direction === 'same') ?? items[0])?.offer ?? offer : offer
  return { planId, commitment, billingFrequency, seats }
}

/** The way to the draft among the options; null for the present offer and for what is not sold. */
export function optionOf({ planId, commitment, billingFrequency }: PlanDraft, { items }: PlanOptions): PlanOption | null {
  return items.find(({ offer }) => offer.planId === planId && offer.commitment === commitment && offer.billingFrequency === billingFrequency) ?? null
}

/** The offer of the draft, at today's price or, where nothing but seats changes, at the running one; null when it is not sold. */
export function offerOf(draft: PlanDraft, view: PlanOptions): OfferFacts | null {
  const { offer } = view.subscription.facts
  const isSame = draft.planId === offer.planId && draft.commitment === offer.commitment && draft.billingFrequency === offer.billingFrequency
  return isSame ? offer : optionOf(draft, view)?.offer ?? null
}

/** Commitments of the chosen plan, and frequencies of the chosen commitment. */
export function termsOf({ planId, commitment }: Pick<PlanDraft, 'planId' | 'commitment'>, view: PlanOptions) {
  const { offer, isTrial } = view.subscription.facts
  const sold = [...(isTrial ? [] : [offer]), ...view.items.map((item) => item.offer)].filter((one) => one.planId === planId)
  const order = (value: string) => ['P1M', 'P1Y', 'P3Y', 'monthly', 'annual', 'triennial'].indexOf(value)
  const sorted = <Value extends string>(values: Iterable<Value>) => [...new Set(values)].sort((a, b) => order(a) - order(b))
  return {
    commitments: sorted(sold.map((one) => one.commitment)),
    frequencies: sorted(sold.filter((one) => one.commitment === commitment).map((one) => one.billingFrequency)),
  }
}

/** Takes another plan, commitment or frequency, and with it terms that exist there. */
export function withTerms(draft: PlanDraft, changes: Partial<PlanDraft>, view: PlanOptions): PlanDraft {
  const wished = { ...draft, ...changes }
  const { commitments } = termsOf(wished, view)
  const commitment = commitments.includes(wished.commitment) ? wished.commitment : commitments[0] ?? wished.commitment
  const { frequencies } = termsOf({ ...wished, commitment }, view)
  const billingFrequency = frequencies.includes(wished.billingFrequency) ? wished.billingFrequency : frequencies[0] ?? wished.billingFrequency
  return { ...wished, commitment, billingFrequency }
}

/** Whether the number of seats changes in the same order: where a change starts a new period, and for trials (G1, X3). */
export function canChangeSeats({ subscription: { facts } }: PlanOptions): boolean {
  return facts.isTrial || facts.policy.planChange.periodAnchor === 'reset'
}

/** The one rule that refuses every change as things stand; null when something can be chosen. */
export function standingRule({ items }: PlanOptions): string | null {
  const [first] = items
  const isStanding = first !== undefined && first.rule !== null && items.every(({ rule }) => rule === first.rule)
    && (first.rule === 'plans.corporate.byRepresentative' || first.rule.startsWith('subscriptions.state.') || first.rule === 'subscriptions.extended.locked' || first.rule.startsWith('collections.'))
  return isStanding ? first.rule : null
}
