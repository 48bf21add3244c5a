/** Steps, holds and a dispute of the filled tenant's invoice, and the calls that must not reach them from another tenant. */
import { calendarDate } from '@assento/rules'
import * as store from '../../src/index.ts'
import { SAMPLE_NOW, type SampleTenant } from '../on-each-database.ts'
import type { FilledTenant } from './calls.ts'

type Call = (tx: store.Tx, tenantId: string, of: FilledTenant) => Promise<unknown>

const invoice = (of: FilledTenant): string => of['collectedId'] ?? ''
const sub = (of: FilledTenant): string => of['subscriptionId'] ?? ''
const now = SAMPLE_NOW
const PAYABLE_UNTIL = calendarDate('2026-03-02')

/** An open invoice with a line, a step that is due, a paused step, both kinds of holds and an open dispute; answers their ids. */
export async function fillCollections(tx: store.Tx, { tenantId, customerId }: SampleTenant, subscriptionId: string) {
  const [collectedId, disputeId] = [store.newId('inv'), store.newId('dsp')]
  await tx.db.insertInto('invoice').values({
    tenant_id: tenantId, id: collectedId, number: '2025-0001', customer_id: customerId, draft_id: null, currency: 'BRL', period_starts_on: PAYABLE_UNTIL,
    period_until: calendarDate('2026-04-02'), issued_at: now, issued_on: calendarDate('2026-02-20'), due_on: PAYABLE_UNTIL, payable_until: PAYABLE_UNTIL,
    subtotal_cents: 10, tax_cents: 0, total_cents: 10, settled_cents: 0, state: 'open', late_terms: '{}', paid_at: null, voided_at: null, void_reason: null,
    replaces_id: null, replaced_by_id: null, next_step_at: now, version: 1,
  }).execute()
  await tx.db.insertInto('invoice_line').values({
    tenant_id: tenantId, document_id: collectedId, line_no: 1, kind: 'retroactive', charge_id: null, subscription_id: subscriptionId, description: 'Suíte',
    quantity: 1, unit_cents: 10, billing_days: 31, cycle_days: 31, period_starts_on: PAYABLE_UNTIL, period_until: calendarDate('2026-04-02'), amount_cents: 10, tax_rate_bp: 0,
  }).execute()
  const step = { invoice_id: collectedId, planned_at: now, ran_at: now }
  await store.claimCollectionsStep(tx, tenantId, { ...step, step: 'due', outcome: 'done', reason: null })
  await store.claimCollectionsStep(tx, tenantId, { ...step, step: 'suspend+15', outcome: 'paused', reason: 'dispute' })
  const hold = { invoice_id: collectedId, customer_id: customerId, is_retroactive: 0 as const, placed_at: now }
  await store.placeHolds(tx, tenantId, [
    { ...hold, kind: 'restrict', subscription_id: '', prior_status: null, prior_end_of_term: null },
    { ...hold, kind: 'suspend', subscription_id: subscriptionId, prior_status: 'active', prior_end_of_term: 'renew' },
  ])
  await store.insertDispute(tx, tenantId, {
    id: disputeId, customer_id: customerId, invoice_id: collectedId, reason: 'Duplicada', state: 'open', opened_at: now, opened_by: 'Ana', resolved_at: null, resolution: null,
  })
  return { collectedId, disputeId }
}

export const collectionsReaders: Readonly<Record<string, Call>> = {
  listCollectionsSteps: (h, t, of) => store.listCollectionsSteps(h, t, [invoice(of)]),
  dueCollections: (h, t) => store.dueCollections(h, t, now, 10),
  nextCollectionsAt: (h, t) => store.nextCollectionsAt(h, t),
  loadCollectedInvoice: (h, t, of) => store.loadCollectedInvoice(h, t, invoice(of)),
  findCollectedInvoice: (h, t, of) => store.findCollectedInvoice(h, t, invoice(of)),
  listInvoiceSubscriptions: (h, t, of) => store.listInvoiceSubscriptions(h, t, invoice(of)),
  findRetroactiveUntil: (h, t, of) => store.findRetroactiveUntil(h, t, invoice(of), sub(of)),
  listHeldActions: (h, t, of) => store.listHeldActions(h, t, [invoice(of)]),
  listSuspendingHolds: (h, t, of) => store.listSuspendingHolds(h, t, [sub(of)]),
  findRestrictingInvoice: (h, t, of) => store.findRestrictingInvoice(h, t, of.customerId),
  findSuspendingInvoice: (h, t, of) => store.findSuspendingInvoice(h, t, sub(of)),
  findDispute: (h, t, of) => store.findDispute(h, t, of['disputeId'] ?? ''),
  listDisputes: (h, t, of) => store.listDisputes(h, t, [invoice(of)]),
  listDisputedInvoices: (h, t, of) => store.listDisputedInvoices(h, t, [invoice(of)]),
  listOpenPayableDays: (h, t) => store.listOpenPayableDays(h, t),
}

export const collectionsWriters: Readonly<Record<string, Call>> = {
  releasePausedSteps: (tx, t, of) => store.releasePausedSteps(tx, t, invoice(of)),
  setNextStepAt: (tx, t, of) => store.setNextStepAt(tx, t, [invoice(of)], null),
  releaseHolds: async (tx, t, of) => (await store.releaseHolds(tx, t, [invoice(of)], now)).length,
  releaseSubscriptionHolds: (tx, t, of) => store.releaseSubscriptionHolds(tx, t, sub(of), now),
  completeDispute: (tx, t, of) => store.completeDispute(tx, t, of['disputeId'] ?? '', { resolution: 'x', at: now }),
  setNextStepsOfDay: (tx, t) => store.setNextStepsOfDay(tx, t, PAYABLE_UNTIL, [{ key: 'new', at: now }]),
}
