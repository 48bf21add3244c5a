import type { DatePeriod } from '../time.ts'

/** A date that the supplier gives otherwise than the rules compute it. */
export interface DateDifference {
  readonly field: 'startsOn' | 'until'
  readonly computed: string
  readonly supplied: string
}

/**
 * The term to go by when a supplier gives its dates: the supplier's, with each difference recorded and shown (X14).
 * Rule subscriptions.term.vendorDates (T4, decision 14).
 */
export function reconcileTermDates(
  computed: DatePeriod, supplied: DatePeriod | null,
): { readonly term: DatePeriod; readonly differences: readonly DateDifference[] } {
  if (supplied === null) return { term: computed, differences: [] }
  const differences = (['startsOn', 'until'] as const)
    .filter((field) => computed[field] !== supplied[field])
    .map((field) => ({ field, computed: computed[field], supplied: supplied[field] }))
  return { term: supplied, differences }
}
