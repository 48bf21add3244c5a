/** Below the terms: what saving would drop, and the buttons. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { Instant, RenewalPlan } from '@assento/rules'
import { callout } from '../runtime/states.ts'
import { momentOf } from '../runtime/moments.ts'
import { isChanged } from './renewal-draft.ts'
import type { RenewalLook } from './renewal-parts.ts'

/** What the foot needs to know of the draft. */
export interface FootView {
  readonly canSave: boolean
  readonly isBusy: boolean
  readonly isAsking: boolean
  /** Last instant at which the server's price holds; null before its answer. */
  readonly validUntil: Instant | null
  readonly loss: RenewalPlan | null
  readonly acknowledged: boolean
  readonly hasNotice: boolean
  /** The notice above has the button to press next. */
  readonly isNoticeFirst: boolean
  readonly onAcknowledge: (acknowledged: boolean) => void
  readonly onSave: () => void
  readonly onDiscard: () => void
  readonly onRemove: () => void
}

/** Price note, consent, buttons. */
export function schedulerFoot(look: RenewalLook, foot: FootView): TemplateResult {
  const { t, view, draft } = look
  const words = t.renewals
  const changed = isChanged(draft, view)
  const tone = draft.choice === 'end' && changed ? 'danger' : ''
  return html`
    ${draft.choice === 'end' ? nothing : html`<p class="note">${words.priceNote} ${changed ? priceState(look, foot) : nothing}</p>`}
    ${foot.loss === null ? nothing : consent(look, foot, foot.loss)}
    <div class="actions">
      <button type="button" class="button ${tone} ${foot.isNoticeFirst ? '' : 'primary'}" part="action-primary" id="save" aria-disabled=${foot.canSave ? 'false' : 'true'}
        @click=${() => { if (foot.canSave) foot.onSave() }}>${foot.isBusy ? words.saving : saveLabel(look)}</button>
      ${changed ? linkButton(words.discard, foot.isBusy, foot.onDiscard) : nothing}
      ${!changed && view.renewalPlan !== null ? linkButton(words.remove, foot.isBusy, foot.onRemove) : nothing}
      ${changed || foot.hasNotice ? nothing : html`<span class="note">${words.nothingChanged}</span>`}
    </div>`
}

function linkButton(label: string, isBusy: boolean, act: () => void): TemplateResult {
  return html`<button type="button" class="button link" aria-disabled=${isBusy ? 'true' : 'false'} @click=${() => { if (!isBusy) act() }}>${label}</button>`
}

function saveLabel({ t, view, draft }: RenewalLook): string {
  const words = t.renewals
  if (draft.choice === 'end') return words.saveEnd
  if (draft.choice === 'extend') return words.saveExtend
  return view.endOfTerm === 'renew' ? words.save : words.saveRenew
}

function priceState({ t, format, now }: RenewalLook, { isAsking, validUntil }: FootView): string {
  if (isAsking) return t.renewals.checking
  return validUntil === null ? '' : t.renewals.priceChecked(momentOf(validUntil, now, t, format))
}

function consent({ t }: RenewalLook, foot: FootView, lost: RenewalPlan): TemplateResult {
  const words = t.renewals
  return callout('warn', words.lossTitle, html`<p>${words.lossText(planText(t, lost))}</p>
    <label class="check"><input type="checkbox" .checked=${foot.acknowledged} ?disabled=${foot.isBusy}
      @change=${(event: Event) => foot.onAcknowledge((event.target as HTMLInputElement).checked)}> ${words.lossAcknowledge}</label>`)
}

/** A stored plan in one line. */
export function planText(t: RenewalLook['t'], plan: RenewalPlan): string {
  return t.renewals.planInWords(plan.seats, t.common.commitment[plan.commitment].toLowerCase(), t.common.billing[plan.billingFrequency])
}
