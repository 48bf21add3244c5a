import { addMonths, calendarDate, type CalendarDate } from '@assento/rules'
import type { InvoiceStatus } from '@assento/client'

/** In the order in which a person looks for them. */
export const STATUSES = ['open', 'overdue', 'paid', 'void', 'writtenOff'] as const satisfies readonly InvoiceStatus[]

/** The choices of the filter: several states in one word. */
export const STATUS_GROUPS = {
  all: [], unpaid: ['open', 'overdue'], overdue: ['overdue'], paid: ['paid'], void: ['void', 'writtenOff'],
} as const satisfies Record<string, readonly InvoiceStatus[]>

export const MAX_SEARCH_LENGTH = 40

/** By due date: of the last months up to the latest one, or of one year (`2026`). */
export type DuePeriod = 'all' | 'last3' | 'last12' | `${number}`

/** What the person looks for. */
export interface InvoiceFilter {
  /** Part of an invoice number. */
  readonly search: string
  /** Any of these; empty = every state; null = as the `status` attribute says. */
  readonly status: readonly InvoiceStatus[] | null
  readonly period: DuePeriod
}

export const NO_FILTER: InvoiceFilter = { search: '', status: [], period: 'all' }

/** What the list asks of the server. */
export interface InvoiceQuestion {
  readonly limit: number
  readonly customerId?: string
  readonly status?: readonly InvoiceStatus[]
  readonly search?: string
  /** Due dates in `[dueFrom, dueUntil)`. */
  readonly dueFrom?: CalendarDate
  readonly dueUntil?: CalendarDate
}

/** The states named in an attribute, apart by spaces; unknown words count for nothing. */
export function statusesOf(attribute: string | null): readonly InvoiceStatus[] {
  const words = new Set((attribute ?? '').split(/\s+/))
  return STATUSES.filter((status) => words.has(status))
}

/** The question that a filter stands for: 1–200 rows a page. `today` is the tenant's; null while it is not known yet. */
export function questionOf(filter: InvoiceFilter, list: { readonly pageSize: number; readonly customerId: string | null; readonly status: string | null }, today: CalendarDate | null): InvoiceQuestion {
  const search = filter.search.trim().slice(0, MAX_SEARCH_LENGTH)
  const status = filter.status ?? statusesOf(list.status)
  return {
    limit: Math.min(200, Math.max(1, Math.trunc(list.pageSize) || 50)),
    ...(list.customerId ? { customerId: list.customerId } : {}),
    ...(status.length > 0 ? { status } : {}),
    ...(search === '' ? {} : { search }),
    ...(today === null ? {} : dueDates(filter.period, today)),
  }
}

function dueDates(period: DuePeriod, today: CalendarDate): Pick<InvoiceQuestion, 'dueFrom' | 'dueUntil'> {
  if (period === 'all') return {}
  if (period === 'last3' || period === 'last12') return { dueFrom: addMonths(today, period === 'last3' ? -3 : -12) }
  return { dueFrom: calendarDate(`${period}-01-01`), dueUntil: calendarDate(`${Number(period) + 1}-01-01`) }
}

export function isFiltered({ status, search, dueFrom }: InvoiceQuestion): boolean {
  return status !== undefined || search !== undefined || dueFrom !== undefined
}

/** Whether two questions have the same answer. */
export function isSameQuestion(a: InvoiceQuestion, b: InvoiceQuestion): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
