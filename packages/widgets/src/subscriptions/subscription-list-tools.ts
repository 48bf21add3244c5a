import { html, nothing, type TemplateResult } from 'lit'
import { live } from 'lit/directives/live.js'
import type { Messages } from '../locales/messages.ts'
import { icon } from '../runtime/icons.ts'
import { MAX_SEARCH_LENGTH, STATUSES, statusesOf, type ListFilter } from './subscription-filter.ts'

/** Search and state. States that were given together by the host page are one choice more. */
export function filterTools(t: Messages, filter: ListFilter, given: string | null, onChange: (filter: ListFilter) => void): TemplateResult {
  const words = t.subscriptionList
  const together = statusesOf(given)
  const chosen = (filter.status ?? together).join(' ')
  const valueOf = (event: Event) => (event.target as HTMLInputElement | HTMLSelectElement).value
  const option = (value: string, name: string) => html`<option value=${value} ?selected=${value === chosen}>${name}</option>`
  return html`
    <div class="tools" role="search" aria-label=${words.searchLabel}>
      <div class="search">${icon('search')}
        <input class="input" type="search" aria-label=${words.searchLabel} placeholder=${words.search} autocomplete="off" maxlength=${MAX_SEARCH_LENGTH}
          .value=${live(filter.search)} @input=${(event: Event) => onChange({ ...filter, search: valueOf(event) })}></div>
      <div class="select-box">
        <select class="select" aria-label=${words.statusFilter} .value=${live(chosen)}
          @change=${(event: Event) => onChange({ ...filter, status: statusesOf(valueOf(event)) })}>
          ${option('', words.allStatuses)}
          ${together.length > 1 ? option(together.join(' '), together.map((status) => t.common.status[status]).join(', ')) : nothing}
          ${STATUSES.map((status) => option(status, t.common.status[status]))}
        </select>${icon('chevron')}</div>
    </div>`
}
