/** A serial that runs on one computer, and the key that signs its tokens. */
import { addMs } from '@assento/rules'
import * as store from '../../src/index.ts'
import { insertSampleSerial, SAMPLE_NOW, type SampleTenant } from '../on-each-database.ts'
import type { FilledTenant } from './calls.ts'

type Call = (tx: store.Tx, tenantId: string, of: FilledTenant) => Promise<unknown>

const FINGERPRINT = 'fingerprint-1'
const now = SAMPLE_NOW
const serialOf = (of: FilledTenant): string => of['machineSerialId'] ?? ''
const activationOf = (of: FilledTenant): string => of['activationId'] ?? ''
const hashOf = (of: FilledTenant): string => of['machineKeyHash'] ?? ''
const closing = { reason: 'vendor' as const, byName: 'X', at: now }

export async function fillActivations(tx: store.Tx, sample: SampleTenant): Promise<Record<string, string>> {
  const { tenantId } = sample
  const { serialId } = await insertSampleSerial(tx, sample, { serial: { max_activations: 2 } })
  const activation = {
    serial_id: serialId, components: null, machine_name: 'Balcão', app_version: null, is_offline: 0 as const, activated_at: now, activated_by: 'machine',
    activated_by_name: 'Balcão', nonce: null, last_seen_at: now, lease_until: null, closed_at: null, closed_reason: null, closed_by_name: null, receipt_key: null,
  }
  const activationId = store.newId('act')
  await store.insertActivation(tx, tenantId, { ...activation, id: activationId, fingerprint: FINGERPRINT })
  await store.insertSigningKey(tx, tenantId, { kid: 'k1', public_key: 'a'.repeat(64), private_key: 'AA', longest_days: 1, created_at: now, retired_at: null })
  return { machineSerialId: serialId, activationId, machineKeyHash: (await store.findSerial(tx, tenantId, serialId))?.key_hash ?? '' }
}

export const activationsReaders: Readonly<Record<string, Call>> = {
  listActivations: (h, t, of) => store.listActivations(h, t, [serialOf(of)]),
  findActivation: (h, t, of) => store.findActivation(h, t, activationOf(of)),
  findMachineSerial: (h, t, of) => store.findMachineSerial(h, t, hashOf(of)),
  lockMachineSerial: (h, t, of) => store.lockMachineSerial(h, t, hashOf(of)),
  listSeenActivations: (h, t, of) => store.listSeenActivations(h, t, serialOf(of), FINGERPRINT),
  findSigningKey: (h, t) => store.findSigningKey(h, t),
  listPublicKeys: (h, t) => store.listPublicKeys(h, t),
  lockSigningKeys: (h, t) => store.lockSigningKeys(h, t),
}

export const activationsWriters: Readonly<Record<string, Call>> = {
  updateActivation: (tx, t, of) => store.updateActivation(tx, t, activationOf(of), { last_seen_at: now, lease_until: now }),
  touchActivation: (tx, t, of) => store.touchActivation(tx, t, activationOf(of), addMs(now, 1)),
  closeActivation: (tx, t, of) => store.closeActivation(tx, t, activationOf(of), closing),
  closeActivations: (tx, t, of) => store.closeActivations(tx, t, [serialOf(of)], closing),
  takeTokenSeq: (tx, t, of) => store.takeTokenSeq(tx, t, serialOf(of)),
  raiseLongestDays: (tx, t) => store.raiseLongestDays(tx, t, 'k1', 90),
  retireSigningKeys: (tx, t) => store.retireSigningKeys(tx, t, 'k9', now),
}
