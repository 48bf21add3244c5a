/** What our rules answer to a vector of shared/vectors/billing.json, in the vector's own words. */
import {
  addDays, addMonths, calendarDate, centsFromDecimal, creditLine, cycleDays, cycleOf, cyclesOf, decideSeatChange, instant, lastDayOf,
  money, periodDays, planCycleCharge, planFirstCharge, prorateLine, scaleCents, termOf,
} from '@assento/rules'
import type { BillingCycle, BillingFrequency, CalendarDate, Commitment } from '@assento/rules'
import { billedInZone, creditNoteTax, creditOnTaxedInvoice, dueAndOverdue, taxRounding, upgradeWithTax } from './billing-vector-money.ts'
import { factsOf, offerOf } from './facts.ts'

export interface BillingVector {
  readonly id: string
  readonly category: string
  readonly description: string
  readonly inputs: Inputs
  readonly expected: Readonly<Record<string, unknown>>
}

type Answers = Readonly<Record<string, unknown>>
type Inputs = Readonly<Record<string, unknown>>

const BILLION = 1_000_000_000

const FREQUENCY: Readonly<Record<string, [Commitment, BillingFrequency]>> = { MONTHLY: ['P1M', 'monthly'], ANNUAL: ['P1Y', 'annual'] }

function textOf(inputs: Inputs, name: string): string {
  const value = inputs[name]
  if (typeof value !== 'string') throw new Error(`${name} is no text`)
  return value
}

function numberOf(inputs: Inputs, name: string): number {
  const value = inputs[name]
  if (typeof value !== 'number') throw new Error(`${name} is no number`)
  return value
}

function dateOf(inputs: Inputs, name: string): CalendarDate {
  return calendarDate(textOf(inputs, name).slice(0, 10))
}

function centsOf(inputs: Inputs, name: string): number {
  return centsFromDecimal(textOf(inputs, name))?.cents ?? 0
}

/** Decimal text of cents: 8.52. */
export function decimal(cents: number): string {
  return `${cents < 0 ? '-' : ''}${Math.floor(Math.abs(cents) / 100)}.${String(Math.abs(cents) % 100).padStart(2, '0')}`
}

/** Part of its whole cycle that a cycle covers, in billionths, half up. */
function fractionOf(cycle: BillingCycle): number {
  return scaleCents(BILLION, [periodDays(cycle)], [cycleDays(cycle)])
}

function wholeCycle(startsOn: CalendarDate, until: CalendarDate): BillingCycle {
  return { index: 0, startsOn, until, fullUntil: until }
}

/** Cycles of a subscription from its start to its end or well past the target, that have begun at the target. */
function cyclesUpTo(inputs: Inputs): BillingCycle[] {
  const [commitment, frequency] = FREQUENCY[textOf(inputs, 'billingPeriod')] ?? ['P1M', 'monthly']
  const startsOn = dateOf(inputs, 'startDate')
  const until = inputs['endDate'] ? dateOf(inputs, 'endDate') : termOf(startsOn, commitment, 60).until
  return cyclesOf(startsOn, { startsOn, until }, frequency).filter((cycle) => cycle.startsOn <= dateOf(inputs, 'targetDate'))
}

function inAdvanceCycles(inputs: Inputs): Answers {
  const billionths = cyclesUpTo(inputs).reduce((sum, cycle) => sum + fractionOf(cycle), 0)
  return { numberOfCycles: String(billionths / BILLION) }
}

function planChange(inputs: Inputs): Answers {
  const cycle = wholeCycle(dateOf(inputs, 'periodStart'), dateOf(inputs, 'periodEnd'))
  const on = dateOf(inputs, 'changeAt')
  const newCents = numberOf(inputs, 'newPriceCents')
  const credit = prorateLine('planCredit', 1, money('BRL', numberOf(inputs, 'oldPriceCents')), cycle, on).amount.cents
  const [newMonth] = planFirstCharge(offerOf({ commitment: 'P1M', unitCents: newCents }), 1, on, termOf(on, 'P1M', 0))
  const debit = inputs['oldInterval'] === inputs['newInterval']
    ? prorateLine('planCharge', 1, money('BRL', newCents), cycle, on).amount.cents
    : newMonth?.amount.cents ?? 0
  return { creditCents: credit, debitCents: debit, netCents: debit - credit }
}

/** What is given back from a day to the end of a paid cycle, in cents; positive. */
function unusedCents(inputs: Inputs, price: string, from: string): number {
  const cents = centsOf(inputs, price)
  const cycle = wholeCycle(dateOf(inputs, 'periodStart'), dateOf(inputs, 'periodEnd'))
  const charged = [{ id: 'charge-1', period: cycle, seats: 1, amountCents: cents, creditedCents: 0, creditedSeats: 0 }]
  const line = creditLine('cancellation', { charged, offer: offerOf({ unitCents: cents }), seats: 1 }, 1, cycle, dateOf(inputs, from))
  return line === null ? 0 : -line.amount.cents
}

function seatChange(inputs: Inputs): Answers {
  const facts = factsOf({
    boughtAt: `${dateOf(inputs, 'periodStart')}T00:00:00.000Z`, seats: numberOf(inputs, 'oldSeats'),
    offer: { commitment: 'P1M', unitCents: numberOf(inputs, 'unitPriceCents') },
  })
  const decision = decideSeatChange(facts, { seats: numberOf(inputs, 'newSeats') }, instant(`${dateOf(inputs, 'changeAt')}T00:00:00.000Z`))
  const cents = decision.verdict === 'denied' ? 0 : decision.plan.dueNow.cents
  return { direction: cents > 0 ? 'debit' : 'credit', amountCents: cents }
}

/** Both counts of seconds are whole days, so that the day's grain gives the same. */
function wholeDays(inputs: Inputs): Answers {
  const [left, whole] = [numberOf(inputs, 'remainingSeconds') / 86_400, numberOf(inputs, 'periodSeconds') / 86_400]
  const credit = scaleCents(numberOf(inputs, 'oldPriceCents'), [left], [whole])
  const debit = scaleCents(numberOf(inputs, 'newPriceCents'), [left], [whole])
  return { creditCents: credit, debitCents: debit, netCents: debit - credit }
}

function yearlyStub(inputs: Inputs): Answers {
  const [from, until] = [dateOf(inputs, 'from_'), dateOf(inputs, 'to')]
  const startsOn = addMonths(until, -12)
  const line = prorateLine('termCycle', 1, money('BRL', numberOf(inputs, 'priceCents')), cycleOf(startsOn, { startsOn, until }, 'annual', from), from)
  return { amountCents: line.amount.cents, days: line.billingDays }
}

function wholePeriods(inputs: Inputs): Answers {
  const term = { startsOn: dateOf(inputs, 'start'), until: dateOf(inputs, 'end') }
  return { wholePeriods: cyclesOf(term.startsOn, term, 'monthly').filter((cycle) => cycle.until === cycle.fullUntil).length }
}

function prorationRatio(inputs: Inputs): Answers {
  const byDay = inputs['endInclusive'] !== undefined
  const startsOn = dateOf(inputs, byDay ? 'start' : 'periodStart')
  const until = byDay ? addDays(dateOf(inputs, 'endInclusive'), 1) : dateOf(inputs, 'serviceEnd')
  const cycle = cycleOf(startsOn, { startsOn, until }, 'monthly', startsOn)
  return { ratio: String(fractionOf(cycle) / BILLION), actualActual: `${periodDays(cycle)}/${cycleDays(cycle)}` }
}

function monthEnd(inputs: Inputs): Answers {
  if (inputs['startDate'] !== undefined) {
    const cycles = cyclesUpTo(inputs)
    return { wholePeriods: cycles.length, periods: cycles.map((cycle) => [cycle.startsOn, cycle.until]) }
  }
  if (inputs['anchor'] !== undefined) {
    let months = 3
    while (addMonths(dateOf(inputs, 'anchor'), months) <= dateOf(inputs, 'now')) months += 3
    return { cycleEnd: `${addMonths(dateOf(inputs, 'anchor'), months)}${textOf(inputs, 'anchor').slice(10)}` }
  }
  const [anchorOn, billingOn] = [dateOf(inputs, 'subscriptionAt'), dateOf(inputs, 'billingAt')]
  const term = { startsOn: anchorOn, until: addMonths(anchorOn, 12) }
  const before = cycleOf(anchorOn, term, 'monthly', addDays(billingOn, -1))
  const fromDate = inputs['payInAdvance'] === true ? cycleOf(anchorOn, term, 'monthly', billingOn).startsOn : before.startsOn
  return { fromDate, toDatetime: `${lastDayOf(before)}T23:59:59Z` }
}

function cancelled(inputs: Inputs): Answers {
  const facts = factsOf({ boughtAt: `${dateOf(inputs, 'periodStart')}T00:00:00.000Z`, with: { status: 'deleted' } })
  const nextCycle = planCycleCharge(facts, dateOf(inputs, 'periodEnd'), instant(`${dateOf(inputs, 'periodEnd')}T00:00:00.000Z`))
  const kept = centsOf(inputs, 'price') - unusedCents(inputs, 'price', 'cancelAt')
  return { amountAfterProration: decimal(kept), futureCharges: nextCycle === null ? 0 : nextCycle.lines.length }
}

const QUESTIONS: Readonly<Record<string, (inputs: Inputs) => Answers>> = {
  'in-advance billing cycles': inAdvanceCycles,
  'seat change mid-period': seatChange,
  'billing periods': (inputs) => ({ periods: cyclesUpTo(inputs).map((cycle) => [cycle.startsOn, cycle.until]) }),
  'whole billing periods': wholePeriods,
  'daily proration ratio': prorationRatio,
  'billing anchor month-end': monthEnd,
  'cancellation/suspension credit': (inputs) => ({ repair: decimal(-unusedCents(inputs, 'price', 'unusedFrom')) }),
  cancellation: cancelled,
  'mid-period plan change': (inputs) => 'remainingDays' in inputs ? asked(upgradeWithTax, inputs) : 'changeAt' in inputs
    ? planChange(inputs)
    : { oldKept: decimal(centsOf(inputs, 'oldPrice') - unusedCents(inputs, 'oldPrice', 'changeDate')) },
  'per-second proration': wholeDays,
  'scheduled change at renewal': yearlyStub,
  'tax rounding': (inputs) => asked(taxRounding, inputs),
  'credit note + tax rounding': (inputs) => asked(creditNoteTax, inputs),
  'credit applied to taxed invoice': (inputs) => asked(creditOnTaxedInvoice, inputs),
  'time zone': (inputs) => asked(billedInZone, inputs),
  'dunning schedule': (inputs) => asked(dueAndOverdue, inputs),
  'monthly/weekly stub amount': (inputs) =>
    ({ amountCents: scaleCents(numberOf(inputs, 'priceCents'), [numberOf(inputs, 'billableDays')], [numberOf(inputs, 'periodDays')]) }),
}

/** A vector's inputs are as its question takes them: the file is fixed, and a wrong shape fails the vector. */
function asked<Request>(question: (inputs: Request) => Answers, inputs: Inputs): Answers {
  return question(inputs as Request)
}

/** Runs a vector whose convention is ours; throws for a category that is not known here. */
export function answerVector(vector: BillingVector): Answers {
  const question = QUESTIONS[vector.category]
  if (question === undefined) throw new Error(`no question for ${vector.category}`)
  return question(vector.inputs)
}
