import type { SerialFacts } from '@assento/rules'
import { sql, type Selectable } from 'kysely'
import type { Handle, Tx } from '../handle.ts'
import { hotQuery } from '../hot-query.ts'
import type { ActivationTable, LicenceProductTable, SerialTable, SuspensionTable } from '../schema.ts'

/** What a machine's request is answered from: the serial's facts, and what a token says besides. */
export interface MachineSerial {
  readonly facts: SerialFacts
  readonly last5: string
  readonly tokenSeq: number
  readonly offlineDays: number
  readonly heartbeatHours: number
  /** Null = not a floating seat. */
  readonly leaseMinutes: number | null
}

type Found = Pick<Selectable<SerialTable>,
  'id' | 'product_id' | 'partner_id' | 'customer_id' | 'payer_id' | 'provisioned_at' | 'pending_reason' | 'cancelled_at' | 'cancel_kind' | 'period'
  | 'anchor_day' | 'valid_until' | 'grace_days' | 'max_activations' | 'max_transfers' | 'version' | 'last5' | 'token_seq'>
  & Pick<Selectable<LicenceProductTable>, 'offline_days' | 'heartbeat_hours' | 'lease_minutes' | 'is_returnable' | 'lapse_effect'>
  & { [Name in 'reason' | 'note' | 'started_at' | 'until']: Selectable<SuspensionTable>[Name] | null }
  & { readonly zone: string }

const serialByHash = hotQuery<{ tenantId: string; keyHash: string }, Found>('serial-of-machine', ['tenantId', 'keyHash'], (db, p) =>
  db.selectFrom('serial as s')
    .innerJoin('tenant as t', 't.id', 's.tenant_id')
    .innerJoin('licence_product as p', (join) => join.onRef('p.tenant_id', '=', 's.tenant_id').onRef('p.id', '=', 's.product_id'))
    .leftJoin('suspension as o', (join) => join.onRef('o.tenant_id', '=', 's.tenant_id').onRef('o.serial_id', '=', 's.id').on('o.ended_at', 'is', null))
    .where('s.tenant_id', '=', p.tenantId).where('s.key_hash', '=', p.keyHash)
    .select([
      's.id', 's.product_id', 's.partner_id', 's.customer_id', 's.payer_id', 's.provisioned_at', 's.pending_reason', 's.cancelled_at', 's.cancel_kind',
      's.period', 's.anchor_day', 's.valid_until', 's.grace_days', 's.max_activations', 's.max_transfers', 's.version', 's.last5', 's.token_seq',
    ])
    .select(['p.offline_days', 'p.heartbeat_hours', 'p.lease_minutes', 'p.is_returnable', 'p.lapse_effect', 't.zone'])
    .select(['o.reason', 'o.note', 'o.started_at', 'o.until']))

/** The serial whose normalised key has that SHA-256 (hex), without a lock; null when the tenant has none. */
export async function findMachineSerial(handle: Handle, tenantId: string, keyHash: string): Promise<MachineSerial | null> {
  const [row] = await serialByHash(handle, { tenantId, keyHash })
  if (row === undefined) return null
  const suspension = row.reason === null || row.started_at === null
    ? null : { reason: row.reason, note: row.note, startedAt: row.started_at, until: row.until }
  return {
    last5: row.last5, tokenSeq: row.token_seq, offlineDays: row.offline_days, heartbeatHours: row.heartbeat_hours, leaseMinutes: row.lease_minutes,
    facts: {
      id: row.id, productId: row.product_id, partnerId: row.partner_id, customerId: row.customer_id, payerId: row.payer_id, zone: row.zone,
      provisionedAt: row.provisioned_at, pendingReason: row.pending_reason, cancelledAt: row.cancelled_at, cancelKind: row.cancel_kind, suspension,
      period: row.period, anchorDay: row.anchor_day, validUntil: row.valid_until, graceDays: row.grace_days, maxActivations: row.max_activations,
      maxTransfers: row.max_transfers, isReturnable: row.is_returnable === 1, lapseEffect: row.lapse_effect, version: row.version,
    },
  }
}

/** The same, and no other transaction activates it until this one ends. On SQLite the transaction holds the write lock. */
export async function lockMachineSerial(tx: Tx, tenantId: string, keyHash: string): Promise<MachineSerial | null> {
  if (tx.dialect === 'postgres') {
    await tx.db.selectFrom('serial').select('id').where('tenant_id', '=', tenantId).where('key_hash', '=', keyHash).forUpdate().execute()
  }
  return findMachineSerial(tx, tenantId, keyHash)
}

/** As much of an activation as a validation looks at. */
export type SeenActivation = Pick<Selectable<ActivationTable>,
  'id' | 'fingerprint' | 'components' | 'machine_name' | 'activated_at' | 'last_seen_at' | 'lease_until' | 'closed_at' | 'closed_reason'>

const COLUMNS = [
  'id', 'fingerprint', 'components', 'machine_name', 'activated_at', 'last_seen_at', 'lease_until', 'closed_at', 'closed_reason',
] as const

const openActivations = hotQuery<{ tenantId: string; serialId: string }, SeenActivation>('open-activations', ['tenantId', 'serialId'], (db, p) =>
  db.selectFrom('activation').select(COLUMNS)
    .where('tenant_id', '=', p.tenantId).where('serial_id', '=', p.serialId).where('closed_at', 'is', null).orderBy('id'))

const lastClosed = hotQuery<{ tenantId: string; serialId: string; fingerprint: string }, SeenActivation>(
  'last-closed-activation', ['tenantId', 'serialId', 'fingerprint'], (db, p) =>
    db.selectFrom('activation').select(COLUMNS)
      .where('tenant_id', '=', p.tenantId).where('serial_id', '=', p.serialId).where('fingerprint', '=', p.fingerprint).where('closed_at', 'is not', null)
      .orderBy('closed_at', 'desc').limit(sql.lit(1)))

/**
 * Where a serial runs now, the oldest first, dead leases that nobody has taken among them. Where none of them has the fingerprint,
 * its last closed activation is there too: it tells a computer that was shut out from one that never was let in.
 */
export async function listSeenActivations(handle: Handle, tenantId: string, serialId: string, fingerprint: string): Promise<SeenActivation[]> {
  const open = await openActivations(handle, { tenantId, serialId })
  if (open.some((each) => each.fingerprint === fingerprint)) return open
  return [...open, ...await lastClosed(handle, { tenantId, serialId, fingerprint })]
}

/** The number of the next signed token of a serial. */
export async function takeTokenSeq(tx: Tx, tenantId: string, serialId: string): Promise<number> {
  const { token_seq: seq } = await tx.db.updateTable('serial').set((eb) => ({ token_seq: eb('token_seq', '+', 1) })).where('tenant_id', '=', tenantId)
    .where('id', '=', serialId).returning('token_seq').executeTakeFirstOrThrow()
  return seq
}
