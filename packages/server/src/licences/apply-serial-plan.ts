/** Writing what was decided of one serial, by whatever: a person, an import, an offboarding, time. */
import { isOverdue, localDay } from '@assento/rules'
import type { Instant, SerialPlan } from '@assento/rules'
import {
  advanceSerial, appendSerialEvents, closeActivations, endSuspension, findInvoiceOfDraft, findOpenRenewal, invoiceFacts, moveStock, openSuspension,
  previewSerialFacts, writeOffUnit,
} from '@assento/store'
import type { LoadedSerial, SerialUpdate, Tx } from '@assento/store'
import { actorOf } from '../platform/audit.ts'
import type { ProcedureContext } from '../platform/types.ts'
import { askRetroactive } from './ask-retroactive.ts'
import { refreshNextAction } from './next-action.ts'
import { takeBackRenewal, takeBackSetup } from './take-back-renewal.ts'

/** What was written. */
export interface AppliedSerial {
  /** The retroactive invoice that was issued; null when none was needed, or its price is nothing. */
  readonly invoiceId: string | null
}

/**
 * Writes an allowed plan: the row, its suspension, activations, stock, renewal, history and events. `loaded` is of this
 * transaction. Throws StaleVersionError where the plan was decided from another version.
 */
export async function applySerialPlan(ctx: ProcedureContext, tx: Tx, loaded: LoadedSerial, plan: SerialPlan): Promise<AppliedSerial> {
  const { row } = loaded
  const { actorId, actorName } = actorOf(ctx.caller)
  const nextAt = knownNextAction(plan)
  await advanceSerial(tx, ctx.tenant.id, plan, { ...changeOf(plan, actorName), ...(nextAt === undefined ? {} : { next_action_at: nextAt }) })
  if (plan.suspension?.verb === 'open') {
    await openSuspension(tx, ctx.tenant.id, {
      serial_id: row.id, reason: plan.suspension.reason, note: plan.suspension.note, until: plan.suspension.until,
      clock_state_at_start: plan.suspension.clockState, started_at: ctx.now, started_by: actorId, started_by_name: actorName,
    })
  }
  if (plan.suspension?.verb === 'end') await endSuspension(tx, ctx.tenant.id, row.id, { at: ctx.now, actorId, actorName })
  const closed = plan.closesActivations === null
    ? null : await closeActivations(tx, ctx.tenant.id, [row.id], { reason: plan.closesActivations, byName: actorName, at: ctx.now })
  await moveUnit(ctx, tx, loaded, plan)
  await appendSerialEvents(tx, ctx.tenant.id, plan.events.map(({ type, reason, note, details }) => ({
    serialId: row.id, customerId: row.customer_id, type, at: ctx.now, actor: actorOf(ctx.caller), stateBefore: plan.stateBefore, stateAfter: plan.stateAfter,
    reason, note, details: { ...details, last5: row.last5, ...(closed === null ? {} : { closedActivations: closed }) },
  })))
  if (plan.cancelsRenewal) await cancelRenewal(ctx, tx, loaded, plan)
  if (plan.change.cancelKind === 'withdrawn') await takeBackSetup(ctx, tx, row.id, 'Número de série retirado antes do uso')
  const invoiceId = plan.needsRetroactive ? await askRetroactive(ctx, tx, await reloaded(ctx, tx, row.id)) : null
  if (nextAt === undefined) await refreshNextAction(ctx, tx, row.id)
  return { invoiceId }
}

/** When time next acts, where the plan alone says it: what is over is left alone, what is suspended waits for its end. */
function knownNextAction({ change, suspension }: SerialPlan): Instant | null | undefined {
  if (change.cancelledAt !== undefined) return null
  return suspension?.verb === 'open' ? suspension.until : undefined
}

function changeOf({ change }: SerialPlan, actorName: string): SerialUpdate {
  return {
    ...(change.provisionedAt === undefined ? {} : { provisioned_at: change.provisionedAt }),
    ...(change.pendingReason === undefined ? {} : { pending_reason: change.pendingReason }),
    ...(change.validUntil === undefined ? {} : { valid_until: change.validUntil }),
    ...(change.anchorDay === undefined ? {} : { anchor_day: change.anchorDay }),
    ...(change.cancelledAt === undefined ? {} : {
      cancelled_at: change.cancelledAt, cancel_kind: change.cancelKind ?? null, cancel_reason: change.cancelReason ?? null,
      cancel_note: change.cancelNote ?? null, cancelled_by_name: actorName,
    }),
  }
}

/** The unit goes back to its partner's stock, or is written off; one that the manufacturer gave itself has no stock. */
async function moveUnit(ctx: ProcedureContext, tx: Tx, { row }: LoadedSerial, plan: SerialPlan): Promise<void> {
  if (row.partner_id === null) return
  const { actorId, actorName } = actorOf(ctx.caller)
  if (plan.stock !== null) {
    await moveStock(tx, ctx.tenant.id, [{
      partnerId: row.partner_id, productId: row.product_id, kind: plan.stock.kind, quantity: plan.stock.quantity, orderId: null, serialId: row.id,
      actorId, actorName, note: null, at: ctx.now,
    }], ctx.tenant.settings.licences.lowStock)
  }
  if (plan.writesOffUnit) await writeOffUnit(tx, ctx.tenant.id, row.partner_id, row.product_id, row.id)
}

/** Unpaid renewals of what is to come are cancelled; one that is overdue stays owed, unless it never began (licences.md § 2.3, T3, T7, T10). */
async function cancelRenewal(ctx: ProcedureContext, tx: Tx, { row, facts }: LoadedSerial, plan: SerialPlan): Promise<void> {
  const renewal = await findOpenRenewal(tx, ctx.tenant.id, row.id)
  if (renewal === null) return
  const invoice = await findInvoiceOfDraft(tx, ctx.tenant.id, renewal.invoice_draft_id)
  const overdue = invoice !== null && isOverdue(invoiceFacts(invoice), localDay(ctx.now, ctx.tenant.zone))
  if (overdue && facts.provisionedAt !== null) return
  const reason = plan.stateAfter === 'suspended' ? 'Número de série suspenso' : 'Número de série encerrado'
  await takeBackRenewal(ctx, tx, renewal, { state: 'cancelled', reason })
}

async function reloaded(ctx: ProcedureContext, tx: Tx, serialId: string): Promise<LoadedSerial> {
  const loaded = await previewSerialFacts(tx, ctx.tenant.id, serialId)
  if (loaded === null) throw new Error(`serial ${serialId} is there`)
  return loaded
}
