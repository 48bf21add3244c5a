import { createHash } from 'node:crypto'
import type { Selectable } from 'kysely'
import { canonicalJson } from '../json.ts'
import type { AuditEntryTable } from '../schema.ts'

export type AuditRow = Selectable<AuditEntryTable>

/** What the first entry of a tenant's chain has before it. */
export const GENESIS_HASH = '0'.repeat(64)

/** SHA-256 hex over the canonical JSON of everything in the entry but its own hash: the hash before it is in it. */
export function hashAuditEntry(entry: Omit<AuditRow, 'hash'>): string {
  return createHash('sha256').update(canonicalJson(entry)).digest('hex')
}

/** Whether a stored entry is what was appended right after the entry with `prevHash` and `seq` − 1. */
export function followsInChain(row: AuditRow, seq: number, prevHash: string): boolean {
  const { hash, ...entry } = row
  return row.seq === seq && row.prev_hash === prevHash && hashAuditEntry(entry) === hash
}
