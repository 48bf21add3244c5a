import { assert } from '../assert.ts'
import { money, scaleCents } from '../money.ts'
import type { Currency, Money } from '../money.ts'
import type { DocumentLine, DocumentTax, PricedDocument, TaxRate } from './facts.ts'

/** Hundredths of a percent in a whole. */
const BASIS_POINTS = 10_000

/**
 * A document with its sums: each tax is computed on the sum of its lines and rounded once, half away from zero, so that the
 * tax of many small lines is the tax of what they come to. Taxes are listed by rate, then by name; a line without tax adds to
 * the subtotal alone. Lines are of one currency. Rule invoices.tax.onSubtotal (billing.md § 2).
 */
export function priceDocument(currency: Currency, lines: readonly DocumentLine[]): PricedDocument {
  const subtotal = lines.reduce((sum, line) => {
    assert(line.amount.currency === currency, `a line of ${line.amount.currency} is not on a document of ${currency}`)
    return sum + line.amount.cents
  }, 0)
  const taxes = ratesOf(lines).map((rate): DocumentTax => {
    const base = lines.filter((line) => line.tax !== null && isSameRate(line.tax, rate)).reduce((sum, line) => sum + line.amount.cents, 0)
    return { ...rate, base: money(currency, base), amount: money(currency, taxCents(base, rate)) }
  })
  return documentOf(currency, lines, subtotal, taxes)
}

/** Tax on a sum of one rate, rounded once; negative on a negative sum. */
export function taxCents(baseCents: number, rate: Pick<TaxRate, 'basisPoints'>): number {
  return scaleCents(baseCents, [rate.basisPoints], [BASIS_POINTS])
}

/** One charge with its tax, to the cent of a document that has it as its only line; as it is where it carries none. */
export function priceWithTax(amount: Money, tax: TaxRate | null): Money {
  return tax === null ? amount : money(amount.currency, amount.cents + taxCents(amount.cents, tax))
}

/** The tax of a product under a seller's settings; null where the price carries none. A product's own setting wins, also null. */
export function taxOfProduct(
  taxes: { readonly standard: TaxRate | null; readonly byProduct: Readonly<Record<string, TaxRate | null>> }, productId: string,
): TaxRate | null {
  const own = taxes.byProduct[productId]
  return own === undefined ? taxes.standard : own
}

/** Puts a document together from its parts: tax is the sum of the taxes, total = subtotal + tax. */
export function documentOf(
  currency: Currency, lines: readonly DocumentLine[], subtotalCents: number, taxes: readonly DocumentTax[],
): PricedDocument {
  const tax = taxes.reduce((sum, each) => sum + each.amount.cents, 0)
  return { currency, lines, subtotal: money(currency, subtotalCents), taxes, tax: money(currency, tax), total: money(currency, subtotalCents + tax) }
}

/** The rates that lines have, each once, the lowest first. */
export function ratesOf(lines: readonly Pick<DocumentLine, 'tax'>[]): readonly TaxRate[] {
  const rates: TaxRate[] = []
  for (const { tax } of lines) {
    if (tax !== null && !rates.some((rate) => isSameRate(rate, tax))) rates.push({ label: tax.label, basisPoints: tax.basisPoints })
  }
  return rates.sort((a, b) => a.basisPoints - b.basisPoints || (a.label < b.label ? -1 : 1))
}

/** Two taxes are one when name and rate are. */
export function isSameRate(a: TaxRate, b: TaxRate): boolean {
  return a.basisPoints === b.basisPoints && a.label === b.label
}
