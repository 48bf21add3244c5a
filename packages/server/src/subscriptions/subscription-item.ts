import { money } from '@assento/rules'
import type { SubscriptionListItem } from '@assento/store'
import type { SubscriptionItem } from './dto.ts'

/** One row of the licence panel from one row of the store. Runs 50 times a page: no rule, no parsing. */
export function subscriptionItem(row: SubscriptionListItem): SubscriptionItem {
  const { currency, cycleUnitCents, seats } = row
  return {
    id: row.id,
    customerId: row.customerId,
    customerName: row.customerName,
    name: row.name,
    productName: row.productName,
    planName: row.planName,
    familyName: row.familyName,
    status: row.status,
    isTrial: row.isTrial === 1,
    seats,
    assignedSeats: row.assignedSeats,
    commitment: row.commitment,
    billingFrequency: row.billingFrequency,
    unitPrice: { currency, cents: cycleUnitCents },
    perCycle: money(currency, cycleUnitCents * seats),
    term: { startsOn: row.termStartsOn, until: row.termUntil },
    endOfTerm: row.endOfTerm,
    renewalPlanSeats: row.renewalPlanSeats,
    reducible: row.windowUntil === null ? null : { seats: row.reducibleSeats ?? 0, until: row.windowUntil },
    provisioning: row.provisioning ?? 'active',
    version: row.version,
  }
}
