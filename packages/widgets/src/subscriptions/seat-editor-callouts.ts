/** How an act ended, in words, with what can be done next in one click. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { Alternative, Denied, Money, RenewalPlan } from '@assento/rules'
import { contactLink } from '../runtime/denial.ts'
import { callout, errorCallout } from '../runtime/states.ts'
import type { SeatNotice } from './seat-editor-notices.ts'
import type { SeatEditorLook } from './seat-editor-parts.ts'
import { previewSeats, undoPlan } from './seat-editor-preview.ts'
import { planInWords } from './seat-editor-words.ts'

export interface SeatActions {
  readonly isBusy: boolean
  readonly changeTo: (seats: number, shown: Money) => void
  readonly restore: (plan: RenewalPlan) => void
  readonly choose: (alternative: Alternative) => void
  readonly reload: () => void
}

/** A refusal: why, the clause, when it will be possible, the alternatives, and whom to talk to. */
export function refusalCallout(look: SeatEditorLook, refusal: Denied, actions: SeatActions): TemplateResult {
  const { t, format, detail } = look
  // The words of refusals may arrive after the first paint; the clause says it until then.
  const rules: Partial<typeof t.rules> | undefined = t.rules
  const { title, text } = rules?.[refusal.rule]?.(refusal.facts, format) ?? { title: t.seatEditor.refusedTitle, text: '' }
  const offered = refusal.alternatives.filter((alternative) => alternative.kind !== 'contact' && alternative.kind !== 'askAdministrator' && alternative.kind !== 'convertTrial')
  const contact = detail.contacts.accountManager ?? detail.contacts.support ?? detail.contacts.finance
  return callout('bad', title, html`<p>${text} <span class="clause" lang="pt-BR">${t.seatEditor.clause(refusal.clause)}</span></p>
    ${refusal.alternatives.map((alternative) => alternative.kind === 'convertTrial' ? html`<p>${t.seatEditor.convertTrial(alternative.minimumSeats)}</p>`
      : alternative.kind === 'askAdministrator' ? html`<p>${t.seatEditor.askAdministrator}</p>` : nothing)}`, html`
    ${offered.map((alternative, index) => button(alternativeLabel(look, alternative), () => actions.choose(alternative), actions.isBusy, index === 0))}
    ${contact === null ? nothing : contactLink(t, contact)}`, true)
}

/** The button of an alternative; a change that can be made now names its amount. */
function alternativeLabel({ t, format, detail, now }: SeatEditorLook, alternative: Alternative): string {
  const words = t.seatEditor
  switch (alternative.kind) {
    case 'scheduleForRenewal': return words.scheduleForRenewal(alternative.seats)
    case 'changeSeatsNow': {
      const preview = previewSeats(detail, alternative.seats, now)
      const label = words.changeSeatsNow(detail.seats, alternative.seats)
      return preview.kind === 'priced' ? `${label} (${amountInWords(preview.plan.dueNow, { t, format })})` : label
    }
    case 'endAtEndOfTerm': return words.endAtEndOfTerm(format.date(alternative.endsOn, 'short'))
    case 'unassignSeats': return words.unassignSeats(alternative.count)
    case 'retryAfterSeconds': return t.common.retry
    case 'cancelSubscription': return words.cancelSubscription
    case 'turnOnAutomaticRenewal': return words.turnOnAutomaticRenewal
    case 'acknowledgeScheduleLoss': return words.acknowledgeScheduleLoss
    case 'requote': return words.requote
    default: return words.reload
  }
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
    case 'stopped': return callout('info', words.stopped, nothing)
    case 'stale': return callout('warn', words.staleTitle, words.staleText, button(words.reload, actions.reload, actions.isBusy, true), true)
    case 'quoteExpired': {
      const [old, now] = [amountInWords(notice.old, look), amountInWords(notice.quote.dueNow, look)]
      return callout('warn', words.quoteExpiredTitle, words.quoteExpiredText(old, now),
        button(words.quoteExpiredAccept(now), () => actions.changeTo(notice.seats, notice.quote.dueNow), actions.isBusy, true), true)
    }
    case 'failed': return notice.error.retryable
      ? callout('bad', words.failedTitle, html`<p>${words.failedText}</p>${requestId(look, notice.error.requestId)}`,
          button(t.common.retry, () => void notice.retry(), actions.isBusy, true), true)
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
    ${lostPlan === null ? nothing : button(words.restore, () => actions.restore(lostPlan), actions.isBusy, true)}
    ${undo === null ? nothing : button(words.undo(undo.toSeats, amountInWords(undo.dueNow, look)), () => actions.changeTo(undo.toSeats, undo.dueNow), actions.isBusy)}`)
}

/** "R$ 106,08", or "crédito de R$ 106,08" below zero. */
function amountInWords(amount: Money, { t, format }: Pick<SeatEditorLook, 't' | 'format'>): string {
  return amount.cents < 0 ? t.seatEditor.creditOf(format.money({ ...amount, cents: -amount.cents })) : format.money(amount)
}

function requestId({ t }: SeatEditorLook, id: string | null): TemplateResult | typeof nothing {
  return id === null ? nothing : html`<p class="muted small">${t.common.requestId} <code>${id}</code></p>`
}

function button(label: string, act: () => void, isBusy: boolean, isPrimary = false): TemplateResult {
  return html`<button type="button" class="button ${isPrimary ? 'primary' : ''}" aria-disabled=${isBusy ? 'true' : 'false'}
    @click=${() => { if (!isBusy) act() }}>${label}</button>`
}
