import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  addDays, addMonths, closeDraft, cyclesOf, decideAfterTerm, decideRenewal, documentLineOf, forecastInvoices, nextActionAt, planCycleCharge,
  renewedFacts, startOfDate, taxOfProduct, withSeats,
} from '@assento/rules'
import type { CalendarDate, ChargeLine, DocumentLine, ForecastFacts, ForecastSubscription, Instant, SubscriptionFacts } from '@assento/rules'
import { applyPlan } from '../support/apply.ts'
import { factsOf } from '../support/facts.ts'
import { subscriptionOf } from '../support/forecast.ts'
import { runTable } from '../support/table.ts'

runTable('forecast.json')

const TERMS = [['P1M', 'monthly'], ['P1Y', 'monthly'], ['P1Y', 'annual'], ['P3Y', 'triennial']] as const
const FIRST = factsOf({}).anchorOn

const anySubscription = fc.record({
  day: fc.integer({ min: 0, max: 400 }), term: fc.constantFrom(...TERMS), seats: fc.integer({ min: 1, max: 40 }), unitCents: fc.integer({ min: 1, max: 90_000 }),
  listCents: fc.integer({ min: 1, max: 90_000 }), monthlyCents: fc.option(fc.integer({ min: 1, max: 90_000 }), { nil: undefined }),
  policy: fc.constantFrom('csp' as const, 'saas' as const), endOfTerm: fc.constantFrom('renew' as const, 'end' as const, 'extend' as const),
  status: fc.constantFrom('active' as const, 'active' as const, 'suspended' as const), isTrial: fc.boolean(),
})

/** A forecast of some subscriptions, from a moment after the last of them was bought. */
const anyForecast = fc.record({
  subscriptions: fc.array(anySubscription, { minLength: 1, maxLength: 4 }), tax: fc.constantFrom(null, 500, 1325), wait: fc.integer({ min: 0, max: 60 }),
}).map(({ subscriptions, tax, wait }): ForecastFacts => {
  const now = startOfDate(addDays(FIRST, Math.max(...subscriptions.map(({ day }) => day)) + wait), 'UTC')
  return {
    now, zone: 'America/Sao_Paulo', currency: 'BRL', months: 12, creditCents: 0, pending: [],
    taxes: { standard: tax === null ? null : { label: 'ISS', basisPoints: tax }, byProduct: {} },
    subscriptions: subscriptions.map((words, index) => startedBefore(words, index, now)),
  }
})

type Words = typeof anySubscription extends fc.Arbitrary<infer Each> ? Each : never

/** Bought that day and charged until now, as the job charges. */
function startedBefore(words: Words, index: number, now: Instant): ForecastSubscription {
  const [commitment, billingFrequency] = words.term
  const endOfTerm = words.endOfTerm === 'extend' && words.policy === 'saas' ? 'renew' : words.endOfTerm
  const bought = factsOf({
    policy: words.policy, seats: words.seats, boughtAt: `${addDays(FIRST, words.day)}T14:30:00.000Z`,
    offer: words.isTrial ? { commitment: 'P1M', billingFrequency: 'none', unitCents: 0 } : { commitment, billingFrequency, unitCents: words.unitCents },
    isTrial: words.isTrial,
  })
  const facts: SubscriptionFacts = {
    ...bought, id: `subscription-${index}`, endOfTerm: words.status === 'suspended' ? 'end' : endOfTerm, status: words.status,
  }
  const offers = {
    current: words.isTrial ? { commitment: 'P1Y' as const, unitCents: words.listCents } : { commitment, billingFrequency, unitCents: words.listCents },
    ...(words.monthlyCents === undefined ? {} : { monthly: { commitment: 'P1M' as const, unitCents: words.monthlyCents } }),
  }
  const subscription = subscriptionOf(facts, { offers }, now)
  const charged = dayByDay(subscription, bought.anchorOn, now).facts
  return { ...subscription, facts: charged, dueAt: nextActionAt(charged, now) }
}

interface Charged { readonly facts: SubscriptionFacts; readonly lines: readonly { readonly at: Instant; readonly line: ChargeLine }[] }

const starts = new Map<string, Instant>()

/** The first instant of a day, found once: zones are slow to ask. */
function startOf(day: CalendarDate, zone: string): Instant {
  const known = starts.get(`${day} ${zone}`) ?? startOfDate(day, zone)
  starts.set(`${day} ${zone}`, known)
  return known
}

/** What the charging functions do, asked anew every day at the first instant of the product's day, until an instant. */
function dayByDay({ facts: start, offers }: ForecastSubscription, from: CalendarDate, until: Instant): Charged {
  let facts = start
  const lines: { at: Instant; line: ChargeLine }[] = []
  const charge = (at: Instant, issued: readonly ChargeLine[]) => lines.push(...issued.map((line) => ({ at, line })))
  for (let day = from; startOf(day, facts.policy.zone) <= until; day = addDays(day, 1)) {
    const at = startOf(day, facts.policy.zone)
    for (let step = decideAfterTerm(facts, at); step !== null; step = decideAfterTerm(facts, at)) facts = applyPlan(facts, step)
    const renewal = decideRenewal(facts, offers, at)
    if (renewal.verdict === 'allowed') {
      charge(at, renewal.plan.lines)
      facts = { ...renewedFacts(facts, renewal.plan), version: facts.version + 1 }
    }
    const isCycle = day < facts.term.until && cyclesOf(facts.anchorOn, facts.term, facts.offer.billingFrequency).some(({ startsOn }) => startsOn === day)
    const cycle = isCycle ? planCycleCharge(facts, day, at) : null
    if (cycle !== null) {
      charge(at, cycle.lines)
      facts = applyPlan(facts, cycle)
    }
  }
  return { facts, lines }
}

/** The invoices that come of charging: the lines of each day in the tenant's zone, closed together. */
function issued(forecast: ForecastFacts, until: CalendarDate): readonly { on: CalendarDate; cents: number; lines: number }[] {
  const today = addDays(forecast.now.slice(0, 10) as CalendarDate, -2)
  const byDay = new Map<string, DocumentLine[]>()
  for (const subscription of forecast.subscriptions) {
    const { lines } = dayByDay(subscription, today, startOfDate(until, forecast.zone))
    for (const { at, line } of lines.filter((each) => each.at > forecast.now)) {
      // The tenant's day of an instant, three hours behind UTC all the year since 2019.
      const on = new Date(Date.parse(at) - 3 * 3_600_000).toISOString().slice(0, 10)
      const tax = taxOfProduct(forecast.taxes, subscription.facts.offer.productId)
      const subject = { chargeId: null, subscriptionId: subscription.facts.id, description: subscription.name, tax }
      byDay.set(on, [...(byDay.get(on) ?? []), documentLineOf(line, subject)])
    }
  }
  return [...byDay].sort().flatMap(([day, lines]) => {
    const opensOn = day as CalendarDate
    const closing = closeDraft({ currency: 'BRL', opensOn, lines, maxLinesPerSubscriptionDay: 15, byPerson: false, creditableCents: null })
    const on = addDays(opensOn, 1)
    return closing.outcome === 'nothing' || on >= until ? [] : [{ on, cents: closing.document.total.cents, lines: lines.length }]
  })
}

function foreseen(forecast: ForecastFacts): readonly { on: CalendarDate; cents: number; lines: number }[] {
  return forecastInvoices(forecast).months.flatMap(({ invoices }) =>
    invoices.map(({ on, document }) => ({ on, cents: document.total.cents, lines: document.lines.length })))
}

function endOf(forecast: ForecastFacts): CalendarDate {
  const localDay = new Date(Date.parse(forecast.now) - 3 * 3_600_000).toISOString()
  return addMonths(`${localDay.slice(0, 8)}01` as CalendarDate, forecast.months)
}

test('what is foreseen is what charging day by day issues: same days, same lines, same cents', () => {
  fc.assert(fc.property(anyForecast, (forecast) => {
    assert.deepEqual(foreseen(forecast), issued(forecast, endOf(forecast)))
  }), { numRuns: 40 })
})

test('also after a planned change of seats, but for the invoice of the change itself', () => {
  fc.assert(fc.property(anyForecast, fc.integer({ min: 1, max: 60 }), (forecast, seats) => {
    const changed = withSeats(forecast, 'subscription-0', seats)
    fc.pre(changed.verdict === 'allowed')
    const { pending } = changed.plan
    assert.deepEqual(foreseen({ ...changed.plan, pending: [] }), issued(changed.plan, endOf(forecast)))
    assert.ok(pending.every(({ line }) => line.subscriptionId === 'subscription-0'))
  }), { numRuns: 20 })
})

test('totals of months are the sums of their invoices, and every month is there', () => {
  fc.assert(fc.property(anyForecast, (facts) => {
    const forecast = forecastInvoices(facts)
    assert.equal(forecast.months.length, 12)
    for (const { month, invoices, total } of forecast.months) {
      assert.equal(total.cents, invoices.reduce((sum, { document }) => sum + document.total.cents, 0))
      assert.ok(invoices.every(({ on }) => on.slice(0, 7) === month.slice(0, 7)))
    }
    assert.equal(forecast.total.cents, forecast.months.reduce((sum, { total }) => sum + total.cents, 0))
  }), { numRuns: 20 })
})
