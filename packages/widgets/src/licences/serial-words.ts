/** A serial in words: its state, its dates, its key. */
import { html, nothing, type TemplateResult } from 'lit'
import { addDays, epochMs, type CalendarDate, type Instant } from '@assento/rules'
import type { SerialItem } from '@assento/client'
import type { Messages } from '../locales/messages.ts'
import type { Format } from '../runtime/format.ts'
import type { IconName } from '../runtime/icons.ts'
import { chip, type Tone } from '../runtime/states.ts'

/** Tone and icon of every state; a badge looks like the state of its name. */
export const LOOK: Readonly<Record<SerialItem['state'], readonly [Tone, IconName]>> = {
  active: ['ok', 'check'], grace: ['warn', 'clock'], expired: ['bad', 'alert'], pending: ['bad', 'sync'], suspended: ['bad', 'pause'], cancelled: ['bad', 'stop'],
}

/** `9C857-…-GM609`; without the key only its end, which every role may see. */
export function shortKey({ key, last5 }: Pick<SerialItem, 'key' | 'last5'>): string {
  return `${key === null ? '' : `${key.slice(0, 5)}-`}…-${last5}`
}

/** `12.ABC.345/01DE-35` or `529.982.247-25`; anything else as it is. */
export function maskedTaxId(taxId: string): string {
  if (taxId.length === 14) return taxId.replace(/^(..)(...)(...)(....)(..)$/, '$1.$2.$3/$4-$5')
  return taxId.replace(/^(...)(...)(...)(..)$/, '$1.$2.$3-$4')
}

/** The last day that is paid for: `validUntil` is the first that is not. */
export function lastDay(until: CalendarDate): CalendarDate { return addDays(until, -1) }

export function stateText(item: SerialItem, t: Messages, format: Format): string {
  const { licences: words } = t
  const name = words.states[item.state]
  if (item.state === 'grace' && item.graceUntil) return words.graceUntil(format.date(lastDay(item.graceUntil), 'day'))
  if (item.state === 'pending') return item.pendingReason ? words.because(name, words.pendingReason[item.pendingReason]) : name
  return item.reason !== null && (item.state === 'suspended' || item.state === 'cancelled') ? words.because(name, item.reason) : name
}

/** What the clock says besides a suspension, or since when it has been expired; null when nothing is to add. */
export function stateNote({ state, clockState, graceUntil }: SerialItem, { licences: words }: Messages, format: Format): string | null {
  if (graceUntil === null) return null
  if (state === 'expired') return words.expiredSince(format.date(graceUntil, 'short'))
  if (state !== 'suspended' || clockState === null || clockState === 'active') return null
  return clockState === 'expired' ? words.alsoExpired(format.date(graceUntil, 'short')) : words.alsoGrace(format.date(lastDay(graceUntil), 'day'))
}

/** Text, icon and colour together; red may mean pending, suspended, cancelled or expired, and the text says which (seed 003). */
export function stateChip(item: SerialItem, t: Messages, format: Format): TemplateResult {
  const [tone, name] = LOOK[item.state]
  return chip(tone, name, stateText(item, t, format))
}

/** The last change of computer within a year; nothing when there was none. */
export function moveFlag({ lastMove }: Pick<SerialItem, 'lastMove'>, { licences: words }: Messages, format: Format): TemplateResult | typeof nothing {
  if (lastMove === null) return nothing
  const date = format.date(dayOf(lastMove.at, format), 'day')
  return html`<span class="flag">${lastMove.sameName ? words.sameName(date) : lastMove.kind === 'forced' ? words.forced(date) : words.moved(date)}</span>`
}

/** "14 ago 2026, 10:12" in the portal's zone. */
export function moment(at: Instant, format: Format): string {
  return `${format.date(dayOf(at, format), 'short')}, ${localOf(at, format).slice(11)}`
}

/** The civil day of an instant in the portal's zone. */
export function dayOf(at: Instant, format: Format): CalendarDate {
  return localOf(at, format).slice(0, 10) as CalendarDate
}

const known = new Map<string, Intl.DateTimeFormat>()

/** `2026-08-14 10:12`: Swedish writes as ISO does. */
function localOf(at: Instant, { zone }: Format): string {
  const found = known.get(zone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
  known.set(zone, found)
  return found.format(epochMs(at))
}
