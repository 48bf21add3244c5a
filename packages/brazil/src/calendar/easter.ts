/** Date of Easter Sunday in the Gregorian calendar, by the rule of Meeus, Jones and Butcher. Brazilian movable holidays hang on it. */
import { calendarDate } from '@assento/rules'
import type { CalendarDate } from '@assento/rules'

export function easterSunday(year: number): CalendarDate {
  const golden = year % 19
  const [century, yearOfCentury] = [Math.floor(year / 100), year % 100]
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3)
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4) - epact - (yearOfCentury % 4)) % 7
  const shift = Math.floor((golden + 11 * epact + 22 * weekday) / 451)
  const days = epact + weekday - 7 * shift + 114
  const [month, day] = [Math.floor(days / 31), (days % 31) + 1]
  return calendarDate(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`)
}
