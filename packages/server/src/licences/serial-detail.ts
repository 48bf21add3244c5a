/** One serial with everything that its drawer shows. */
import { allowedSerialActions, localDay, movesOf } from '@assento/rules'
import type { ActivationMove, BlockReason } from '@assento/rules'
import {
  activationFacts, findInvoiceOfDraft, findLicenceProduct, findOpenRenewal, findSerial, findSerialListRow, listActivations, listSuspensions,
} from '@assento/store'
import type { ActivationRow, Handle, LoadedSerial, SerialRow } from '@assento/store'
import { notFound } from '../platform/errors.ts'
import type { ProcedureContext } from '../platform/types.ts'
import type { ActivationItem, SerialAction, SerialDetail } from './dto.ts'
import { mayRenew } from './may-renew.ts'
import { licenceActor } from './serial-actor.ts'
import { serialItem } from './serial-item.ts'
import { previewVisibleSerial } from './visible-serial.ts'

/** What of it this caller sees and may do; ends the call where the caller may not see it. */
export async function serialDetail(ctx: ProcedureContext, handle: Handle, serialId: string): Promise<SerialDetail> {
  const loaded = await previewVisibleSerial(ctx, handle, serialId)
  const { row } = loaded
  const listed = await findSerialListRow(handle, ctx.tenant.id, serialId, localDay(ctx.now, ctx.tenant.zone))
  const product = await findLicenceProduct(handle, ctx.tenant.id, row.product_id)
  if (listed === null || product === null) return notFound()
  const activations = await listActivations(handle, ctx.tenant.id, [serialId])
  return {
    ...serialItem(ctx, listed, activations), users: row.users, period: row.period, maxTransfers: row.max_transfers, offlineDays: product.offline_days,
    provisionedAt: row.provisioned_at, suspension: await suspensionOf(ctx, handle, loaded), cancellation: await cancellationOf(ctx, handle, row),
    renewal: mayRenew(ctx, row) ? await renewalOf(ctx, handle, serialId) : null, activationList: activationItems(activations), actions: actionsOf(ctx, loaded),
  }
}

/** By the same guards as the verbs; who does not pay for a serial does not renew it. */
function actionsOf(ctx: ProcedureContext, { row, facts }: LoadedSerial): readonly SerialAction[] {
  return allowedSerialActions(facts, licenceActor(ctx.caller), ctx.now).filter((action) => action !== 'renew' || mayRenew(ctx, row))
}

async function suspensionOf(ctx: ProcedureContext, handle: Handle, { row, facts }: LoadedSerial): Promise<SerialDetail['suspension']> {
  if (facts.suspension === null) return null
  const open = (await listSuspensions(handle, ctx.tenant.id, [row.id])).find((each) => each.ended_at === null)
  return open === undefined ? null : {
    reason: reasonOf(ctx, 'suspend', open.reason), note: open.note, startedAt: open.started_at, startedByName: open.started_by_name, until: open.until,
    clockStateAtStart: open.clock_state_at_start,
  }
}

async function cancellationOf(ctx: ProcedureContext, handle: Handle, row: SerialRow): Promise<SerialDetail['cancellation']> {
  if (row.cancelled_at === null || row.cancel_kind === null) return null
  const replacedBy = row.replaced_by_id === null ? null : await findSerial(handle, ctx.tenant.id, row.replaced_by_id)
  return {
    kind: row.cancel_kind, at: row.cancelled_at, byName: row.cancelled_by_name, note: row.cancel_note,
    reason: row.cancel_reason === null ? null : reasonOf(ctx, 'terminate', row.cancel_reason),
    replacedBy: replacedBy === null ? null : { id: replacedBy.id, last5: replacedBy.last5 },
  }
}

/** What waits for its payment, for who pays it: what a partner pays is not for its customers to see. */
async function renewalOf(ctx: ProcedureContext, handle: Handle, serialId: string): Promise<SerialDetail['renewal']> {
  const renewal = await findOpenRenewal(handle, ctx.tenant.id, serialId)
  if (renewal === null) return null
  const invoice = await findInvoiceOfDraft(handle, ctx.tenant.id, renewal.invoice_draft_id)
  return {
    kind: renewal.kind, cycles: renewal.cycles, amount: { currency: renewal.currency, cents: renewal.amount_cents }, toOn: renewal.to_on,
    invoice: invoice === null ? null : { id: invoice.id, number: invoice.number, dueOn: invoice.due_on },
  }
}

/** The newest first, each with how it came from the one before it. */
function activationItems(rows: readonly ActivationRow[]): readonly ActivationItem[] {
  const moves = new Map(movesOf(rows.map(activationFacts)).map((move) => [move.activationId, move]))
  return rows.map((row) => activationItem(row, moves.get(row.id))).reverse()
}

function activationItem(row: ActivationRow, move: ActivationMove | undefined): ActivationItem {
  return {
    id: row.id, machineName: row.machine_name, fingerprint: row.fingerprint.slice(0, 8), appVersion: row.app_version, isOffline: row.is_offline === 1,
    activatedAt: row.activated_at, activatedByName: row.activated_by_name, lastSeenAt: row.last_seen_at, isLive: row.closed_at === null,
    closedAt: row.closed_at, closedReason: row.closed_reason, closedByName: row.closed_by_name,
    move: move === undefined ? null : { kind: move.kind, fromMachine: move.fromMachine, sameName: move.sameName },
  }
}

/** A reason as the tenant has it now; a code that it no longer has says itself. */
export function reasonOf(ctx: Pick<ProcedureContext, 'tenant'>, verb: BlockReason['verb'], code: string): BlockReason {
  return ctx.tenant.settings.licences.reasons.find((each) => each.verb === verb && each.code === code)
    ?? { code, verb, label: code, requiresNote: false, pausesDunning: false, isRetired: true }
}
