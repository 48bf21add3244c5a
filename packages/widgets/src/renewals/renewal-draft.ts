/** What the person has chosen for the next term, beside what is stored. */
import type { BillingFrequency, Commitment, EndOfTerm, OfferFacts, RenewalPlan } from '@assento/rules'
import type { RenewalOption, RenewalView } from '@assento/client'

export interface RenewalDraft {
  readonly choice: EndOfTerm
  /** Null while the field holds no number. */
  readonly seats: number | null
  readonly planId: string
  readonly commitment: Commitment
  readonly billingFrequency: BillingFrequency
}

/** What is stored now: the renewal plan, or else this term again. */
export function storedDraft(view: RenewalView): RenewalDraft {
  const { facts } = view.subscription
  const { seats, planId, commitment, billingFrequency } = view.renewalPlan ?? { ...facts.offer, seats: facts.seats }
  return { choice: view.endOfTerm, seats, planId, commitment, billingFrequency }
}

/** The draft that a plan stands for, to store it again. */
export function draftOfPlan({ seats, planId, commitment, billingFrequency }: RenewalPlan): RenewalDraft {
  return { choice: 'renew', seats, planId, commitment, billingFrequency }
}

/** Whether seats, plan, commitment and frequency are the same; the choice aside. */
export function hasSameTerms(a: RenewalDraft, b: RenewalDraft): boolean {
  return a.seats === b.seats && a.planId === b.planId && a.commitment === b.commitment && a.billingFrequency === b.billingFrequency
}

/** Whether saving would change anything. Terms only matter where the term renews. */
export function isChanged(draft: RenewalDraft, view: RenewalView): boolean {
  const stored = storedDraft(view)
  return draft.choice !== stored.choice || (draft.choice === 'renew' && !hasSameTerms(draft, stored))
}

/** The offer that the draft renews under, at today's price; null where the combination is not sold. */
export function offerOf(draft: RenewalDraft, view: RenewalView): OfferFacts | null {
  const { facts } = view.subscription
  const inPlan = (planId: string) => view.options.filter((option) => option.offer.planId === planId)
  if (draft.choice === 'extend') {
    const options = inPlan(facts.offer.planId)
    return (options.find((option) => option.commitment === 'P1M') ?? options.find((option) => option.offer.offerId === facts.offer.offerId))?.offer ?? facts.offer
  }
  return inPlan(draft.planId).find((option) => option.commitment === draft.commitment && option.billingFrequency === draft.billingFrequency)?.offer ?? null
}

/** Commitments and frequencies that may be chosen together; a frequency is listed for the commitment at hand only. */
export function choicesOf(draft: RenewalDraft, options: readonly RenewalOption[]): {
  readonly plans: readonly { readonly planId: string; readonly name: string }[]
  readonly commitments: readonly Commitment[]
  readonly frequencies: readonly BillingFrequency[]
} {
  const plans = new Map(options.map((option) => [option.offer.planId, option.planName]))
  const inPlan = options.filter((option) => option.offer.planId === draft.planId)
  return {
    plans: [...plans].map(([planId, name]) => ({ planId, name })),
    commitments: [...new Set(inPlan.map((option) => option.commitment))],
    frequencies: [...new Set(inPlan.filter((option) => option.commitment === draft.commitment).map((option) => option.billingFrequency))],
  }
}

/** Takes another plan or commitment, and with it a frequency that exists there. */
export function withTerms(draft: RenewalDraft, changes: Partial<RenewalDraft>, options: readonly RenewalOption[]): RenewalDraft {
  const wished = { ...draft, ...changes }
  const { commitments, frequencies } = choicesOf(wished, options)
  if (frequencies.includes(wished.billingFrequency)) return wished
  if (frequencies[0] !== undefined) return { ...wished, billingFrequency: frequencies[0] }
  const commitment = commitments[0] ?? wished.commitment
  const billingFrequency = choicesOf({ ...wished, commitment }, options).frequencies[0] ?? wished.billingFrequency
  return { ...wished, commitment, billingFrequency }
}

/** The end of a co-terminated next term, kept as long as its commitment is. */
export function customTermUntilOf(draft: RenewalDraft, view: RenewalView): RenewalPlan['customTermUntil'] {
  return view.renewalPlan?.commitment === draft.commitment ? view.renewalPlan.customTermUntil : null
}
