import { assert, decideStockAdjustment } from '@assento/rules'
import { findLicenceProduct, findStock, lockStock, moveStock } from '@assento/store'
import { z } from 'zod'
import { actorOf } from '../platform/audit.ts'
import { notFound } from '../platform/errors.ts'
import { id, text } from '../platform/inputs.ts'
import { command } from '../platform/procedure.ts'
import { auditOfDecision } from '../platform/types.ts'
import type { CommandResult } from '../platform/types.ts'
import type { StockAnswer } from './dto.ts'
import { findPartner, orderActor } from './partner-scope.ts'
import { stockItem } from './stock-item.ts'

const input = z.strictObject({
  partnerId: id,
  productId: id,
  /** Signed. */
  quantity: z.int().min(-9999).max(9999).refine((value) => value !== 0, { error: 'zero changes nothing', params: { rule: 'stock.adjust.zero' } }),
  /** Why. */
  note: text(500),
})

/** The manufacturer corrects a stock by hand; what is billed stays as it is. */
export const adjustStock = command('stock.adjust', input, async (ctx, { partnerId, productId, quantity, note }): Promise<CommandResult<StockAnswer>> => {
  const partner = await findPartner(ctx, ctx.tx, partnerId)
  if ((await findLicenceProduct(ctx.tx, ctx.tenant.id, productId)) === null) notFound()
  const before = await lockStock(ctx.tx, ctx.tenant.id, partner.id, productId)
  const decision = decideStockAdjustment(before, { quantity, note }, { actor: orderActor(ctx.caller) })
  if (decision.verdict === 'allowed') {
    const { actorId, actorName } = actorOf(ctx.caller)
    await moveStock(ctx.tx, ctx.tenant.id, [
      { ...decision.plan, partnerId: partner.id, productId, orderId: null, serialId: null, actorId, actorName, note, at: ctx.now },
    ], ctx.tenant.settings.licences.lowStock)
  }
  const row = await findStock(ctx.tx, ctx.tenant.id, partner.id, productId)
  assert(row !== null, 'a stock that was locked is there')
  return {
    answer: { ...decision, stock: stockItem(ctx, row) },
    audit: auditOfDecision(decision, productId, partner.id, { before, after: { quantity, note } }),
  }
})
