import { html, nothing, type TemplateResult } from 'lit'
import type { AssentoError } from '@assento/client'
import type { Messages } from '../locales/messages.ts'
import { icon, type IconName } from './icons.ts'

export type Tone = 'ok' | 'warn' | 'bad' | 'idle' | 'info'

/** Status in words, icon and colour together. */
export function chip(tone: Tone, iconName: IconName, text: string): TemplateResult {
  return html`<span class="chip ${tone}">${icon(iconName)}${text}</span>`
}

/** A message box with a title, text and buttons. `alert` interrupts screen readers. */
export function callout(tone: Tone, title: string, body: unknown, actions: unknown = nothing, isAlert = false): TemplateResult {
  const iconName: IconName = tone === 'ok' ? 'check' : tone === 'warn' ? 'warning' : tone === 'bad' ? 'alert' : 'info'
  return html`
    <div class="callout ${tone}" role=${isAlert ? 'alert' : 'group'} aria-label=${title}>
      ${icon(iconName)}
      <div><p class="callout-title">${title}</p><div class="callout-text">${body}</div>
        ${actions === nothing ? nothing : html`<div class="actions">${actions}</div>`}</div>
    </div>`
}

/** A failed call in words, with "try again" where that can help, and the number that support asks for. */
export function errorCallout(t: Messages, failure: AssentoError, retry: () => void): TemplateResult {
  const { title, text } = t.common.errors[failure.code]
  const body = html`<p>${text}</p>
    ${failure.details.length ? html`<ul>${failure.details.map((detail) => html`<li>${detail.message}</li>`)}</ul>` : nothing}
    ${failure.requestId ? html`<p class="muted small">${t.common.requestId} <code>${failure.requestId}</code></p>` : nothing}`
  return callout('bad', title, body, html`<button type="button" class="button" @click=${retry}>${t.common.retry}</button>`, true)
}

export function sessionExpiredCallout(t: Messages, again: () => void): TemplateResult {
  return callout('warn', t.common.sessionExpired.title, html`<p>${t.common.sessionExpired.text}</p>`,
    html`<button type="button" class="button primary" @click=${again}>${t.common.sessionExpired.again}</button>`, true)
}

/** Grey rows of the size of the real ones, so that nothing jumps. */
export function skeleton(rows: number, label: string): TemplateResult {
  return html`<div class="skeleton" aria-hidden="true">${Array.from({ length: rows }, () => html`<span></span>`)}</div>
    <span class="live">${label}</span>`
}
