/** Properties of every sequence of changes (end of shared/spec/examples.md). */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  addDays, addHours, addMs, cycleOf, cyclesOf, decideCancellation, decideRenewal, decideSeatChange, instant, planCycleCharge, reducibleNow, termEndsAt,
} from '@assento/rules'
import type { Instant, SubscriptionFacts } from '@assento/rules'
import { applyPlan } from './support/apply.ts'
import { factsOf } from './support/facts.ts'
import { allTables, answerOf } from './support/table.ts'

const TERMS = [['P1M', 'monthly'], ['P1Y', 'monthly'], ['P1Y', 'annual'], ['P3Y', 'annual'], ['P3Y', 'triennial']] as const

const anyFacts = fc.record({
  startsOn: fc.integer({ min: 0, max: 1500 }), term: fc.constantFrom(...TERMS), seats: fc.integer({ min: 1, max: 60 }),
  unitCents: fc.integer({ min: 1, max: 500_000 }), policy: fc.constantFrom('csp', 'saas'),
}).map(({ startsOn, term: [commitment, billingFrequency], seats, unitCents, policy }) => factsOf({
  policy: policy === 'csp' ? 'csp' : 'saas', seats, offer: { commitment, billingFrequency, unitCents },
  boughtAt: `${addDays(factsOf({}).anchorOn, startsOn)}T14:30:00.000Z`,
}))

const anyStep = fc.record({ hours: fc.integer({ min: 0, max: 900 }), seats: fc.integer({ min: 0, max: 90 }) })

/** Lets time charge cycles and renew until `now`, as the jobs do. */
function passTime(facts: SubscriptionFacts, now: Instant): SubscriptionFacts {
  let current = facts
  while (now >= termEndsAt(current)) {
    const renewal = decideRenewal(current, { plannedOffer: null, currentOffer: current.offer, monthlyOffer: null }, termEndsAt(current))
    assert.equal(renewal.verdict, 'allowed')
    if (renewal.verdict === 'allowed') current = applyPlan(current, renewal.plan)
  }
  for (const cycle of cyclesOf(current.anchorOn, current.term, current.offer.billingFrequency)) {
    const charge = planCycleCharge(current, cycle.startsOn, now)
    if (charge !== null && cycle.startsOn <= now.slice(0, 10)) current = applyPlan(current, charge)
  }
  return current
}

/** Every state that a walk of seat changes goes through, with its time. */
function walk(start: SubscriptionFacts, steps: readonly { hours: number; seats: number }[]): { facts: SubscriptionFacts; now: Instant }[] {
  let [facts, now] = [start, start.termActivatedAt]
  return steps.map((step) => {
    now = addHours(now, step.hours)
    facts = passTime(facts, now)
    const decision = decideSeatChange(facts, { seats: step.seats }, now)
    if (decision.verdict !== 'denied') facts = applyPlan(facts, decision.plan)
    return { facts, now }
  })
}

test('open batches never hold more seats than the subscription', () => {
  fc.assert(fc.property(anyFacts, fc.array(anyStep, { maxLength: 12 }), (facts, steps) => {
    for (const state of walk(facts, steps)) assert.ok(reducibleNow(state.facts, state.now).total <= state.facts.seats)
  }))
})

test('never more is given back than was charged, line by line, not even by cancelling', () => {
  fc.assert(fc.property(anyFacts, fc.array(anyStep, { maxLength: 12 }), (facts, steps) => {
    for (const state of walk(facts, steps)) {
      const cancelled = decideCancellation(state.facts, {}, state.now)
      const after = cancelled.verdict === 'denied' ? state.facts : applyPlan(state.facts, cancelled.plan)
      for (const line of after.charged) assert.ok(line.creditedCents >= 0 && line.creditedCents <= line.amountCents)
      if (cancelled.verdict !== 'denied') assert.ok(cancelled.plan.lines.every((line) => line.amount.cents < 0))
    }
  }))
})

test('a credit is the sum of what it takes back', () => {
  fc.assert(fc.property(anyFacts, fc.integer({ min: 0, max: 167 }), fc.integer({ min: 1, max: 59 }), (facts, hours, seats) => {
    const decision = decideSeatChange(facts, { seats }, addHours(facts.termActivatedAt, hours))
    if (decision.verdict === 'denied') return
    for (const line of decision.plan.lines.filter(({ amount }) => amount.cents < 0)) {
      assert.equal(line.credits.reduce((sum, credit) => sum + credit.cents, 0), -line.amount.cents)
    }
  }))
})

test('seats added and taken back on one day come to nothing', () => {
  fc.assert(fc.property(anyFacts, fc.integer({ min: 0, max: 600 }), fc.integer({ min: 1, max: 50 }), (start, hours, added) => {
    const now = addHours(start.termActivatedAt, hours)
    const facts = passTime(start, now)
    const up = decideSeatChange(facts, { seats: facts.seats + added }, now)
    if (up.verdict === 'denied') return assert.fail(up.rule)
    const down = decideSeatChange(applyPlan(facts, up.plan), { seats: facts.seats }, now)
    if (down.verdict === 'denied') return assert.fail(down.rule)
    assert.equal(up.plan.dueNow.cents + down.plan.dueNow.cents, 0)
  }))
})

test('a seat too cheap to be charged gives nothing back: flipping it a thousand times leaves no profit', () => {
  // One day of thirty is left: a seat costs 0.47 of a cent, and ten of them one cent more than nine.
  let facts = factsOf({
    policy: 'saas', seats: 10, offer: { commitment: 'P1M', billingFrequency: 'monthly', unitCents: 14 }, boughtAt: '2026-06-10T14:30:00.000Z',
  })
  const now = instant('2026-07-09T15:00:00.000Z')
  let balance = 0
  for (let flip = 0; flip < 2000; flip += 1) {
    const decision = decideSeatChange(facts, { seats: flip % 2 === 0 ? 11 : 10 }, now)
    if (decision.verdict === 'denied') return assert.fail(decision.rule)
    balance += decision.plan.dueNow.cents
    facts = applyPlan(facts, decision.plan)
  }
  assert.equal(balance, 0)
})

test('a whole cycle costs exactly unit price × seats, and cycles cover the term without gap', () => {
  fc.assert(fc.property(anyFacts, (facts) => {
    assert.equal(facts.charged.reduce((sum, line) => sum + line.amountCents, 0), facts.offer.unitPrice.cents * facts.seats)
    const cycles = cyclesOf(facts.anchorOn, facts.term, facts.offer.billingFrequency)
    assert.deepEqual([cycles[0]?.startsOn, cycles.at(-1)?.until], [facts.term.startsOn, facts.term.until])
    cycles.forEach((cycle, index) => {
      assert.equal(cycle.startsOn, cycles[index - 1]?.until ?? facts.term.startsOn)
      for (const date of [cycle.startsOn, addDays(cycle.until, -1)]) {
        assert.deepEqual(cycleOf(facts.anchorOn, facts.term, facts.offer.billingFrequency, date), cycle)
      }
    })
  }))
})

test('what is reducible never rises while nothing happens', () => {
  fc.assert(fc.property(anyFacts, fc.array(anyStep, { maxLength: 6 }), fc.nat(400 * 3_600_000), fc.nat(400 * 3_600_000), (facts, steps, first, then) => {
    const { facts: state, now } = walk(facts, steps).at(-1) ?? { facts, now: facts.termActivatedAt }
    const at = addMs(now, first)
    assert.ok(reducibleNow(state, addMs(at, then)).total <= reducibleNow(state, at).total)
  }))
})

test('a decision changes nothing, and deciding again on the same facts gives the same: the preview is the commit', () => {
  fc.assert(fc.property(anyFacts, fc.array(anyStep, { maxLength: 6 }), fc.integer({ min: -1, max: 90 }), (facts, steps, seats) => {
    const { facts: state, now } = walk(facts, steps).at(-1) ?? { facts, now: facts.termActivatedAt }
    const before = structuredClone(state)
    const preview = decideSeatChange(state, { seats }, now)
    assert.deepEqual(state, before)
    assert.deepEqual(decideSeatChange(before, { seats }, now), preview)
  }))
})

test('the answers of every table are the same in every zone of the server', () => {
  const cases = [...allTables().values()].flatMap((table) => table.cases)
  const zone = process.env['TZ']
  const answers = ['UTC', 'America/Sao_Paulo', 'Pacific/Kiritimati', 'America/New_York'].map((each) => {
    process.env['TZ'] = each
    return [new Date(2026, 0, 1).getTimezoneOffset(), cases.map((one) => answerOf(one))] as const
  })
  if (zone === undefined) delete process.env['TZ']
  else process.env['TZ'] = zone
  assert.equal(new Set(answers.map(([offset]) => offset)).size, 4, 'the zone was really changed')
  for (const [, answer] of answers.slice(1)) assert.deepEqual(answer, answers[0]?.[1])
})

test('the last millisecond of 168 hours and the next one, from any instant', () => {
  fc.assert(fc.property(fc.nat(2_000_000_000), (ms) => {
    const boughtAt = addMs(instant('2026-01-01T00:00:00.000Z'), ms)
    const facts = factsOf({ boughtAt })
    assert.equal(decideSeatChange(facts, { seats: 9 }, addHours(boughtAt, 168)).verdict, 'allowed')
    assert.equal(decideSeatChange(facts, { seats: 9 }, addMs(addHours(boughtAt, 168), 1)).verdict, 'denied')
  }))
})
