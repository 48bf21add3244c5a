import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { CancelQuote } from '@assento/client'
import { callout } from '../runtime/states.ts'
import type { SeatEditorLook } from './seat-editor-parts.ts'

/** Cancelling everything, priced; it has its own button and a way back. */
export function cancelPanel(
  { t, format, detail }: SeatEditorLook, quote: CancelQuote, isBusy: boolean, onConfirm: () => void, onBack: () => void,
): TemplateResult {
  const words = t.seatEditor
  return html`<div class="cancel">${callout('bad', words.cancelTitle, html`
    <p>${words.cancelText(words.seats(detail.seats))} ${quote.losses.length > 0 ? words.cancelLoses : nothing}</p>
    <dl class="receipt"><div class="total"><dt>${words.cancelRefund}</dt><dd>${format.money({ ...quote.dueNow, cents: Math.abs(quote.dueNow.cents) })}</dd></div></dl>`,
    html`<button type="button" class="button danger primary" aria-disabled=${isBusy ? 'true' : 'false'} @click=${() => { if (!isBusy) onConfirm() }}>${words.cancelConfirm}</button>
      <button type="button" class="button" @click=${onBack}>${words.cancelBack}</button>`, true)}</div>`
}
