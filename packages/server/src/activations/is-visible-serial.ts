import type { SerialFacts } from '@assento/rules'
import { licenceScope } from '../platform/context.ts'
import type { ProcedureContext } from '../platform/types.ts'

/** Whether the caller may see a serial that it named by its key or by a file: where not, it is answered as if there were none. */
export function isVisibleSerial(ctx: ProcedureContext, { partnerId, customerId }: Pick<SerialFacts, 'partnerId' | 'customerId'>): boolean {
  const scope = licenceScope(ctx)
  return (scope.partnerId === null || scope.partnerId === partnerId) && (scope.customerId === null || scope.customerId === customerId)
}
