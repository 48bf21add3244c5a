/** Fields of a subscription, under the names of the vendor's API and of our template. Source: formats.md § 2. */
import type { ColumnSpec } from '../table/bind-columns.ts'

export const SUBSCRIPTION_COLUMNS = {
  ref: { names: ['subscriptionId', 'id'], required: true },
  offerId: { names: ['offerId'], required: true },
  quantity: { names: ['quantity'], required: true },
  termDuration: { names: ['termDuration'], required: true },
  billingCycle: { names: ['billingCycle'], required: true },
  status: { names: ['status'], required: true },
  autoRenew: { names: ['autoRenewEnabled'], required: true },
  createdAt: { names: ['creationDate'], required: true },
  startsOn: { names: ['effectiveStartDate'], required: true },
  lastOn: { names: ['commitmentEndDate'], required: true },
  cancellableUntil: { names: ['cancellationAllowedUntilDate'] },
  friendlyName: { names: ['friendlyName'] },
  offerName: { names: ['offerName'] },
  customerRef: { names: ['customerId', 'customerTenantId'] },
  customerTaxId: { names: ['customerCnpj', 'CNPJ/CPF', 'CNPJ'] },
  isTrial: { names: ['isTrial'] },
  billingType: { names: ['billingType'] },
  contractType: { names: ['contractType'] },
  promotionId: { names: ['promotionId'] },
  unitPrice: { names: ['unitPrice'] },
} as const satisfies Record<string, ColumnSpec>

export type SubscriptionColumn = keyof typeof SUBSCRIPTION_COLUMNS
