import { html, nothing, type TemplateResult } from 'lit'
import type { ActivationItem } from '@assento/client'
import { denialCallout } from '../runtime/denial.ts'
import { icon } from '../runtime/icons.ts'
import { callout } from '../runtime/states.ts'
import type { PartView } from './drawer-frame.ts'
import { saveFile } from './offline-desk.ts'
import { moment } from './serial-words.ts'

/** Every computer that it runs or ran on, the newest first, and how it came from the one before. */
export function activationsPart(view: PartView): TemplateResult {
  const { t, state: { detail } } = view
  const words = t.licenceDetail.activations
  return html`
    ${detail.activationList.length === 0 ? html`<p class="muted">${words.none}</p>` : html`<ul class="machines">${detail.activationList.map((activation) => machine(view, activation))}</ul>`}
    ${detail.actions.includes('issueOffline') ? offlinePart(view) : nothing}`
}

function machine(view: PartView, activation: ActivationItem): TemplateResult {
  const { t, format, state: { detail }, isBusy, onAct } = view
  const words = t.licenceDetail.activations
  const { machineName, fingerprint, appVersion, closedAt, closedReason, move } = activation
  return html`<li class=${closedAt ? 'closed' : activation.isLive ? 'live-one' : 'quiet'}>
    <span class="dot" aria-hidden="true"></span>
    <div class="about">
      <p class="machine-name"><strong>${machineName}</strong> <span class="sub">${statusText(view, activation)}</span></p>
      ${move ? html`<p class="flag">${move.kind === 'forced' ? words.forcedFrom(move.fromMachine) : words.movedFrom(move.fromMachine)}${move.sameName ? ` · ${words.sameName}` : ''}</p>` : nothing}
      <p class="sub">${words.by(activation.activatedByName, moment(activation.activatedAt, format))}</p>
      ${closedAt ? html`<p class="sub">${words.closedOn(moment(closedAt, format), closedReason ? words.closedReason[closedReason] : '')}</p>` : nothing}
      <p class="sub"><span class="mono">${words.fingerprint(fingerprint)}</span>${appVersion ? ` · ${words.version(appVersion)}` : ''}</p>
    </div>
    ${closedAt === null && detail.actions.includes('closeActivation') ? html`
      <button type="button" class="button" aria-label=${words.closeOn(machineName)} ?disabled=${isBusy} @click=${() => onAct('closeActivation', activation)}>${words.close}</button>` : nothing}
  </li>`
}

function statusText({ t, format }: PartView, { closedAt, isLive, isOffline, lastSeenAt }: ActivationItem): string {
  const words = t.licenceDetail.activations
  if (closedAt) return ''
  if (isOffline) return words.offline
  return isLive ? words.live : words.quiet(moment(lastSeenAt, format))
}

/** Drop or choose the request; the licence file is saved at once, and can be saved again. */
function offlinePart(view: PartView): TemplateResult {
  const { t, format, state: { detail }, offline: desk, isBusy } = view
  const words = t.licenceDetail.offline
  const { isOver, denied, file, isTooBig, isRoomMissing, isFreed, replacesId } = desk.state
  const open = detail.activationList.filter(({ closedAt }) => closedAt === null)
  const over = (isOverNow: boolean) => (event: DragEvent) => { event.preventDefault(); if (isOver !== isOverNow) desk.edit({ isOver: isOverNow }) }
  return html`<section class="offline"><h3>${words.title}</h3><p class="muted">${words.text}</p>
    ${desk.needsRoom && open.length > 0 && file === null ? html`<div><label class="label" for="replaces">${words.replaces}</label><div class="select-box">
      <select id="replaces" class="select" @change=${(event: Event) => desk.edit({ replacesId: (event.target as HTMLSelectElement).value })}>
        <option value="" ?selected=${replacesId === ''}>${words.pick}</option>${open.map(({ id, machineName }) => html`<option value=${id} ?selected=${id === replacesId}>${machineName}</option>`)}
      </select>${icon('chevron')}</div></div>` : nothing}
    <div class="drop ${isOver ? 'over' : ''}" @dragover=${over(true)} @dragleave=${over(false)}
      @drop=${(event: DragEvent) => { event.preventDefault(); if (!isBusy) void desk.take(event.dataTransfer?.files[0]) }}>
      <label class="button ${isBusy ? 'off' : ''}">${isBusy ? t.common.sending : words.choose}<input type="file" class="live" accept=".req,.json,.txt,.lic" ?disabled=${isBusy}
        @change=${(event: Event) => { const field = event.target as HTMLInputElement; void desk.take(field.files?.[0]); field.value = '' }}></label>
      <span class="muted">${words.drop}</span>
    </div>
    ${isFreed ? callout('ok', words.freed, html`<p>${words.freedText}</p>`) : nothing}
    ${isRoomMissing && replacesId === '' ? html`<p class="field-error" role="alert">${words.needsRoom}</p>` : nothing}
    ${isTooBig ? html`<p class="field-error" role="alert">${words.tooBig}</p>` : nothing}
    ${denied ? denialCallout({ t, format, denied, contacts: view.who?.tenant.contacts ?? null, onChoose: () => desk.edit({ denied: null }), canChoose: () => false }) : nothing}
    ${file ? callout('ok', words.ready, html`<p>${words.saved(file.fileName, moment(file.expiresAt, format))}</p>`, html`<button type="button" class="button" @click=${() => saveFile(file)}>${words.again}</button>`) : nothing}
  </section>`
}
