/** New serials: keys, rows, and what their history begins with. */
import { assert, last5Of, nextSerialActionAt, normaliseSerialKey, serialKeyOf, serialStateOf } from '@assento/rules'
import type { CalendarDate, Instant, LicencePeriod, SerialPendingReason } from '@assento/rules'
import { appendSerialEvents, insertSerials, newId, previewManySerialFacts } from '@assento/store'
import type { NewSerial, SerialEventDetails, SerialRow, Tx } from '@assento/store'
import { randomBytes } from 'node:crypto'
import { keyHashOf } from '../activations/key-hash.ts'
import { actorOf } from '../platform/audit.ts'
import type { ProcedureContext } from '../platform/types.ts'

/** A serial to be. */
export interface SerialSpec {
  readonly productId: string
  /** Whose stock the unit came from; null = the manufacturer itself. Stock is moved by the caller. */
  readonly partnerId: string | null
  readonly customerId: string
  /** Who pays for renewals; null = nobody. */
  readonly payerId: string | null
  readonly users: number
  readonly period: LicencePeriod | null
  readonly anchorDay: number | null
  /** First day that is not paid for; null = perpetual, or pending. */
  readonly validUntil: CalendarDate | null
  readonly graceDays: number
  readonly maxActivations: number
  readonly maxTransfers: number | null
  readonly provisionedAt: Instant | null
  readonly pendingReason: SerialPendingReason | null
  /** At most 500 characters. */
  readonly note: string | null
  readonly externalRef?: string | null
  /** As it came from another system; left out, a new one is drawn. */
  readonly serialKey?: string
  /** Left out: now. */
  readonly assignedAt?: Instant
  /** What the history begins with; `last5` is added. */
  readonly events: readonly { readonly type: string; readonly details: SerialEventDetails }[]
}

/**
 * Stores new serials with their first events and when time first acts on them; in the order of the specs. A key that is there
 * already is refused by the database.
 */
export async function makeSerials(ctx: ProcedureContext, tx: Tx, specs: readonly SerialSpec[]): Promise<readonly SerialRow[]> {
  const rows = specs.map((spec) => rowOf(ctx, spec))
  await insertSerials(tx, ctx.tenant.id, rows)
  const ids = rows.map(({ id }) => id)
  const made = new Map((await previewManySerialFacts(tx, ctx.tenant.id, ids)).map((loaded) => [loaded.row.id, loaded]))
  await appendSerialEvents(tx, ctx.tenant.id, specs.flatMap((spec, index) => {
    const loaded = made.get(ids[index] ?? '')
    assert(loaded !== undefined, 'a serial that was stored is there')
    const { row, facts } = loaded
    return spec.events.map(({ type, details }, place) => ({
      serialId: row.id, customerId: row.customer_id, type, at: ctx.now, actor: actorOf(ctx.caller), details: { ...details, last5: row.last5 },
      stateBefore: place === 0 ? null : 'pending' as const,
      stateAfter: place === spec.events.length - 1 ? serialStateOf(facts, ctx.now).state : 'pending' as const,
    }))
  }))
  return ids.map((id) => {
    const loaded = made.get(id)
    assert(loaded !== undefined, 'a serial that was stored is there')
    return loaded.row
  })
}

/** SHA-256 (hex) of a key as it is looked up. */
export { keyHashOf as serialKeyHash } from '../activations/key-hash.ts'

function rowOf(ctx: ProcedureContext, spec: SerialSpec): NewSerial {
  const key = spec.serialKey ?? drawKey()
  const { actorId, actorName } = actorOf(ctx.caller)
  return {
    id: newId('ser'), serial_key: key, key_hash: keyHashOf(key), search_key: normaliseSerialKey(key), last5: last5Of(key), product_id: spec.productId,
    partner_id: spec.partnerId, customer_id: spec.customerId, payer_id: spec.payerId, users: spec.users, period: spec.period, anchor_day: spec.anchorDay,
    valid_until: spec.validUntil, grace_days: spec.graceDays, max_activations: spec.maxActivations, max_transfers: spec.maxTransfers,
    provisioned_at: spec.provisionedAt, pending_reason: spec.pendingReason, cancelled_at: null, cancel_kind: null, cancel_reason: null, cancel_note: null,
    cancelled_by_name: null, replaced_by_id: null, note: spec.note, assigned_at: spec.assignedAt ?? ctx.now, assigned_by: actorId, assigned_by_name: actorName,
    token_seq: 0, next_action_at: nextActionOf(ctx, spec), external_ref: spec.externalRef ?? null, version: 1,
  }
}

/** Nothing has been asked for yet. */
function nextActionOf({ tenant, now }: ProcedureContext, spec: SerialSpec): Instant | null {
  return nextSerialActionAt({ ...spec, zone: tenant.zone, cancelledAt: null, suspension: null }, {
    renewal: null, leadDays: tenant.settings.licences.renewalLeadDays, after: now, asksRenewal: true,
  })
}

/** 120 random bits; drawn again until the check symbol is a letter or digit, as 33 of 37 are. */
function drawKey(): string {
  for (;;) {
    const key = serialKeyOf(randomBytes(15))
    if (key !== null) return key
  }
}
