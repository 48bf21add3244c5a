/** The simulation: which subscription, when, and how many seats. */
import { html, nothing, type TemplateResult } from 'lit'
import type { Forecast, ForecastSubject } from '@assento/client'
import type { Messages } from '../locales/messages.ts'
import type { Format } from '../runtime/format.ts'
import { icon } from '../runtime/icons.ts'
import { numberField } from '../runtime/number-field.ts'

export type ChangeMoment = 'now' | 'renewal' | 'end'

/** What is thought of. `seats` is NaN while the field holds no number. */
export interface WhatIf {
  readonly subscriptionId: string
  readonly moment: ChangeMoment
  readonly seats: number
}

/** What the server is asked; null when it comes to no change, or to no number. */
export function changeOf({ subscriptionId, moment, seats }: WhatIf, subject: ForecastSubject) {
  if (moment === 'end') return subject.endOfTerm === 'end' ? null : { subscriptionId, endOfTerm: 'end' as const }
  if (!isWhole(seats) || seats === seatsOf(subject, moment)) return null
  if (moment === 'now') return { subscriptionId, seats }
  // Only a term that renews can have another number of seats.
  return { subscriptionId, renewalSeats: seats, ...(subject.endOfTerm === 'renew' ? {} : { endOfTerm: 'renew' as const }) }
}

export function seatsOf(subject: ForecastSubject, moment: ChangeMoment): number {
  return moment === 'renewal' ? subject.renewalSeats ?? subject.seats : subject.seats
}

export function isWhole(seats: number): boolean {
  return Number.isInteger(seats) && seats >= 0 && seats <= 1_000_000
}

export interface WhatIfView {
  readonly t: Messages
  readonly format: Format
  readonly forecast: Forecast
  readonly whatIf: WhatIf | null
  readonly isAsking: boolean
  readonly onChange: (whatIf: WhatIf | null) => void
}

export function whatIfForm(view: WhatIfView): TemplateResult {
  const { t, format, forecast: { subscriptions }, whatIf, onChange } = view
  const words = t.forecast.whatIf
  const subject = subscriptions.find(({ id }) => id === whatIf?.subscriptionId)
  const choose = (event: Event) => {
    const chosen = subscriptions.find(({ id }) => id === (event.target as HTMLSelectElement).value)
    onChange(chosen === undefined ? null : { subscriptionId: chosen.id, moment: 'now', seats: chosen.seats })
  }
  return html`
    <form class="what-if" aria-labelledby="what-if" @submit=${(event: Event) => event.preventDefault()}>
      <div><p class="what-if-title" id="what-if">${words.title}</p><p class="small muted">${words.text}</p></div>
      ${select('subscription', words.subscription, choose, html`
        <option value="" .selected=${whatIf === null}>${words.none}</option>
        ${subscriptions.map(({ id, name, seats }) => html`<option value=${id} .selected=${id === whatIf?.subscriptionId}>${words.option(name, seats, format)}</option>`)}`)}
      ${whatIf === null || subject === undefined ? nothing : html`
        ${momentSelect(view, whatIf, subject)}
        ${whatIf.moment === 'end' ? nothing : seatsField(view, whatIf, subject)}
        <p><button type="button" class="button link" @click=${() => onChange(null)}>${words.clear}</button></p>`}
    </form>`
}

function momentSelect({ t, format, onChange }: WhatIfView, whatIf: WhatIf, subject: ForecastSubject): TemplateResult {
  const words = t.forecast.whatIf
  const date = format.date(subject.renewsOn, 'short')
  const names: Readonly<Record<ChangeMoment, string>> = { now: words.now, renewal: words.atRenewal(date), end: words.end(date) }
  const choose = (event: Event) => {
    const moment = (event.target as HTMLSelectElement).value as ChangeMoment
    onChange({ ...whatIf, moment, seats: whatIf.seats === seatsOf(subject, whatIf.moment) ? seatsOf(subject, moment) : whatIf.seats })
  }
  return select('moment', words.when, choose, html`${(['now', 'renewal', 'end'] as const).map((moment) => html`
    <option value=${moment} .selected=${moment === whatIf.moment}>${names[moment]}</option>`)}`)
}

function seatsField({ t, format, isAsking, onChange }: WhatIfView, whatIf: WhatIf, subject: ForecastSubject): TemplateResult {
  const words = t.forecast.whatIf
  const isInvalid = !isWhole(whatIf.seats)
  const hint = isInvalid ? words.notWhole : changeOf(whatIf, subject) === null ? words.same : words.from(subject.seats, format)
  return html`
    <div>${numberField({
      id: 'seats', label: words.seats, value: whatIf.seats, min: 0, max: 1_000_000, isInvalid, describedBy: 'seats-hint',
      decreaseLabel: t.common.decrease, increaseLabel: t.common.increase, onChange: (seats) => onChange({ ...whatIf, seats }),
    })}
      <p id="seats-hint" class=${isInvalid ? 'field-error' : 'small muted hint'}>${hint}${isAsking ? html` <span class="asking">${words.asking}</span>` : nothing}</p></div>`
}

export function select(id: string, label: string, onChange: (event: Event) => void, options: TemplateResult): TemplateResult {
  return html`<div><label class="label" for=${id}>${label}</label>
    <span class="select-box"><select id=${id} class="select" @change=${onChange}>${options}</select>${icon('chevron')}</span></div>`
}
