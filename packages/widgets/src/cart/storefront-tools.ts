import { html, nothing, type TemplateResult } from 'lit'
import { live } from 'lit/directives/live.js'
import type { StorefrontPage } from '@assento/client'
import { icon } from '../runtime/icons.ts'
import type { Look } from './offer-words.ts'
import { MAX_SEARCH_LENGTH } from './storefront-pages.ts'

export interface StorefrontFilter {
  readonly familyId: string | null
  readonly search: string
}

/** Search, and one chip a product family with how many plans it has. */
export function storefrontTools(
  { t, format }: Look, families: StorefrontPage['families'], filter: StorefrontFilter, onChange: (filter: StorefrontFilter) => void,
): TemplateResult {
  const words = t.cart.store
  const all = families.reduce((sum, { plans }) => sum + plans, 0)
  const chip = (familyId: string | null, name: string, count: number) => html`
    <button type="button" class="family" aria-pressed=${filter.familyId === familyId ? 'true' : 'false'}
      @click=${() => onChange({ ...filter, familyId })}><span class="family-name">${name}</span><span class="count">${format.number(count)}<span class="live"> ${words.plans(count)}</span></span></button>`
  return html`
    <div class="tools" role="search" aria-label=${words.search}>
      <div class="search">${icon('search')}
        <input class="input" type="search" aria-label=${words.search} placeholder=${words.search} autocomplete="off" maxlength=${MAX_SEARCH_LENGTH}
          .value=${live(filter.search)} @input=${(event: Event) => onChange({ ...filter, search: (event.target as HTMLInputElement).value })}></div>
      ${families.length < 2 && filter.familyId === null ? nothing : html`<div class="families" role="group" aria-label=${words.families}>
        ${chip(null, words.allFamilies, all)}${families.map(({ id, name, plans }) => chip(id, name, plans))}</div>`}
    </div>`
}
