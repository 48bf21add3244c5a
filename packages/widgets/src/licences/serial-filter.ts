import type { SerialBadge, SerialState } from '@assento/rules'
import type { SerialFilter } from '@assento/client'

/** In the order in which a person meets them. */
export const STATES = ['pending', 'active', 'grace', 'expired', 'suspended', 'cancelled'] as const satisfies readonly SerialState[]
export const BADGES = ['active', 'grace', 'expired'] as const satisfies readonly SerialBadge[]

export const MAX_SEARCH_LENGTH = 80

/** What the person looks for. */
export interface TableFilter {
  readonly search: string
  /** One exact state, or `badge:expired` for all that is painted red; empty = all but cancelled; null = as the attributes say. */
  readonly status: SerialState | `badge:${SerialBadge}` | '' | null
  readonly productId: string
  /** Only serials that moved between computers. */
  readonly moved: boolean
}

export const NO_FILTER: TableFilter = { search: '', status: '', productId: '', moved: false }

/** What the host page has chosen. */
export interface TableGiven {
  readonly states: string | null
  readonly badge: string | null
  readonly productId: string | null
  readonly customerId: string | null
  readonly partnerId: string | null
}

/** States named in an attribute, apart by spaces; unknown words count for nothing. */
export function statesOf(attribute: string | null): readonly SerialState[] {
  const words = new Set((attribute ?? '').split(/\s+/))
  return STATES.filter((state) => words.has(state))
}

/** The question that a filter stands for. */
export function questionOf(filter: TableFilter, given: TableGiven): SerialFilter {
  const search = filter.search.trim().slice(0, MAX_SEARCH_LENGTH)
  const productId = filter.productId || given.productId
  return {
    ...statusQuestion(filter, given),
    ...(search === '' ? {} : { search }),
    ...(productId ? { productId } : {}),
    ...(given.customerId ? { customerId: given.customerId } : {}),
    ...(given.partnerId ? { partnerId: given.partnerId } : {}),
    ...(filter.moved ? { moved: true } : {}),
  }
}

function statusQuestion({ status }: TableFilter, given: TableGiven): Pick<SerialFilter, 'states' | 'badge'> {
  if (status === null) {
    const states = statesOf(given.states)
    const badge = BADGES.find((one) => one === given.badge)
    return { ...(states.length > 0 ? { states } : {}), ...(badge ? { badge } : {}) }
  }
  if (status === '') return {}
  return status.startsWith('badge:') ? { badge: status.slice(6) as SerialBadge } : { states: [status as SerialState] }
}

/** Whether it leaves something out that the plain table would show; what the host page alone has chosen counts too. */
export function isFiltered({ states, badge, search, productId, moved }: SerialFilter): boolean {
  return [states, badge, search, productId, moved].some((one) => one !== undefined)
}

/** Whether two questions have the same answer. */
export function isSameQuestion(a: SerialFilter, b: SerialFilter): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
