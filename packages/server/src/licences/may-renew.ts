import type { SerialRow } from '@assento/store'
import type { ProcedureContext } from '../platform/types.ts'

/** Whether what a renewal costs is the caller's own to spend: the manufacturer and servers act for every payer. */
export function mayRenew({ caller }: Pick<ProcedureContext, 'caller'>, row: Pick<SerialRow, 'payer_id'>): boolean {
  return caller.kind !== 'widget' || caller.role === 'manufacturer' || row.payer_id === caller.customerId
}
