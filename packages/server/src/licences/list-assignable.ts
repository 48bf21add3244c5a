import { localDay } from '@assento/rules'
import { findAccountEver, findPriceRow, listLicenceProducts, listStock } from '@assento/store'
import { z } from 'zod'
import { licenceScope } from '../platform/context.ts'
import { notFound } from '../platform/errors.ts'
import { id } from '../platform/inputs.ts'
import { query } from '../platform/procedure.ts'
import type { PlatformContext } from '../platform/context.ts'
import type { AssignableProduct } from './dto.ts'

const MOST = 200

/**
 * What may be given to a customer, by name: to a partner's customer what the partner has or had in stock, with the units that are left;
 * to the manufacturer's own everything that is sold and, where the customer pays for it, has a price today.
 */
export const listAssignable = query('serials.assignable', z.strictObject({ customerId: id }), async (ctx, { customerId }): Promise<readonly AssignableProduct[]> => {
  const customer = await findAccountEver(ctx.database, ctx.tenant.id, customerId)
  if (customer?.kind !== 'customer') return notFound()
  const parent = customer.parent_id === null ? null : await findAccountEver(ctx.database, ctx.tenant.id, customer.parent_id)
  const partnerId = parent === null || parent.parent_id === null ? null : parent.id
  const { partnerId: own } = licenceScope(ctx)
  if (own !== null && own !== partnerId) return notFound()
  return partnerId === null ? ownProducts(ctx, customer.id) : stockOf(ctx, partnerId)
})

async function stockOf(ctx: PlatformContext, partnerId: string): Promise<readonly AssignableProduct[]> {
  const { items } = await listStock(ctx.database, ctx.tenant.id, { partnerId, after: null, limit: MOST })
  return items.filter(({ kind }) => kind === 'product').map(({ productId, productName, available }) => ({ id: productId, name: productName, available }))
}

async function ownProducts(ctx: PlatformContext, customerId: string): Promise<readonly AssignableProduct[]> {
  const today = localDay(ctx.now, ctx.tenant.zone)
  const { items } = await listLicenceProducts(ctx.database, ctx.tenant.id, { afterCode: null, limit: MOST })
  const given: AssignableProduct[] = []
  for (const { id: productId, name, kind, billing, period, retired_at: retiredAt } of items) {
    if (kind !== 'product' || retiredAt !== null) continue
    const isPaid = billing === 'serial' && period !== null
    if (isPaid && (await findPriceRow(ctx.database, ctx.tenant.id, customerId, productId, today)) === null) continue
    given.push({ id: productId, name, available: null })
  }
  return given.sort((a, b) => (a.name < b.name ? -1 : 1))
}
