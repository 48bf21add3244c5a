/** What stands around the rows: title and counts, and the header row. */
import { html, nothing, type TemplateResult } from 'lit'
import type { SerialOutline } from '@assento/client'
import { heading } from '../runtime/heading.ts'
import { COLUMNS, type RowLook } from './table-rows.ts'

export interface HeadView extends RowLook {
  readonly headingLevel: number
  readonly outline: SerialOutline | null
  readonly isFiltered: boolean
  readonly isBusy: boolean
  /** Null where nothing can be exported. */
  readonly onExport: (() => void) | null
}

export function tableHead({ t, format, headingLevel, outline, isFiltered, isBusy, onExport }: HeadView): TemplateResult {
  const words = t.licences
  return html`
    <div class="head"><div>${heading(headingLevel, words.title)}
      ${outline === null || (outline.serials === 0 && !isFiltered) ? nothing : html`<p class="sub">${(isFiltered ? words.found : words.summary)(outline.serials, outline.customers, format)}</p>`}</div>
      <div class="head-actions"><slot name="header-actions"></slot>
        ${onExport ? html`<button type="button" class="button" aria-disabled=${isBusy ? 'true' : 'false'} @click=${() => { if (!isBusy) onExport() }}>${words.exportCsv}</button>` : nothing}</div></div>`
}

/** The grid without its rows, which `TableBody` draws. */
export function emptyGrid({ t }: RowLook): TemplateResult {
  const { columns, rowsLabel } = t.licences
  return html`
    <div class="grid" part="table" role="treegrid" aria-label=${rowsLabel} aria-colcount="6">
      <div class="probe group"></div><div class="probe serial"></div>
      <div class="grid-head" role="rowgroup" part="header"><div role="row" aria-rowindex="1">
        ${COLUMNS.map((name) => html`<div role="columnheader" class="h-${name}">${name === 'details' ? html`<span class="live">${columns[name]}</span>` : columns[name]}</div>`)}</div></div>
      <div class="scroller" role="rowgroup"><div class="rows"></div></div>
    </div>`
}
