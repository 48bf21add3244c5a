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
    ${icon('chevron')}
    <div class="who"><div class="name" title=${customer.name}>${customer.name}</div><div class="sub">${facts}</div></div>
    <div class="counts">${BADGES.map((badge) => count(LOOK[badge], byBadge[badge], words.inBadge[badge], format))}${count(['idle', 'sync'], moved, words.movedCount, format)}</div>
  </div>`
}

function count([tone, name]: readonly [Tone, IconName], number: number, words: (count: string) => string, format: Format): TemplateResult | typeof nothing {
  return number === 0 ? nothing : html`<span class="count ${tone}">${icon(name)}${words(format.number(number))}</span>`
}

/** A serial; `isCard` where it stands alone, with the names of its columns. Buttons are reached by the arrow keys, as the cells of a grid are. */
export function serialCells(look: RowLook, item: SerialItem, isCard: boolean): TemplateResult {
  const { t, format } = look
  const words = t.licences
  const named = (name: 'computer' | 'valid', content: unknown) => (isCard ? html`<span class="cell-label" aria-hidden="true">${words.columns[name]}</span><div>${content}</div>` : content)
  const note = stateNote(item, t, format)
  const [machine] = item.machines
  return html`
    <div role="gridcell" class="c-serial"><span class="mono">${shortKey(item)}</span>${item.key === null ? nothing : html`
      <button type="button" class="button icon-only tiny" tabindex="-1" data-act="copy" aria-label=${words.copy}></button>`}
      <div class="sub">${item.product.name}</div></div>
    <div role="gridcell" class="c-computer">${named('computer', machineCell(look, item))}</div>
    <div role="gridcell" class="c-activated">${machine ? moment(machine.activatedAt, format) : '—'}<div class="sub">${words.assignedBy(item.assignedByName)}</div></div>
    <div role="gridcell" class="c-valid">${named('valid', item.validUntil === null ? (item.state === 'pending' ? '—' : words.perpetual) : format.date(lastDay(item.validUntil), 'short'))}</div>
    <div role="gridcell" class="c-state">${stateChip(item, t, format)}${note === null ? nothing : html`<div class="sub">${note}</div>`}</div>
    <div role="gridcell" class="c-details"><button type="button" class="button link" tabindex="-1" data-act="details" part="action-primary" aria-label=${`${words.details}: ${shortKey(item)}`}>${words.details}</button></div>`
}

function machineCell({ t, format }: RowLook, item: SerialItem): TemplateResult {
  const [first] = item.machines
  const others = item.activations.used - 1
  const name = first && html`<div class="name" title=${first.name}>${first.name}</div>`
  return html`${first && others > 0 ? html`<div class="machine">${name}<span class="muted">${t.licences.moreMachines(others, format)}</span></div>` : name ?? '—'}${moveFlag(item, t, format)}`
}

/** Grey bars where the words will be. */
export const skeletonCells = html`<div role="gridcell" class="bone"><span></span></div>`
