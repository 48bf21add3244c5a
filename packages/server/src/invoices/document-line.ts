/** Lines as documents have them: what was charged, and the tax of its product. */
import { money, taxOfProduct } from '@assento/rules'
import type { ChargeLine, DocumentLine, PricedDocument, TaxSettings } from '@assento/rules'
import type { DraftLine, InvoiceLineRow, InvoiceTaxRow } from '@assento/store'

/** A line that is not issued yet, with what a document says of it besides. */
export interface LineToPrice {
  readonly line: ChargeLine
  readonly productId: string
  /** Null: the subscription does not exist yet. */
  readonly subscriptionId: string | null
  /** What the subscription or item is called. */
  readonly description: string
}

/** A charge as a line; the tax is the product's as it is set now, since charges carry none. */
export function lineOfCharge(taxes: TaxSettings, row: DraftLine): DocumentLine {
  const { currency } = row
  return {
    kind: row.kind, chargeId: row.chargeId, subscriptionId: row.subscriptionId, description: row.description, quantity: row.seats,
    unitPrice: money(currency, row.unitCents), billingDays: row.billingDays, cycleDays: row.cycleDays,
    period: { startsOn: row.periodStartsOn, until: row.periodUntil }, amount: money(currency, row.amountCents),
    tax: taxOfProduct(taxes, row.productId),
  }
}

export function lineToPrice(taxes: TaxSettings, { line, productId, subscriptionId, description }: LineToPrice): DocumentLine {
  return {
    kind: line.kind, chargeId: null, subscriptionId, description, quantity: line.seats, unitPrice: line.unitPrice, billingDays: line.billingDays,
    cycleDays: line.cycleDays, period: line.period, amount: line.amount, tax: taxOfProduct(taxes, productId),
  }
}

/** A line of an issued document, read back. */
export function lineOfDocument(currency: string, row: InvoiceLineRow): DocumentLine {
  return {
    kind: row.kind, chargeId: row.charge_id, subscriptionId: row.subscription_id, description: row.description, quantity: row.quantity,
    unitPrice: money(currency, row.unit_cents), billingDays: row.billing_days, cycleDays: row.cycle_days,
    period: { startsOn: row.period_starts_on, until: row.period_until }, amount: money(currency, row.amount_cents),
    tax: row.tax_label === null ? null : { label: row.tax_label, basisPoints: row.tax_rate_bp },
  }
}

/** The rows of a document's lines and taxes. */
export function documentRows(
  tenantId: string, documentId: string, document: Pick<PricedDocument, 'lines' | 'taxes'>,
): { readonly lines: InvoiceLineRow[]; readonly taxes: InvoiceTaxRow[] } {
  return {
    lines: document.lines.map((line, index) => ({
      tenant_id: tenantId, document_id: documentId, line_no: index + 1, kind: line.kind, charge_id: line.chargeId,
      subscription_id: line.subscriptionId, description: line.description, quantity: line.quantity, unit_cents: line.unitPrice.cents,
      billing_days: line.billingDays, cycle_days: line.cycleDays, period_starts_on: line.period.startsOn, period_until: line.period.until,
      amount_cents: line.amount.cents, tax_rate_bp: line.tax?.basisPoints ?? 0, tax_label: line.tax?.label ?? null,
    })),
    taxes: document.taxes.map((tax) => ({
      tenant_id: tenantId, document_id: documentId, rate_bp: tax.basisPoints, label: tax.label, base_cents: tax.base.cents, tax_cents: tax.amount.cents,
    })),
  }
}
