/** Serials of a partner that additional users are bought for. */
import type { Handle, Tx } from '../handle.ts'

/** A serial of the partner, given to whichever customer; null for every other id. */
export async function findPartnerSerial(
  handle: Handle, tenantId: string, partnerId: string, serialId: string,
): Promise<{ readonly productId: string; readonly isOpen: boolean } | null> {
  const row = await handle.db.selectFrom('serial').select(['product_id as productId', 'cancelled_at as cancelledAt']).where('tenant_id', '=', tenantId)
    .where('partner_id', '=', partnerId).where('id', '=', serialId).executeTakeFirst()
  return row === undefined ? null : { productId: row.productId, isOpen: row.cancelledAt === null }
}

/** Gives a serial that is not over more users; false when it is. */
export async function addSerialUsers(tx: Tx, tenantId: string, serialId: string, users: number): Promise<boolean> {
  const { numUpdatedRows } = await tx.db.updateTable('serial').set((of) => ({ users: of('users', '+', users), version: of('version', '+', 1) }))
    .where('tenant_id', '=', tenantId).where('id', '=', serialId).where('cancelled_at', 'is', null).executeTakeFirst()
  return numUpdatedRows === 1n
}
