import { parseCalendarDate, parseInstant, type Denied } from '@assento/rules'
import type { Format } from './format.ts'

export type RuleFacts = Denied['facts']

/** The words of a refusal. A fact may be missing (an older server, another rule path): the sentence must still be good. */
export type RuleWords = (facts: RuleFacts, format: Format) => { readonly title: string; readonly text: string }

/** A fact as a number ready to print; null when absent or not a number. */
export function countOf(facts: RuleFacts, name: string, format: Format): string | null {
  const value = facts[name]
  return typeof value === 'number' && Number.isFinite(value) ? format.number(value) : null
}

/** A fact that is a date `YYYY-MM-DD`, written in full; null when absent or malformed. */
export function dateOf(facts: RuleFacts, name: string, format: Format): string | null {
  const date = parseCalendarDate(String(facts[name] ?? ''))
  return date === null ? null : format.date(date)
}

/** A fact that is an instant, local and UTC: "14 de maio de 2026, 06:00 (09:00 UTC)"; null when absent or malformed. */
export function instantOf(facts: RuleFacts, name: string, format: Format): string | null {
  const at = parseInstant(String(facts[name] ?? ''))
  return at === null ? null : `${format.dateTimeLong(at)} (${format.utc(at)})`
}

/** Cents under `name` in the fact `currency`; null when either is missing. */
export function moneyOf(facts: RuleFacts, name: string, format: Format): string | null {
  const { [name]: cents, currency } = facts
  return typeof cents === 'number' && typeof currency === 'string' ? format.money({ currency, cents }) : null
}

/** Text made from a value that is there, or another text. */
export function said<T>(value: T | null, text: (value: T) => string, otherwise = ''): string {
  return value === null ? otherwise : text(value)
}
