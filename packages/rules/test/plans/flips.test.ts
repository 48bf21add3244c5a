/** Plan up by order, down by support, seats up and down, a thousand times: nobody gains by it (subscriptions.md § 6). */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addHours, creditLine, cycleDays, cycleOf, daysBetween, decideSeatChange, decideSubscriptionChange, instant, todayIn } from '@assento/rules'
import type { ChargeLine, Instant, OfferFacts, SubscriptionFacts } from '@assento/rules'
import { applyPlan } from '../support/apply.ts'
import { factsOf, offerOf } from '../support/facts.ts'

const BASIC = offerOf({ unitCents: 3456, billingFrequency: 'annual' })
const BETTER = offerOf({ offerId: 'offer-2', planId: 'plan-2', unitCents: 8929, billingFrequency: 'annual' })
const BY_MONTH = offerOf({ offerId: 'offer-3', planId: 'plan-2', unitCents: 745 })
const OFFERS: readonly OfferFacts[] = [BASIC, BETTER, BY_MONTH]

interface Flip {
  readonly offer: number
  readonly seats: number
  readonly hours: number
  /** Seats alone, by the seat editor. */
  readonly seatsOnly: boolean
}

interface Account {
  readonly facts: SubscriptionFacts
  readonly cents: number
  readonly lines: readonly ChargeLine[]
}

function flip({ facts, cents, lines }: Account, { offer, seats, seatsOnly }: Omit<Flip, 'hours'>, now: Instant): Account {
  // Support moves a customer down the way that an order moves it up.
  const decision = seatsOnly
    ? decideSeatChange(facts, { seats }, now)
    : decideSubscriptionChange(facts, { seats, offer: OFFERS[offer] ?? BASIC, path: 'same' }, now)
  if (decision.verdict === 'denied' || ('change' in decision.plan && decision.plan.change === 'none')) return { facts, cents, lines }
  return { facts: applyPlan(facts, decision.plan), cents: cents + decision.plan.dueNow.cents, lines: [...lines, ...decision.plan.lines] }
}

const BOUGHT = instant('2026-03-15T14:30:00.000Z')
const start = (): Account => {
  const facts = factsOf({ policy: 'saas', offer: { unitCents: 3456, billingFrequency: 'annual' } })
  return { facts, cents: facts.charged.reduce((sum, line) => sum + line.amountCents, 0), lines: [] }
}

const anyFlip = (hours: fc.Arbitrary<number>) =>
  fc.record({ offer: fc.integer({ min: 0, max: 2 }), seats: fc.integer({ min: 1, max: 40 }), hours, seatsOnly: fc.boolean() })

test('a thousand flips on one day leave the same bill as the last of them alone', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 300 }), fc.array(anyFlip(fc.constant(0)), { minLength: 1000, maxLength: 1000 }), fc.constantFrom(0, 1, 2), (days, flips, last) => {
    const now = addHours(BOUGHT, days * 24)
    const end = { offer: last, seats: 41, seatsOnly: false }
    const direct = flip(start(), end, now)
    const walked = flip(flips.reduce((account, each) => flip(account, each, now), start()), end, now)
    assert.equal(walked.facts.offer.offerId, direct.facts.offer.offerId)
    assert.equal(walked.cents, direct.cents)
  }), { numRuns: 15 })
})

/** Cents of the days between two instants under what runs, unrounded. */
function usedCents({ facts }: Account, from: Instant, to: Instant): number {
  const [today, then] = [todayIn(facts, from), todayIn(facts, to)]
  const cycle = cycleOf(facts.anchorOn, facts.term, facts.offer.billingFrequency, today)
  return (facts.offer.unitPrice.cents * facts.seats * daysBetween(today, then)) / cycleDays(cycle)
}

test('flips over weeks never cost less than the days that were used, beyond half a cent a line', () => {
  fc.assert(fc.property(fc.array(anyFlip(fc.integer({ min: 0, max: 30 })), { maxLength: 200 }), (flips) => {
    let account = start()
    let now = BOUGHT
    let used = 0
    for (const each of flips) {
      const next = addHours(now, each.hours)
      used += usedCents(account, now, next)
      now = next
      // Yearly cycles only: no cycle ends while the flips last.
      account = flip(account, { ...each, offer: each.offer % 2 }, now)
      const cycle = cycleOf(account.facts.anchorOn, account.facts.term, account.facts.offer.billingFrequency, todayIn(account.facts, now))
      const back = creditLine('planCredit', account.facts, account.facts.seats, cycle, todayIn(account.facts, now))
      const kept = account.cents + (back?.amount.cents ?? 0)
      assert.ok(kept >= used - (account.lines.length + 1) / 2, `${kept} cents kept for ${used} used`)
    }
  }), { numRuns: 60 })
})

test('what was given back in all is never more than what was charged in all, flip after flip', () => {
  fc.assert(fc.property(fc.array(anyFlip(fc.integer({ min: 0, max: 300 })), { maxLength: 100 }), (flips) => {
    let account = start()
    let now = BOUGHT
    for (const each of flips) {
      now = addHours(now, each.hours)
      if (now >= addHours(account.facts.termActivatedAt, 300 * 24)) return
      account = flip(account, each, now)
      assert.ok(account.cents >= 0, `${account.cents} after ${now}`)
    }
  }), { numRuns: 100 })
})
