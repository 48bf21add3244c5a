/** Pieces of the seat editor that show what is held: head, field, windows. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { Instant, SubscriptionFacts, SubscriptionStatus } from '@assento/rules'
import type { SubscriptionDetail } from '@assento/client'
import type { Messages } from '../locales/messages.ts'
import type { Format } from '../runtime/format.ts'
import { heading } from '../runtime/heading.ts'
import { icon } from '../runtime/icons.ts'
import { numberField } from '../runtime/number-field.ts'
import { callout, chip } from '../runtime/states.ts'
import type { Tone } from '../runtime/states.ts'
import { ticking } from '../runtime/ticking.ts'
import type { ServerClock } from '../runtime/clock.ts'
import type { SeatPreview } from './seat-editor-preview.ts'
import { reductionsAt, windowLeftPercent } from './seat-editor-windows.ts'
import type { OpenWindow } from './seat-editor-windows.ts'
import { timeLeft } from '../runtime/moments.ts'

/** What every piece draws with. */
export interface SeatEditorLook {
  readonly t: Messages
  readonly format: Format
  readonly clock: ServerClock
  readonly now: Instant
  readonly detail: SubscriptionDetail
}

export interface SeatFieldView {
  readonly draft: number | null
  readonly preview: SeatPreview
  readonly isReadOnly: boolean
  readonly isBusy: boolean
  readonly onDraft: (draft: number | null) => void
}

/** Name, terms and state; the heading takes the level that the host page needs. */
export function seatEditorHead({ t, format, detail }: SeatEditorLook, headingLevel: number): TemplateResult {
  const terms = [t.common.commitment[detail.commitment], t.common.billing[detail.billingFrequency], t.common.termUntil(format.lastDay(detail.facts.term))]
  const tone = STATUS_TONES[detail.status]
  return html`
    <header class="head" part="header">
      <div>${heading(headingLevel, detail.name)}<div class="sub">${terms.join(' · ')}</div></div>
      <div class="chips">${detail.isTrial ? chip('info', 'info', t.common.trial) : nothing}${chip(tone, tone === 'ok' ? 'check' : tone === 'warn' ? 'pause' : tone === 'idle' ? 'stop' : 'clock', t.common.status[detail.status])}</div>
    </header>`
}

const STATUS_TONES: Readonly<Record<SubscriptionStatus, Tone>> = {
  provisioning: 'info', active: 'ok', suspended: 'warn', extended: 'info', expired: 'idle', disabled: 'idle', deleted: 'idle',
}

/** The number, typed or stepped, and how it compares with today. */
export function seatField({ t, format, detail }: SeatEditorLook, view: SeatFieldView): TemplateResult {
  const words = t.seatEditor
  const held = words.held(detail.assignedSeats, Math.max(0, detail.seats - detail.assignedSeats))
  if (view.isReadOnly) {
    return html`<div class="label">${words.label}</div><div class="field-row"><output class="seats-held">${format.number(detail.seats)}</output><div class="delta">${held}</div></div>`
  }
  return html`
    <div class="field-row">
      <div class="seats-field">${numberField({
        id: 'seats', label: words.label, value: view.draft ?? Number.NaN, min: 0, describedBy: 'seats-delta',
        isDisabled: view.isBusy, isInvalid: view.preview.kind === 'incomplete' || view.preview.kind === 'refused',
        decreaseLabel: words.less, increaseLabel: words.more,
        onChange: (value) => view.onDraft(Number.isFinite(value) ? value : null),
      })}</div>
      <div class="delta" id="seats-delta">${comparison(view.draft, detail, t, format)}<br>${held}</div>
    </div>`
}

function comparison(draft: number | null, detail: SubscriptionDetail, t: Messages, format: Format): unknown {
  if (draft === null) return t.seatEditor.incomplete
  const difference = draft - detail.seats
  if (difference === 0) return t.seatEditor.same
  return html`<b class=${difference > 0 ? 'more' : 'less'}>${format.signed(difference)}</b> ${t.seatEditor.comparedWith(detail.seats)}`
}

/** Each batch with its own countdown, in local time and UTC; then what has no window. */
export function reductionWindows(look: SeatEditorLook): TemplateResult {
  const { t, now, detail } = look
  const reductions = reductionsAt(detail.facts, now)
  return html`
    <section class="windows" aria-labelledby="windows-title">
      <div class="label" id="windows-title">${t.seatEditor.windowsTitle}</div>
      <ul>
        ${reductions.open.map((window) => openWindow(look, window))}
        ${reductions.rest > 0 ? restOfSeats(look, reductions.rest, reductions.restWhen) : nothing}
      </ul>
    </section>`
}

function openWindow({ t, format, clock }: SeatEditorLook, window: OpenWindow): TemplateResult {
  return html`
    <li class="window">
      <b>${t.seatEditor.seats(window.seats)}</b>
      <svg class="bar" aria-hidden="true"><rect height="100%" rx="4" width=${ticking(clock, (now) => `${windowLeftPercent(window, now)}%`)}></rect></svg>
      <span class="when">
        <time datetime=${window.until}>${t.seatEditor.windowUntil(format.dateTime(window.until))}</time>
        <small><span class="countdown">${ticking(clock, (now) => t.seatEditor.windowLeft(timeLeft(window.until, now, format)))}</span> · ${format.utc(window.until)}</small>
      </span>
    </li>`
}

function restOfSeats({ t, format, detail }: SeatEditorLook, seats: number, when: 'atRenewal' | 'anyTime' | 'never'): TemplateResult {
  const [main, why] = restWords(t, format, detail.facts, when)
  return html`
    <li class="window">
      <b>${t.seatEditor.seats(seats)}</b>
      <svg class="bar ${when === 'anyTime' ? '' : 'closed'}" aria-hidden="true"><rect height="100%" rx="4" width=${when === 'anyTime' ? '100%' : '0%'}></rect></svg>
      <span class="when">${main}<small>${why}</small></span>
    </li>`
}

function restWords(t: Messages, format: Format, facts: SubscriptionFacts, when: 'atRenewal' | 'anyTime' | 'never'): readonly [string, string] {
  const words = t.seatEditor
  if (when === 'anyTime') return [words.windowAnyTime, words.windowAnyTimeWhy]
  if (when === 'never') return [words.windowNever, words.windowNeverWhy(format.lastDay(facts.term, 'short'))]
  const why = facts.policy.decrease === 'atRenewal' ? words.windowOnlyRenewal : words.windowClosed(facts.policy.reductionWindowHours)
  return [words.windowAtRenewal(format.date(facts.term.until, 'short')), why]
}

/** Where the activation stands; nothing once it is active. */
export function provisioningBanner({ t, format, clock, detail }: SeatEditorLook): TemplateResult | typeof nothing {
  const activation = detail.provisioningDetail
  if (activation === null || activation.state === 'active') return nothing
  const words = t.seatEditor
  if (activation.state === 'failed') return callout('bad', words.failed, words.failedActivation)
  const isLate = (now: Instant) => activation.overdue || now > activation.expectedBy
  const until = format.dateTime(activation.expectedBy)
  return callout(activation.overdue ? 'warn' : 'info', words[activation.state],
    html`<span class="with-icon">${icon('sync')}${ticking(clock, (now) => (isLate(now) ? words.overdue(until) : words.expectedBy(until)))}</span>`)
}
