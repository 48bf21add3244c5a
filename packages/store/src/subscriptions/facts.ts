import type { CalendarDate, ChargedLine, RenewalPlan, SeatBatch, SubscriptionFacts, SubscriptionPolicy } from '@assento/rules'
import type { Handle, Tx } from '../handle.ts'
import { parseJson } from '../json.ts'
import { factsOfSubscription, factsOfSubscriptions, lockSubscription, type FactsRow } from './facts-query.ts'

/** The facts, and whose they are. */
export interface OwnedFacts {
  readonly customerId: string
  readonly facts: SubscriptionFacts
}

/**
 * Everything that the rules need of one subscription, its row locked until the transaction ends; null when the tenant has
 * no subscription of that id. Two statements on PostgreSQL, one on SQLite.
 */
export async function loadSubscriptionFacts(tx: Tx, tenantId: string, subscriptionId: string): Promise<SubscriptionFacts | null> {
  return (await loadOwnedFacts(tx, tenantId, subscriptionId))?.facts ?? null
}

/** Like `loadSubscriptionFacts`, with the customer that the subscription belongs to. */
export async function loadOwnedFacts(tx: Tx, tenantId: string, subscriptionId: string): Promise<OwnedFacts | null> {
  if (tx.dialect === 'postgres') await lockSubscription(tx, { tenantId, subscriptionId })
  return previewOwnedFacts(tx, tenantId, subscriptionId)
}

/** The facts without a lock, for quotes and previews: what decides an act is loaded again inside its transaction. */
export async function previewOwnedFacts(handle: Handle, tenantId: string, subscriptionId: string): Promise<OwnedFacts | null> {
  const [row] = await factsOfSubscription(handle, { tenantId, subscriptionId })
  return row === undefined ? null : { customerId: row.customerId, facts: factsOf(row) }
}

/** The facts of many in one statement, by id; who decides by them has locked their rows. Products share the object of their policy. */
export async function loadManyFacts(handle: Handle, tenantId: string, subscriptionIds: readonly string[]): Promise<Map<string, OwnedFacts>> {
  const policies = new Map<string, SubscriptionPolicy>()
  const rows = await factsOfSubscriptions(handle, { tenantId, ids: JSON.stringify(subscriptionIds) })
  return new Map(rows.map((row) => {
    const policy = policies.get(row.policy) ?? parseJson<SubscriptionPolicy>(row.policy)
    policies.set(row.policy, policy)
    return [row.id, { customerId: row.customerId, facts: factsOf(row, policy) }]
  }))
}

interface ChargedJson extends Omit<ChargedLine, 'period'> {
  readonly startsOn: CalendarDate
  readonly until: CalendarDate
}

function factsOf(row: FactsRow, policy = parseJson<SubscriptionPolicy>(row.policy)): SubscriptionFacts {
  return {
    id: row.id,
    version: row.version,
    status: row.status,
    isTrial: row.isTrial === 1,
    policy,
    offer: {
      offerId: row.offerId, productId: row.productId, planId: row.planId, commitment: row.commitment, billingFrequency: row.billingFrequency,
      unitPrice: { currency: row.currency, cents: row.cycleUnitCents }, minSeats: row.minSeats, maxSeats: row.maxSeats,
      promotionCapSeats: row.promotionCapSeats, withdrawnAt: row.withdrawnAt,
    },
    currency: row.currency,
    seats: row.seats,
    assignedSeats: row.assignedSeats,
    batches: parseJson<SeatBatch[]>(row.batches),
    anchorOn: row.anchorOn,
    term: { startsOn: row.termStartsOn, until: row.termUntil },
    termActivatedAt: row.termActivatedAt,
    endOfTerm: row.endOfTerm,
    renewalPlan: row.renewalPlan === null ? null : parseJson<RenewalPlan>(row.renewalPlan),
    charged: parseJson<ChargedJson[]>(row.charged).map(({ startsOn, until, ...line }) => ({ ...line, period: { startsOn, until } })),
    boughtOrRenewedOn: row.boughtOrRenewedOn,
    addon: row.baseSeats === null || row.addonMinimumPercent === null
      ? null : { baseSeats: row.baseSeats, minimumPercent: row.addonMinimumPercent },
    addonsOfThis: parseJson<SubscriptionFacts['addonsOfThis']>(row.addonsOfThis),
  }
}
