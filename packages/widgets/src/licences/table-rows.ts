/** What one row shows. The row itself is made and placed by `RowWindow`. */
import { html, nothing, type TemplateResult } from 'lit'
import type { SerialGroup, SerialItem } from '@assento/client'
import type { Messages } from '../locales/messages.ts'
import type { Format } from '../runtime/format.ts'
import { icon, type IconName } from '../runtime/icons.ts'
import type { Tone } from '../runtime/states.ts'
import { BADGES } from './serial-filter.ts'
import { lastDay, LOOK, maskedTaxId, moment, moveFlag, shortKey, stateChip, stateNote } from './serial-words.ts'

export interface RowLook { readonly t: Messages; readonly format: Format }

export const COLUMNS = ['serial', 'computer', 'activated', 'valid', 'state', 'details'] as const

/** A customer: name, CNPJ, how many serials, and how they are. */
export function groupCells({ t, format }: RowLook, { customer, partner, serials, byBadge, moved }: SerialGroup): TemplateResult {
  const words = t.licences
  const facts = [customer.taxId === null ? null : maskedTaxId(customer.taxId), words.serials(serials, format), partner ? words.via(partner.name) : null].filter(Boolean).join(' · ')
  return html`<div role="gridcell" aria-colspan="6" class="group-cell">
    <span class="turn">${icon('chevron')}</span>
    <div class="who"><div class="name" title=${customer.name}>${customer.name}</div><div class="sub">${facts}</div></div>
    <div class="counts">${BADGES.map((badge) => count(LOOK[badge], byBadge[badge], words.inBadge[badge], format))}${count(['idle', 'sync'], moved, words.movedCount, format)}</div>
  </div>`
}

function count([tone, name]: readonly [Tone, IconName], number: number, words: (count: string) => string, format: Format): TemplateResult | typeof nothing {
  return number === 0 ? nothing : html`<span class="count ${tone}">${icon(name)}${words(format.number(number))}</span>`
}

/** A serial. Buttons are reached by the arrow keys, as the cells of a grid are. */
export function serialCells(look: RowLook, item: SerialItem): TemplateResult {
  const { t, format } = look
  const words = t.licences
  const label = (name: 'computer' | 'valid') => html`<span class="cell-label" aria-hidden="true">${words.columns[name]}</span>`
  const note = stateNote(item, t, format)
  const [machine] = item.machines
  return html`
    <div role="gridcell" class="c-serial"><span class="mono">${shortKey(item)}</span>${item.key === null ? nothing : html`
      <button type="button" class="button icon-only tiny" tabindex="-1" data-act="copy" aria-label=${words.copy}>${copyIcon}</button>`}
      <div class="sub">${item.product.name}</div></div>
    <div role="gridcell" class="c-computer">${label('computer')}<div>${machineCell(look, item)}</div></div>
    <div role="gridcell" class="c-activated"><div>${machine ? moment(machine.activatedAt, format) : '—'}<div class="sub">${words.assignedBy(item.assignedByName)}</div></div></div>
    <div role="gridcell" class="c-valid">${label('valid')}<div>${item.validUntil === null ? (item.state === 'pending' ? '—' : words.perpetual) : format.date(lastDay(item.validUntil), 'short')}</div></div>
    <div role="gridcell" class="c-state">${stateChip(item, t, format)}${note === null ? nothing : html`<div class="sub">${note}</div>`}</div>
    <div role="gridcell" class="c-details"><button type="button" class="button link" tabindex="-1" data-act="details" part="action-primary" aria-label=${`${words.details}: ${shortKey(item)}`}>${words.details}</button></div>`
}

function machineCell({ t, format }: RowLook, item: SerialItem): TemplateResult {
  const words = t.licences
  const [first] = item.machines
  const others = item.activations.used - 1
  return html`<div class="machine">${first ? html`<span class="name" title=${first.name}>${first.name}</span>${others > 0 ? html` <span class="muted">${words.moreMachines(others, format)}</span>` : nothing}` : '—'}</div>${moveFlag(item, t, format)}`
}

/** Grey bars where the words will be. */
export const skeletonCells = html`<div role="gridcell" class="bone"><span></span></div>`

const copyIcon = html`<svg class="icon" viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="1.6"><path d="M6 6h7v7H6zM3 10V3h7"/></svg>`
