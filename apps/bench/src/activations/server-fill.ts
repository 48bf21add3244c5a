import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto'
import SqliteFile from 'better-sqlite3'
import { createTenant, newId, openDatabase } from '@assento/store'
import type { Instant } from '@assento/rules'

export interface FilledSerials {
  readonly path: string
  readonly publishableKey: string
}

const CREATED_AT = '2026-11-01T12:00:00.000Z' as Instant
/** Every computer was seen just now, as far as the run goes: no validation has anything to write. */
const SEEN_AT = '2199-01-01T00:00:00.000Z'

/** The n-th serial, 25 characters that mean the same however they are typed. */
export function serialAt(index: number): string {
  return `BENCH${String(index).padStart(20, '0')}`
}

export function fingerprintAt(index: number): string {
  return createHash('sha256').update(`computer ${index}`).digest('base64url')
}

/** A migrated SQLite file with one maker, its signing key, and `serials` serials that run on one computer each. */
export async function fillSerials(path: string, serials: number): Promise<FilledSerials> {
  const database = await openDatabase(`sqlite:${path}`)
  await database.migrate()
  const [tenantId, publishableKey] = [newId('ten'), `pk_test_${randomBytes(8).toString('hex')}`]
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  await database.withTx(async (tx) => {
    await createTenant(tx, {
      id: tenantId, name: 'Bench', publishable_key: publishableKey, environment: 'test', clock_offset_ms: 0, zone: 'America/Sao_Paulo', locale: 'pt-BR',
      settings: '{}', version: 1, created_at: CREATED_AT,
    })
    await tx.db.insertInto('account').values({
      tenant_id: tenantId, id: 'acc_bench', kind: 'customer', parent_id: null, name: 'Serraria', trade_name: null, search_name: 'serraria', tax_id: null,
      email: null, phone: null, address: null, is_corporate: 0, external_ref: null, version: 1, created_at: CREATED_AT, removed_at: null,
    }).execute()
    await tx.db.insertInto('licence_product').values({
      tenant_id: tenantId, id: 'lpr_bench', code: 'bench', name: 'CadPro', kind: 'product', billing: 'unit', period: 'P1Y', grace_days: 7, max_activations: 1,
      max_transfers: null, offline_days: 30, heartbeat_hours: 24, lease_minutes: null, is_returnable: 1, lapse_effect: 'stops', retired_at: null,
      created_at: CREATED_AT,
    }).execute()
    await tx.db.insertInto('signing_key').values({
      tenant_id: tenantId, kid: 'k1', public_key: publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex'),
      private_key: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64url'), longest_days: 30, created_at: CREATED_AT, retired_at: null,
    }).execute()
  })
  await database.close()
  insertSerials(path, tenantId, serials)
  return { path, publishableKey }
}

/** The smallest statements that make rows: the store's own would take minutes. */
function insertSerials(path: string, tenantId: string, serials: number): void {
  const file = new SqliteFile(path)
  file.pragma('journal_mode = WAL')
  const serial = file.prepare(`insert into serial (tenant_id, id, serial_key, key_hash, search_key, last5, product_id, customer_id, users, period, anchor_day,
    valid_until, grace_days, max_activations, provisioned_at, assigned_at, assigned_by, assigned_by_name, token_seq, version)
    values (?, ?, ?, ?, ?, ?, 'lpr_bench', 'acc_bench', 1, 'P1Y', 1, '2198-01-01', 7, 1, '${CREATED_AT}', '${CREATED_AT}', 'x', 'X', 1, 1)`)
  const activation = file.prepare(`insert into activation (tenant_id, id, serial_id, fingerprint, machine_name, is_offline, activated_at, activated_by,
    activated_by_name, last_seen_at) values (?, ?, ?, ?, 'Balcão', 0, '${CREATED_AT}', 'machine', 'Balcão', '${SEEN_AT}')`)
  file.transaction(() => {
    for (let index = 0; index < serials; index += 1) {
      const [key, number] = [serialAt(index), String(index).padStart(26, '0')]
      serial.run(tenantId, `ser_${number}`, key, createHash('sha256').update(key).digest('hex'), key, key.slice(-5))
      activation.run(tenantId, `act_${number}`, `ser_${number}`, fingerprintAt(index))
    }
  })()
  file.exec('analyze')
  file.close()
}
