import { html, nothing, type TemplateResult } from 'lit'
import type { Alternative, ChargeLine } from '@assento/rules'
import type { AssentoError } from '@assento/client'
import type { Messages } from '../locales/messages.ts'
import { contactLink, denialCallout } from '../runtime/denial.ts'
import { dialog } from '../runtime/dialog.ts'
import type { Format } from '../runtime/format.ts'
import { callout, errorCallout, skeleton } from '../runtime/states.ts'
import { losesPlan, type StateChange, type StateChangeFlow } from './state-change-flow.ts'

export interface StateChangeDialogView {
  readonly t: Messages
  readonly format: Format
  readonly flow: StateChangeFlow
  readonly failure: AssentoError | null
  readonly isBusy: boolean
  /** An alternative that this dialog cannot carry out itself. */
  readonly onChoose: (alternative: Alternative) => void
}

/** The question, its price and its consequences; or the refusal with what to do instead. */
export function stateChangeDialog(view: StateChangeDialogView): TemplateResult {
  const { t, flow } = view
  const { change } = flow
  return dialog({
    isOpen: change !== null,
    heading: change ? t.subscriptionList.dialogs[change.kind](change.item.name) : '',
    closeLabel: t.common.close,
    isConfirmation: true,
    onClose: () => flow.close(),
    body: change ? html`${bodyOf(view, change)}` : nothing,
    actions: change?.detail && !change.denied && !isRetryOnly(view) ? actionsOf(view, change) : undefined,
  })
}

/** A failed first load has nothing to confirm. */
function isRetryOnly({ failure, flow }: StateChangeDialogView): boolean {
  return failure !== null && flow.change?.detail === null
}

function bodyOf(view: StateChangeDialogView, change: StateChange): TemplateResult {
  const { t, format, flow, failure } = view
  const again = () => void (failure?.retryable && change.detail ? flow.confirm() : flow.open(change.kind, change.item))
  const failed = failure ? errorCallout(t, failure, again) : nothing
  if (change.denied) {
    const choose = (alternative: Alternative) => void flow.choose(alternative).then((isTaken) => { if (!isTaken) view.onChoose(alternative) })
    return html`${failed}${denialCallout({ t, format, denied: change.denied, contacts: change.detail?.contacts ?? null, onChoose: choose, canChoose: ({ kind }) => kind !== 'payInvoice' })}`
  }
  if (change.detail === null) return html`${failed}${failure ? nothing : skeleton(2, t.subscriptionList.cancel.pricing)}`
  return html`${failed}${questionOf(view, change)}${losesPlan(change) ? consent(view, change) : nothing}`
}

function questionOf(view: StateChangeDialogView, change: StateChange): TemplateResult {
  const words = view.t.subscriptionList
  switch (change.kind) {
    case 'cancel': return cancellation(view, change)
    case 'endAtEndOfTerm': return html`<p>${words.end.text(view.format.lastDay(change.item.term))}</p><p class="muted">${words.end.undo}</p>`
    case 'suspend': {
      const billing = change.detail?.facts.policy.suspendBilling === 'paused' ? words.suspend.billingPaused : words.suspend.billingContinues
      return html`<p>${words.suspend.text}</p><p><strong>${billing}</strong></p>`
    }
    case 'resume': return html`<p>${words.resume.text}</p><p class="muted">${words.resume.renewalStaysOff}</p>`
  }
}

function cancellation({ t, format }: StateChangeDialogView, { quote, item }: StateChange): TemplateResult {
  const words = t.subscriptionList.cancel
  if (!quote) return html``
  const due = quote.dueNow.cents
  const total = due === 0 ? words.nothingDue : due < 0 ? words.refundTotal : words.chargeTotal
  return html`
    <p>${words.consequence} ${item.assignedSeats > 0 ? words.people(item.assignedSeats, format) : nothing}</p>
    <div class="receipt">
      ${quote.lines.map((line) => html`<div class="muted"><span>${lineText(t, format, line)}</span><span>${format.money(line.amount)}</span></div>`)}
      <div class="total"><span>${total}</span><span>${due === 0 ? '' : format.money({ ...quote.dueNow, cents: Math.abs(due) })}</span></div>
    </div>
    ${due < 0 ? html`<p class="muted small">${words.refundWhy}</p>` : nothing}
    ${quote.validUntil ? html`<p class="muted small">${words.validUntil(format.dateTime(quote.validUntil))}</p>` : nothing}`
}

function lineText(t: Messages, format: Format, line: ChargeLine): string {
  const words = t.subscriptionList.cancel
  const days = line.billingDays === line.cycleDays ? words.fullRefund : words.days(format.number(line.billingDays), format.number(line.cycleDays))
  return `${words.creditOf(t.common.seats(Math.abs(line.seats), format))} · ${days}`
}

/** What would be lost silently elsewhere is said here, and accepted before the button works (X6). */
function consent({ t, format, flow }: StateChangeDialogView, change: StateChange): TemplateResult {
  const seats = change.quote?.losses[0]?.renewalPlan.seats ?? change.detail?.facts.renewalPlan?.seats ?? 0
  return callout('warn', t.common.lossTitle, html`
    <p>${t.common.lossOfPlanText(seats, format)}</p>
    <label class="check"><input type="checkbox" .checked=${change.acceptsLoss}
      @change=${(event: Event) => flow.acceptLoss((event.target as HTMLInputElement).checked)}> ${t.subscriptionList.cancel.loseAccept}</label>`)
}

function actionsOf(view: StateChangeDialogView, change: StateChange): TemplateResult {
  const { t, format, flow, isBusy } = view
  const words = t.subscriptionList
  const endsOn = format.lastDay(change.item.term, 'short')
  const label = change.kind === 'endAtEndOfTerm' ? words.end.confirm(endsOn) : words[change.kind].confirm
  const isIrreversible = change.kind === 'cancel'
  const canEndInstead = isIrreversible && change.item.endOfTerm !== 'end'
  return html`
    ${canEndInstead ? html`<button type="button" class="button link" ?disabled=${isBusy} @click=${() => void flow.open('endAtEndOfTerm', change.item)}>${words.cancel.endInstead(endsOn)}</button>` : nothing}
    <button type="button" class="button" @click=${() => flow.close()}>${isIrreversible ? words.cancel.keep : t.common.back}</button>
    <button type="button" class="button primary ${isIrreversible ? 'danger' : ''}" data-confirm ?disabled=${isBusy || flow.needsConsent} @click=${() => void flow.confirm()}>
      ${isBusy ? t.common.sending : label}</button>`
}

/** Whom to talk to, when the next step is a person's. */
export function contactsBody(t: Messages, change: StateChange['detail']): TemplateResult {
  const people = change ? [change.contacts.accountManager, change.contacts.support].filter((contact) => contact !== null) : []
  return people.length === 0
    ? html`<p>${t.subscriptionList.noContact}</p>`
    : html`<p>${t.subscriptionList.contactText}</p><div class="actions">${people.map((contact) => contactLink(t, contact))}</div>`
}
