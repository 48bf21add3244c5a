/** What a change costs: the receipt line by line, what it would drop, and the one button. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { ChargeLine, Instant, SeatPlan } from '@assento/rules'
import { callout } from '../runtime/states.ts'
import type { QuoteState } from './seat-editor-flow.ts'
import type { SeatEditorLook } from './seat-editor-parts.ts'
import type { SeatPreview } from './seat-editor-preview.ts'
import { momentOf } from '../runtime/moments.ts'
import { planInWords } from './seat-editor-plan.ts'

export interface SummaryView {
  readonly preview: SeatPreview
  readonly quoteState: QuoteState
  readonly acknowledged: boolean
  readonly isBusy: boolean
  readonly draft: number | null
  readonly canChange: boolean
  /** The notice above has the button to press next. */
  readonly isNoticeFirst: boolean
  readonly onAcknowledge: (acknowledged: boolean) => void
  readonly onConfirm: () => void
}

/** The right-hand column for whatever the draft is. */
export function changeSummary(look: SeatEditorLook, view: SummaryView): TemplateResult {
  const words = look.t.seatEditor
  const { preview } = view
  if (!view.canChange) return todayReceipt(look)
  if (preview.kind === 'refused') return refusedSummary(look, view)
  const plan = preview.kind === 'priced' ? preview.plan : null
  const lost = plan?.losesRenewalPlan ?? null
  const isOff = plan === null || view.isBusy || (lost !== null && !view.acknowledged)
  // One button in one template for every state: it keeps the focus from the click to the answer.
  return html`
    ${plan === null ? todayReceipt(look) : html`<div class="label">${words.summaryTitle}</div>${receipt(look, plan)}`}
    ${lost === null ? nothing : lossConsent(look, lost, view)}
    ${confirmButton(view.isBusy ? words.busy : plan === null ? words.confirmIdle : words.confirm(plan.toSeats), isOff, view)}
    <p class="note" id="confirm-note">${preview.kind === 'priced' ? conditions(look, view, preview.plan, preview.quoted?.validUntil ?? null) : words.hint}</p>`
}

/** What was wanted, and what stays as it is: the refusal itself stands beside the number. */
function refusedSummary(look: SeatEditorLook, { draft }: SummaryView): TemplateResult {
  const words = look.t.seatEditor
  return html`<div class="label">${words.summaryTitle}</div>
    <div>${draft === null || !Number.isInteger(draft) ? nothing : html`<p class="refused-change">${words.change(look.detail.seats, draft)}</p>`}
      <p>${draft === 0 ? nothing : `${look.t.acts.refusedTitle}. `}${words.refusedHint}</p></div>
    <div class="kept">${todayReceipt(look)}</div>`
}

/** Until when the amount holds, when the seats are active, and until when they can be given back. */
function conditions(look: SeatEditorLook, view: SummaryView, plan: SeatPlan, validUntil: Instant | null): string {
  const words = look.t.seatEditor
  return [
    validity(look, view, validUntil), plan.change === 'increase' ? words.activation : '',
    plan.opensBatch === null ? '' : words.newWindow(look.format.dateTime(plan.opensBatch.until)),
  ].filter(Boolean).join(' ')
}

function validity({ t, format, now }: SeatEditorLook, view: SummaryView, validUntil: Instant | null): string {
  if (validUntil !== null) return t.seatEditor.validUntil(momentOf(validUntil, now, t, format))
  return view.quoteState === 'failed' ? t.seatEditor.unchecked : t.seatEditor.checking
}

/** Lines, the day count behind them, what is due now, and what the next cycles cost. */
export function receipt({ t, format, detail }: SeatEditorLook, plan: SeatPlan): TemplateResult {
  const words = t.seatEditor
  const [label, amount] = plan.chargeAt === 'nextInvoice' && plan.lines.length > 0
    ? [words.nextInvoice, plan.lines.reduce((sum, line) => sum + line.amount.cents, 0)]
    : [plan.dueNow.cents < 0 ? words.credit : words.dueNow, Math.abs(plan.dueNow.cents)]
  return html`
    <dl class="receipt">
      ${plan.lines.map((line) => receiptLine(line, { t, format }))}
      <div class="total" aria-live="polite" aria-atomic="true"><dt>${label}</dt><dd>${format.money({ ...plan.dueNow, cents: amount })}</dd></div>
      ${plan.nextCycle === null ? nothing : html`<div class="muted">
        <dt>${words.from(format.date(plan.nextCycle.startsOn, 'day'), t.common.perCycle[detail.billingFrequency])}</dt><dd>${format.money(plan.nextCycle.amount)}</dd></div>`}
    </dl>`
}

function receiptLine(line: ChargeLine, { t, format }: Pick<SeatEditorLook, 't' | 'format'>): TemplateResult {
  const words = t.seatEditor
  const count = Math.abs(line.seats)
  return html`
    <div><dt>${line.seats < 0 ? words.removed(count) : words.added(count)}</dt><dd>${words.each(format.money(line.unitPrice))}</dd></div>
    <div class="muted"><dt>${words.days(line.billingDays, line.cycleDays)}</dt><dd>× ${line.billingDays}/${line.cycleDays}</dd></div>`
}

function todayReceipt({ t, format, detail }: SeatEditorLook): TemplateResult {
  const words = t.seatEditor
  if (detail.isTrial) return html`<div class="label">${words.summaryToday}</div><p>${words.trialFree}</p>`
  return html`<div class="label">${words.summaryToday}</div>
    <dl class="receipt">
      <div><dt>${words.seats(detail.seats)}</dt><dd>${words.each(format.money(detail.unitPrice))}</dd></div>
      <div class="total"><dt>${words.total(t.common.perCycle[detail.billingFrequency])}</dt><dd>${format.money(detail.perCycle)}</dd></div>
    </dl>`
}

function lossConsent({ t, format, detail }: SeatEditorLook, lost: NonNullable<SeatPlan['losesRenewalPlan']>, view: SummaryView): TemplateResult {
  const words = t.seatEditor
  return html`<div class="loss">${callout('warn', words.lossTitle, html`
    <p>${words.lossText(planInWords(lost, t), format.date(detail.facts.term.until, 'short'))}</p>
    <label class="check"><input type="checkbox" .checked=${view.acknowledged} ?disabled=${view.isBusy}
      @change=${(event: Event) => view.onAcknowledge((event.target as HTMLInputElement).checked)}> ${words.lossAcknowledge}</label>`)}</div>`
}

/** Stays focusable while it cannot be used, so that focus is never lost; a second click does nothing. */
function confirmButton(label: string, isOff: boolean, view: SummaryView): TemplateResult {
  return html`<button type="button" class="button ${view.isNoticeFirst ? '' : 'primary'} full" part="action-primary" id="confirm" aria-describedby="confirm-note"
    aria-disabled=${isOff ? 'true' : 'false'} @click=${() => { if (!isOff) view.onConfirm() }}>${label}</button>`
}
