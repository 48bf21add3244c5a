import { html, type TemplateResult } from 'lit'
import { live } from 'lit/directives/live.js'
import type { SubscriptionStatus } from '@assento/rules'
import type { SubscriptionItem } from '@assento/client'
import type { Messages } from '../locales/messages.ts'
import { icon } from '../runtime/icons.ts'
import type { ListFilter } from './subscription-filter.ts'

/** Search and status, offered with the states that occur. */
export function filterTools(
  t: Messages, filter: ListFilter, items: readonly SubscriptionItem[], onChange: (filter: ListFilter) => void,
): TemplateResult {
  const words = t.subscriptionList
  const statuses = [...new Set(items.map((item) => item.status))]
  const valueOf = (event: Event) => (event.target as HTMLInputElement | HTMLSelectElement).value
  return html`
    <div class="tools" role="search" aria-label=${words.searchLabel}>
      <div class="search">${icon('search')}
        <input class="input" type="search" aria-label=${words.searchLabel} placeholder=${words.search} autocomplete="off" .value=${live(filter.search)}
          @input=${(event: Event) => onChange({ ...filter, search: valueOf(event) })}></div>
      <div class="select-box">
        <select class="select" aria-label=${words.statusFilter} .value=${live(filter.status)}
          @change=${(event: Event) => onChange({ ...filter, status: valueOf(event) as SubscriptionStatus | 'all' })}>
          <option value="all">${words.allStatuses}</option>
          ${statuses.map((status) => html`<option value=${status} ?selected=${status === filter.status}>${t.common.status[status]}</option>`)}
        </select>${icon('chevron')}</div>
    </div>`
}
