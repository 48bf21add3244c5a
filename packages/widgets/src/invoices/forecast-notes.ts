import { html, type TemplateResult } from 'lit'
import type { Forecast } from '@assento/client'
import type { Messages } from '../locales/messages.ts'

/** What the forecast takes for granted, in words. */
export function forecastNotes({ forecast: { assumptions: { title, words, late } } }: Messages, { assumptions, cannotRenew }: Forecast): TemplateResult {
  return html`<section class="notes"><p class="label">${title}</p><ul>
    ${assumptions.map((each) => html`<li>${words[each]}${each === 'cannotRenew' ? ` ${cannotRenew.join(', ')}.` : ''}</li>`)}<li>${late}</li></ul></section>`
}
