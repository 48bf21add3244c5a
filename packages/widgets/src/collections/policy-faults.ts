import { html, nothing, type TemplateResult } from 'lit'
import type { Messages } from '../locales/messages.ts'
import { icon } from '../runtime/icons.ts'

/** What is wrong, in words; nothing when nothing is. */
export function faultWords({ collections }: Messages, rules: readonly string[], id: string): TemplateResult | typeof nothing {
  if (rules.length === 0) return nothing
  return html`<div id=${id} class="faults">${[...new Set(rules)].map((rule) => html`<p class="field-error">${icon('alert')}<span>${collections.faults[rule] ?? collections.otherFault}</span></p>`)}</div>`
}
