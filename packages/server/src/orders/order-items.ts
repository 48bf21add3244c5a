/** Items that someone wants: what they cost by the partner's own price list, today. */
import { dateInZone, decideOrderItem, ownedUnits } from '@assento/rules'
import type { Decision, LicenceOrderType, LicencePriceRow, OrderedProduct, PricedOrderItem } from '@assento/rules'
import { findLicencePriceList, findLicenceProduct, findLicenceTerms, findPartnerSerial, listPriceRows, loadStock } from '@assento/store'
import type { Handle, LicencePriceListRow, LicenceTermsRow, PricedLicenceProduct } from '@assento/store'
import { z } from 'zod'
import { fail, notFound } from '../platform/errors.ts'
import { id } from '../platform/inputs.ts'
import type { ProcedureContext } from '../platform/types.ts'
import type { OrderItemPrice } from './dto.ts'

/** Strict: prices and totals of a client are an unknown field. The rule says what quantities there are. */
export const itemFields = {
  productId: id,
  quantity: z.int().min(0).max(1_000_000),
  /** Of additional users: the product that they are for, and, if they are for one serial only, that serial. */
  baseProductId: id.nullable().default(null),
  targetSerialId: id.nullable().default(null),
} as const
const item = z.strictObject(itemFields)
export type ItemRequest = z.output<typeof item>

/** What a partner may order, and on which terms. */
export interface PartnerTerms {
  readonly terms: LicenceTermsRow
  readonly list: LicencePriceListRow
  readonly rows: readonly PricedLicenceProduct[]
}

/** The partner's list in force today; serial-billed products are not bought by the unit and stay out. */
export async function loadPartnerTerms(ctx: ProcedureContext, handle: Handle, partnerId: string): Promise<PartnerTerms> {
  const terms = await findLicenceTerms(handle, ctx.tenant.id, partnerId)
  const list = terms === null ? null : await findLicencePriceList(handle, ctx.tenant.id, terms.price_list_id)
  if (terms === null || list === null || list.retired_at !== null) {
    return fail('conflict', 'the partner has no price list in force', [
      { field: '', rule: 'orders.terms.missing', message: 'the vendor gives it one with licencePriceLists.set' },
    ])
  }
  const rows = await listPriceRows(handle, ctx.tenant.id, list.id, dateInZone(ctx.now, ctx.tenant.zone))
  return { terms, list, rows: rows.filter(({ product }) => product.billing === 'unit') }
}

export interface PreparedItem {
  readonly decision: Decision<PricedOrderItem>
  readonly row: LicencePriceRow | null
  readonly view: OrderItemPrice | null
}

/** Decides an item beside those that the order has already. */
export async function prepareItem(
  ctx: ProcedureContext, handle: Handle, partner: { readonly id: string; readonly terms: PartnerTerms }, type: LicenceOrderType,
  others: readonly OrderedProduct[], request: ItemRequest,
): Promise<PreparedItem> {
  const product = await findLicenceProduct(handle, ctx.tenant.id, request.productId) ?? notFound()
  const base = request.baseProductId === null ? null : await findLicenceProduct(handle, ctx.tenant.id, request.baseProductId) ?? notFound()
  const priced = partner.terms.rows.find((each) => each.product.id === product.id)
  const ownsBase = await ownsTarget(ctx, handle, partner.id, { baseProductId: request.baseProductId, targetSerialId: request.targetSerialId })
  // A product is bought for nothing else: to name what it is for makes it an item of the other type.
  const isForOther = base !== null || request.targetSerialId !== null
  const kind = product.kind === 'product' && isForOther && type === 'purchase' ? 'additionalUsers' : product.kind
  const decision = decideOrderItem({ type, items: others }, { ...request, kind, row: priced?.row ?? null, ownsBase })
  if (decision.verdict === 'denied' || priced === undefined) return { decision, row: null, view: null }
  const view: OrderItemPrice = {
    ...decision.plan, productId: product.id, productName: product.name, baseProductId: base?.id ?? null, baseProductName: base?.name ?? null,
    targetSerialId: request.targetSerialId, currency: priced.row.currency,
  }
  return { decision, row: priced.row, view }
}

/** Whether the partner has what additional users are for: a unit of the base product, and the serial if one is named. */
export async function ownsTarget(ctx: ProcedureContext, handle: Handle, partnerId: string, of: Omit<OrderedProduct, 'productId'>): Promise<boolean> {
  const serial = of.targetSerialId === null ? null : await findPartnerSerial(handle, ctx.tenant.id, partnerId, of.targetSerialId) ?? notFound()
  if (of.baseProductId === null) return serial === null
  if (ownedUnits(await loadStock(handle, ctx.tenant.id, partnerId, of.baseProductId)) === 0) return false
  return serial === null || (serial.productId === of.baseProductId && serial.isOpen)
}
