/** How an order's number, state and amounts read. */
import { html, nothing, type TemplateResult } from 'lit'
import type { LicenceOrderState } from '@assento/rules'
import type { WhoAmI } from '@assento/client'
import type { Messages } from '../locales/messages.ts'
import type { Format } from '../runtime/format.ts'
import { chip } from '../runtime/states.ts'

export interface Look {
  readonly t: Messages
  readonly format: Format
}

/** "1234 (PEND)" while an approval is missing, else "1234". */
export function orderNumber({ number, state }: { readonly number: number; readonly state: LicenceOrderState }): string {
  return state === 'pending' ? `${number} (PEND)` : String(number)
}

/** Situation in words, icon and colour. */
export function stateChip({ orders: { states } }: Messages, state: LicenceOrderState): TemplateResult {
  switch (state) {
    case 'pending': return chip('warn', 'clock', states.pending)
    case 'finalized': return chip('ok', 'check', states.finalized)
    case 'cancelled': return chip('idle', 'stop', states.cancelled)
  }
}

export function amount(format: Format, currency: string, cents: number): string {
  return format.money({ currency, cents })
}

/** Whether the session was granted a feature of a component; the server checks again. */
export function isGranted(component: string, feature: string, { actor, components }: WhoAmI): boolean {
  return actor.role === 'server' || (components[component]?.features.includes(feature) ?? false)
}

/** A word or two under a value, or nothing. */
export function below(text: string | null): TemplateResult | typeof nothing {
  return text === null || text === '' ? nothing : html`<div class="sub">${text}</div>`
}
