/** The small calendar against a Temporal polyfill, case by case, and by random dates. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import {
  addDays, addHours, addMonths, addMs, calendarDate, dateInZone, dateOfEpochDay, daysBetween, daysInMonth, epochDay, epochMs, instant, instantFromText,
  instantOfEpochMs, isLeapYear, lastDayOf, msBetween, parseCalendarDate, parseInstant, periodContains, periodDays, startOfDate,
} from '@assento/rules'
import type { CalendarDate } from '@assento/rules'

const ZONES = [
  'UTC', 'America/Sao_Paulo', 'America/New_York', 'Pacific/Kiritimati', 'Europe/Lisbon', 'Asia/Kolkata', 'Australia/Lord_Howe',
  'Pacific/Apia', 'Africa/Cairo', 'Asia/Kathmandu', 'Pacific/Niue', 'America/St_Johns',
]

const anyDay = fc.integer({ min: epochDay(calendarDate('1600-01-01')), max: epochDay(calendarDate('2400-12-31')) })
const anyMs = fc.integer({ min: epochMs(instant('1970-01-01T00:00:00.000Z')), max: epochMs(instant('2040-01-01T00:00:00.000Z')) })

const temporalDate = (date: CalendarDate) => Temporal.PlainDate.from(date)
const temporalMidnight = (date: CalendarDate, zone: string) =>
  instantOfEpochMs(temporalDate(date).toZonedDateTime({ timeZone: zone }).epochMilliseconds)

test('days of a date and back, and a year of leap days, agree with Temporal', () => {
  fc.assert(fc.property(anyDay, (day) => {
    const date = dateOfEpochDay(day)
    assert.equal(date, Temporal.PlainDate.from('1970-01-01').add({ days: day }).toString())
    assert.equal(epochDay(date), day)
    assert.equal(isLeapYear(Number(date.slice(0, 4))), temporalDate(date).inLeapYear)
    assert.equal(daysInMonth(Number(date.slice(0, 4)), Number(date.slice(5, 7))), temporalDate(date).daysInMonth)
  }))
})

test('adding days and months, and counting days, agree with Temporal', () => {
  fc.assert(fc.property(anyDay, fc.integer({ min: -600, max: 600 }), (day, count) => {
    const date = dateOfEpochDay(day)
    assert.equal(addDays(date, count), temporalDate(date).add({ days: count }).toString())
    assert.equal(addMonths(date, count), temporalDate(date).add({ months: count }, { overflow: 'constrain' }).toString())
    assert.equal(daysBetween(date, addMonths(date, count)), temporalDate(date).until(Temporal.PlainDate.from(addMonths(date, count))).days)
  }))
})

for (const [anchor, months, expected] of [
  ['2027-01-28', 1, '2027-02-28'], ['2027-01-29', 1, '2027-02-28'], ['2028-01-29', 1, '2028-02-29'], ['2028-01-30', 1, '2028-02-29'],
  ['2027-01-31', 1, '2027-02-28'], ['2027-01-31', 2, '2027-03-31'], ['2027-01-31', 3, '2027-04-30'], ['2028-02-29', 12, '2029-02-28'],
  ['2028-02-29', 48, '2032-02-29'], ['2027-12-31', 1, '2028-01-31'], ['2027-01-31', -2, '2026-11-30'], ['2027-03-31', 0, '2027-03-31'],
] as const) {
  test(`${anchor} and ${months} months is ${expected}`, () => {
    assert.equal(addMonths(calendarDate(anchor), months), expected)
    assert.equal(temporalDate(calendarDate(anchor)).add({ months }).toString(), expected)
  })
}

test('instants count milliseconds as Temporal does', () => {
  fc.assert(fc.property(anyMs, fc.integer({ min: -1e11, max: 1e11 }), (ms, count) => {
    const at = instantOfEpochMs(ms)
    assert.equal(at, Temporal.Instant.fromEpochMilliseconds(ms).toString({ smallestUnit: 'millisecond' }))
    assert.equal(epochMs(at), ms)
    assert.equal(msBetween(at, addMs(at, count)), count)
  }))
})

for (const zone of ZONES) {
  test(`the date of an instant and the start of a date in ${zone} agree with Temporal`, () => {
    fc.assert(fc.property(anyMs, (ms) => {
      const at = instantOfEpochMs(ms)
      const date = dateInZone(at, zone)
      assert.equal(date, Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).toPlainDate().toString())
      assert.equal(startOfDate(date, zone), temporalMidnight(date, zone))
    }), { numRuns: 60 })
  })
}

for (const [zone, date, expected, why] of [
  ['America/Sao_Paulo', '2018-11-04', '2018-11-04T03:00:00.000Z', 'midnight is skipped, the day begins at 01:00'],
  ['America/Sao_Paulo', '2018-11-03', '2018-11-03T03:00:00.000Z', 'the day before begins at midnight'],
  ['America/Sao_Paulo', '2018-02-18', '2018-02-18T03:00:00.000Z', 'the hour before midnight came twice, the day began once'],
  ['America/New_York', '2026-03-08', '2026-03-08T05:00:00.000Z', 'summer time begins after midnight'],
  ['America/New_York', '2026-03-09', '2026-03-09T04:00:00.000Z', 'and counts on the next day'],
  ['America/New_York', '2026-11-01', '2026-11-01T04:00:00.000Z', 'it ends after midnight'],
  ['Pacific/Kiritimati', '2026-03-15', '2026-03-14T10:00:00.000Z', 'fourteen hours ahead'],
  ['Pacific/Niue', '2026-03-15', '2026-03-15T11:00:00.000Z', 'eleven hours behind'],
] as const) {
  test(`in ${zone} ${date} begins at ${expected}: ${why}`, () => {
    assert.equal(startOfDate(calendarDate(date), zone), expected)
    assert.equal(temporalMidnight(calendarDate(date), zone), expected)
    assert.equal(dateInZone(instant(expected), zone), date)
    assert.ok(dateInZone(addMs(instant(expected), -1), zone) < date)
  })
}

test('a day that a zone skipped begins where the next one does', () => {
  const skipped = calendarDate('2011-12-30')
  assert.equal(startOfDate(skipped, 'Pacific/Apia'), '2011-12-30T10:00:00.000Z')
  assert.equal(temporalMidnight(skipped, 'Pacific/Apia'), '2011-12-30T10:00:00.000Z')
})

test('168 hours are elapsed hours across a change of clocks', () => {
  assert.equal(addHours(instant('2026-03-05T16:00:00.000Z'), 168), '2026-03-12T16:00:00.000Z')
})

for (const text of ['2026-02-30', '2027-02-29', '2026-13-01', '2026-00-10', '2026-01-00', '0000-01-01', '2026-1-1', '20260101', '2026-01-01 ', '']) {
  test(`${JSON.stringify(text)} is no date`, () => {
    assert.equal(parseCalendarDate(text), null)
    assert.throws(() => calendarDate(text), RangeError)
  })
}

for (const text of ['2026-02-30T00:00:00.000Z', '2026-01-01T24:00:00.000Z', '2026-01-01T00:60:00.000Z', '2026-01-01T00:00:60.000Z', '2026-01-01T00:00:00Z', '2026-01-01']) {
  test(`${JSON.stringify(text)} is no canonical instant`, () => {
    assert.equal(parseInstant(text), null)
    assert.throws(() => instant(text), RangeError)
  })
}

for (const [text, expected] of [
  ['2026-01-01T00:00:00Z', '2026-01-01T00:00:00.000Z'], ['2026-01-01T00:00:00.1234567Z', '2026-01-01T00:00:00.123Z'],
  ['2026-01-01T00:00:00-03:00', '2026-01-01T03:00:00.000Z'], ['2026-01-01T00:00:00+05:45', '2025-12-31T18:15:00.000Z'],
  ['2016-02-04T19:29:38.037', '2016-02-04T19:29:38.037Z'], ['2026-01-01T00:00', '2026-01-01T00:00:00.000Z'], ['2026-02-30T00:00:00Z', null], ['ontem', null],
] as const) {
  test(`the foreign instant ${text} reads ${expected ?? 'as nothing'}`, () => assert.equal(instantFromText(text), expected))
}

test('a period holds its first day and not its end', () => {
  const period = { startsOn: calendarDate('2026-03-15'), until: calendarDate('2026-04-15') }
  assert.equal(periodDays(period), 31)
  assert.equal(lastDayOf(period), '2026-04-14')
  assert.deepEqual(['2026-03-14', '2026-03-15', '2026-04-14', '2026-04-15'].map((date) => periodContains(period, calendarDate(date))), [false, true, true, false])
})

test('years end at 9999', () => {
  assert.equal(addDays(calendarDate('9999-12-30'), 1), '9999-12-31')
  assert.throws(() => addDays(calendarDate('9999-12-31'), 1), RangeError)
})
