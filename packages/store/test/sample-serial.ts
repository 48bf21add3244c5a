/** A serial of a product that is given to the sample tenant's customer, active and unlimited in time unless told. */
import { createHash, randomBytes } from 'node:crypto'
import { last5Of, normaliseSerialKey, serialKeyOf } from '@assento/rules'
import type { Insertable } from 'kysely'
import { insertSerials, newId, type AssentoDatabase, type LicenceProductTable, type SerialTable, type Tx } from '../src/index.ts'
import { SAMPLE_NOW } from './sample-tenant.ts'

export interface SampleSerial {
  readonly serialId: string
  readonly productId: string
  readonly key: string
}

export interface SampleSerialOverrides {
  readonly serial?: Partial<Insertable<SerialTable>>
  readonly product?: Partial<Insertable<LicenceProductTable>>
}

type Owner = Readonly<Record<'tenantId' | 'customerId', string>>

/** Makes the serial and its product in one transaction. */
export function createSampleSerial(database: AssentoDatabase, owner: Owner, overrides: SampleSerialOverrides = {}): Promise<SampleSerial> {
  return database.withTx((tx) => insertSampleSerial(tx, owner, overrides))
}

/** The same inside a transaction. */
export async function insertSampleSerial(tx: Tx, { tenantId, customerId }: Owner, overrides: SampleSerialOverrides = {}): Promise<SampleSerial> {
  const [serialId, productId, key] = [newId('ser'), newId('lpr'), newSampleKey()]
  const normal = normaliseSerialKey(key)
  await tx.db.insertInto('licence_product').values({
    tenant_id: tenantId, id: productId, code: productId, name: 'CadPro', kind: 'product', billing: 'unit', period: null, grace_days: 7,
    max_activations: 1, max_transfers: null, offline_days: 30, heartbeat_hours: 24, lease_minutes: null, is_returnable: 1, lapse_effect: 'stops',
    retired_at: null, created_at: SAMPLE_NOW, ...overrides.product,
  }).execute()
  await insertSerials(tx, tenantId, [{
    id: serialId, serial_key: key, key_hash: createHash('sha256').update(normal).digest('hex'), search_key: normal, last5: last5Of(key),
    product_id: productId, partner_id: null, customer_id: customerId, payer_id: null, users: 1, period: null, anchor_day: null, valid_until: null,
    grace_days: 7, max_activations: 1, max_transfers: null, provisioned_at: SAMPLE_NOW, pending_reason: null, cancelled_at: null, cancel_kind: null,
    cancel_reason: null, cancel_note: null, cancelled_by_name: null, replaced_by_id: null, note: null, assigned_at: SAMPLE_NOW, assigned_by: 'x',
    assigned_by_name: 'X', token_seq: 0, next_action_at: null, external_ref: null, version: 1, ...overrides.serial,
  }])
  return { serialId, productId, key }
}

/** A key of ours, drawn at random. */
export function newSampleKey(): string {
  for (;;) {
    const key = serialKeyOf(randomBytes(15))
    if (key !== null) return key
  }
}
