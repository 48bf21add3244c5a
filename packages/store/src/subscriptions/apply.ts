import { assert, dateInZone, startOfDate, type CalendarDate, type ChargeLine, type Instant, type PlannedEvent, type SeatPlan, type StatePlan } from '@assento/rules'
import type { Updateable } from 'kysely'
import { StaleVersionError } from '../errors.ts'
import { appendPlannedEvents } from '../events/events.ts'
import type { Tx } from '../handle.ts'
import { newId } from '../ids.ts'
import { issueCharges } from '../invoices/charges.ts'
import { openDayDraft, type DayDraft } from '../invoices/drafts.ts'
import type { SubscriptionTable } from '../schema.ts'

/** What a plan does not say of itself, since rules know no caller. */
export interface ApplyMeta {
  /** Tenant clock. */
  readonly at: Instant
  /** The tenant's zone: everything charged to one customer on one day there shares a draft. */
  readonly zone: string
  /** The product's zone, in which dates of terms and cycles are counted. */
  readonly productZone: string
  readonly actorId: string
  readonly quoteId: string | null
  /** When time alone acts next; left out, it stays as it is. */
  readonly nextActionAt?: Instant | null
}

/** What was written. */
export interface AppliedChange {
  readonly customerId: string
  /** The version afterwards. */
  readonly version: number
  readonly chargeIds: readonly string[]
  readonly draftId: string | null
}

interface VersionedPlan {
  readonly subscriptionId: string
  readonly fromVersion: number
  readonly lines: readonly ChargeLine[]
  readonly events: readonly PlannedEvent[]
}

/** Writes a change of seats: the count, the batches, the charges, the events. Throws StaleVersionError. */
export async function applySeatPlan(tx: Tx, tenantId: string, plan: SeatPlan, meta: ApplyMeta): Promise<AppliedChange> {
  assert(plan.change !== 'none', 'a change of nothing is not applied')
  const customerId = await advanceSubscription(tx, tenantId, plan, meta, { seats: plan.toSeats })
  if (plan.opensBatch !== null) await openSeatBatch(tx, tenantId, plan.subscriptionId, plan.opensBatch)
  for (const { batchId, seats } of plan.consumesBatches) await consumeBatch(tx, tenantId, plan.subscriptionId, batchId, seats)
  if (plan.losesRenewalPlan !== null) await deleteRenewalPlan(tx, tenantId, plan.subscriptionId)
  // Where no invoice will come, what would have waited for it is issued now.
  return plan.chargeAt === 'nextInvoice' && plan.nextCycle !== null
    ? issueWithNextCycle(tx, tenantId, customerId, plan, plan.nextCycle.startsOn, meta) : issueChange(tx, tenantId, customerId, plan, meta)
}

/** Writes a cancellation, a suspension or a resumption. Throws StaleVersionError. */
export async function applyStatePlan(tx: Tx, tenantId: string, plan: StatePlan, meta: ApplyMeta): Promise<AppliedChange> {
  const customerId = await advanceSubscription(tx, tenantId, plan, meta, {
    status: plan.toStatus, end_of_term: plan.endOfTerm,
    // A retroactive release moves the term to the one that holds today (L6).
    ...(plan.term === undefined ? {} : { term_starts_on: plan.term.startsOn, term_until: plan.term.until }),
  })
  if (plan.losesRenewalPlan !== null) await deleteRenewalPlan(tx, tenantId, plan.subscriptionId)
  return issueChange(tx, tenantId, customerId, plan, meta)
}

/** Moves the row from the plan's version to the next one; answers whose it is. Throws StaleVersionError. */
export async function advanceSubscription(
  tx: Tx, tenantId: string, plan: { readonly subscriptionId: string; readonly fromVersion: number }, meta: ApplyMeta,
  change: Omit<Updateable<SubscriptionTable>, 'tenant_id' | 'id' | 'version'>,
): Promise<string> {
  const next = meta.nextActionAt === undefined ? {} : { next_action_at: meta.nextActionAt }
  const row = await tx.db.updateTable('subscription').set({ ...change, ...next, version: plan.fromVersion + 1, updated_at: meta.at })
    .where('tenant_id', '=', tenantId).where('id', '=', plan.subscriptionId).where('version', '=', plan.fromVersion)
    .returning('customer_id').executeTakeFirst()
  if (row === undefined) throw new StaleVersionError(plan.subscriptionId, plan.fromVersion)
  return row.customer_id
}

/** Stores seats that may be reduced together until `until`, inclusive. */
export async function openSeatBatch(
  tx: Tx, tenantId: string, subscriptionId: string, batch: NonNullable<SeatPlan['opensBatch']>,
): Promise<void> {
  await tx.db.insertInto('seat_batch').values({
    tenant_id: tenantId, id: newId('bat'), subscription_id: subscriptionId, seats: batch.seats, added_at: batch.addedAt, until: batch.until,
  }).execute()
}

export async function deleteRenewalPlan(tx: Tx, tenantId: string, subscriptionId: string): Promise<void> {
  await tx.db.deleteFrom('renewal_plan').where('tenant_id', '=', tenantId).where('subscription_id', '=', subscriptionId).execute()
}

/** Issues the lines of a plan on the draft of a day, today's unless said otherwise, under natural keys, and announces its events. */
export async function issueLines(
  tx: Tx, tenantId: string, customerId: string, plan: VersionedPlan, meta: ApplyMeta, naturalKeys: readonly string[],
  kind: DayDraft['kind'], on: CalendarDate = dateInZone(meta.at, meta.zone),
): Promise<AppliedChange> {
  const [first] = plan.lines
  // No lines, no draft: an invoice of nothing is never issued.
  const draftId = first === undefined
    ? null : await openDayDraft(tx, tenantId, { kind, on, customerId, currency: first.amount.currency, zone: meta.zone, at: meta.at })
  const chargeIds = await issueCharges(tx, tenantId, {
    subscriptionId: plan.subscriptionId, customerId, lines: plan.lines, naturalKeys, draftId, quoteId: meta.quoteId, at: meta.at,
  })
  await appendPlannedEvents(tx, tenantId, { subjectId: plan.subscriptionId, customerId, at: meta.at }, plan.events)
  return { customerId, version: plan.fromVersion + 1, chargeIds, draftId }
}

/** Issues the lines on the draft of the day on which the next cycle starts: changes that wait for the next invoice. */
function issueWithNextCycle(
  tx: Tx, tenantId: string, customerId: string, plan: SeatPlan, startsOn: CalendarDate, meta: ApplyMeta,
): Promise<AppliedChange> {
  const on = dateInZone(startOfDate(startsOn, meta.productZone), meta.zone)
  return issueLines(tx, tenantId, customerId, plan, meta, changeKeys(plan), 'renewal', on)
}

/** Issues what a change costs: `change:<subscription>:<version>:<line>` makes charging it twice impossible. */
export function issueChange(tx: Tx, tenantId: string, customerId: string, plan: VersionedPlan, meta: ApplyMeta): Promise<AppliedChange> {
  return issueLines(tx, tenantId, customerId, plan, meta, changeKeys(plan), 'change')
}

function changeKeys(plan: VersionedPlan): string[] {
  return plan.lines.map((_line, index) => `change:${plan.subscriptionId}:${plan.fromVersion}:${index}`)
}

export async function consumeBatch(tx: Tx, tenantId: string, subscriptionId: string, batchId: string, seats: number): Promise<void> {
  const { numUpdatedRows } = await tx.db.updateTable('seat_batch').set((of) => ({ seats: of('seats', '-', seats) }))
    .where('tenant_id', '=', tenantId).where('subscription_id', '=', subscriptionId).where('id', '=', batchId).where('seats', '>=', seats)
    .executeTakeFirst()
  assert(numUpdatedRows === 1n, `batch ${batchId} has fewer than ${seats} seats left`)
}
