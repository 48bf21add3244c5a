import type { OpenSuspension, SerialFacts } from '@assento/rules'
import type { Handle, Tx } from '../handle.ts'
import { inChunks } from '../chunks.ts'
import type { SerialRow } from './serials.ts'

/** A serial as rules see it, and its row. */
export interface LoadedSerial {
  readonly row: SerialRow
  readonly facts: SerialFacts
}

/** The facts to decide by, the row locked until the transaction ends; null when the tenant has no serial of that id. */
export async function loadSerialFacts(tx: Tx, tenantId: string, serialId: string): Promise<LoadedSerial | null> {
  if (tx.dialect === 'postgres') await lock(tx, tenantId, [serialId])
  return previewSerialFacts(tx, tenantId, serialId)
}

/** The same by the SHA-256 (hex) of the normalised key: how machines are known. */
export async function loadSerialFactsByHash(tx: Tx, tenantId: string, keyHash: string): Promise<LoadedSerial | null> {
  const row = await tx.db.selectFrom('serial').select('id').where('tenant_id', '=', tenantId).where('key_hash', '=', keyHash).executeTakeFirst()
  return row === undefined ? null : loadSerialFacts(tx, tenantId, row.id)
}

/** Many at once, locked in the order of their ids, so that two who change the same ones wait and never in a circle; unknown ids are left out. */
export async function loadManySerialFacts(tx: Tx, tenantId: string, serialIds: readonly string[]): Promise<LoadedSerial[]> {
  const ids = [...new Set(serialIds)].sort()
  if (tx.dialect === 'postgres') await lock(tx, tenantId, ids)
  return previewManySerialFacts(tx, tenantId, ids)
}

/** The facts without a lock, for quotes and details. */
export async function previewSerialFacts(handle: Handle, tenantId: string, serialId: string): Promise<LoadedSerial | null> {
  return (await previewManySerialFacts(handle, tenantId, [serialId]))[0] ?? null
}

/** The facts without a lock, by hash of the key: validations change nothing of the serial. */
export async function previewSerialFactsByHash(handle: Handle, tenantId: string, keyHash: string): Promise<LoadedSerial | null> {
  const row = await handle.db.selectFrom('serial').select('id').where('tenant_id', '=', tenantId).where('key_hash', '=', keyHash).executeTakeFirst()
  return row === undefined ? null : previewSerialFacts(handle, tenantId, row.id)
}

/** In the order of their ids. */
export async function previewManySerialFacts(handle: Handle, tenantId: string, serialIds: readonly string[]): Promise<LoadedSerial[]> {
  const rows = await inChunks(serialIds, (ids) => handle.db.selectFrom('serial as s')
    .innerJoin('tenant as t', 't.id', 's.tenant_id')
    .innerJoin('licence_product as p', (join) => join.onRef('p.tenant_id', '=', 's.tenant_id').onRef('p.id', '=', 's.product_id'))
    .leftJoin('suspension as o', (join) => join.onRef('o.tenant_id', '=', 's.tenant_id').onRef('o.serial_id', '=', 's.id').on('o.ended_at', 'is', null))
    .where('s.tenant_id', '=', tenantId).where('s.id', 'in', ids).orderBy('s.id')
    .selectAll('s')
    .select(['t.zone', 'p.is_returnable as isReturnable', 'p.lapse_effect as lapseEffect'])
    .select(['o.reason as suspendedFor', 'o.note as suspensionNote', 'o.started_at as suspendedAt', 'o.until as suspendedUntil'])
    .execute())
  return rows.map(({ zone, isReturnable, lapseEffect, suspendedFor, suspensionNote, suspendedAt, suspendedUntil, ...row }) => {
    const suspension: OpenSuspension | null = suspendedFor === null || suspendedAt === null
      ? null : { reason: suspendedFor, note: suspensionNote, startedAt: suspendedAt, until: suspendedUntil }
    return { row, facts: factsOf(row, { zone, isReturnable: isReturnable === 1, lapseEffect, suspension }) }
  })
}

async function lock(tx: Tx, tenantId: string, serialIds: readonly string[]): Promise<void> {
  await inChunks(serialIds, (ids) => tx.db.selectFrom('serial').select('id').where('tenant_id', '=', tenantId).where('id', 'in', ids)
    .orderBy('id').forUpdate().execute())
}

type Elsewhere = Pick<SerialFacts, 'zone' | 'isReturnable' | 'lapseEffect' | 'suspension'>

function factsOf(row: SerialRow, elsewhere: Elsewhere): SerialFacts {
  return {
    ...elsewhere, id: row.id, productId: row.product_id, partnerId: row.partner_id, customerId: row.customer_id, payerId: row.payer_id,
    provisionedAt: row.provisioned_at, pendingReason: row.pending_reason, cancelledAt: row.cancelled_at, cancelKind: row.cancel_kind,
    period: row.period, anchorDay: row.anchor_day, validUntil: row.valid_until, graceDays: row.grace_days, maxActivations: row.max_activations,
    maxTransfers: row.max_transfers, version: row.version,
  }
}
