/** The serial that a call is about, as far as the caller may see it. */
import { loadSerialFacts, previewSerialFacts } from '@assento/store'
import type { Handle, LoadedSerial, SerialRow, Tx } from '@assento/store'
import { licenceScope } from '../platform/context.ts'
import { notFound, staleVersion } from '../platform/errors.ts'
import type { ProcedureContext } from '../platform/types.ts'

/** Loads the facts to decide by, the row locked. Unknown ids, other tenants', partners' and customers' ids end the call with the same answer. */
export async function loadVisibleSerial(ctx: ProcedureContext, tx: Tx, serialId: string): Promise<LoadedSerial> {
  return visible(ctx, await loadSerialFacts(tx, ctx.tenant.id, serialId))
}

/** The same at the version that the caller has read: any other ends the call with stale_version. */
export async function loadSerialAt(ctx: ProcedureContext, tx: Tx, input: { readonly serialId: string; readonly version: number }): Promise<LoadedSerial> {
  const loaded = await loadVisibleSerial(ctx, tx, input.serialId)
  if (loaded.row.version !== input.version) staleVersion(loaded.row.version)
  return loaded
}

/** The facts to show, never locked. */
export async function previewVisibleSerial(ctx: ProcedureContext, handle: Handle, serialId: string): Promise<LoadedSerial> {
  return visible(ctx, await previewSerialFacts(handle, ctx.tenant.id, serialId))
}

/** Whole keys are for the manufacturer, the serial's partner, servers, and the administrators of its customer; others see the end of it. */
export function seesKey({ caller }: Pick<ProcedureContext, 'caller'>, row: Pick<SerialRow, 'partner_id' | 'customer_id'>): boolean {
  if (caller.kind !== 'widget' || caller.role === 'manufacturer') return true
  if (caller.role === 'partnerAdmin' || caller.role === 'partnerUser') return row.partner_id === caller.customerId
  return caller.role === 'administrator' && row.customer_id === caller.customerId
}

function visible(ctx: ProcedureContext, loaded: LoadedSerial | null): LoadedSerial {
  const { partnerId, customerId } = licenceScope(ctx)
  if (loaded === null) notFound()
  if (partnerId !== null && loaded.row.partner_id !== partnerId) notFound()
  if (customerId !== null && loaded.row.customer_id !== customerId) notFound()
  return loaded
}
