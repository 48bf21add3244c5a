/** What stands around the rows: the title with the finance contact, and what is said when there are none. */
import { html, nothing, type TemplateResult } from 'lit'
import type { Contact } from '@assento/client'
import type { Messages } from '../locales/messages.ts'
import { heading } from '../runtime/heading.ts'
import { icon } from '../runtime/icons.ts'

export interface HeadView {
  readonly t: Messages
  readonly headingLevel: number
  readonly contact: Contact | null
  readonly isBusy: boolean
  /** Absent where nothing can be exported. */
  readonly onExport: (() => void) | null
}

export function listHead({ t, headingLevel, contact, isBusy, onExport }: HeadView): TemplateResult {
  return html`
    <div class="head"><div>${heading(headingLevel, t.invoices.title)}
      ${contact === null ? nothing : html`<p class="sub contact">${t.invoices.contact} ${contact.email ? html`<a href="mailto:${contact.email}">${contact.email}</a>` : contact.phone ?? contact.name}</p>`}</div>
      <div class="head-actions"><slot name="header-actions"></slot>
        ${onExport ? html`<button type="button" class="button" aria-disabled=${isBusy ? 'true' : 'false'} @click=${() => { if (!isBusy) onExport() }}>${t.invoices.exportCsv}</button>` : nothing}</div></div>`
}

export function noInvoices(t: Messages): TemplateResult {
  const { title, text } = t.invoices.empty
  return html`<slot name="empty"><div class="blank">${icon('info')}<strong>${title}</strong><p>${text}</p></div></slot>`
}

/** With a way back to everything, unless the host page alone has chosen (`onClear` is null). */
export function noMatch(t: Messages, onClear: (() => void) | null): TemplateResult {
  const { title, text, clear } = t.invoices.noMatch
  return html`<div class="blank">${icon('search')}<strong>${title}</strong>
    ${onClear ? html`<p>${text}</p><div class="actions"><button type="button" class="button" @click=${onClear}>${clear}</button></div>` : nothing}</div>`
}
