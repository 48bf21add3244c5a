/** Forecasts from the few words that a case gives. */
import * as rules from '@assento/rules'
import type { ForecastFacts, ForecastSubscription, Instant, RenewalOffers, SubscriptionFacts } from '@assento/rules'
import { offerOf } from './facts.ts'
import type { OfferWords } from './facts.ts'
import { lineOf } from './invoices.ts'

export interface ForecastWords {
  readonly months?: number
  readonly zone?: string
  /** Basis points of the tax on everything. */
  readonly tax?: number
  readonly creditCents?: number
  /** Today's prices; unset = the running offer's for the term as it is, none for the others. */
  readonly offers?: { readonly planned?: OfferWords; readonly current?: OfferWords | null; readonly monthly?: OfferWords }
  readonly frequency?: { readonly effectiveOn: string; readonly offer: OfferWords }
  /** Lines of today's draft, in cents. */
  readonly pendingCents?: readonly number[]
  /** The planned change. */
  readonly seats?: number
  readonly endOfTerm?: rules.EndOfTerm
  readonly plan?: { readonly seats: number; readonly offer: OfferWords }
}

export function forecastOf(facts: SubscriptionFacts, words: ForecastWords, now: Instant): ForecastFacts {
  const zone = words.zone ?? 'UTC'
  return {
    now, zone, currency: 'BRL', months: words.months ?? 12, creditCents: words.creditCents ?? 0,
    taxes: { standard: words.tax === undefined ? null : { label: 'ISS', basisPoints: words.tax }, byProduct: {} },
    subscriptions: [subscriptionOf(facts, words, now)],
    pending: (words.pendingCents ?? []).map((cents) => ({ on: rules.dateInZone(now, zone), line: lineOf({ cents, tax: words.tax ?? null }) })),
  }
}

export function subscriptionOf(facts: SubscriptionFacts, words: Pick<ForecastWords, 'offers' | 'frequency'>, now: Instant): ForecastSubscription {
  const { planned, current, monthly } = words.offers ?? {}
  const offers: RenewalOffers = {
    plannedOffer: planned === undefined ? null : offerOf(planned),
    currentOffer: current === undefined ? facts.offer : current === null ? null : offerOf(current),
    monthlyOffer: monthly === undefined ? null : offerOf(monthly),
  }
  const frequency = words.frequency === undefined ? null : {
    effectiveOn: rules.calendarDate(words.frequency.effectiveOn), offer: offerOf(words.frequency.offer), renewalOffer: offerOf(words.frequency.offer),
  }
  return { name: 'Estação de Trabalho', facts, offers, frequencyChange: frequency, dueAt: rules.nextActionAt(facts, now) }
}

/** The invoices of a forecast in short, or the refusal of its planned change. */
export function shortForecast(facts: SubscriptionFacts, words: ForecastWords, now: Instant): unknown {
  const today = forecastOf(facts, words, now)
  const changed = words.seats !== undefined ? rules.withSeats(today, facts.id, words.seats)
    : words.plan !== undefined ? rules.withRenewalPlan(today, facts.id, { plan: { seats: words.plan.seats }, offer: offerOf(words.plan.offer) })
      : words.endOfTerm !== undefined ? rules.withEndOfTerm(today, facts.id, words.endOfTerm) : rules.allowed(today)
  if (changed.verdict === 'denied') return changed
  const forecast = rules.forecastInvoices(changed.plan)
  return {
    months: forecast.months.map(({ month, total }) => `${month.slice(0, 7)} ${total.cents}`),
    invoices: forecast.months.flatMap(({ invoices }) => invoices.map(({ on, document, creditApplied }) => ({
      on, cents: document.total.cents, tax: document.tax.cents, lines: document.lines.length, credit: creditApplied.cents,
    }))),
    totalCents: forecast.total.cents,
    refusals: forecast.refusals.map(({ on, refusal }) => ({ on, rule: refusal.rule })),
  }
}
