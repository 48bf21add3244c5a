/** What is said when there is no row. Fetched when there is none. */
import { html, nothing, type TemplateResult } from 'lit'
import { icon } from '../runtime/icons.ts'
import type { RowLook } from './table-rows.ts'

export function noSerials({ t }: RowLook): TemplateResult {
  const { title, text } = t.licences.empty
  return html`<slot name="empty"><div class="blank">${icon('info')}<strong>${title}</strong><p>${text}</p></div></slot>`
}

/** With a way back to everything, unless the host page alone has chosen (`onClear` is null). */
export function noMatch({ t }: RowLook, onClear: (() => void) | null): TemplateResult {
  const { title, text, clear } = t.licences.noMatch
  return html`<div class="blank">${icon('search')}<strong>${title}</strong>
    ${onClear ? html`<p>${text}</p><div class="actions"><button type="button" class="button" @click=${onClear}>${clear}</button></div>` : nothing}</div>`
}
