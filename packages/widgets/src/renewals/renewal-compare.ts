/** This term and the next one side by side; the next one is edited where it is shown. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { BillingFrequency, Commitment, TermSummary } from '@assento/rules'
import { icon } from '../runtime/icons.ts'
import { numberField } from '../runtime/number-field.ts'
import { choicesOf } from './renewal-draft.ts'
import type { RenewalLook } from './renewal-parts.ts'

interface Row {
  readonly label: string
  readonly now: unknown
  readonly next: unknown
  readonly isChanged: boolean
}

/** A table by its roles, a grid by its looks: it folds below 560 px without losing what belongs together. */
export function compareTerms(look: RenewalLook): TemplateResult {
  const words = look.t.renewals
  return html`
    <div class="compare" role="table" aria-label=${words.compare}>
      <div class="compare-row compare-head" role="row">
        <span role="cell"></span><span role="columnheader">${words.currentTerm}</span><span role="columnheader" class="next">${words.nextTerm}</span>
      </div>
      ${rowsOf(look).map((row) => html`
        <div class="compare-row" role="row">
          <span role="rowheader">${row.label}</span>
          <span role="cell">${row.now}</span>
          <span role="cell" class="next ${row.isChanged ? 'changed' : ''}">${row.next}${row.isChanged ? html`<span class="tag">${words.changed}</span>` : nothing}</span>
        </div>`)}
    </div>`
}

function rowsOf(look: RenewalLook): readonly Row[] {
  const { t, format, view, draft, preview } = look
  const words = t.renewals
  const { current, next } = preview
  const options = choicesOf(draft, view.options)
  const renews = draft.choice === 'renew'
  const dash = (value: (term: TermSummary) => unknown) => (next === null ? '—' : value(next))
  const commitment = (value: Commitment) => t.common.commitmentShort[value]
  const billing = (value: BillingFrequency) => t.common.billingShort[value]
  return [
    { label: words.seats, now: format.number(current.seats), isChanged: renews && draft.seats !== current.seats, next: renews ? seatsField(look) : dash((term) => format.number(term.seats)) },
    ...(options.plans.length < 2 ? [] : [{
      label: words.plan, now: view.subscription.planName, isChanged: renews && draft.planId !== current.offer.planId,
      next: renews ? select(look, words.plan, draft.planId, words.notOffered(view.subscription.planName), options.plans.map(({ planId, name }) => [planId, name]), (planId) => look.onEdit({ planId })) : dash(() => view.subscription.planName),
    }]),
    { label: words.commitment, now: commitment(current.offer.commitment), isChanged: draft.choice !== 'end' && next?.offer.commitment !== current.offer.commitment && next !== null,
      next: renews ? select(look, words.commitment, draft.commitment, words.notOffered(commitment(draft.commitment)), options.commitments.map((value) => [value, commitment(value)]), (value) => look.onEdit({ commitment: value })) : dash((term) => commitment(term.offer.commitment)) },
    { label: words.frequency, now: billing(current.offer.billingFrequency), isChanged: next !== null && next.offer.billingFrequency !== current.offer.billingFrequency,
      next: renews ? select(look, words.frequency, draft.billingFrequency, draft.billingFrequency === 'none' ? words.choose : words.notOffered(billing(draft.billingFrequency)), options.frequencies.map((value) => [value, billing(value)]), (value) => look.onEdit({ billingFrequency: value })) : dash((term) => billing(term.offer.billingFrequency)) },
    { label: words.period, now: period(look, current), next: next !== null ? period(look, next) : draft.choice === 'end' ? words.noNext : '—', isChanged: false },
    { label: words.price, now: price(look, current), next: nextPrice(look), isChanged: false },
  ]
}

function seatsField({ t, draft, canEdit, onEdit }: RenewalLook): TemplateResult {
  return html`<span class="seats-next">${numberField({
    id: 'next-seats', label: t.renewals.seats, hasHiddenLabel: true, value: draft.seats ?? Number.NaN, min: 0, isDisabled: !canEdit, isInvalid: draft.seats === null,
    decreaseLabel: t.renewals.less, increaseLabel: t.renewals.more, onChange: (value) => onEdit({ seats: Number.isFinite(value) ? value : null }),
  })}</span>`
}

function select<Value extends string>(
  { canEdit }: RenewalLook, label: string, value: Value, nowhere: string, options: readonly (readonly [Value, string])[], onChange: (value: Value) => void,
): TemplateResult {
  // What is stored but no longer sold is shown as it is, never as the first thing that is.
  const isOffered = options.some(([key]) => key === value)
  return html`<span class="select-box"><select class="select" aria-label=${label} ?disabled=${!canEdit}
    @change=${(event: Event) => onChange((event.target as HTMLSelectElement).value as Value)}>
    ${isOffered ? nothing : html`<option value=${value} selected disabled>${nowhere}</option>`}
    ${options.map(([key, name]) => html`<option value=${key} ?selected=${key === value}>${name}</option>`)}
  </select>${icon('chevron')}</span>`
}

function period({ t, format }: RenewalLook, term: TermSummary): string {
  return t.renewals.until(format.date(term.term.startsOn, 'short'), format.lastDay(term.term, 'short'))
}

function price({ t, format }: RenewalLook, term: TermSummary): TemplateResult {
  if (term.offer.billingFrequency === 'none') return html`${t.common.billingShort.none}`
  const perCycle = t.common.perCycle[term.offer.billingFrequency]
  return html`<b>${format.money(term.perCycle)}</b> ${perCycle}
    <small>${t.renewals.each(format.money(term.offer.unitPrice))}${term.offer.billingFrequency === 'monthly' ? nothing : html` · ${t.renewals.perMonth(format.money(term.perMonth))}`}</small>`
}

/** The next price, and the difference a month in words: more or less, not only by colour. */
function nextPrice(look: RenewalLook): unknown {
  const { t, format, draft, preview } = look
  const { current, next } = preview
  if (next === null) return draft.choice === 'end' ? '—' : t.renewals.noPrice
  if (draft.choice === 'renew' && !draft.seats) return '—'
  const cents = next.perMonth.cents - current.perMonth.cents
  const amount = format.money({ ...next.perMonth, cents: Math.abs(cents) })
  return html`<span class="price" aria-live="polite">${price(look, next)}${cents === 0 ? nothing
    : html`<small class="difference">${cents > 0 ? t.renewals.moreAMonth(amount) : t.renewals.lessAMonth(amount)}</small>`}</span>`
}
