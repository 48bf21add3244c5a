import { html, nothing, type TemplateResult } from 'lit'
import type { Alternative, Denied } from '@assento/rules'
import type { Contact, Contacts } from '@assento/client'
import type { Messages } from '../locales/messages.ts'
import { callout } from './states.ts'
import type { Format } from './format.ts'

export interface DenialView {
  readonly t: Messages
  readonly format: Format
  readonly denied: Denied
  readonly contacts?: Contacts | null
  /** The chosen alternative; absent kinds are not offered. */
  readonly onChoose: (alternative: Alternative) => void
  /** Which alternatives this widget can carry out; all when absent. */
  readonly canChoose?: (alternative: Alternative) => boolean
}

/** A refusal in words: why, the clause, when it will be possible, and what to do instead in one click. */
export function denialCallout({ t, format, denied, contacts, onChoose, canChoose }: DenialView): TemplateResult {
  // The words of refusals follow the first paint; until they are there, the clause and the ways out are.
  const { common, rules }: Partial<Messages> & Pick<Messages, 'common'> = t
  const { title, text } = rules?.[denied.rule](denied.facts, format) ?? { title: common.refused, text: '' }
  const offered = denied.alternatives.filter((alternative) => alternative.kind !== 'contact' && (canChoose?.(alternative) ?? true))
  const people = denied.alternatives.flatMap((alternative) => alternative.kind === 'contact' ? [contacts?.[alternative.contact] ?? null] : [])
  const body = html`
    <p>${text} <span class="clause">(${denied.clause})</span></p>
    ${denied.earliestAt ? html`<p>${t.common.possibleFrom(format.dateTimeLong(denied.earliestAt), format.utc(denied.earliestAt))}</p>` : nothing}`
  const actions = offered.length + people.length === 0 ? nothing : html`
    ${offered.map((alternative, index) => html`
      <button type="button" class="button ${index === 0 ? 'primary' : ''}" @click=${() => onChoose(alternative)}>
        ${t.common.alternatives[alternative.kind](alternative as never, format)}
      </button>`)}
    ${people.map((contact) => contact ? contactLink(t, contact) : nothing)}`
  return callout('bad', title, body, actions, true)
}

/** How to reach a person, by the best way that is known. */
export function contactLink(t: Messages, contact: Contact): TemplateResult {
  const href = contact.email ? `mailto:${contact.email}` : contact.url && /^https?:/.test(contact.url) ? contact.url : contact.phone ? `tel:${contact.phone.replace(/[^+\d]/g, '')}` : null
  return href
    ? html`<a class="button link" href=${href} rel="noopener">${t.common.talkTo(contact.name)}</a>`
    : html`<span>${t.common.talkTo(contact.name)}</span>`
}
