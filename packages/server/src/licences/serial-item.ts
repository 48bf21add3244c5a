/** Rows of serials as a list shows them, with the computers and moves of a whole page in one read. */
import { graceUntilOf, isLeaseDead, localDay, movesOf, serialStateOn, transfersIn365 } from '@assento/rules'
import type { BlockReason, OpenSuspension } from '@assento/rules'
import { activationFacts, listActivations } from '@assento/store'
import type { ActivationRow, Handle, SerialListRow } from '@assento/store'
import type { ProcedureContext } from '../platform/types.ts'
import type { MachineItem, SerialItem } from './dto.ts'
import { seesKey } from './visible-serial.ts'

const MOST_MACHINES = 3

/** The rows of one page as items; as many reads for fifty as for one. */
export async function serialItems(ctx: ProcedureContext, handle: Handle, rows: readonly SerialListRow[]): Promise<readonly SerialItem[]> {
  const activations = await listActivations(handle, ctx.tenant.id, rows.map(({ id }) => id))
  const bySerial = new Map<string, ActivationRow[]>()
  for (const activation of activations) {
    const known = bySerial.get(activation.serial_id)
    if (known === undefined) bySerial.set(activation.serial_id, [activation])
    else known.push(activation)
  }
  return rows.map((row) => serialItem(ctx, row, bySerial.get(row.id) ?? []))
}

/** One serial with all activations that it ever had. */
export function serialItem(ctx: ProcedureContext, row: SerialListRow, activations: readonly ActivationRow[]): SerialItem {
  const { state, clockState, badge } = serialStateOn({
    validUntil: row.validUntil, graceDays: row.graceDays, provisionedAt: row.provisionedAt, cancelledAt: row.cancelledAt, lapseEffect: row.lapseEffect,
    suspension: suspensionOf(row),
  }, localDay(ctx.now, ctx.tenant.zone))
  const facts = activations.map(activationFacts)
  const lastMove = movesOf(facts).at(-1)
  const open = activations.filter((each) => each.closed_at === null)
  return {
    id: row.id, key: seesKey(ctx, { partner_id: row.partnerId, customer_id: row.customerId }) ? row.serialKey : null, last5: row.last5,
    product: { id: row.productId, name: row.productName },
    partner: row.partnerId === null ? null : { id: row.partnerId, name: row.partnerName ?? '' },
    customer: { id: row.customerId, name: row.customerName, taxId: row.customerTaxId },
    state, clockState, badge, pendingReason: state === 'pending' ? row.pendingReason : null, reason: reasonLabel(ctx.tenant.settings.licences.reasons, row),
    validUntil: row.validUntil, graceUntil: graceUntilOf(row),
    activations: { used: open.filter((each) => !isLeaseDead({ leaseUntil: each.lease_until }, ctx.now)).length, max: row.maxActivations },
    machines: [...open].sort((a, b) => (a.last_seen_at < b.last_seen_at ? 1 : -1)).slice(0, MOST_MACHINES).map(machineItem),
    transfers365: transfersIn365(facts, ctx.now),
    lastMove: lastMove === undefined ? null : { at: lastMove.at, kind: lastMove.kind, sameName: lastMove.sameName },
    note: row.note, assignedAt: row.assignedAt, assignedByName: row.assignedByName, version: row.version,
  }
}

/** The open suspension of a row; null without. */
export function suspensionOf(row: Pick<SerialListRow, 'suspendedFor' | 'suspensionNote' | 'suspendedAt' | 'suspendedUntil'>): OpenSuspension | null {
  return row.suspendedFor === null || row.suspendedAt === null
    ? null : { reason: row.suspendedFor, note: row.suspensionNote, startedAt: row.suspendedAt, until: row.suspendedUntil }
}

/** The words for why a serial is blocked or over; a code that the tenant no longer has says itself. */
export function reasonLabel(reasons: readonly BlockReason[], row: Pick<SerialListRow, 'cancelledAt' | 'cancelReason' | 'suspendedFor'>): string | null {
  const [verb, code] = row.cancelledAt === null ? ['suspend', row.suspendedFor] : ['terminate', row.cancelReason]
  if (code === null || code === undefined) return null
  return reasons.find((each) => each.verb === verb && each.code === code)?.label ?? code
}

function machineItem(row: ActivationRow): MachineItem {
  return { activationId: row.id, name: row.machine_name, activatedAt: row.activated_at, lastSeenAt: row.last_seen_at, isOffline: row.is_offline === 1 }
}
