/** Orders as lists show them, and which of them a caller sees. */
import { decideOrderCancellation, refuseApprover, refuseUnlessManufacturer } from '@assento/rules'
import type { LicencePolicy, OrderFacts } from '@assento/rules'
import { findLicenceTerms, listLicenceOrderItems } from '@assento/store'
import type { Handle, LicenceOrderItemRow, OrderListRow } from '@assento/store'
import { actorOf } from '../platform/audit.ts'
import { licenceScope } from '../platform/context.ts'
import { notFound } from '../platform/errors.ts'
import type { ProcedureContext } from '../platform/types.ts'
import type { OrderAction, OrderSummary } from './dto.ts'
import { orderActor } from './partner-scope.ts'

/** Products named in a summary. */
const NAMED = 3

export function orderFacts(row: OrderListRow): OrderFacts {
  return {
    id: row.id, type: row.type, state: row.state, partnerId: row.partner_id, submittedBy: row.submitted_by, totalCents: row.total_cents, version: row.version,
  }
}

/** The order as far as the caller may see it; another partner's and another tenant's id is one that does not exist. */
export function visibleOrder(ctx: ProcedureContext, row: OrderListRow | null): OrderListRow {
  const { partnerId } = licenceScope(ctx)
  return row === null || (partnerId !== null && row.partner_id !== partnerId) ? notFound() : row
}

/** Who approves a partner's orders. */
export async function approvalOf(ctx: ProcedureContext, handle: Handle, partnerId: string): Promise<LicencePolicy['approval']> {
  return (await findLicenceTerms(handle, ctx.tenant.id, partnerId))?.approval ?? ctx.tenant.settings.licences.approval
}

/** The caller as approvals look at it. */
export function approverOf({ caller }: Pick<ProcedureContext, 'caller'>, approval: LicencePolicy['approval']) {
  return { actor: orderActor(caller), actorId: actorOf(caller).actorId, approval }
}

/** Rows of a page with their items: one read of items, and the terms of each partner once. */
export async function orderSummaries(ctx: ProcedureContext, handle: Handle, rows: readonly OrderListRow[]): Promise<readonly OrderSummary[]> {
  const items = await listLicenceOrderItems(handle, ctx.tenant.id, rows.map(({ id }) => id))
  const approvals = new Map<string, LicencePolicy['approval']>()
  for (const partnerId of new Set(rows.map((row) => row.partner_id))) approvals.set(partnerId, await approvalOf(ctx, handle, partnerId))
  return rows.map((row) => (
    orderSummary(ctx, row, items.filter((item) => item.order_id === row.id), approvals.get(row.partner_id) ?? ctx.tenant.settings.licences.approval)))
}

export function orderSummary(
  ctx: ProcedureContext, row: OrderListRow, items: readonly LicenceOrderItemRow[], approval: LicencePolicy['approval'],
): OrderSummary {
  const named = items.slice(0, NAMED).map((item) => `${item.product_name} × ${item.quantity}`)
  return {
    id: row.id, number: row.number, type: row.type, state: row.state, partner: { id: row.partner_id, name: row.partner_name },
    priceListName: row.price_list_name, currency: row.currency, items: items.length,
    summary: items.length > NAMED ? `${named.join(', ')}…` : named.join(', '),
    unitsTotal: row.units_total, usersTotal: row.users_total, setupCents: row.setup_cents, monthlyCents: row.monthly_cents, totalCents: row.total_cents,
    submittedAt: row.submitted_at, submittedByName: row.submitted_by_name, decidedAt: row.decided_at, decidedByName: row.decided_by_name,
    version: row.version, actions: actionsOf(ctx, row, approval),
  }
}

/** What this caller may do now, by the rules that decide it; a reversal also asks the stock. */
function actionsOf(ctx: ProcedureContext, row: OrderListRow, approval: LicencePolicy['approval']): readonly OrderAction[] {
  const facts = orderFacts(row)
  const { actor } = approverOf(ctx, approval)
  const isReversible = facts.state === 'finalized' && facts.type !== 'reversal' && refuseUnlessManufacturer(actor) === null
  return [
    ...(refuseApprover(facts, approverOf(ctx, approval)) === null ? ['approve' as const] : []),
    ...(decideOrderCancellation(facts, { actor, reason: null }).verdict === 'allowed' ? ['cancel' as const] : []),
    ...(isReversible ? ['reverse' as const] : []),
  ]
}
