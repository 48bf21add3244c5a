/** The questions that a case of a data table can put to the rules, by name. */
import * as rules from '@assento/rules'
import type { Instant, SubscriptionFacts } from '@assento/rules'
import { factsOf, offerOf } from './facts.ts'
import type { FactsWords, OfferWords } from './facts.ts'
import { dueSteps, plannedSteps } from './collections.ts'
import type { DueWords } from './collections.ts'
import { shortForecast } from './forecast.ts'
import { INVOICE_QUESTIONS, invoiceOf } from './invoices.ts'
import { LICENCE_QUESTIONS } from './licences.ts'
import { ORDER_QUESTIONS } from './orders.ts'
import { RECONCILIATION_QUESTIONS } from './reconciliation.ts'

export interface Words {
  readonly [name: string]: unknown
}

const OFFER_NAMES = ['offer', 'renewalOffer', 'plannedOffer', 'currentOffer', 'monthlyOffer']

/** A request as the rules take it: offers and a destination are built from their words. */
export function requestOf<Request>(words: Words): Request {
  const entries = Object.entries(words).map(([name, value]) => {
    if (OFFER_NAMES.includes(name) && value !== null) return [name, offerOf(value as OfferWords)]
    return name === 'destination' && value !== null ? [name, factsOf(value as FactsWords)] : [name, value]
  })
  return Object.fromEntries(entries) as Request
}

type Question = (facts: SubscriptionFacts, request: never, now: Instant) => unknown

const QUESTIONS = {
  seatChange: rules.decideSeatChange,
  cancellation: rules.decideCancellation,
  suspension: rules.decideSuspension,
  resumption: rules.decideResumption,
  trialConversion: rules.decideTrialConversion,
  renewalPlan: rules.decideRenewalPlan,
  renewalPlanRemoval: rules.decideRenewalPlanRemoval,
  endOfTerm: rules.decideEndOfTerm,
  renewal: rules.decideRenewal,
  planUpgrade: rules.decidePlanUpgrade,
  commitmentChange: rules.decideCommitmentChange,
  frequencyChange: rules.decideFrequencyChange,
  subscriptionChange: rules.decideSubscriptionChange,
  trialSubscription: rules.decideTrialSubscription,
  orderRole: (facts: SubscriptionFacts, request: { role: rules.ActorRole; reducesSeats: boolean }) => rules.refuseOrderRole(facts.policy, request.role, request),
  emptyCart: (_facts: SubscriptionFacts, request: { items: number }) => rules.refuseEmptyCart(request.items),
  otherCurrency: (_facts: SubscriptionFacts, request: { ordered: string | null; item: string }) => rules.refuseOtherCurrency(request.ordered, request.item),
  missingTaxId: (_facts: SubscriptionFacts, request: { raisesPrice: boolean; taxId: string | null }) => rules.refuseMissingTaxId(request),
  cycleCharge: (facts: SubscriptionFacts, request: { startsOn: rules.CalendarDate }, now: Instant) => rules.planCycleCharge(facts, request.startsOn, now),
  afterTerm: (facts: SubscriptionFacts, _request: Words, now: Instant) => rules.decideAfterTerm(facts, now),
  nextActionAt: (facts: SubscriptionFacts, request: { after?: Instant }) => rules.nextActionAt(facts, request.after),
  reducible: (facts: SubscriptionFacts, _request: Words, now: Instant) => rules.reducibleNow(facts, now),
  facts: (facts: SubscriptionFacts) => facts,
  changeableUntil: (facts: SubscriptionFacts) => rules.changeableUntil(facts),
  preview: (facts: SubscriptionFacts, request: { offer: rules.OfferFacts | null; endOfTerm: rules.EndOfTerm }) =>
    rules.previewRenewal(facts, request.offer, request.endOfTerm),
  cycles: (facts: SubscriptionFacts) => rules.cyclesOf(facts.anchorOn, facts.term, facts.offer.billingFrequency),
  proration: (facts: SubscriptionFacts, request: { seats: number; from: rules.CalendarDate }) => rules.prorateLine(
    'termCycle', request.seats, facts.offer.unitPrice,
    rules.cycleOf(facts.anchorOn, facts.term, facts.offer.billingFrequency, request.from), request.from),
  coterminationEnd: (_facts: SubscriptionFacts, request: rules.CoterminationRequest) => rules.coterminationEnd(request),
  termDates: (facts: SubscriptionFacts, request: { supplied: rules.DatePeriod | null }) => rules.reconcileTermDates(facts.term, request.supplied),
  effectivePolicy: (facts: SubscriptionFacts, request: rules.ResellerOverride) => rules.effectivePolicy(facts.policy, request),
  offerRefusal: (_facts: SubscriptionFacts, request: { offer: rules.OfferFacts | null }, now: Instant) => rules.refuseOffer(request.offer, now),
  role: (_facts: SubscriptionFacts, request: { role: rules.ActorRole; action: rules.SubscriptionAction }) => rules.refuseRole(request.role, request.action),
  quote: (facts: SubscriptionFacts, request: rules.QuoteFacts, now: Instant) => rules.refuseQuote(request, facts, rules.money('BRL', 100), now),
  ...INVOICE_QUESTIONS,
  ...RECONCILIATION_QUESTIONS,
  ...LICENCE_QUESTIONS,
  ...ORDER_QUESTIONS,
  secondCopy: (_facts: SubscriptionFacts, request: { invoice?: Partial<rules.InvoiceFacts>; means?: rules.CurrentMeans }, now: Instant) =>
    rules.decideSecondCopy(invoiceOf(request.invoice), request.means ?? null, now.slice(0, 10) as rules.CalendarDate),
  forecast: shortForecast,
  hold: (facts: SubscriptionFacts, _request: Words, now: Instant) => rules.planHold(facts, now),
  termination: (facts: SubscriptionFacts, _request: Words, now: Instant) => rules.planTermination(facts, now),
  release: (facts: SubscriptionFacts, request: rules.ReleaseRequest, now: Instant) => rules.planRelease(facts, request, now),
  restriction: (_facts: SubscriptionFacts, request: { hold: rules.HoldingInvoice | null }) => rules.refuseWhileRestricted(request.hold),
  heldResumption: (_facts: SubscriptionFacts, request: { hold: rules.HoldingInvoice | null }) => rules.refuseHeldResumption(request.hold),
  dispute: (_facts: SubscriptionFacts, request: { invoice: { state: rules.InvoiceState; number: string }; isDisputed: boolean }) =>
    rules.refuseDispute(request.invoice, request.isDisputed),
  collectionsSteps: (_facts: SubscriptionFacts, request: Partial<rules.CollectedInvoice>) => plannedSteps(request),
  collectionsDue: (_facts: SubscriptionFacts, request: DueWords, now: Instant) => dueSteps(request, now),
} satisfies Record<string, Question>

export type QuestionName = keyof typeof QUESTIONS

export function ask(name: QuestionName, facts: SubscriptionFacts, words: Words, now: Instant): unknown {
  const question: (facts: SubscriptionFacts, request: never, now: Instant) => unknown = QUESTIONS[name]
  return question(facts, requestOf<never>(words), now)
}
