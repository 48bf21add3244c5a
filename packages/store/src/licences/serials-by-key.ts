import { inChunks } from '../chunks.ts'
import type { Handle } from '../handle.ts'
import type { SerialRow } from './serials.ts'

/** Serials by SHA-256 (hex) of their normalised keys, those that are over too; in no order. Not locked. */
export function listSerialsByHash({ db }: Handle, tenantId: string, keyHashes: readonly string[]): Promise<SerialRow[]> {
  return inChunks(keyHashes, (hashes) => db.selectFrom('serial').selectAll().where('tenant_id', '=', tenantId).where('key_hash', 'in', hashes).execute())
}
