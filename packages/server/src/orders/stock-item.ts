import { money } from '@assento/rules'
import type { StockRow } from '@assento/store'
import type { ProcedureContext } from '../platform/types.ts'
import type { StockItem } from './dto.ts'

/** Before a partner has been billed for anything. */
export const DEFAULT_CURRENCY = 'BRL'

export function stockItem(ctx: ProcedureContext, row: StockRow): StockItem {
  return {
    partner: { id: row.partnerId, name: row.partnerName },
    product: { id: row.productId, name: row.productName, kind: row.kind, isReturnable: row.isReturnable === 1 },
    available: row.available, assigned: row.assigned, owned: row.available + row.assigned, billedUnits: row.billedUnits,
    monthly: money(row.currency ?? DEFAULT_CURRENCY, row.monthlyCents),
    poolUsers: row.poolUsers,
    isLow: row.available <= ctx.tenant.settings.licences.lowStock,
  }
}
