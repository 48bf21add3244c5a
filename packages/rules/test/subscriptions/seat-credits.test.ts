/** What seats that go up and down leave behind in money (decisions 4 and 6): no split of a change, and no repetition, pays. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addHours, decideSeatChange, heldSeats, periodDays } from '@assento/rules'
import type { Instant, SubscriptionFacts } from '@assento/rules'
import { applyPlan } from '../support/apply.ts'
import { factsOf } from '../support/facts.ts'

interface Walk {
  readonly facts: SubscriptionFacts
  /** Charges less credits, the first cycle's charge included. */
  readonly keptCents: number
  /** Cents × days of the cycle that the seats of each day cost, exactly. */
  readonly exactTimesDays: number
  readonly credits: number
}

const START = factsOf({}).termActivatedAt

/** A monthly term of one cycle: nothing renews inside the walk. */
const anyStart = fc.record({
  seats: fc.integer({ min: 1, max: 9 }), unitCents: fc.integer({ min: 1, max: 30_000 }), policy: fc.constantFrom('csp' as const, 'saas' as const),
}).map(({ seats, unitCents, policy }) => factsOf({ policy, seats, offer: { commitment: 'P1M', unitCents } }))

/** Seats asked for, and how many days pass before; within the 168 hours of the csp contract or after them. */
const anySteps = fc.array(fc.record({ days: fc.integer({ min: 0, max: 3 }), seats: fc.integer({ min: 1, max: 14 }) }), { minLength: 1, maxLength: 9 })

function change(facts: SubscriptionFacts, seats: number, now: Instant): { facts: SubscriptionFacts; cents: number } {
  const decision = decideSeatChange(facts, { seats }, now)
  if (decision.verdict === 'denied') return { facts, cents: 0 }
  return { facts: applyPlan(facts, decision.plan), cents: decision.plan.dueNow.cents }
}

/** Walks through the steps, those of one day in the same instant's order, and lets the rest of the cycle run. */
function walk(start: SubscriptionFacts, steps: readonly { days: number; seats: number }[]): Walk {
  const wholeDays = periodDays(start.term)
  let [facts, day, kept, exact, credits] = [start, 0, paid(start), 0, 0]
  for (const step of steps) {
    exact += facts.offer.unitPrice.cents * facts.seats * step.days
    day += step.days
    const next = change(facts, step.seats, addHours(START, 24 * day))
    credits += facts.charged.filter(({ id, creditedCents }) => next.facts.charged.some((line) => line.id === id && line.creditedCents > creditedCents)).length
    kept += next.cents
    facts = next.facts
  }
  exact += facts.offer.unitPrice.cents * facts.seats * (wholeDays - day)
  return { facts, keptCents: kept, exactTimesDays: exact, credits }
}

function paid(facts: SubscriptionFacts): number {
  return facts.charged.reduce((sum, line) => sum + line.amountCents - line.creditedCents, 0)
}

test('credits never exceed what each charge charged, nor its seats, and what is kept is the sum of what is left of them', () => {
  fc.assert(fc.property(anyStart, anySteps, (start, steps) => {
    const { facts, keptCents } = walk(start, steps)
    for (const line of facts.charged) {
      assert.ok(line.creditedCents >= 0 && line.creditedCents <= line.amountCents, JSON.stringify(line))
      assert.ok(heldSeats(line) >= 0 && heldSeats(line) <= line.seats, JSON.stringify(line))
    }
    assert.equal(keptCents, paid(facts))
    assert.ok(keptCents >= 0)
  }))
})

test('what is kept is the exact cost of the days that seats ran, but for less than a cent a charge and a cent a credit', () => {
  fc.assert(fc.property(anyStart, anySteps, (start, steps) => {
    const { facts, keptCents, exactTimesDays, credits } = walk(start, steps)
    const wholeDays = periodDays(start.term)
    const cents = facts.charged.length + credits
    assert.ok(keptCents * wholeDays > exactTimesDays - cents * wholeDays, `kept ${keptCents}, exact ${exactTimesDays / wholeDays}`)
    assert.ok(keptCents * wholeDays < exactTimesDays + cents * wholeDays, `kept ${keptCents}, exact ${exactTimesDays / wholeDays}`)
  }))
})

/** Prices of which a seat's shortest rest of the cycle is a cent at least: below it, a seat alone can be worth nothing. */
const priced = (start: SubscriptionFacts) => ({ ...start, offer: { ...start.offer, unitPrice: { currency: 'BRL', cents: start.offer.unitPrice.cents + 31 } } })

test('whatever is added on a day and taken back on it, in any split and order, nets to exactly zero', () => {
  const anyWalk = fc.array(fc.integer({ min: 1, max: 14 }), { minLength: 1, maxLength: 9 })
  fc.assert(fc.property(anyStart, fc.integer({ min: 0, max: 29 }), anyWalk, (start, day, path) => {
    const [facts, now] = [priced(start), addHours(START, 24 * day)]
    const above = path.map((seats) => facts.seats + seats)
    let [current, cents] = [facts, 0]
    for (const seats of [...above, facts.seats]) {
      const next = change(current, seats, now)
      assert.equal(next.facts.seats, seats)
      current = next.facts
      cents += next.cents
    }
    assert.equal(cents, 0)
  }))
})

test('a sub-cent price never gives more back than was charged, though it may keep a cent of each charge', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 31 }), fc.array(fc.integer({ min: 1, max: 14 }), { maxLength: 9 }), (unitCents, path) => {
    const start = factsOf({ policy: 'saas', seats: 2, offer: { commitment: 'P1M', unitCents } })
    const { keptCents, facts } = walk(start, [...path.map((seats) => ({ days: 0, seats: seats + 2 })), { days: 0, seats: 2 }])
    assert.ok(keptCents >= paid(start) && keptCents <= paid(start) + facts.charged.length)
  }))
})

for (const [title, policy, hours] of [
  ['a thousand times on one day', 'saas', 0], ['a thousand times, two minutes apart, over more than a day', 'saas', 1 / 30], ['within the 168 hours', 'csp', 0.05],
] as const) {
  test(`up, down and up again ${title} leaves no profit`, () => {
    let facts = factsOf({ policy, seats: 3, offer: { commitment: 'P1M', unitCents: 1_000 } })
    let [cents, now] = [0, START]
    for (let flip = 0; flip < 1_000; flip += 1) {
      // Charges that are given back whole stay behind as rows; the walk goes on without them, as a cycle does.
      facts = { ...facts, charged: facts.charged.filter((line) => heldSeats(line) > 0) }
      for (const seats of [5, 4, 3]) {
        now = addHours(now, hours)
        const next = change(facts, seats, now)
        assert.equal(next.facts.seats, seats)
        ;[facts, cents] = [next.facts, cents + next.cents]
      }
      assert.ok(cents >= 0, `after ${flip + 1} flips ${cents}`)
    }
    assert.ok(hours > 0 || cents === 0)
  })
}
