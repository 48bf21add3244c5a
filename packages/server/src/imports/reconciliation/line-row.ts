/** From lines and verdicts to the rows that are kept as evidence. Pure. */
import type { ReconciledGroup, VendorPeriod } from '@assento/rules'
import type { UncoveredChargeRow, VendorInvoiceLineRow, VendorSubscriptionRow } from '@assento/store'
import { parseJson } from '@assento/store'
import { money } from '@assento/rules'
import type { ReadRow, RowProblem } from '../report.ts'
import type { LineDifference, ReconciledLine } from './report.ts'
import type { VendorLine } from './vendor-line.ts'
import { lineMessage } from './words.ts'

export type LineRow = Omit<VendorInvoiceLineRow, 'tenant_id' | 'run_id'>

/** A line with the verdict of its group; `index` is its place in the group. */
export function lineRow(
  read: ReadRow<VendorLine>, line: VendorLine, group: ReconciledGroup, index: number, subscription: VendorSubscriptionRow | null, ourCurrency: string | null,
): LineRow {
  const isOtherCurrency = ourCurrency !== null && ourCurrency !== line.currency
  const difference: LineDifference = {
    reason: line.subscriptionRef === null && group.reason !== null ? 'noSubscriptionRef' : group.reason, causes: group.causes, vendor: group.vendor,
    ours: group.ours, ...(isOtherCurrency ? { ourCurrency } : {}), dates: group.dates, lineNos: group.lineNos.length > 1 ? group.lineNos : [],
    chargeIds: group.chargeIds, warnings: [...read.warnings, ...otherCustomer(line, subscription)],
  }
  return {
    line_no: read.row, invoice_number: line.invoiceNumber, vendor_customer_ref: line.customerRef, customer_name: line.customerName,
    vendor_subscription_ref: line.subscriptionRef ?? '', product_ref: line.productRef, sku_ref: line.skuRef, product_name: line.productName,
    charge_type: line.chargeType, quantity: line.quantity, subtotal_cents: line.subtotalCents, tax_cents: line.taxCents, total_cents: line.totalCents,
    currency: line.currency, charge_starts_on: line.period.startsOn, charge_until: line.period.until, term_starts_on: line.term?.startsOn ?? null,
    term_until: line.term?.until ?? null, commitment: line.commitment, billing_frequency: line.billingFrequency, reference: line.reference,
    verdict: group.verdict, customer_id: subscription?.customer_id ?? null, subscription_id: subscription?.id ?? null,
    charge_id: group.chargeIds[Math.min(index, group.chargeIds.length - 1)] ?? null,
    our_cents: index === 0 && !isOtherCurrency ? (group.ours?.cents ?? null) : null, difference: JSON.stringify(difference),
  }
}

/** A charge of ours that the file does not have, under a number after its last line. */
export function missingThereRow(charge: UncoveredChargeRow, lineNo: number): LineRow {
  const difference: LineDifference = {
    reason: null, causes: [], vendor: null, dates: [], lineNos: [], chargeIds: [charge.id], warnings: [],
    ours: { cents: charge.amount_cents, quantity: charge.seats, unitCents: charge.unit_cents, billingDays: charge.billing_days, cycleDays: charge.cycle_days },
  }
  return {
    line_no: lineNo, invoice_number: '', vendor_customer_ref: charge.customer_ref ?? '', customer_name: charge.customer_name,
    vendor_subscription_ref: charge.external_ref, product_ref: '', sku_ref: '', product_name: charge.name, charge_type: charge.kind,
    quantity: String(charge.seats), subtotal_cents: 0, tax_cents: 0, total_cents: 0, currency: charge.currency, charge_starts_on: charge.period_starts_on,
    charge_until: charge.period_until, term_starts_on: charge.term_starts_on, term_until: charge.term_until, commitment: null, billing_frequency: null,
    reference: null, verdict: 'missingThere', customer_id: charge.customer_id, subscription_id: charge.subscription_id, charge_id: charge.id,
    our_cents: charge.amount_cents, difference: JSON.stringify(difference),
  }
}

export function reconciledLine(row: LineRow): ReconciledLine {
  const difference = parseJson<LineDifference>(row.difference)
  const line = {
    line: row.verdict === 'missingThere' ? null : row.line_no, verdict: row.verdict, invoiceNumber: row.invoice_number,
    customer: { vendorRef: row.vendor_customer_ref, name: row.customer_name, id: row.customer_id },
    subscription: { vendorRef: row.vendor_subscription_ref, id: row.subscription_id },
    product: { productRef: row.product_ref, skuRef: row.sku_ref, name: row.product_name }, chargeType: row.charge_type, quantity: row.quantity,
    subtotal: money(row.currency, row.subtotal_cents), tax: money(row.currency, row.tax_cents), total: money(row.currency, row.total_cents),
    period: periodOf(row.charge_starts_on, row.charge_until), term: periodOf(row.term_starts_on, row.term_until), commitment: row.commitment,
    billingFrequency: row.billing_frequency, reference: row.reference, ours: row.our_cents === null ? null : money(row.currency, row.our_cents), difference,
  }
  return { ...line, message: lineMessage(line) }
}

/** The vendor bills the subscription to a customer that is not its customer here. */
function otherCustomer(line: VendorLine, subscription: VendorSubscriptionRow | null): RowProblem[] {
  if (subscription === null || subscription.customer_ref === null || subscription.customer_ref.toLowerCase() === line.customerRef) return []
  return [{ rule: 'imports.reconciliation.otherCustomer', field: 'CustomerId', message: `a assinatura aqui é de ${subscription.customer_name}, e o fabricante a cobra de ${line.customerName}.` }]
}

function periodOf(startsOn: VendorPeriod['startsOn'] | null, until: VendorPeriod['until']): VendorPeriod | null {
  return startsOn === null ? null : { startsOn, until }
}
