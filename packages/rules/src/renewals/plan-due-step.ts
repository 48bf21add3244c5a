import type { Denied } from '../decision.ts'
import { dateInZone, startOfDate } from '../time-zone.ts'
import type { CalendarDate, Instant } from '../time.ts'
import { planFrequencyStart } from '../plans/plan-frequency-start.ts'
import { chargedAfter } from '../subscriptions/charged-after.ts'
import { cycleOf } from '../subscriptions/cycle-of.ts'
import type { OfferFacts, SubscriptionFacts } from '../subscriptions/facts.ts'
import type { ChargeLine, RenewalTermPlan } from '../subscriptions/plan.ts'
import { termEndsAt } from '../subscriptions/term-ends-at.ts'
import { decideAfterTerm } from './decide-after-term.ts'
import { decideRenewal } from './decide-renewal.ts'
import type { RenewalOffers } from './decide-renewal.ts'
import { nextActionAt } from './next-action-at.ts'
import { planCycleCharge } from './plan-cycle-charge.ts'

/** Another billing frequency that begins inside the term (U5). */
export interface PlannedFrequency {
  readonly effectiveOn: CalendarDate
  /** The running offer under that frequency, at its locked price. */
  readonly offer: OfferFacts
  /** The same offer at today's list price: what the term renews at; null without one. */
  readonly renewalOffer: OfferFacts | null
}

/** A subscription, what time does with it next and when, and today's prices for it. */
export interface DueSubscription {
  readonly facts: SubscriptionFacts
  readonly offers: RenewalOffers
  readonly frequencyChange: PlannedFrequency | null
  /** When time acts next; null = never. */
  readonly dueAt: Instant | null
}

/** What happens at `dueAt`: the lines that are charged, and how the subscription goes on. */
export interface DueStep {
  readonly lines: readonly ChargeLine[]
  readonly after: DueSubscription
  /** Why a term does not renew though it should: no price is in force. */
  readonly refused: Denied | null
}

/**
 * The one step that time alone takes with a subscription at the instant it is due: a cycle's charge, another billing frequency,
 * a renewal or extended month, a step of the lifecycle. The order is that of the job that charges, and so are the functions, so
 * that what is foreseen is what is charged while prices stay as they are. Rule invoices.forecast.sameFunctions (X11).
 */
export function planDueStep(due: DueSubscription & { readonly dueAt: Instant }): DueStep {
  const { facts, dueAt } = due
  const lifecycle = decideAfterTerm(facts, dueAt)
  if (lifecycle !== null) return step(due, { ...facts, status: lifecycle.toStatus })
  if (dueAt < termEndsAt(facts)) return chargeStep(due, dateInZone(dueAt, facts.policy.zone))
  const renews = facts.endOfTerm !== 'end' && (facts.status === 'active' || facts.status === 'extended')
  return renews ? renewalStep(due) : { ...step(due, facts), after: { ...due, dueAt: laterThan(dueAt, nextActionAt(facts, dueAt)) } }
}

function chargeStep(due: DueSubscription & { readonly dueAt: Instant }, today: CalendarDate): DueStep {
  const { facts, dueAt, frequencyChange: change } = due
  if (change !== null && change.effectiveOn <= today) {
    const plan = planFrequencyStart(facts, change.offer, change.effectiveOn)
    const changed = charge({ ...facts, offer: change.offer }, plan.lines)
    const nextAt = nextActionAt(changed, startOfDate(change.effectiveOn, facts.policy.zone))
    const offers = { ...due.offers, currentOffer: change.renewalOffer }
    return { lines: plan.lines, after: { facts: changed, offers, frequencyChange: null, dueAt: nextAt }, refused: null }
  }
  const { startsOn } = cycleOf(facts.anchorOn, facts.term, facts.offer.billingFrequency, today)
  const lines = planCycleCharge(facts, startsOn, dueAt)?.lines ?? []
  return { lines, after: { ...due, facts: charge(facts, lines), dueAt: laterThan(dueAt, nextActionAt(facts, dueAt)) }, refused: null }
}

function renewalStep(due: DueSubscription & { readonly dueAt: Instant }): DueStep {
  const { facts, offers } = due
  const decision = decideRenewal(facts, offers, due.dueAt)
  if (decision.verdict === 'denied') return { lines: [], after: { ...due, dueAt: null }, refused: decision }
  const { plan } = decision
  const renewed = renewedFacts(facts, plan)
  const currentOffer = plan.appliedRenewalPlan ? offers.plannedOffer : offers.currentOffer
  return {
    lines: plan.lines, refused: null,
    after: { facts: renewed, offers: { ...offers, plannedOffer: null, currentOffer }, frequencyChange: null, dueAt: nextActionAt(renewed) },
  }
}

/** The facts of the term that a renewal begins. */
export function renewedFacts(facts: SubscriptionFacts, plan: RenewalTermPlan): SubscriptionFacts {
  const renewed: SubscriptionFacts = {
    ...facts, status: plan.outcome === 'extended' ? 'extended' : 'active', isTrial: false, seats: plan.seats, offer: plan.offer,
    term: plan.term, anchorOn: plan.anchorOn, termActivatedAt: plan.completedAt, endOfTerm: plan.endOfTerm, renewalPlan: null,
    batches: plan.opensBatch === null ? [] : [{ id: `${facts.id}:${plan.term.startsOn}`, ...plan.opensBatch }], charged: [],
    boughtOrRenewedOn: plan.term.startsOn,
  }
  return charge(renewed, plan.lines)
}

function charge(facts: SubscriptionFacts, lines: readonly ChargeLine[]): SubscriptionFacts {
  return { ...facts, charged: chargedAfter(facts.charged, lines, facts.term.startsOn) }
}

function step(due: DueSubscription, facts: SubscriptionFacts): DueStep {
  return { lines: [], after: { ...due, facts, dueAt: nextActionAt(facts) }, refused: null }
}

/** A due instant never stays: what is asked again at the same instant would be asked for ever. */
function laterThan(dueAt: Instant, next: Instant | null): Instant | null {
  return next !== null && next > dueAt ? next : null
}
