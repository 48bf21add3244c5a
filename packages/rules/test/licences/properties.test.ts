/** Properties of serials at any time and after any sequence of verbs (end of shared/spec/licences.md). */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  addDays, addLicencePeriods, addMs, calendarDate, daysInMonth, decideActivation, decideReissue, decideSerialRelease, decideSerialRenewal, decideSerialSuspension,
  decideTermination, decideUnassignment, decideWithdrawal, DEFAULT_BLOCK_REASONS, dueCycles, graceUntilOf, instant, isSerialKeyChecked, movesOf, planRenewalCycles,
  serialKeyOf, serialStateOf, startOfDate, transfersIn365,
} from '@assento/rules'
import type { ActivationFacts, Decision, Instant, SerialFacts, SerialPlan } from '@assento/rules'
import { serialOf } from '../support/licences.ts'

const START = instant('2026-01-01T00:00:00.000Z')
const DAY_MS = 86_400_000
const anyInstant = fc.nat(1500 * DAY_MS).map((ms) => addMs(START, ms))
const anyDate = fc.nat(1500).map((days) => addDays(calendarDate('2026-01-01'), days))
const maybe = fc.oneof

const anySerial: fc.Arbitrary<SerialFacts> = fc.record({
  zone: fc.constantFrom('America/Sao_Paulo', 'America/New_York', 'Pacific/Kiritimati', 'UTC'),
  provisionedAt: maybe(fc.constant(null), anyInstant), cancelledAt: maybe(fc.constant(null), fc.constant(null), anyInstant),
  validUntil: maybe(fc.constant(null), anyDate), graceDays: fc.nat(30), period: fc.constantFrom('P1M', 'P3M', 'P1Y'), anchorDay: fc.integer({ min: 28, max: 31 }),
  isSuspended: fc.boolean(), lapseEffect: fc.constantFrom('stops', 'losesUpdates'), partnerId: maybe(fc.constant(null), fc.constant('partner-1')),
}).map(({ isSuspended, period, anchorDay, validUntil, cancelledAt, ...words }) => {
  // A paid day lies on the anchor of its serial.
  const until = validUntil === null ? null : addLicencePeriods(validUntil, 'P1M', 0, anchorDay)
  return serialOf({
    ...words, validUntil: until, period: until === null ? null : period as 'P1M', anchorDay: until === null ? null : anchorDay, cancelledAt,
    cancelKind: cancelledAt === null ? null : 'terminated', lapseEffect: words.lapseEffect as 'stops',
    suspension: isSuspended ? { reason: 'outro', note: 'x', startedAt: START, until: null } : null,
  })
})

const running = anySerial.map((serial): SerialFacts => ({ ...serial, provisionedAt: START, cancelledAt: null, cancelKind: null }))
const mortal = running.filter(({ validUntil }) => validUntil !== null)

type Verb = (facts: SerialFacts, now: Instant) => Decision<SerialPlan>
const byManufacturer = (now: Instant) => ({ actor: 'manufacturer' as const, now, reasons: DEFAULT_BLOCK_REASONS })
const VERBS: readonly Verb[] = [
  (facts, now) => decideSerialSuspension(facts, { reason: 'uso_indevido', note: null, until: null }, byManufacturer(now)),
  (facts, now) => decideSerialRelease(facts, {}, byManufacturer(now)),
  (facts, now) => decideTermination(facts, { reason: 'fraude', note: null, isAcknowledged: true }, byManufacturer(now)),
  (facts, now) => decideUnassignment(facts, { note: null }, byManufacturer(now)),
  (facts, now) => decideWithdrawal(facts, { note: null }, byManufacturer(now)),
  (facts, now) => decideReissue(facts, { note: null }, byManufacturer(now)),
  (facts, now) => decideSerialRenewal(facts, { cycles: 1, settledBy: 'payment' }, { actor: 'system', now }),
]

function applied(facts: SerialFacts, plan: SerialPlan, now: Instant): SerialFacts {
  const { suspension } = plan
  return {
    ...facts, ...plan.change, version: facts.version + 1,
    suspension: suspension === null ? facts.suspension : suspension.verb === 'end' ? null
      : { reason: suspension.reason, note: suspension.note, startedAt: now, until: suspension.until },
  } as SerialFacts
}

test('a serial has exactly one state, and it follows from its facts alone', () => {
  fc.assert(fc.property(anySerial, anyInstant, (facts, now) => {
    const { state, clockState } = serialStateOf(facts, now)
    const [isCancelled, isPending] = [facts.cancelledAt !== null, facts.provisionedAt === null]
    const held = [
      isCancelled && 'cancelled', !isCancelled && isPending && 'pending', !isCancelled && !isPending && facts.suspension !== null && 'suspended',
      !isCancelled && !isPending && facts.suspension === null && clockState,
    ].filter((each) => each !== false)
    assert.deepEqual(held, [state])
    assert.deepEqual(serialStateOf(structuredClone(facts), now), serialStateOf(facts, now))
  }))
})

test('the clock goes from active over grace to expired, and never back', () => {
  const order = ['active', 'grace', 'expired']
  fc.assert(fc.property(running, anyInstant, fc.nat(400 * DAY_MS), (facts, now, later) => {
    const at = (when: Instant) => order.indexOf(serialStateOf(facts, when).clockState ?? '')
    assert.ok(at(now) >= 0 && at(addMs(now, later)) >= at(now))
  }))
})

test('grace and expiry begin at local midnight, and not a millisecond before', () => {
  fc.assert(fc.property(mortal, (facts) => {
    const [{ validUntil }, graceUntil] = [facts, graceUntilOf(facts)]
    assert.ok(validUntil !== null && graceUntil !== null)
    const [ends, lapses] = [startOfDate(validUntil, facts.zone), startOfDate(graceUntil, facts.zone)]
    assert.equal(serialStateOf(facts, addMs(ends, -1)).clockState, 'active')
    assert.equal(serialStateOf(facts, ends).clockState, facts.graceDays === 0 ? 'expired' : 'grace')
    assert.equal(serialStateOf(facts, addMs(lapses, -1)).clockState, facts.graceDays === 0 ? 'active' : 'grace')
    assert.equal(serialStateOf(facts, lapses).clockState, 'expired')
  }))
})

test('a cancelled serial refuses every verb, whatever else is true of it', () => {
  fc.assert(fc.property(anySerial, anyInstant, fc.constantFrom(...VERBS), (facts, now, verb) => {
    const decision = verb({ ...facts, cancelledAt: START, cancelKind: 'terminated' }, now)
    assert.equal(decision.verdict === 'denied' && decision.rule, 'serials.state.cancelled')
  }))
})

test('a release never makes active what is past its grace, and asks for the retroactive payment then', () => {
  fc.assert(fc.property(mortal, anyInstant, (facts, now) => {
    const decision = decideSerialRelease({ ...facts, suspension: { reason: 'outro', note: 'x', startedAt: START, until: null } }, {}, byManufacturer(now))
    assert.ok(decision.verdict === 'allowed')
    const isPast = now >= startOfDate(graceUntilOf(facts) ?? calendarDate('9999-12-31'), facts.zone)
    assert.equal(decision.plan.stateAfter === 'expired', isPast)
    assert.equal(decision.plan.needsRetroactive, isPast)
  }))
})

test('a renewal of the due periods lands in the future, on the anchor day, with no period more than needed', () => {
  fc.assert(fc.property(mortal, anyDate, (facts, today) => {
    const n = dueCycles(facts, today)
    const plan = planRenewalCycles(facts, today, n, () => 100, { policy: 'fromExpiry', suspensions: [] })
    assert.ok(plan.toOn > today && n >= 1)
    if (n > 1) assert.ok((plan.cycles.at(-2)?.until ?? today) <= today)
    const [year, month, day] = plan.toOn.split('-').map(Number)
    assert.equal(day, Math.min(facts.anchorDay ?? 0, daysInMonth(year ?? 0, month ?? 0)))
    assert.equal(plan.totalCents, n * 100)
    plan.cycles.forEach((cycle, index) => assert.equal(cycle.startsOn, plan.cycles[index - 1]?.until ?? facts.validUntil))
  }))
})

test('periods one by one and all at once end on the same day', () => {
  fc.assert(fc.property(anyDate, fc.constantFrom('P1M', 'P3M', 'P1Y'), fc.integer({ min: 1, max: 31 }), fc.integer({ min: 1, max: 40 }), (from, period, anchorDay, n) => {
    const step = (date: typeof from) => addLicencePeriods(date, period as 'P1M', 1, anchorDay)
    assert.equal(Array.from({ length: n }).reduce<typeof from>(step, from), addLicencePeriods(from, period as 'P1M', n, anchorDay))
  }))
})

test('any sequence of verbs keeps one state, says it rightly before and after, and gives a unit back at most once', () => {
  const anyStep = fc.record({ verb: fc.constantFrom(...VERBS), ms: fc.nat(40 * DAY_MS) })
  fc.assert(fc.property(anySerial, fc.array(anyStep, { maxLength: 15 }), (start, steps) => {
    let [facts, now, returned] = [{ ...start, cancelledAt: null, cancelKind: null } as SerialFacts, START, 0]
    for (const { verb, ms } of steps) {
      now = addMs(now, ms)
      const [before, decision] = [structuredClone(facts), verb(facts, now)]
      assert.deepEqual(facts, before, 'a decision changes nothing')
      if (decision.verdict === 'denied') continue
      assert.ok(decision.verdict === 'allowed')
      assert.equal(decision.plan.stateBefore, serialStateOf(facts, now).state)
      facts = applied(facts, decision.plan, now)
      assert.equal(decision.plan.stateAfter, serialStateOf(facts, now).state)
      returned += decision.plan.stock === null ? 0 : 1
    }
    assert.ok(returned <= 1 && (returned === 0 || facts.cancelledAt !== null))
  }))
})

interface Attempt {
  readonly fingerprint: string
  readonly ms: number
  readonly closesBefore: boolean
}

/** Computers that come and go as `decideActivation` lets them. */
function visits(serial: SerialFacts, attempts: readonly Attempt[]): readonly ActivationFacts[] {
  let [rows, now]: [ActivationFacts[], Instant] = [[], START]
  attempts.forEach(({ fingerprint, ms, closesBefore }, index) => {
    now = addMs(now, ms + 1)
    const [oldest] = rows.filter(({ closedAt }) => closedAt === null)
    const close = (row: ActivationFacts, reason: 'user' | 'transfer' | 'leaseDead') => { rows = rows.map((each) => each === row ? { ...row, closedAt: now, closedReason: reason } : each) }
    if (closesBefore && oldest !== undefined) close(oldest, 'user')
    const { plan } = decideActivation(serial, rows, { fingerprint, machineName: fingerprint, replacesId: null }, now)
    if (plan === null || plan.reuses !== null) return
    for (const { id, reason } of plan.closes) for (const row of rows.filter((each) => each.id === id)) close(row, reason)
    rows = [...rows, { id: `a${String(index).padStart(3, '0')}`, fingerprint, machineName: fingerprint, activatedAt: now, lastSeenAt: now, leaseUntil: null, closedAt: null, closedReason: null }]
    assert.equal(movesOf(rows).some(({ activationId }) => activationId === rows.at(-1)?.id), plan.isMove, 'the plan says what the history will')
  })
  return rows
}

const anyAttempt = fc.record({ fingerprint: fc.constantFrom('A', 'B', 'C', 'D'), ms: fc.nat(90 * DAY_MS), closesBefore: fc.boolean() })

test('never more computers at once than the serial has, nor more moves in 365 days than it may', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 3 }), maybe(fc.constant(null), fc.nat(3)), fc.array(anyAttempt, { maxLength: 20 }), (maxActivations, maxTransfers, attempts) => {
    const rows = visits(serialOf({ validUntil: null, maxActivations, maxTransfers }), attempts)
    for (const { activatedAt } of rows) {
      const open = rows.filter((each) => each.activatedAt <= activatedAt && (each.closedAt === null || each.closedAt > activatedAt))
      assert.ok(open.length <= maxActivations)
      if (maxTransfers !== null) assert.ok(transfersIn365(rows.filter((each) => each.activatedAt <= activatedAt), activatedAt) <= maxTransfers)
    }
    assert.deepEqual(movesOf([...rows].reverse()), movesOf(rows), 'in any order of rows')
  }))
})

test('a key that was drawn is read back, and with one symbol or two neighbours wrong it is not', () => {
  const symbols = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
  fc.assert(fc.property(fc.uint8Array({ minLength: 15, maxLength: 15 }), fc.nat(23), fc.nat(31), (bytes, place, symbol) => {
    const key = serialKeyOf(bytes)
    if (key === null) return
    assert.match(key, /^([0-9A-HJKMNP-TV-Z]{5}-){4}[0-9A-HJKMNP-TV-Z]{4}[0-9A-HJKMNP-Z]$/)
    assert.ok(isSerialKeyChecked(key) && isSerialKeyChecked(key.toLowerCase().replaceAll('-', ' ')))
    const normal = key.replaceAll('-', '')
    const wrong = normal.slice(0, place) + symbols.charAt(symbol) + normal.slice(place + 1)
    assert.equal(isSerialKeyChecked(wrong), wrong === normal)
    const swapped = normal.slice(0, place) + normal.charAt(place + 1) + normal.charAt(place) + normal.slice(place + 2)
    if (place < 23) assert.equal(isSerialKeyChecked(swapped), swapped === normal)
  }))
})
