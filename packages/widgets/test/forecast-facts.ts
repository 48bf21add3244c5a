/** Forecasts as the server answers them, through the same rules: two subscriptions, taxes, credit, and whatever change is asked for. */
import {
  allowed, calendarDate, forecastInvoices, instant, nextActionAt, withEndOfTerm, withRenewalPlan, withSeats,
  type Allowed, type Denied, type EndOfTerm, type ForecastFacts, type ForecastSubscription, type Instant,
} from '@assento/rules'
import type { Forecast, SubscriptionItem, WhoAmI } from '@assento/client'
import { detailOf, FakeServer, ITEM, ITEMS, type Answers } from './fixtures.ts'
import { INVOICE_WHO } from './invoice-facts.ts'

export const FORECAST_NOW: Instant = instant('2026-11-19T13:00:00.000Z')
export const FORECAST_WHO: WhoAmI = { ...INVOICE_WHO, tenant: { ...INVOICE_WHO.tenant, now: FORECAST_NOW } }
const SECOND = ITEMS[1] ?? ITEM

function subscription(item: SubscriptionItem, startsOn: string): ForecastSubscription {
  const period = { startsOn: calendarDate(startsOn), until: calendarDate(`${Number(startsOn.slice(0, 4)) + 1}${startsOn.slice(4)}`) }
  const { facts: stored } = detailOf({ ...item, term: period, reducible: null })
  const facts = {
    ...stored, batches: [], termActivatedAt: instant(`${startsOn}T12:00:00.000Z`),
    charged: [{ id: 'chg_1', period: { startsOn: calendarDate('2026-11-12'), until: calendarDate('2026-12-12') }, seats: item.seats, amountCents: item.perCycle.cents, creditedSeats: 0, creditedCents: 0 }],
  }
  return { name: item.name, facts, offers: { plannedOffer: null, currentOffer: facts.offer, monthlyOffer: null }, frequencyChange: null, dueAt: nextActionAt(facts, FORECAST_NOW) }
}

export const FORECAST_FACTS: ForecastFacts = {
  now: FORECAST_NOW, zone: 'America/Sao_Paulo', currency: 'BRL', months: 12, taxes: { standard: { label: 'ISS', basisPoints: 500 }, byProduct: {} }, pending: [], creditCents: 2704,
  subscriptions: [subscription(ITEM, '2026-03-12'), subscription({ ...SECOND, billingFrequency: 'annual', unitPrice: { currency: 'BRL', cents: 86_328 } }, '2026-07-05')],
}

interface Change { readonly subscriptionId: string; readonly seats?: number; readonly renewalSeats?: number; readonly endOfTerm?: EndOfTerm }

/** The answer to a question, as `invoices.forecast` makes it. */
export function forecastOf(facts: ForecastFacts, change?: Change): Forecast {
  const today = forecastInvoices(facts)
  const changed = change === undefined ? null : changedFacts(facts, change)
  const planned = changed?.verdict === 'allowed' ? forecastInvoices(changed.plan) : null
  return {
    currency: facts.currency, currencies: [facts.currency], months: today.months, planned: planned?.months ?? null, total: today.total, plannedTotal: planned?.total ?? null,
    refusal: changed?.verdict === 'denied' ? changed : null, assumptions: ['pricesOfToday', 'plansOfToday', 'taxesOfToday', 'creditUsed'], cannotRenew: [],
    subscriptions: facts.subscriptions.map(({ name, facts: { id, seats, endOfTerm, term, renewalPlan } }) => (
      { id, name, seats, endOfTerm, renewsOn: term.until, renewalSeats: endOfTerm === 'end' ? null : renewalPlan?.seats ?? seats })),
  }
}

function changedFacts(facts: ForecastFacts, { subscriptionId, seats, renewalSeats, endOfTerm }: Change): Allowed<ForecastFacts> | Denied {
  if (seats !== undefined) return withSeats(facts, subscriptionId, seats)
  if (endOfTerm !== undefined) return withEndOfTerm(facts, subscriptionId, endOfTerm)
  const offer = facts.subscriptions.find((each) => each.facts.id === subscriptionId)?.facts.offer ?? null
  return renewalSeats === undefined ? allowed(facts) : withRenewalPlan(facts, subscriptionId, { plan: { seats: renewalSeats }, offer })
}

export function forecastServer(answers: Answers = {}, facts: ForecastFacts = FORECAST_FACTS): FakeServer {
  return new FakeServer({
    'sessions.whoami': () => FORECAST_WHO,
    'invoices.forecast': ({ change }) => forecastOf(facts, change as Change | undefined),
    ...answers,
  })
}
