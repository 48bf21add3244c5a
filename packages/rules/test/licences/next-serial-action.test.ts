import assert from 'node:assert/strict'
import { test } from 'node:test'
import { calendarDate, instant, isRenewalInvoiceDue, nextSerialActionAt } from '@assento/rules'
import type { Instant, ScheduledSerial, SerialSchedule } from '@assento/rules'

/** Paid until 21 December, seven days of grace, São Paulo: midnights are at 03:00Z. */
const SERIAL: ScheduledSerial = {
  cancelledAt: null, provisionedAt: instant('2026-11-21T15:00:00.000Z'), suspension: null, validUntil: calendarDate('2026-12-21'), graceDays: 7,
  zone: 'America/Sao_Paulo', payerId: 'acc', period: 'P1M',
}
const ASKS_AT = '2026-12-11T03:00:00.000Z'
const ENDS_AT = '2026-12-21T03:00:00.000Z'
const EXPIRES_AT = '2026-12-28T03:00:00.000Z'

const DUE = { kind: 'due', toOn: calendarDate('2027-01-21') } as const
const next = (facts: Partial<ScheduledSerial>, after: string, more: Partial<SerialSchedule> = {}): Instant | null => (
  nextSerialActionAt({ ...SERIAL, ...facts }, { renewal: null, leadDays: 10, asksRenewal: true, ...more, after: instant(after) }))

test('until ten days before the end time waits for the day of the renewal invoice, and from then on asks at once', () => {
  assert.equal(next({}, '2026-11-21T15:00:00.000Z'), ASKS_AT)
  assert.equal(next({}, '2026-12-11T02:59:59.999Z'), ASKS_AT)
  assert.equal(next({}, ASKS_AT), ASKS_AT)
  assert.equal(next({}, '2026-12-15T12:00:00.000Z'), '2026-12-15T12:00:00.000Z')
})

test('asked for, or without a price, the end of the period is next, then the end of the grace, then nothing', () => {
  for (const more of [{ renewal: DUE }, { asksRenewal: false }]) {
    assert.equal(next({}, ASKS_AT, more), ENDS_AT)
    assert.equal(next({}, '2026-12-21T02:59:59.999Z', more), ENDS_AT)
    assert.equal(next({}, ENDS_AT, more), EXPIRES_AT)
    assert.equal(next({}, EXPIRES_AT, more), null)
  }
})

test('what has expired is not invoiced by time, in its last moment of grace it is', () => {
  assert.equal(next({}, '2026-12-28T02:59:59.999Z'), '2026-12-28T02:59:59.999Z')
  assert.equal(next({}, EXPIRES_AT), null)
})

test('a retroactive renewal is looked at again when a period begins that it does not ask for', () => {
  const renewal = { kind: 'retroactive', toOn: calendarDate('2027-02-21') } as const
  assert.equal(next({}, '2027-02-01T12:00:00.000Z', { renewal }), '2027-02-21T03:00:00.000Z')
  assert.equal(next({}, '2027-02-21T03:00:00.000Z', { renewal }), null)
})

test('without grace, and asked for on its last day, a renewal is still asked for on that day', () => {
  const schedule = { renewal: null, leadDays: 0 }
  const facts = { ...SERIAL, graceDays: 0 }
  assert.deepEqual(['2026-12-21T02:59:59.999Z', ENDS_AT, '2026-12-22T02:59:59.999Z', '2026-12-22T03:00:00.000Z'].map((at) => isRenewalInvoiceDue(facts, schedule, instant(at))), [
    false, true, true, false,
  ])
})

test('a suspended serial waits for its end alone, and one without an end for a person', () => {
  const suspension = (until: string | null) => ({ reason: 'outro', note: null, startedAt: instant(ASKS_AT), until: until === null ? null : instant(until) })
  assert.equal(next({ suspension: suspension('2027-03-01T12:00:00.000Z') }, ASKS_AT), '2027-03-01T12:00:00.000Z')
  assert.equal(next({ suspension: suspension('2026-12-12T12:00:00.000Z') }, '2026-12-13T12:00:00.000Z'), '2026-12-13T12:00:00.000Z')
  assert.equal(next({ suspension: suspension(null) }, ASKS_AT), null)
})

test('time does nothing to what is over, pending, or without an end; what nobody pays for only ends', () => {
  for (const facts of [{ cancelledAt: instant(ASKS_AT) }, { provisionedAt: null }, { validUntil: null }]) assert.equal(next(facts, ASKS_AT), null)
  assert.equal(next({ payerId: null }, ASKS_AT), ENDS_AT)
  assert.equal(next({ period: null }, ASKS_AT), ENDS_AT)
})
