import { assert, type CyclePlan, type Instant } from '@assento/rules'
import { sql } from 'kysely'
import { isAmong } from '../dialect-json.ts'
import type { Tx } from '../handle.ts'
import { hotQuery } from '../hot-query.ts'
import type { JsonText } from '../schema.ts'
import { isDueAtTermEnd } from './is-due-at-term-end.ts'
import { issueDueLines } from './issue-due-lines.ts'

/** A subscription that time may advance in a batch, its row locked. */
export interface DueInBatch {
  readonly id: string
  readonly nextActionAt: Instant
}

// An outer join cannot be locked, and a subquery need not be: another worker that adds a change of frequency waits for the row.
const dueForCycle = hotQuery<{ tenantId: string; now: Instant; limit: number }, DueInBatch>(
  'subscriptions-due-for-cycle', ['tenantId', 'now', 'limit'], (db, p, dialect) => {
    const due = db.selectFrom('subscription as s').select(['s.id', 's.next_action_at as nextActionAt']).$narrowType<{ nextActionAt: Instant }>()
      .where('s.tenant_id', '=', p.tenantId).where('s.next_action_at', '<=', p.now).where('s.status', '=', 'active').where(sql<boolean>`not ${isDueAtTermEnd(dialect)}`)
      .where((is) => is.not(is.exists(is.selectFrom('frequency_change as f').select('f.subscription_id')
        .whereRef('f.tenant_id', '=', 's.tenant_id').whereRef('f.subscription_id', '=', 's.id'))))
      .orderBy('s.next_action_at').orderBy('s.id').limit(p.limit)
    return dialect === 'postgres' ? due.forUpdate('s').skipLocked() : due
  })

/**
 * Active subscriptions on which time alone acts now, before their term ends, without a change of frequency that waits, the longest due
 * first; their rows are locked, and those that another worker holds are left to it.
 */
export function lockDueForCycle(tx: Tx, tenantId: string, now: Instant, limit: number): Promise<DueInBatch[]> {
  return dueForCycle(tx, { tenantId, now, limit })
}

/** One cycle's charge, whose it is, and when time acts next on its subscription. */
export interface CycleToCharge {
  readonly customerId: string
  readonly plan: CyclePlan
  readonly nextActionAt: Instant | null
}

type Advance = { tenantId: string; ids: JsonText; nextActionAt: Instant | null; at: Instant }

const advance = hotQuery<Advance, { id: string }>('subscriptions-advance', ['tenantId', 'ids', 'nextActionAt', 'at'], (db, p, dialect) =>
  db.updateTable('subscription').set((of) => ({ next_action_at: p.nextActionAt, updated_at: p.at, version: of('version', '+', 1) }))
    .where('tenant_id', '=', p.tenantId).where(isAmong(dialect, 'id', p.ids)).where('next_action_at', '<=', p.at).returning('id'))

/**
 * Writes the cycles' charges of many subscriptions that this transaction has locked, on the day's drafts of their customers, in
 * a handful of statements. A cycle that was charged before is refused by its natural key, and the batch with it.
 */
export async function chargeCycles(
  tx: Tx, tenantId: string, cycles: readonly CycleToCharge[], meta: { readonly at: Instant; readonly zone: string },
): Promise<void> {
  await advanceAll(tx, tenantId, cycles, meta.at)
  await issueDueLines(tx, tenantId, 'cycle', cycles, meta)
}

async function advanceAll(tx: Tx, tenantId: string, cycles: readonly CycleToCharge[], at: Instant): Promise<void> {
  const byNext = new Map<Instant | null, string[]>()
  for (const { plan, nextActionAt } of cycles) byNext.set(nextActionAt, [...(byNext.get(nextActionAt) ?? []), plan.subscriptionId])
  for (const [nextActionAt, ids] of byNext) {
    const moved = await advance(tx, { tenantId, ids: JSON.stringify(ids), nextActionAt, at })
    assert(moved.length === ids.length, `${ids.length} subscriptions are locked and due, ${moved.length} moved on`)
  }
}
