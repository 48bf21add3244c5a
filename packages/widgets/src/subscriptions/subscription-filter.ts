import type { SubscriptionStatus } from '@assento/rules'
import type { SubscriptionItem } from '@assento/client'

export type GroupBy = 'none' | 'customer' | 'family'

/** In the order of a subscription's life. */
export const STATUSES = ['provisioning', 'active', 'suspended', 'extended', 'expired', 'disabled', 'deleted'] as const satisfies readonly SubscriptionStatus[]

/** Letters from which a search counts; the server refuses fewer (`subscriptions.list`). */
export const MIN_SEARCH_LENGTH = 2
export const MAX_SEARCH_LENGTH = 100

/** What the person looks for. */
export interface ListFilter {
  readonly search: string
  /** Any of these; empty = every state; null = as the `status` attribute says. */
  readonly status: readonly SubscriptionStatus[] | null
}

/** What the list asks of the server. */
export interface ListQuestion {
  readonly limit: number
  readonly customerId?: string
  readonly status?: readonly SubscriptionStatus[]
  readonly search?: string
}

/** The states named in an attribute, apart by spaces; unknown words count for nothing. */
export function statusesOf(attribute: string | null): readonly SubscriptionStatus[] {
  const words = new Set((attribute ?? '').split(/\s+/))
  return STATUSES.filter((status) => words.has(status))
}

/** The question that a filter stands for: rows a page 1–200, a search from two letters on. */
export function questionOf(filter: ListFilter, list: { readonly pageSize: number; readonly customerId: string | null; readonly status: string | null }): ListQuestion {
  const search = filter.search.trim().slice(0, MAX_SEARCH_LENGTH)
  const status = filter.status ?? statusesOf(list.status)
  return {
    limit: Math.min(200, Math.max(1, Math.trunc(list.pageSize) || 50)),
    ...(list.customerId ? { customerId: list.customerId } : {}),
    ...(status.length > 0 ? { status } : {}),
    ...(search.length >= MIN_SEARCH_LENGTH ? { search } : {}),
  }
}

export function isFiltered(question: ListQuestion): boolean {
  return question.status !== undefined || question.search !== undefined
}

/** Whether two questions have the same answer. */
export function isSameQuestion(a: ListQuestion, b: ListQuestion): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

export interface ItemGroup {
  /** Null when nothing is grouped. */
  readonly name: string | null
  readonly items: readonly SubscriptionItem[]
}

/** Items by customer or product family, groups in the order of their first item. */
export function groupItems(items: readonly SubscriptionItem[], by: GroupBy): readonly ItemGroup[] {
  if (by !== 'customer' && by !== 'family') return [{ name: null, items }]
  const groups = new Map<string, SubscriptionItem[]>()
  for (const item of items) {
    const name = by === 'customer' ? item.customerName : item.familyName
    groups.set(name, [...(groups.get(name) ?? []), item])
  }
  return [...groups].map(([name, members]) => ({ name, items: members }))
}
