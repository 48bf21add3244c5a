import { money } from '@assento/rules'
import { listStock } from '@assento/store'
import { z } from 'zod'
import { query } from '../platform/procedure.ts'
import type { OrderForm } from './dto.ts'
import { loadPartnerTerms } from './order-items.ts'
import { actingPartner } from './partner-scope.ts'

/** What the order form begins with: partner and price list are the session's, never the client's (seed 001). */
export const orderForm = query('orders.form', z.strictObject({}), async (ctx): Promise<OrderForm> => {
  const partner = await actingPartner(ctx, ctx.database, undefined)
  const { terms, list, rows } = await loadPartnerTerms(ctx, ctx.database, partner.id)
  const stock = await listStock(ctx.database, ctx.tenant.id, { partnerId: partner.id, after: null, limit: 200 })
  return {
    partner: { id: partner.id, name: partner.name },
    priceList: { id: list.id, name: list.name, currency: list.currency, tierMode: list.tier_mode },
    products: rows.map(({ product, row }) => ({
      id: product.id, name: product.name, kind: product.kind, tiers: row.tiers, setupUnit: money(row.currency, row.setupUnitCents),
      usersPerUnit: row.usersPerUnit, bonus: row.bonus,
    })),
    baseProducts: stock.items.filter((item) => item.kind === 'product' && item.available + item.assigned > 0)
      .map(({ productId, productName, available, assigned }) => ({ id: productId, name: productName, available, assigned })),
    approval: terms.approval ?? ctx.tenant.settings.licences.approval,
  }
})
