import { assert, type BillingFrequency, type CalendarDate, type Commitment, type EndOfTerm, type Instant, type RenewalTermPlan } from '@assento/rules'
import { sql, type DeleteResult } from 'kysely'
import { textsOf } from '../dialect-json.ts'
import type { Tx } from '../handle.ts'
import { hotQuery } from '../hot-query.ts'
import { newId } from '../ids.ts'
import { insertRows } from '../insert-rows.ts'
import type { JsonText, SubscriptionTable } from '../schema.ts'
import type { DueInBatch } from './charge-cycles.ts'
import { isDueAtTermEnd } from './is-due-at-term-end.ts'
import { issueDueLines } from './issue-due-lines.ts'

const dueForRenewal = hotQuery<{ tenantId: string; now: Instant; limit: number }, DueInBatch>(
  'subscriptions-due-for-renewal', ['tenantId', 'now', 'limit'], (db, p, dialect) => {
    const due = db.selectFrom('subscription as s').select(['s.id', 's.next_action_at as nextActionAt']).$narrowType<{ nextActionAt: Instant }>()
      .where('s.tenant_id', '=', p.tenantId).where('s.next_action_at', '<=', p.now).where('s.status', 'in', ['active', 'extended'])
      .where('s.end_of_term', '<>', 'end').where(isDueAtTermEnd(dialect))
      .where((is) => is.not(is.exists(is.selectFrom('frequency_change as f').select('f.subscription_id')
        .whereRef('f.tenant_id', '=', 's.tenant_id').whereRef('f.subscription_id', '=', 's.id'))))
      .where((is) => is.not(is.exists(is.selectFrom('renewal_plan as r').select('r.subscription_id')
        .whereRef('r.tenant_id', '=', 's.tenant_id').whereRef('r.subscription_id', '=', 's.id'))))
      .orderBy('s.next_action_at').orderBy('s.id').limit(p.limit)
    return dialect === 'postgres' ? due.forUpdate('s').skipLocked() : due
  })

/**
 * Subscriptions whose term is over and goes on by itself as it is, without a plan or a change that waits,
 * the longest due first; their rows are locked, and those that another worker holds are left to it.
 */
export function lockDueForRenewal(tx: Tx, tenantId: string, now: Instant, limit: number): Promise<DueInBatch[]> {
  return dueForRenewal(tx, { tenantId, now, limit })
}

/** One new term, whose it is, and when time acts next on its subscription. */
export interface TermToRenew {
  readonly customerId: string
  readonly plan: RenewalTermPlan
  readonly nextActionAt: Instant | null
}

/** What a new term makes of a row; equal for most of those that renew on one day. */
type NewTerm = {
  status: SubscriptionTable['status']; productId: string; planId: string; offerId: string; commitment: Commitment; billingFrequency: BillingFrequency
  currency: string; cycleUnitCents: number; promotionCapSeats: number | null; anchorOn: CalendarDate; startsOn: CalendarDate; until: CalendarDate
  endOfTerm: EndOfTerm; renewedOn: CalendarDate | null; nextActionAt: Instant | null
}

const renew = hotQuery<NewTerm & { tenantId: string; ids: JsonText; at: Instant }, { id: string }>('subscriptions-renew', [
  'tenantId', 'ids', 'status', 'productId', 'planId', 'offerId', 'commitment', 'billingFrequency', 'currency', 'cycleUnitCents', 'promotionCapSeats',
  'anchorOn', 'startsOn', 'until', 'endOfTerm', 'renewedOn', 'nextActionAt', 'at',
], (db, p, dialect) => db.updateTable('subscription').set((of) => ({
  // A trial that renews has turned into a paid term (X3).
  status: p.status, is_trial: 0, product_id: p.productId, plan_id: p.planId, offer_id: p.offerId, commitment: p.commitment,
  billing_frequency: p.billingFrequency, currency: p.currency, cycle_unit_cents: p.cycleUnitCents, promotion_cap_seats: p.promotionCapSeats,
  anchor_on: p.anchorOn, term_starts_on: p.startsOn, term_until: p.until, term_activated_at: p.at, end_of_term: p.endOfTerm,
  bought_or_renewed_on: sql<CalendarDate>`coalesce(${p.renewedOn}, ${of.ref('bought_or_renewed_on')})`,
  next_action_at: p.nextActionAt, updated_at: p.at, version: of('version', '+', 1),
})).where('tenant_id', '=', p.tenantId).where('id', 'in', textsOf(dialect, p.ids)).where('next_action_at', '<=', p.at).returning('id'))

const deleteBatches = hotQuery<{ tenantId: string; ids: JsonText }, DeleteResult>('seat-batches-delete', ['tenantId', 'ids'], (db, p, dialect) =>
  db.deleteFrom('seat_batch').where('tenant_id', '=', p.tenantId).where('subscription_id', 'in', textsOf(dialect, p.ids)))

/**
 * Writes new terms of many subscriptions that this transaction has locked, with the seats that they have: terms and prices, one
 * window instead of the old ones, the first charges on the day's drafts. What `applyRenewalTerm` does for one.
 */
export async function renewTerms(
  tx: Tx, tenantId: string, terms: readonly TermToRenew[], meta: { readonly at: Instant; readonly zone: string },
): Promise<void> {
  const byTerm = new Map<string, { readonly term: NewTerm; readonly ids: string[] }>()
  for (const { plan, nextActionAt } of terms) {
    const term = newTerm(plan, nextActionAt)
    const key = JSON.stringify(term)
    const group = byTerm.get(key) ?? { term, ids: [] }
    byTerm.set(key, group)
    group.ids.push(plan.subscriptionId)
  }
  for (const { term, ids } of byTerm.values()) {
    const moved = await renew(tx, { tenantId, ids: JSON.stringify(ids), ...term, at: meta.at })
    assert(moved.length === ids.length, `${ids.length} terms are over and locked, ${moved.length} renewed`)
  }
  await deleteBatches(tx, { tenantId, ids: JSON.stringify(terms.map(({ plan }) => plan.subscriptionId)) })
  await insertRows(tx, 'seat_batch', ['tenant_id', 'id', 'subscription_id', 'seats', 'added_at', 'until'], terms.flatMap(({ plan: { subscriptionId, opensBatch } }) => (
    opensBatch === null ? [] : [{
      tenant_id: tenantId, id: newId('bat'), subscription_id: subscriptionId, seats: opensBatch.seats, added_at: opensBatch.addedAt, until: opensBatch.until,
    }])))
  await issueDueLines(tx, tenantId, 'renewal', terms, meta)
}

function newTerm({ outcome, offer, term, anchorOn, endOfTerm }: RenewalTermPlan, nextActionAt: Instant | null): NewTerm {
  return {
    status: outcome === 'renewed' ? 'active' : 'extended', productId: offer.productId, planId: offer.planId, offerId: offer.offerId,
    commitment: offer.commitment, billingFrequency: offer.billingFrequency, currency: offer.unitPrice.currency, cycleUnitCents: offer.unitPrice.cents,
    promotionCapSeats: offer.promotionCapSeats, anchorOn, startsOn: term.startsOn, until: term.until, endOfTerm,
    renewedOn: outcome === 'renewed' ? term.startsOn : null, nextActionAt,
  }
}
