/** How an act ended, in words, with what can be done next in one click. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { Alternative, Denied, Money, RenewalPlan } from '@assento/rules'
import { actButton } from '../runtime/act-button.ts'
import { refusalCallout } from '../runtime/refusal-callout.ts'
import { callout, errorCallout } from '../runtime/states.ts'
import type { SeatNotice } from './seat-editor-notices.ts'
import type { SeatEditorLook } from './seat-editor-parts.ts'
import { previewSeats, undoPlan } from './seat-editor-preview.ts'
import { planInWords } from './seat-editor-plan.ts'

export interface SeatActions {
  readonly isBusy: boolean
  readonly changeTo: (seats: number, shown: Money) => void
  readonly restore: (plan: RenewalPlan) => void
  readonly choose: (alternative: Alternative) => void
  readonly reload: () => void
}

/** A refusal, with the amount of a change that can be made now. */
export function seatRefusal(look: SeatEditorLook, refusal: Denied, actions: SeatActions): TemplateResult {
  const { t, format, detail, now } = look
  return refusalCallout({
    t, format, refusal, contacts: detail.contacts, seats: detail.seats, isBusy: actions.isBusy, choose: actions.choose,
    amountOf: (seats) => {
      const preview = previewSeats(detail, seats, now)
      return preview.kind === 'priced' ? amountInWords(preview.plan.dueNow, look) : null
    },
  })
}

/** How the last act ended; refusals have their own place, beside the number. */
export function noticeCallout(look: SeatEditorLook, notice: SeatNotice, actions: SeatActions): TemplateResult | typeof nothing {
  const { t, format, detail } = look
  const words = t.seatEditor
  switch (notice.kind) {
    case 'refused': return nothing
    case 'changed': return changedCallout(look, notice, actions)
    case 'scheduled': return callout('ok', words.scheduled(notice.seats, format.date(detail.facts.term.until)), words.scheduledText)
    case 'ends': return callout('ok', words.ends(format.lastDay(detail.facts.term)), words.endsText)
    case 'renews': return callout('ok', words.renews, nothing)
    case 'restored': return callout('ok', words.restored, nothing)
    case 'cancelled': return callout('ok', words.cancelled, nothing)
    case 'stopped': return callout('info', t.acts.stopped, nothing)
    case 'stale': return callout('warn', t.acts.staleTitle, t.acts.staleText, actButton(t.acts.reload, actions.reload, actions.isBusy, true), true)
    case 'quoteExpired': {
      const [old, now] = [amountInWords(notice.old, look), amountInWords(notice.quote.dueNow, look)]
      return callout('warn', words.quoteExpiredTitle, words.quoteExpiredText(old, now),
        actButton(words.quoteExpiredAccept(now), () => actions.changeTo(notice.seats, notice.quote.dueNow), actions.isBusy, true), true)
    }
    case 'failed': return notice.error.retryable
      ? callout('bad', t.acts.failedTitle, html`<p>${t.acts.failedText}</p>${requestId(look, notice.error.requestId)}`,
          actButton(t.common.retry, () => void notice.retry(), actions.isBusy, true), true)
      : errorCallout(t, notice.error, () => void notice.retry())
  }
}

function changedCallout(look: SeatEditorLook, notice: Extract<SeatNotice, { kind: 'changed' }>, actions: SeatActions): TemplateResult {
  const { t, format, detail, now } = look
  const words = t.seatEditor
  const { plan, lostPlan } = notice
  const undo = undoPlan(detail, plan.fromSeats, now)
  const amount = format.money({ ...plan.dueNow, cents: Math.abs(plan.dueNow.cents) })
  const windowUntil = plan.opensBatch?.until ?? null
  return callout('ok', words.changed(plan.toSeats), html`
    <p>${plan.dueNow.cents === 0 ? nothing : plan.dueNow.cents > 0 ? words.charged(amount) : words.credited(amount)}
      ${plan.change === 'increase' ? words.activation : nothing}</p>
    ${lostPlan === null ? nothing : html`<p>${words.planLost(planInWords(lostPlan, t))}</p>`}
    ${undo === null ? nothing : html`<p>${undo.change === 'increase' ? words.undoByBuying : windowUntil === null ? nothing : words.undoUntil(format.dateTime(windowUntil))}</p>`}`, html`
    ${lostPlan === null ? nothing : actButton(words.restore, () => actions.restore(lostPlan), actions.isBusy, true)}
    ${undo === null ? nothing : actButton(words.undo(undo.toSeats, amountInWords(undo.dueNow, look)), () => actions.changeTo(undo.toSeats, undo.dueNow), actions.isBusy)}`)
}

/** "R$ 106,08", or "crédito de R$ 106,08" below zero. */
function amountInWords(amount: Money, { t, format }: Pick<SeatEditorLook, 't' | 'format'>): string {
  return amount.cents < 0 ? t.acts.creditOf(format.money({ ...amount, cents: -amount.cents })) : format.money(amount)
}

function requestId({ t }: SeatEditorLook, id: string | null): TemplateResult | typeof nothing {
  return id === null ? nothing : html`<p class="muted small">${t.common.requestId} <code>${id}</code></p>`
}
