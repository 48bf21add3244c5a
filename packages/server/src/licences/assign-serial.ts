import { decideAssignment, localDay, startOfSerial } from '@assento/rules'
import type { AssignmentPlan, Decision } from '@assento/rules'
import { findAccountEver, findLicenceProduct, findPriceRow, lockStock, moveStock, previewSerialFacts } from '@assento/store'
import type { AccountRow, LicenceProductRow, SerialRow } from '@assento/store'
import { z } from 'zod'
import { actorOf } from '../platform/audit.ts'
import { licenceScope } from '../platform/context.ts'
import { notFound } from '../platform/errors.ts'
import { id } from '../platform/inputs.ts'
import { command } from '../platform/procedure.ts'
import { auditOfDecision } from '../platform/types.ts'
import type { CommandContext, CommandResult } from '../platform/types.ts'
import type { AssignAnswer } from './dto.ts'
import { askFirstCycle, chargeFirstCycle, refuseUnpriced } from './first-cycle.ts'
import { makeSerials } from './make-serials.ts'
import { refreshNextAction } from './next-action.ts'
import { licenceActor } from './serial-actor.ts'
import { serialDetail } from './serial-detail.ts'
import { note } from './verb-inputs.ts'

const input = z.strictObject({
  customerId: id, productId: id, note,
  /** What the manufacturer waits for; null = nothing. Left out: the first payment, where the customer or partner pays for the serial. */
  pendingReason: z.enum(['awaitingPayment', 'awaitingRegistration', 'awaitingVendor']).nullable().optional(),
})

type Request = z.output<typeof input>

interface Giving {
  readonly request: Request
  readonly customer: AccountRow
  readonly product: LicenceProductRow
  readonly partnerId: string | null
  readonly payerId: string | null
}

/** Gives a unit to a customer (atribuir): from the stock of the customer's partner, or from the manufacturer itself to its own customers. */
export const assignSerial = command('serials.assign', input, async (ctx, request): Promise<CommandResult<AssignAnswer>> => {
  const giving = await loadGiving(ctx, request)
  const { customer, product, partnerId, payerId } = giving
  const stock = partnerId === null ? null : await lockStock(ctx.tx, ctx.tenant.id, partnerId, product.id)
  const period = product.billing === 'serial' ? product.period : null
  const decision: Decision<AssignmentPlan> = await refuseUnpriced(ctx, ctx.tx, { payer_id: payerId, product_id: product.id, period }) ?? decideAssignment({
    productId: product.id, billing: product.billing, period, zone: ctx.tenant.zone, stock, isCustomerRemoved: customer.removed_at !== null, payerId,
  }, request.pendingReason === undefined ? {} : { pendingReason: request.pendingReason }, { actor: licenceActor(ctx.caller), now: ctx.now })
  const serialId = decision.verdict === 'allowed' ? await give(ctx, giving, decision.plan) : null
  return {
    answer: { ...decision, serial: serialId === null ? null : await serialDetail(ctx, ctx.tx, serialId) },
    audit: auditOfDecision(decision, serialId ?? customer.id, customer.id, { after: { productId: product.id, serialId, note: request.note } }),
  }
})

/** The customer has to be one of the caller's own; of a retired product only units that a partner has in stock are given. */
async function loadGiving(ctx: CommandContext, request: Request): Promise<Giving> {
  const customer = await findAccountEver(ctx.tx, ctx.tenant.id, request.customerId)
  const product = await findLicenceProduct(ctx.tx, ctx.tenant.id, request.productId)
  if (customer?.kind !== 'customer' || product?.kind !== 'product') return notFound()
  const parent = customer.parent_id === null ? null : await findAccountEver(ctx.tx, ctx.tenant.id, customer.parent_id)
  const partnerId = parent === null || parent.parent_id === null ? null : parent.id
  const { partnerId: own } = licenceScope(ctx)
  if (own !== null && own !== partnerId) return notFound()
  if (product.retired_at !== null && partnerId === null) return notFound()
  const isPaid = product.billing === 'serial' && product.period !== null
  return { request, customer, product, partnerId, payerId: isPaid ? partnerId ?? customer.id : null }
}

async function give(ctx: CommandContext, giving: Giving, plan: AssignmentPlan): Promise<string> {
  const { request, customer, product, partnerId, payerId } = giving
  const today = localDay(ctx.now, ctx.tenant.zone)
  const price = await findPriceRow(ctx.tx, ctx.tenant.id, partnerId ?? customer.id, product.id, today)
  const [row] = await makeSerials(ctx, ctx.tx, [{
    productId: product.id, partnerId, customerId: customer.id, payerId, users: price?.usersPerUnit ?? 1, period: plan.period, anchorDay: plan.anchorDay,
    validUntil: plan.validUntil, graceDays: product.grace_days, maxActivations: product.max_activations, maxTransfers: product.max_transfers,
    provisionedAt: plan.provisionedAt, pendingReason: plan.pendingReason, note: request.note, events: plan.events,
  }])
  if (row === undefined) throw new Error('one spec makes one serial')
  if (plan.stock !== null && partnerId !== null) {
    const { actorId, actorName } = actorOf(ctx.caller)
    await moveStock(ctx.tx, ctx.tenant.id, [{
      partnerId, productId: product.id, kind: plan.stock.kind, quantity: plan.stock.quantity, orderId: null, serialId: row.id, actorId, actorName,
      note: null, at: ctx.now,
    }], ctx.tenant.settings.licences.lowStock)
  }
  await charge(ctx, row, plan)
  return row.id
}

/** What waits for its payment is asked for at once; what may be used is charged with the day. */
async function charge(ctx: CommandContext, row: SerialRow, plan: AssignmentPlan): Promise<void> {
  if (plan.provisionedAt !== null) {
    await chargeFirstCycle(ctx, ctx.tx, row, plan.validUntil)
    return
  }
  const loaded = await previewSerialFacts(ctx.tx, ctx.tenant.id, row.id)
  const { validUntil } = startOfSerial(plan.period, localDay(ctx.now, ctx.tenant.zone))
  if (plan.pendingReason !== 'awaitingPayment' || loaded === null || validUntil === null) return
  await askFirstCycle(ctx, ctx.tx, loaded, validUntil)
  await refreshNextAction(ctx, ctx.tx, row.id)
}
