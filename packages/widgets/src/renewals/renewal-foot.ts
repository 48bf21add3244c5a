/** Below the terms: what saving would drop, how the last act ended, and the buttons. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { RenewalPlan, RenewalPreview } from '@assento/rules'
import { callout, errorCallout } from '../runtime/states.ts'
import { momentOf } from '../subscriptions/seat-editor-words.ts'
import { isChanged } from './renewal-draft.ts'
import type { RenewalFlow, RenewalNotice } from './renewal-flow.ts'
import type { RenewalLook } from './renewal-parts.ts'

/** Price note, consent, buttons. */
export function schedulerFoot(look: RenewalLook, flow: RenewalFlow): TemplateResult {
  const { t, view, draft } = look
  const words = t.renewals
  const changed = isChanged(draft, view)
  const loss = flow.loss()
  const canSave = changed && !flow.acts.isBusy && flow.refusal() === null && draft.seats !== null && (loss === null || flow.acknowledged)
  return html`
    ${draft.choice === 'end' ? nothing : html`<p class="note" id="price-note">${words.priceNote} ${changed ? priceState(look, flow) : nothing}</p>`}
    ${loss === null ? nothing : consent(look, flow, loss)}
    <div class="actions">
      <button type="button" class="button ${draft.choice === 'end' && changed ? 'danger' : ''} primary" part="action-primary" id="save" aria-disabled=${canSave ? 'false' : 'true'}
        @click=${() => { if (canSave) void flow.save() }}>${flow.acts.isBusy ? words.saving : saveLabel(look)}</button>
      ${changed ? html`<button type="button" class="button link" aria-disabled=${flow.acts.isBusy ? 'true' : 'false'} @click=${() => flow.discard()}>${words.discard}</button>` : nothing}
      ${!changed && view.renewalPlan !== null ? html`<button type="button" class="button link" aria-disabled=${flow.acts.isBusy ? 'true' : 'false'} @click=${() => void flow.clear()}>${words.remove}</button>` : nothing}
      ${changed || flow.acts.notice !== null ? nothing : html`<span class="note">${words.nothingChanged}</span>`}
    </div>`
}

function saveLabel({ t, view, draft }: RenewalLook): string {
  const words = t.renewals
  if (draft.choice === 'end') return words.saveEnd
  if (draft.choice === 'extend') return words.saveExtend
  return view.endOfTerm === 'renew' ? words.save : words.saveRenew
}

function priceState({ t, format, now }: RenewalLook, flow: RenewalFlow): string {
  if (flow.isAsking) return t.renewals.checking
  const validUntil = flow.quote?.validUntil ?? null
  return validUntil === null ? '' : t.renewals.priceChecked(momentOf(validUntil, now, t, format))
}

function consent({ t }: RenewalLook, flow: RenewalFlow, lost: RenewalPlan): TemplateResult {
  const words = t.renewals
  return callout('warn', words.lossTitle, html`<p>${words.lossText(planText(t, lost))}</p>
    <label class="check"><input type="checkbox" .checked=${flow.acknowledged} ?disabled=${flow.acts.isBusy}
      @change=${(event: Event) => flow.acknowledge((event.target as HTMLInputElement).checked)}> ${words.lossAcknowledge}</label>`)
}

/** How the last act ended; refusals are drawn apart, with their alternatives. */
export function renewalNotice(look: RenewalLook, notice: RenewalNotice, flow: RenewalFlow, reload: () => void): TemplateResult | typeof nothing {
  const { t } = look
  const words = t.renewals
  switch (notice.kind) {
    case 'refused': return nothing
    case 'saved': case 'removed': return callout('ok', doneTitle(look, notice), html`<p>${words.savedText}</p>
      ${notice.lostPlan === null ? nothing : html`<p>${words.planLost(planText(t, notice.lostPlan))}</p>`}`,
      notice.lostPlan === null ? nothing : button(words.restore, () => { if (notice.lostPlan) void flow.restore(notice.lostPlan) }))
    case 'stopped': return callout('info', t.seatEditor.stopped, nothing)
    case 'stale': return callout('warn', t.seatEditor.staleTitle, t.seatEditor.staleText, button(t.seatEditor.reload, reload), true)
    case 'quoteExpired': return callout('warn', words.priceChangedTitle, words.priceChangedText(cyclePrice(look, notice.old), cyclePrice(look, notice.fresh)),
      button(words.priceChangedAccept, () => void flow.save()), true)
    case 'failed': return notice.error.retryable
      ? callout('bad', t.seatEditor.failedTitle, html`<p>${t.seatEditor.failedText}</p>${notice.error.requestId === null ? nothing
          : html`<p class="muted small">${t.common.requestId} <code>${notice.error.requestId}</code></p>`}`, button(t.common.retry, () => void notice.retry()), true)
      : errorCallout(t, notice.error, () => void notice.retry())
  }
}

/** One sentence on what is stored now. */
export function doneTitle({ t, format, view }: RenewalLook, notice: RenewalNotice): string {
  const words = t.renewals
  const { facts } = view.subscription
  if (notice.kind === 'removed') return words.removed(facts.seats)
  if (notice.kind !== 'saved') return ''
  if (view.endOfTerm === 'end') return words.savedEnd(format.lastDay(facts.term))
  if (view.endOfTerm === 'extend') return words.savedExtend(format.date(facts.term.until))
  return words.saved(view.renewalPlan?.seats ?? facts.seats, format.date(facts.term.until))
}

function cyclePrice({ t, format }: RenewalLook, { next }: RenewalPreview): string {
  return next === null ? '—' : `${format.money(next.perCycle)} ${t.common.perCycle[next.offer.billingFrequency]}`
}

function planText(t: RenewalLook['t'], plan: RenewalPlan): string {
  return t.renewals.planInWords(plan.seats, t.common.commitment[plan.commitment].toLowerCase(), t.common.billing[plan.billingFrequency])
}

function button(label: string, act: () => void): TemplateResult {
  return html`<button type="button" class="button primary" @click=${act}>${label}</button>`
}
