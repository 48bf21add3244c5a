import { assert } from '@assento/rules'
import { sql } from 'kysely'
import type { Tx } from '../handle.ts'
import { hotQuery } from '../hot-query.ts'

const take = hotQuery<{ tenantId: string; series: string; count: number; first: number }, { next: number }>(
  'number-series-take', ['tenantId', 'series', 'count', 'first'], (db, p, dialect) =>
    db.insertInto('number_series').values({ tenant_id: p.tenantId, series: p.series, next: p.first })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'series']).doUpdateSet({
        next: dialect === 'postgres' ? sql`number_series.next + ${p.count}::bigint` : sql`number_series.next + ${p.count}`,
      })).returning('next'))

/**
 * Takes `count` numbers that follow each other and answers the first, from 1. The series' row stays locked until the
 * transaction ends, and a rollback gives the numbers back: no gaps.
 */
export async function takeNumbers(tx: Tx, tenantId: string, series: string, count: number): Promise<number> {
  assert(Number.isSafeInteger(count) && count >= 1, `${count} numbers`)
  const [row] = await take(tx, { tenantId, series, count, first: 1 + count })
  assert(row !== undefined, 'an upsert answers its row')
  return row.next - count
}
