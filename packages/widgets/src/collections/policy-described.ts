/** The policy in words, as the customer reads it: with dates where there is an invoice. */
import { html, nothing, type TemplateResult } from 'lit'
import type { CalendarDate } from '@assento/rules'
import type { DescribedPolicy } from '@assento/client'
import type { Messages } from '../locales/messages.ts'
import type { Format } from '../runtime/format.ts'
import { heading } from '../runtime/heading.ts'
import { icon } from '../runtime/icons.ts'
import { stepIcon } from './policy-look.ts'

type Sentence = Pick<DescribedPolicy['steps'][number], 'key' | 'plannedOn' | 'action' | 'sentence' | 'daysFromDue' | 'channel' | 'template' | 'unless'>

export interface DescribedView {
  readonly t: Messages
  readonly format: Format
  readonly headingLevel: number
  readonly noHeader: boolean
  readonly described: DescribedPolicy
  /** What lies before is said to be over; null without an invoice. */
  readonly today: CalendarDate | null
}

export function describedPolicy({ t, format, headingLevel, noHeader, described, today }: DescribedView): TemplateResult {
  const words = t.collections.described
  const { invoice, steps, releaseSentence } = described
  return html`
    ${noHeader ? nothing : html`<div class="head"><div>${heading(headingLevel, words.title)}
      <p class="sub">${invoice === null ? words.general : words.ofInvoice(invoice.number, format.date(invoice.dueOn))}</p></div><slot name="header-actions"></slot></div>`}
    ${steps.length === 0 ? html`<slot name="empty"><div class="blank">${icon('info')}<strong>${words.emptyTitle}</strong><p>${words.emptyText}</p></div></slot>` : html`
      <div class="pad described">${describedSteps(steps, format, invoice === null ? null : { today, past: words.past })}
        <div class="release"><p class="part-title" role="heading" aria-level=${headingLevel + 1}>${words.release}</p><p>${releaseSentence}</p></div></div>`}
    <slot name="footer"></slot>`
}

/** One sentence a step, its date as on a calendar leaf before it. */
export function describedSteps(steps: readonly Sentence[], format: Format, dated: { readonly today: CalendarDate | null; readonly past: string } | null): TemplateResult {
  return html`<ol class="sentences">${steps.map((step) => {
    const isPast = dated !== null && dated.today !== null && step.plannedOn !== null && step.plannedOn < dated.today
    return html`<li class="${step.action === null ? '' : 'acts'} ${isPast ? 'past' : ''}">
      ${step.plannedOn === null ? html`<span class="dot">${icon(stepIcon(step))}</span>` : leaf(step.plannedOn, format)}
      <span>${step.sentence}${isPast ? html` <span class="muted">${`(${dated.past})`}</span>` : nothing}</span></li>`
  })}</ol>`
}

/** Day and month; the sentence says the same, so it is not read aloud. */
function leaf(on: CalendarDate, format: Format): TemplateResult {
  return html`<span class="leaf" aria-hidden="true"><b>${Number(on.slice(8))}</b><small>${format.date(on, 'day').replace(/[\d\sº]/g, '')}</small></span>`
}
