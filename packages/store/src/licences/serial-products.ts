import { sql } from 'kysely'
import type { Handle } from '../handle.ts'

export interface SerialProduct {
  readonly id: string
  readonly name: string
}

/** More are not chosen from in a list. */
const MOST = 200

/**
 * Products by name of which serials were given: by a partner, or to a customer, cancelled ones too for a customer; every product when both
 * are null.
 */
export async function listSerialProducts(
  handle: Handle, tenantId: string, whose: { readonly partnerId: string | null; readonly customerId: string | null },
): Promise<readonly SerialProduct[]> {
  let query = handle.db.selectFrom('licence_product as p').where('p.tenant_id', '=', tenantId).where('p.kind', '=', 'product')
  const ofThem = sql<boolean>`exists (select 1 from serial s where s.tenant_id = p.tenant_id and s.product_id = p.id and `
  if (whose.partnerId !== null) query = query.where(sql<boolean>`${ofThem} s.partner_id = ${whose.partnerId} and s.cancelled_at is null)`)
  if (whose.customerId !== null) query = query.where(sql<boolean>`${ofThem} s.customer_id = ${whose.customerId})`)
  return query.select(['p.id', 'p.name']).orderBy('p.name').orderBy('p.id').limit(MOST).execute()
}
