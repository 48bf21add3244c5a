import type { CalendarDate } from '../time.ts'
import type { CollectionsPolicy, CollectionsStep } from './policy.ts'
import { announcedAction } from './templates.ts'
import { POLICY_WORDS_EN } from './words-en.ts'
import { POLICY_WORDS_PT_BR } from './words-pt-br.ts'

/** Languages in which a policy is put into words. */
export type PolicyLocale = 'pt-BR' | 'en'

/** A step with the dates of one invoice, or without any. */
export interface StepToDescribe extends CollectionsStep {
  readonly plannedOn: CalendarDate | null
  readonly payBy: CalendarDate | null
}

/** How one language says a policy. Days from the due date are negative before it. */
export interface PolicyWords {
  date(on: CalendarDate): string
  /** "on 9 December at 09:00"; the year is left out where `said` has said it. */
  dateAt(on: CalendarDate, said: CalendarDate | null, hour: number): string
  /** "7 days before the due date", and with the hour. */
  days(daysFromDue: number): string
  daysAt(daysFromDue: number, hour: number): string
  /** "2 bank business days later at 09:00". */
  clearingAt(businessDays: number, hour: number): string
  message(message: { channel: CollectionsStep['channel']; when: string; about: CollectionsStep['action']; ifUnpaid: boolean }): string
  act(act: { action: NonNullable<CollectionsStep['action']>; deadline: string; when: string }): string
  release(release: CollectionsPolicy['release']): string
}

const WORDS: Readonly<Record<PolicyLocale, PolicyWords>> = { 'pt-BR': POLICY_WORDS_PT_BR, en: POLICY_WORDS_EN }

/** The language for a locale of ours: Portuguese for any `pt`, English else. */
export function policyLocale(locale: string): PolicyLocale {
  return locale.startsWith('pt') ? 'pt-BR' : 'en'
}

/** One step as a sentence for the customer, with the dates of the invoice where there are some (P2). */
export function describeStep(step: StepToDescribe, policy: Pick<CollectionsPolicy, 'hour' | 'clearingBusinessDays'>, locale: PolicyLocale): string {
  const words = WORDS[locale]
  const { plannedOn, payBy, action, daysFromDue, channel, template } = step
  if (action === null) {
    const when = plannedOn === null ? words.daysAt(daysFromDue, policy.hour) : words.dateAt(plannedOn, null, policy.hour)
    return words.message({ channel, when, about: announcedAction(template), ifUnpaid: daysFromDue > 0 })
  }
  return words.act({
    action,
    deadline: payBy === null ? words.days(daysFromDue) : words.date(payBy),
    when: plannedOn === null ? words.clearingAt(policy.clearingBusinessDays, policy.hour) : words.dateAt(plannedOn, payBy, policy.hour),
  })
}

/** How access comes back, as a sentence. */
export function describeRelease(policy: Pick<CollectionsPolicy, 'release'>, locale: PolicyLocale): string {
  return WORDS[locale].release(policy.release)
}
