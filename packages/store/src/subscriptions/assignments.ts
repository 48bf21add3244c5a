import { assert } from '@assento/rules'
import type { Insertable, Selectable } from 'kysely'
import type { Handle, Tx } from '../handle.ts'
import { assertPageLimit, pageOf, type Page } from '../page.ts'
import type { SeatAssignmentTable } from '../schema.ts'
import { lockSubscription } from './facts-query.ts'

export type AssignmentRow = Selectable<SeatAssignmentTable>

/** Who uses the seats of a subscription, in the order of assignment. */
export async function listAssignments(
  handle: Handle, tenantId: string, filter: { readonly subscriptionId: string; readonly afterId: string | null; readonly limit: number },
): Promise<Page<AssignmentRow>> {
  assertPageLimit(filter.limit)
  const rows = await handle.db.selectFrom('seat_assignment').selectAll().where('tenant_id', '=', tenantId)
    .where('subscription_id', '=', filter.subscriptionId).where('id', '>', filter.afterId ?? '')
    .orderBy('id').limit(filter.limit + 1).execute()
  return pageOf(rows, filter.limit, (row) => row.id)
}

export async function findAssignment(handle: Handle, tenantId: string, assignmentId: string): Promise<AssignmentRow | null> {
  const query = handle.db.selectFrom('seat_assignment').selectAll().where('tenant_id', '=', tenantId).where('id', '=', assignmentId)
  return (await query.executeTakeFirst()) ?? null
}

/**
 * Gives a seat to a person. The count rises only while a seat is free, whoever else assigns at this moment; a person who
 * has a seat keeps it.
 */
export async function assignSeat(
  tx: Tx, tenantId: string, assignment: Omit<Insertable<SeatAssignmentTable>, 'tenant_id'>,
): Promise<'assigned' | 'alreadyAssigned' | 'noSeatLeft'> {
  if (tx.dialect === 'postgres') await lockSubscription(tx, { tenantId, subscriptionId: assignment.subscription_id })
  const known = await tx.db.selectFrom('seat_assignment').select('id').where('tenant_id', '=', tenantId)
    .where('subscription_id', '=', assignment.subscription_id).where('user_email', '=', assignment.user_email).executeTakeFirst()
  if (known !== undefined) return 'alreadyAssigned'
  const { numUpdatedRows } = await tx.db.updateTable('subscription').set((of) => ({ assigned_seats: of('assigned_seats', '+', 1) }))
    .where('tenant_id', '=', tenantId).where('id', '=', assignment.subscription_id).whereRef('assigned_seats', '<', 'seats')
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return 'noSeatLeft'
  await tx.db.insertInto('seat_assignment').values({ ...assignment, tenant_id: tenantId }).execute()
  return 'assigned'
}

/** Takes a seat back; false when that subscription has no such assignment. */
export async function unassignSeat(tx: Tx, tenantId: string, subscriptionId: string, assignmentId: string): Promise<boolean> {
  if (tx.dialect === 'postgres') await lockSubscription(tx, { tenantId, subscriptionId })
  const { numDeletedRows } = await tx.db.deleteFrom('seat_assignment')
    .where('tenant_id', '=', tenantId).where('subscription_id', '=', subscriptionId).where('id', '=', assignmentId).executeTakeFirst()
  if (numDeletedRows === 0n) return false
  const { numUpdatedRows } = await tx.db.updateTable('subscription').set((of) => ({ assigned_seats: of('assigned_seats', '-', 1) }))
    .where('tenant_id', '=', tenantId).where('id', '=', subscriptionId).where('assigned_seats', '>=', 1).executeTakeFirst()
  assert(numUpdatedRows === 1n, `assigned seats of ${subscriptionId} do not match its assignments`)
  return true
}

/**
 * Takes the newest assigned seats back until `keep` are left: before a renewal to fewer seats. Answers their ids, the newest
 * first; none when no more than `keep` are assigned.
 */
export async function releaseNewestSeats(tx: Tx, tenantId: string, subscriptionId: string, keep: number): Promise<readonly string[]> {
  const kept = tx.db.selectFrom('seat_assignment').select('id').where('tenant_id', '=', tenantId)
    .where('subscription_id', '=', subscriptionId).orderBy('id').limit(keep)
  const released = await tx.db.deleteFrom('seat_assignment').where('tenant_id', '=', tenantId)
    .where('subscription_id', '=', subscriptionId).where('id', 'not in', kept).returning('id').execute()
  if (released.length === 0) return []
  await tx.db.updateTable('subscription').set((of) => ({ assigned_seats: of('assigned_seats', '-', released.length) }))
    .where('tenant_id', '=', tenantId).where('id', '=', subscriptionId).execute()
  return released.map(({ id }) => id).sort().reverse()
}
