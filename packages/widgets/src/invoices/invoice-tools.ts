import { html, type TemplateResult } from 'lit'
import { live } from 'lit/directives/live.js'
import type { CalendarDate } from '@assento/rules'
import type { InvoiceStatus } from '@assento/client'
import type { Messages } from '../locales/messages.ts'
import { icon } from '../runtime/icons.ts'
import { MAX_SEARCH_LENGTH, STATUS_GROUPS, statusesOf, type DuePeriod, type InvoiceFilter } from './invoice-filter.ts'

/** Years offered besides the last months. */
const YEARS = 3

/** Number, state and due date. States that the host page gave together are one choice more. */
export function invoiceTools(t: Messages, filter: InvoiceFilter, given: string | null, today: CalendarDate, onChange: (filter: InvoiceFilter) => void): TemplateResult {
  const { filters: words, statusNames } = t.invoices
  const together = statusesOf(given)
  const chosen = (filter.status ?? together).join(' ')
  const groups = Object.entries(STATUS_GROUPS) as [keyof typeof STATUS_GROUPS, readonly InvoiceStatus[]][]
  const isOwn = groups.every(([, statuses]) => statuses.join(' ') !== together.join(' '))
  const valueOf = (event: Event) => (event.target as HTMLInputElement | HTMLSelectElement).value
  const select = (name: 'status' | 'period', value: string, options: readonly (readonly [string, string])[], choose: (value: string) => void) => html`
    <div class="select-box"><select class="select" name=${name} aria-label=${words[name]} .value=${live(value)} @change=${(event: Event) => choose(valueOf(event))}>
      ${options.map(([key, text]) => html`<option value=${key} ?selected=${key === value}>${text}</option>`)}
    </select>${icon('chevron')}</div>`
  const year = Number(today.slice(0, 4))
  return html`
    <div class="tools" role="search" aria-label=${words.label}>
      <div class="search">${icon('search')}
        <input class="input" type="search" aria-label=${words.search} placeholder=${words.search} autocomplete="off" maxlength=${MAX_SEARCH_LENGTH}
          .value=${live(filter.search)} @input=${(event: Event) => onChange({ ...filter, search: valueOf(event) })}></div>
      ${select('status', chosen, [
        ...(isOwn ? [[together.join(' '), together.map((status) => statusNames[status]).join(', ')] as const] : []),
        ...groups.map(([name, statuses]) => [statuses.join(' '), words.statuses[name]] as const),
      ], (value) => onChange({ ...filter, status: statusesOf(value) }))}
      ${select('period', filter.period, [
        ['all', words.periods.all], ['last3', words.periods.last3], ['last12', words.periods.last12],
        ...Array.from({ length: YEARS }, (_, index) => [String(year - index), words.periods.year(String(year - index))] as const),
      ], (value) => onChange({ ...filter, period: value as DuePeriod }))}
    </div>`
}
