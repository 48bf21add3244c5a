import { html, nothing, type TemplateResult } from 'lit'
import { callout } from '../runtime/states.ts'
import type { PartView } from './drawer-frame.ts'
import { dayOf, lastDay, maskedTaxId, moment } from './serial-words.ts'

/** Longest observation (licences.md A14). */
const MAX_NOTE_LENGTH = 500

/** Why it is as it is, who did it and when; then everything that is known of it. */
export function detailsPart(view: PartView): TemplateResult {
  return html`${blockOf(view)}${renewalOf(view)}
    <dl class="facts">${facts(view).map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
    ${noteOf(view)}`
}

/** The state in a sentence, where it needs one. */
function blockOf({ t, format, state: { detail } }: PartView): TemplateResult | typeof nothing {
  const words = t.licenceDetail
  const { suspension, cancellation, graceUntil } = detail
  if (cancellation) {
    const { kind, at, byName, reason, note, replacedBy } = cancellation
    return callout('bad', words.cancelled.title[kind], html`
      <p>${words.cancelled.by(byName, moment(at, format))}${reason ? ` ${words.cancelled.reason(reason.label)}` : ''}${replacedBy ? ` ${words.cancelled.replacedBy(replacedBy.last5)}` : ''}</p>
      ${note ? html`<p class="quote">${note}</p>` : nothing}<p class="muted">${words.cancelled.final}</p>`)
  }
  if (suspension) {
    const { reason, note, startedAt, startedByName, until } = suspension
    return callout('bad', words.suspended.title(reason.label), html`
      <p>${words.suspended.by(startedByName, moment(startedAt, format))} ${until ? words.suspended.until(moment(until, format)) : words.suspended.noUntil}</p>
      ${note ? html`<p class="quote">${note}</p>` : nothing}<p class="muted">${words.suspended.effect}</p>`)
  }
  if (detail.state === 'grace' && graceUntil) return callout('warn', words.grace.title(format.date(lastDay(graceUntil))), html`<p>${words.grace.text}</p>`)
  if (detail.state === 'expired' && graceUntil) return callout('bad', words.expired.title(format.date(graceUntil)), html`<p>${words.expired.text}</p>`)
  if (detail.state === 'pending') return callout('info', words.pending.title, html`<p>${words.pending.text} ${detail.pendingReason ? t.licences.pendingReason[detail.pendingReason] : ''}.</p>`)
  return nothing
}

function renewalOf({ t, format, state: { detail: { renewal } } }: PartView): TemplateResult | typeof nothing {
  if (renewal === null) return nothing
  const words = t.licenceDetail.renewal
  const amount = format.money(renewal.amount)
  return callout('warn', renewal.kind === 'retroactive' ? words.retroactiveTitle(amount) : words.title(amount), html`
    <p>${renewal.invoice ? words.invoice(renewal.invoice.number.replaceAll('-', '\u2011'), format.date(renewal.invoice.dueOn)) : ''} ${words.after(format.date(lastDay(renewal.toOn)))}</p>`)
}

function facts({ t, format, state: { detail, isCopied }, onCopy }: PartView): readonly (readonly [string, unknown])[] {
  const words = t.licenceDetail
  const { fields } = words
  const { key, customer, partner, maxTransfers, provisionedAt } = detail
  const transfers = format.number(detail.transfers365)
  const row = <T>(name: string, value: T | null, show: (value: T) => unknown): readonly (readonly [string, unknown])[] => value === null ? [] : [[name, show(value)]]
  return [
    [fields.key, key === null ? words.keyHidden(detail.last5) : html`<span class="mono whole">${key}</span> <button type="button" class="button link" aria-label=${t.licences.copy} @click=${() => onCopy(key)}>${isCopied ? words.copied : words.copy}</button>`],
    [fields.customer, customer.name],
    ...row(fields.taxId, customer.taxId, maskedTaxId),
    ...row(fields.partner, partner, ({ name }) => name),
    [fields.product, detail.product.name],
    [fields.users, format.number(detail.users)],
    ...row(fields.period, detail.period, (period) => words.period[period]),
    [fields.validUntil, detail.validUntil === null ? (detail.state === 'pending' ? '—' : t.licences.perpetual) : format.date(lastDay(detail.validUntil))],
    ...row(fields.graceUntil, detail.graceUntil, (date) => format.date(lastDay(date))),
    [fields.activations, words.machinesOf(detail.activations.used, detail.activations.max, format)],
    [fields.transfers, maxTransfers === null ? words.unlimited(transfers) : t.licences.of(transfers, format.number(maxTransfers))],
    [fields.offline, words.offlineFor(detail.offlineDays)],
    [fields.assigned, words.byOn(detail.assignedByName, moment(detail.assignedAt, format))],
    ...row(fields.provisioned, provisionedAt, (at) => format.date(dayOf(at, format))),
  ]
}

/** The observation; editable for those who may (A14). */
function noteOf({ t, state: { detail, note }, isBusy, onNote, onSaveNote }: PartView): TemplateResult {
  const words = t.licenceDetail
  if (note === null) {
    return html`<section class="note-part"><h3 class="label">${words.fields.note}</h3><p class=${detail.note ? 'quote' : 'muted'}>${detail.note ?? words.noNote}</p>
      ${detail.actions.includes('setNote') ? html`<button type="button" class="button link" data-act="setNote" @click=${() => onNote(detail.note ?? '')}>${words.actions.setNote}</button>` : nothing}</section>`
  }
  return html`<section class="note-part"><label class="label" for="note">${words.fields.note}</label>
    <textarea id="note" class="input" rows="3" maxlength=${MAX_NOTE_LENGTH} autofocus .value=${note} @input=${(event: Event) => onNote((event.target as HTMLTextAreaElement).value)}></textarea>
    <div class="actions"><button type="button" class="button primary" ?disabled=${isBusy} @click=${onSaveNote}>${isBusy ? t.common.sending : words.save}</button>
      <button type="button" class="button" @click=${() => onNote(null)}>${t.common.cancel}</button></div></section>`
}
