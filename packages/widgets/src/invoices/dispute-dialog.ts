import { html, nothing, type TemplateResult } from 'lit'
import type { Denied } from '@assento/rules'
import type { AssentoError } from '@assento/client'
import { denialCallout } from '../runtime/denial.ts'
import { dialog } from '../runtime/dialog.ts'
import { errorCallout } from '../runtime/states.ts'
import type { DetailLook } from './invoice-lines.ts'
import { shortDate } from './invoice-words.ts'

export const MAX_REASON_LENGTH = 2000

/** One opening of the dialog. */
export interface Dispute {
  readonly invoiceId: string
  readonly reason: string
  /** The reason was asked for and is still missing. */
  readonly isMissing: boolean
  readonly isBusy: boolean
  readonly denied: Denied | null
  readonly failure: AssentoError | null
}

export interface DisputeActs {
  readonly onReason: (reason: string) => void
  readonly onSend: () => void
  readonly onClose: () => void
}

/** Asks why, and says what pauses and what does not, with this invoice's dates. */
export function disputeDialog(look: DetailLook, dispute: Dispute, { onReason, onSend, onClose }: DisputeActs): TemplateResult {
  const { t } = look
  const words = t.invoiceDetail.dispute
  const send = () => { if (!dispute.isBusy) onSend() }
  return dialog({
    isOpen: true, // The number stays on one line.
    heading: words.heading(look.detail.number.replaceAll('-', '\u2011')), closeLabel: t.common.close, onClose,
    body: html`
      ${dispute.failure ? errorCallout(t, dispute.failure, send) : nothing}
      ${dispute.denied ? denialCallout({ t, format: look.format, denied: dispute.denied, onChoose: onClose }) : question(look, dispute, onReason)}`,
    actions: dispute.denied ? undefined : html`
      <button type="button" class="button" @click=${onClose}>${t.common.cancel}</button>
      <button type="button" class="button primary" data-confirm aria-disabled=${dispute.isBusy ? 'true' : 'false'} @click=${send}>${dispute.isBusy ? t.common.sending : words.send}</button>`,
  })
}

/** Kept closed in the template, so that the browser gives the focus back. */
export function closedDialog(closeLabel: string): TemplateResult {
  return dialog({ isOpen: false, heading: '', closeLabel, body: nothing, onClose: () => undefined })
}

function question(look: DetailLook, { reason, isMissing }: Dispute, onReason: (reason: string) => void): TemplateResult {
  const words = look.t.invoiceDetail.dispute
  return html`
    <p>${words.text}</p>
    <div><label class="label" for="reason">${words.reason}</label>
      <textarea id="reason" class="input" rows="4" autofocus maxlength=${MAX_REASON_LENGTH} required aria-invalid=${isMissing ? 'true' : 'false'}
        aria-describedby=${isMissing ? 'reason-error' : nothing} .value=${reason} @input=${(event: Event) => onReason((event.target as HTMLTextAreaElement).value)}></textarea>
      ${isMissing ? html`<p class="field-error" id="reason-error" role="alert">${words.reasonMissing}</p>` : nothing}</div>
    <div><p class="label">${words.pauses}</p><ul class="pauses">${pausedSteps(look).map((text) => html`<li>${text}</li>`)}</ul></div>
    <p class="muted small">${words.continues}</p>`
}

/** The steps that act and are still to come; in general words when none is planned. */
function pausedSteps({ t, format, today, detail }: DetailLook): readonly string[] {
  const words = t.invoiceDetail.dispute
  const acting = detail.timeline.flatMap(({ action, state, plannedOn }) => action !== null && state === 'planned' ? [words.pausesStep[action](shortDate(plannedOn, today, format))] : [])
  return acting.length > 0 ? acting : [words.pausesAll]
}
