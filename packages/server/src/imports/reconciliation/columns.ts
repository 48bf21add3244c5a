/** Columns of the vendor's invoice lines, under every name that files and the API give them. Source: formats.md § 3. */
import type { ColumnSpec } from '../table/bind-columns.ts'

export const RECONCILIATION_COLUMNS = {
  customerRef: { names: ['CustomerId'], required: true },
  customerName: { names: ['CustomerName'], required: true },
  invoiceNumber: { names: ['InvoiceNumber'], required: true },
  productRef: { names: ['ProductId'], required: true },
  skuRef: { names: ['SkuId'], required: true },
  productName: { names: ['ProductName'] },
  skuName: { names: ['SkuName'] },
  chargeType: { names: ['ChargeType'], required: true },
  unitPrice: { names: ['UnitPrice'] },
  effectiveUnitPrice: { names: ['EffectiveUnitPrice'], required: true },
  quantity: { names: ['Quantity'] },
  billableQuantity: { names: ['BillableQuantity'], required: true },
  subtotal: { names: ['Subtotal'], required: true },
  taxTotal: { names: ['TaxTotal'] },
  total: { names: ['Total', 'TotalForCustomer'] },
  currency: { names: ['Currency'], required: true },
  subscriptionRef: { names: ['SubscriptionId'], required: true },
  chargeStartsOn: { names: ['ChargeStartDate'], required: true },
  chargeLastOn: { names: ['ChargeEndDate'], required: true },
  termStartsOn: { names: ['SubscriptionStartDate'] },
  termLastOn: { names: ['SubscriptionEndDate'] },
  billingFrequency: { names: ['BillingFrequency'] },
  exchangeRate: { names: ['PCToBCExchangeRate'] },
  meterDescription: { names: ['MeterDescription'] },
  reference: { names: ['ReferenceId'] },
} as const satisfies Record<string, ColumnSpec>

export type ReconciliationColumn = keyof typeof RECONCILIATION_COLUMNS

/** Documented columns that say nothing about money or days: they are no news, and are not used. */
export const UNUSED_COLUMNS: readonly string[] = [
  'PartnerId', 'PartnerName', 'CustomerDomainName', 'CustomerCountry', 'MpnId', 'ResellerMpnId', 'Tier2MpnId', 'OrderId', 'OrderDate', 'AvailabilityId',
  'PriceAdjustmentDescription', 'PublisherName', 'PublisherId', 'PublisherDiscount', 'DiscountDetails', 'SubscriptionDescription', 'TermAndBillingCycle',
  'UnitType', 'AlternateId', 'PricingCurrency', 'PCToBCExchangeRateDate', 'ReservationOrderId', 'CreditReasonCode', 'ProductQualifiers', 'PromotionId',
  'ProductCategory', 'InvoiceLineItemType', 'BillingProvider', 'Attributes',
]

/** Columns of the files of daily usage, which hold no licences. */
export const DAILY_COLUMNS: readonly string[] = ['UsageDate', 'MeterCategory', 'MeterSubCategory', 'ResourceGroup', 'ResourceUri', 'ConsumedService', 'BillingPreTaxTotal']

/** Kinds of lines that the vendor documents, as they are compared: in lower case. `cancel` is how older pages spell it. */
export const CHARGE_TYPES: ReadonlySet<string> = new Set([
  'new', 'renew', 'cyclecharge', 'addquantity', 'removequantity', 'movequantity', 'cancelimmediate', 'cancel', 'convert', 'changebillingplan',
  'customercredit', 'extendterm',
])
