import { assert, dateInZone, marginalDocument } from '@assento/rules'
import type { PricedDocument } from '@assento/rules'
import { findChargeableDraft, linesOfDrafts } from '@assento/store'
import type { Handle } from '@assento/store'
import type { ProcedureContext } from '../platform/types.ts'
import { lineOfCharge, lineToPrice } from './document-line.ts'
import type { LineToPrice } from './document-line.ts'

export type { LineToPrice } from './document-line.ts'

/**
 * What these lines, at least one and of one currency, add to the draft that they would go on today: lines, taxes and total, to
 * the cent that the invoice will ask for.
 */
export async function marginalOf(
  ctx: ProcedureContext, handle: Handle, customerId: string, lines: readonly LineToPrice[],
): Promise<PricedDocument> {
  const currency = lines[0]?.line.amount.currency
  assert(currency !== undefined, 'there are lines to price')
  const { taxes } = ctx.tenant.settings.billing
  const draftId = await findChargeableDraft(handle, ctx.tenant.id, { customerId, currency, on: dateInZone(ctx.now, ctx.tenant.zone) })
  const before = draftId === null ? [] : await linesOfDrafts(handle, ctx.tenant.id, [draftId])
  return marginalDocument(currency, before.map((row) => lineOfCharge(taxes, row)), lines.map((line) => lineToPrice(taxes, line)))
}
