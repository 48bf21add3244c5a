/** What saving would change, for whom, and the buttons; how the last attempt ended. */
import { html, nothing, type TemplateResult } from 'lit'
import type { CollectionsPolicy } from '@assento/rules'
import type { AssentoError } from '@assento/client'
import { callout, errorCallout } from '../runtime/states.ts'
import { DEFAULT_POLICY, differenceOf, isSamePolicy } from './policy-draft.ts'
import { whatOf, whenOf, type PolicyLook } from './policy-look.ts'

export type SaveNotice = { readonly kind: 'saved' | 'stale' | 'stopped' } | { readonly kind: 'failed'; readonly error: AssentoError }

export interface SaveActs {
  readonly onSave: () => void
  readonly onDiscard: () => void
  readonly onDefault: () => void
  readonly onReload: () => void
}

export function saveBar(look: PolicyLook, notice: SaveNotice | null, acts: SaveActs): TemplateResult {
  const { t, format, policy, stored, faults, isBusy } = look
  const words = t.collections.save
  const isChanged = !isSamePolicy(stored.policy, policy)
  const isSavable = isChanged && faults.length === 0 && !isBusy
  return html`
    ${isChanged ? html`<div class="changes"><p class="strong">${words.title}</p><ul>${changesInWords(look).map((text) => html`<li>${text}</li>`)}</ul>
        <p class="small">${words.open(stored.openInvoices, format)}</p></div>` : nothing}
    <div class="save ${isChanged ? 'is-changed' : ''}">
      ${notice === null ? nothing : noticeCallout(look, notice, acts)}
      ${isChanged && faults.length > 0 ? html`<p class="field-error" id="save-faults">${words.faults(faults.length)}</p>` : nothing}
      <div class="actions">
        <button type="button" class="button primary" id="save" aria-disabled=${isSavable ? 'false' : 'true'} aria-describedby=${faults.length > 0 && isChanged ? 'save-faults' : nothing}
          @click=${() => { if (isSavable) acts.onSave() }}>${isBusy ? t.common.sending : words.save}</button>
        ${isChanged ? html`<button type="button" class="button" @click=${acts.onDiscard}>${words.discard}</button>` : nothing}
        ${isSamePolicy(policy, DEFAULT_POLICY) ? nothing : html`<button type="button" class="button link" @click=${acts.onDefault}>${words.toDefault}</button>`}
      </div>
    </div>`
}

function noticeCallout({ t }: PolicyLook, notice: SaveNotice, { onReload, onSave }: SaveActs): TemplateResult {
  const words = t.collections.save
  if (notice.kind === 'failed') return errorCallout(t, notice.error, onSave)
  if (notice.kind === 'stale') {
    return callout('warn', words.stale, html`<p>${words.staleText}</p>`, html`<button type="button" class="button primary" @click=${onReload}>${words.reload}</button>`, true)
  }
  return notice.kind === 'saved' ? callout('ok', words.saved, nothing) : callout('info', words.stopped, nothing)
}

function changesInWords({ t, format, policy, stored }: PolicyLook): readonly string[] {
  const { save: words, settings } = t.collections
  const { added, removed, changed, fields } = differenceOf(stored.policy, policy)
  const name = (step: CollectionsPolicy['steps'][number]) => `${whenOf(step, t, format)}, ${whatOf(step, t)}`
  const field = {
    hour: () => words.hour(settings.atHour(stored.policy.hour), settings.atHour(policy.hour)),
    clearingBusinessDays: () => words.clearing(format.number(stored.policy.clearingBusinessDays), format.number(policy.clearingBusinessDays)),
    release: () => words.release(settings.releases[policy.release]),
  }
  return [
    ...added.map((step) => words.added(name(step))), ...removed.map((step) => words.removed(name(step))),
    ...changed.map(({ from, to }) => (from.daysFromDue === to.daysFromDue ? words.changed(name(to)) : words.moved(whatOf(to, t), whenOf(from, t, format), whenOf(to, t, format)))),
    ...fields.map((each) => field[each]()),
  ]
}
