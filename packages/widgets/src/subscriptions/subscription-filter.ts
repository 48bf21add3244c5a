import type { SubscriptionStatus } from '@assento/rules'
import type { SubscriptionItem } from '@assento/client'

export type GroupBy = 'none' | 'customer' | 'family'

export interface ListFilter {
  readonly search: string
  readonly status: SubscriptionStatus | 'all'
}

export interface ItemGroup {
  /** Null when nothing is grouped. */
  readonly name: string | null
  readonly items: readonly SubscriptionItem[]
}

/** Whether an item is shown: every word of the search in one of its names, without regard to case and accents. */
export function matches(item: SubscriptionItem, filter: ListFilter): boolean {
  if (filter.status !== 'all' && item.status !== filter.status) return false
  const text = plain([item.name, item.productName, item.planName, item.familyName, item.customerName].join(' '))
  return plain(filter.search).split(/\s+/).every((word) => text.includes(word))
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

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()
}
