/** The policy with the dates of an example invoice, by the same functions that will plan it. */
import { html, nothing, type TemplateResult } from 'lit'
import { addBankBusinessDays, nextBankBusinessDay } from '@assento/brazil'
import { describeRelease, describeStep, parseCalendarDate, planSteps, policyLocale, startOfDate } from '@assento/rules'
import type { CalendarDate, CollectionsCalendar, PlannedStep } from '@assento/rules'
import { icon } from '../runtime/icons.ts'
import type { PolicyLook } from './policy-look.ts'
import { describedSteps } from './policy-described.ts'

/** The steps of an invoice due on that day, issued early enough for all of them. */
export function exampleSteps({ policy, stored, format }: Pick<PolicyLook, 'policy' | 'stored' | 'format'>, dueOn: CalendarDate): { readonly payableUntil: CalendarDate; readonly steps: readonly PlannedStep[] } {
  const holidays = new Set(stored.calendar.localHolidays)
  const calendar: CollectionsCalendar = {
    zone: format.zone, nextBankBusinessDay: (date) => nextBankBusinessDay(date, holidays), addBankBusinessDays: (date, count) => addBankBusinessDays(date, count, holidays),
  }
  const payableUntil = calendar.nextBankBusinessDay(dueOn)
  return { payableUntil, steps: planSteps(policy, { payableUntil, since: startOfDate('2000-01-01' as CalendarDate, format.zone), disputeResolvedAt: null }, calendar) }
}

/** `dueOn` is null while the field holds no date that exists. */
export function policyPreview(look: PolicyLook, dueOn: CalendarDate | null, onDue: (date: CalendarDate | null) => void): TemplateResult {
  const { t, format, policy, faults, headingLevel } = look
  const words = t.collections.preview
  const locale = policyLocale(format.locale)
  const isPlannable = faults.every(({ rule }) => !['collections.policy.days', 'collections.policy.hour', 'collections.policy.clearing'].includes(rule))
  const example = dueOn === null || !isPlannable ? null : exampleSteps(look, dueOn)
  return html`
    <p class="part-title" role="heading" aria-level=${headingLevel + 1}>${words.title}</p>
    <div><label class="label" for="example-due">${words.due}</label>
      <input id="example-due" class="input" type="date" .value=${dueOn ?? ''} aria-invalid=${dueOn === null ? 'true' : 'false'} aria-describedby=${dueOn === null ? 'example-error' : nothing}
        @change=${(event: Event) => onDue(parseCalendarDate((event.target as HTMLInputElement).value))}>
      ${dueOn === null ? html`<p id="example-error" class="field-error">${icon('alert')}${words.invalid}</p>` : nothing}
      ${example !== null && example.payableUntil !== dueOn ? html`<p class="small muted">${words.moved(format.date(example.payableUntil))}</p>` : nothing}</div>
    ${example === null ? nothing : example.steps.length === 0 ? html`<p class="small muted">${words.none}</p>`
      : describedSteps(example.steps.map((step) => ({ ...step, sentence: describeStep(step, policy, locale) })), format, null)}
    <p class="small muted">${describeRelease(policy, locale)}</p>`
}
