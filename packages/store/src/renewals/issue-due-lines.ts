import { dateInZone, type ChargeLine, type Instant, type Money, type PlannedEvent } from '@assento/rules'
import { appendEvents } from '../events/append-events.ts'
import type { Tx } from '../handle.ts'
import { insertCharges, type ChargesToIssue } from '../invoices/charges.ts'
import { openDayDrafts } from '../invoices/drafts.ts'
import { cycleKeys } from './apply-renewal.ts'

/** What time charges a subscription, and whose it is. */
export interface DueLines {
  readonly customerId: string
  readonly plan: {
    readonly subscriptionId: string
    readonly lines: readonly ChargeLine[]
    readonly dueNow: Money
    readonly events: readonly PlannedEvent[]
  }
}

/**
 * Writes the first charges of cycles and terms of many subscriptions on the day's drafts of their customers, and announces them,
 * in a handful of statements. A cycle that was charged before is refused by its natural key, and the batch with it.
 */
export async function issueDueLines(
  tx: Tx, tenantId: string, kind: 'cycle' | 'renewal', due: readonly DueLines[], meta: { readonly at: Instant; readonly zone: string },
): Promise<void> {
  const on = dateInZone(meta.at, meta.zone)
  // No lines, no draft: an invoice of nothing is never issued.
  const charged = due.filter(({ plan }) => plan.lines.length > 0)
  const issues: ChargesToIssue[] = []
  for (const currency of new Set(charged.map(({ plan }) => plan.dueNow.currency))) {
    const ofCurrency = charged.filter(({ plan }) => plan.dueNow.currency === currency)
    const drafts = await openDayDrafts(tx, tenantId, { kind, currency, on, ...meta }, ofCurrency.map(({ customerId }) => customerId))
    for (const { customerId, plan: { subscriptionId, lines } } of ofCurrency) {
      issues.push({
        subscriptionId, customerId, lines, naturalKeys: cycleKeys(subscriptionId, lines), draftId: drafts.get(customerId) ?? null, quoteId: null, at: meta.at,
      })
    }
  }
  await insertCharges(tx, tenantId, issues)
  await appendEvents(tx, tenantId, meta.at, due.flatMap(({ customerId, plan }) => (
    plan.events.map(({ name, subject }) => ({ name, subjectId: plan.subscriptionId, customerId, subject })))))
}
