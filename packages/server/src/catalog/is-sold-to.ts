import type { ProcedureContext } from '../platform/types.ts'
import { DEFAULT_SEGMENT } from '../renewals/offers-for-renewal.ts'

/**
 * Whether the caller may buy in a segment: people buy commercial offers; education, government and charity are for those whom the
 * reseller has checked, and its server orders them with its key.
 */
export function isSoldTo({ caller }: ProcedureContext, segment: string): boolean {
  return caller.kind !== 'widget' || segment === DEFAULT_SEGMENT
}
