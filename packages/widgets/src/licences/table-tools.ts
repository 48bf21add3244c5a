import { html, nothing, type TemplateResult } from 'lit'
import type { Messages } from '../locales/messages.ts'
import { icon } from '../runtime/icons.ts'
import { BADGES, MAX_SEARCH_LENGTH, STATES, type TableFilter } from './serial-filter.ts'

export interface ToolsView {
  readonly t: Messages
  readonly filter: TableFilter
  /** What the attributes ask for, when the person has chosen nothing: how many states. */
  readonly givenStates: number
  /** Products to choose from; without a second one there is nothing to choose. */
  readonly products: readonly { readonly id: string; readonly name: string }[]
  readonly onChange: (filter: TableFilter) => void
}

/** Search, state (as painted, or exact), product, and whether it moved. */
export function tableTools({ t, filter, givenStates, products, onChange }: ToolsView): TemplateResult {
  const words = t.licences.filters
  const valueOf = (event: Event) => (event.target as HTMLInputElement | HTMLSelectElement).value
  const option = (value: string, name: string, chosen: string) => html`<option value=${value} .selected=${value === chosen}>${name}</option>`
  const status = filter.status ?? (givenStates > 0 ? 'given' : '')
  return html`
    <div class="tools" role="search">
      <div class="search">${icon('search')}
        <input class="input" type="search" aria-label=${t.licences.search} placeholder=${t.licences.search} autocomplete="off" maxlength=${MAX_SEARCH_LENGTH}
          .value=${filter.search} @input=${(event: Event) => onChange({ ...filter, search: valueOf(event) })}></div>
      <div class="select-box"><select class="select" name="status" aria-label=${words.status}
        @change=${(event: Event) => onChange({ ...filter, status: valueOf(event) as TableFilter['status'] })}>
        ${option('', words.all, status)}
        ${status === 'given' ? option('given', words.several(givenStates), status) : nothing}
        <optgroup label=${words.badges}>${BADGES.map((badge) => option(`badge:${badge}`, words.badge[badge], status))}</optgroup>
        <optgroup label=${words.exact}>${STATES.map((state) => option(state, t.licences.states[state], status))}</optgroup>
      </select>${icon('chevron')}</div>
      ${products.length < 2 ? nothing : html`<div class="select-box"><select class="select" name="product" aria-label=${words.product}
        @change=${(event: Event) => onChange({ ...filter, productId: valueOf(event) })}>
        ${option('', words.allProducts, filter.productId)}${products.map(({ id, name }) => option(id, name, filter.productId))}
      </select>${icon('chevron')}</div>`}
      <button type="button" class="button toggle" aria-pressed=${filter.moved ? 'true' : 'false'} @click=${() => onChange({ ...filter, moved: !filter.moved })}>${icon('sync')}${words.moved}</button>
    </div>`
}
