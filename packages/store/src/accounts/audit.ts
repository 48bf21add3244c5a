import { assert } from '@assento/rules'
import type { Handle, Tx } from '../handle.ts'
import { hotQuery } from '../hot-query.ts'
import { insertRows } from '../insert-rows.ts'
import { assertPageLimit, pageOf, type Page } from '../page.ts'
import { followsInChain, GENESIS_HASH, hashAuditEntry, type AuditRow } from './audit-chain.ts'

export type NewAuditEntry = Omit<AuditRow, 'tenant_id' | 'seq' | 'prev_hash' | 'hash'>

const WALK_PAGE = 500

const ENTRY_COLUMNS = [
  'tenant_id', 'seq', 'at', 'recorded_at', 'actor_id', 'actor_name', 'role', 'channel', 'action', 'outcome', 'rule', 'subject_id',
  'customer_id', 'before', 'after', 'request_id', 'prev_hash', 'hash',
] as const satisfies readonly (keyof AuditRow)[]

// Every command appends an entry: its three statements are compiled once.
const lockHead = hotQuery<{ tenantId: string }, AuditHead>('audit-head-lock', ['tenantId'], (db, p, dialect) => {
  const head = db.selectFrom('audit_head').select(['seq', 'hash']).where('tenant_id', '=', p.tenantId)
  return dialect === 'postgres' ? head.forUpdate() : head
})

const moveHead = hotQuery<{ tenantId: string; fromSeq: number; seq: number; hash: string }, { seq: number }>(
  'audit-head-move', ['tenantId', 'fromSeq', 'seq', 'hash'], (db, p) =>
    db.updateTable('audit_head').set({ seq: p.seq, hash: p.hash })
      .where('tenant_id', '=', p.tenantId).where('seq', '=', p.fromSeq).returning('seq'))

/**
 * Appends entries to the tenant's chain, in that order, and answers the number of the last. The head is one row a tenant and
 * stays locked until the transaction ends: append last, after the subscription's row.
 */
export async function appendAudit(tx: Tx, tenantId: string, ...entries: readonly NewAuditEntry[]): Promise<number> {
  const [head] = await lockHead(tx, { tenantId })
  assert(head !== undefined, `tenant ${tenantId} has no audit chain`)
  let [seq, hash] = [head.seq, head.hash]
  const linked = entries.map((entry): AuditRow => {
    seq += 1
    const row = { ...entry, tenant_id: tenantId, seq, prev_hash: hash }
    hash = hashAuditEntry(row)
    return { ...row, hash }
  })
  await insertRows(tx, 'audit_entry', ENTRY_COLUMNS, linked)
  const moved = await moveHead(tx, { tenantId, fromSeq: head.seq, seq, hash })
  assert(moved.length === 1, `audit head of ${tenantId} moved while it was locked`)
  return seq
}

export interface AuditFilter {
  readonly subjectId?: string
  readonly customerId?: string
  /** Entries older than this number; null for the newest. */
  readonly beforeSeq: number | null
  readonly limit: number
}

/** Entries, newest first. */
export async function listAudit(handle: Handle, tenantId: string, filter: AuditFilter): Promise<Page<AuditRow, number>> {
  assertPageLimit(filter.limit)
  let query = handle.db.selectFrom('audit_entry').selectAll().where('tenant_id', '=', tenantId)
  if (filter.subjectId !== undefined) query = query.where('subject_id', '=', filter.subjectId)
  if (filter.customerId !== undefined) query = query.where('customer_id', '=', filter.customerId)
  if (filter.beforeSeq !== null) query = query.where('seq', '<', filter.beforeSeq)
  const rows = await query.orderBy('seq', 'desc').limit(filter.limit + 1).execute()
  return pageOf(rows, filter.limit, (row) => row.seq)
}

/** Every entry of a tenant, oldest first, read in pages. */
export async function* walkAudit(handle: Handle, tenantId: string): AsyncGenerator<AuditRow> {
  for (let after = 0; ; ) {
    const rows = await handle.db.selectFrom('audit_entry').selectAll()
      .where('tenant_id', '=', tenantId).where('seq', '>', after).orderBy('seq').limit(WALK_PAGE).execute()
    yield* rows
    const last = rows.at(-1)
    if (last === undefined || rows.length < WALK_PAGE) return
    after = last.seq
  }
}

export interface AuditVerdict {
  readonly ok: boolean
  /** Entries that were found good before the first bad one. */
  readonly entries: number
  /** The first number at which the chain does not hold: changed, missing, inserted, moved, or cut off at the end. */
  readonly firstBadSeq?: number
}

/** Recomputes a tenant's chain from its first entry to the head. */
export async function verifyAudit(handle: Handle, tenantId: string): Promise<AuditVerdict> {
  const headBefore = await findAuditHead(handle, tenantId)
  let entries = 0
  let hash = GENESIS_HASH
  for await (const row of walkAudit(handle, tenantId)) {
    const isGood = followsInChain(row, entries + 1, hash) && (row.seq !== headBefore?.seq || row.hash === headBefore.hash)
    if (!isGood) return { ok: false, entries, firstBadSeq: entries + 1 }
    entries += 1
    hash = row.hash
  }
  // Entries may be appended during the walk: it must have reached the head of its start, and not gone beyond the head of now.
  if (headBefore === null || entries < headBefore.seq) return { ok: false, entries, firstBadSeq: entries + 1 }
  const headAfter = await findAuditHead(handle, tenantId)
  const headSeq = headAfter?.seq ?? 0
  return entries > headSeq ? { ok: false, entries: headSeq, firstBadSeq: headSeq + 1 } : { ok: true, entries }
}

/** The last number and hash of a tenant's chain: what is kept elsewhere to prove that its end was not cut off. */
export async function findAuditHead(handle: Handle, tenantId: string): Promise<AuditHead | null> {
  return (await handle.db.selectFrom('audit_head').select(['seq', 'hash']).where('tenant_id', '=', tenantId).executeTakeFirst()) ?? null
}

export interface AuditHead {
  readonly seq: number
  readonly hash: string
}
