/** Steps of collection with this invoice's dates, its papers, and the way to dispute it. */
import { html, nothing, type TemplateResult } from 'lit'
import type { DocumentItem, TimelineStep } from '@assento/client'
import { icon, type IconName } from '../runtime/icons.ts'
import { callout } from '../runtime/states.ts'
import { partTitle, type DetailLook } from './invoice-lines.ts'
import { isUnpaid, shortDate } from './invoice-words.ts'

const LOOK: Readonly<Record<TimelineStep['state'], IconName>> = { done: 'check', planned: 'clock', skipped: 'minus', paused: 'pause' }

export interface PapersView extends DetailLook {
  readonly canDownload: boolean
  readonly isBusy: boolean
  readonly onDownload: (documentId: string) => void
}

/** What a step does, in words; an action outweighs the message that goes with it. */
export function stepText({ t, format }: DetailLook, { action, template, state, plannedAt }: TimelineStep): string {
  const words = t.invoiceDetail.timeline
  if (action === null) return words.message[template ?? ''] ?? words.otherMessage
  return state === 'planned' ? words.ifUnpaid(words.action[action], format.dateTime(plannedAt)) : words.action[action]
}

/** Only while it is unpaid, or when something was done: a paid invoice has no next step. */
export function collectionsTimeline(look: DetailLook): TemplateResult | typeof nothing {
  const { t, detail, format, today } = look
  const words = t.invoiceDetail.timeline
  const steps = isUnpaid(detail.status) ? detail.timeline : detail.timeline.filter(({ state }) => state === 'done')
  if (steps.length === 0) return nothing
  const next = isUnpaid(detail.status) ? steps.find(({ state }) => state === 'planned') : undefined
  const acts = steps.some(({ action }) => action === 'suspend' || action === 'restrict')
  return html`
    <section class="steps">${partTitle(look, words.title)}
      <ol>${steps.map((step) => html`
        <li class="${step.state} ${step === next ? 'next' : ''} ${step.action === null ? '' : 'acts-step'}">${icon(LOOK[step.state])}
          <span class="when">${shortDate(step.plannedOn, today, format)}</span>
          <span>${step === next ? html`<strong>${`${words.next}:`}</strong> ` : nothing}${stepText(look, step)}${words.state[step.state] && step.state !== 'done' ? html` <span class="muted">${`(${words.state[step.state]})`}</span>` : nothing}
            ${step.state === 'done' ? html`<span class="live">${`(${words.state.done})`}</span>` : nothing}</span></li>`)}
      </ol>
      ${acts && isUnpaid(detail.status) ? html`<p class="small muted">${words.release}</p>` : nothing}
    </section>`
}

/** Every file of the invoice; replaced boletos last. */
export function papers(view: PapersView): TemplateResult | typeof nothing {
  const { t, format, detail, canDownload, isBusy, onDownload } = view
  const words = t.invoiceDetail.documents
  if (detail.documents.length === 0) return nothing
  const sorted = [...detail.documents].sort((a, b) => Number(b.isActive) - Number(a.isActive))
  const what = (document: DocumentItem) => [words.kind[document.kind], document.version === null || document.version < 2 ? '' : words.version(format.number(document.version))].filter(Boolean).join(', ')
  return html`
    <section class="papers">${partTitle(view, words.title)}
      <ul>${sorted.map((document) => html`<li>${canDownload ? html`
        <button type="button" class="button link" aria-label=${words.download(what(document), detail.number)} aria-disabled=${isBusy ? 'true' : 'false'}
          @click=${() => { if (!isBusy) onDownload(document.id) }}>${what(document)}</button>` : what(document)}
        ${document.isActive || !isUnpaid(detail.status) ? nothing : html`<span class="muted small">${`(${words.replaced})`}</span>`}</li>`)}</ul>
    </section>`
}

/** The dispute that stands, or the way to open one; a role that may not is told whom to ask. */
export function disputePart({ t, detail }: DetailLook, onDispute: () => void): TemplateResult | typeof nothing {
  const words = t.invoiceDetail.dispute
  if (detail.isDisputed) return callout('info', words.standing, html`<p>${words.standingText}</p>`)
  if (!isUnpaid(detail.status)) return nothing
  const { dispute, secondCopy } = detail.permissions
  if (dispute) return html`<div><button type="button" class="button link dispute" @click=${onDispute}>${words.open}</button></div>`
  return secondCopy ? nothing : html`<p class="small muted">${t.invoiceDetail.denied}</p>`
}
