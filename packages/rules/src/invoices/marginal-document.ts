import { money } from '../money.ts'
import type { Currency } from '../money.ts'
import type { DocumentLine, DocumentTax, PricedDocument } from './facts.ts'
import { documentOf, isSameRate, priceDocument } from './price-document.ts'

/**
 * What lines add to a document that has others already (the quote of a change, on the draft of the day): their own subtotal,
 * and of each tax what it grows by. Parts sum to the whole: price(before) + marginal = price(before + added), to the cent; a
 * tax may therefore be a cent off what the added lines would pay alone. Rule invoices.tax.marginal (X2).
 */
export function marginalDocument(currency: Currency, before: readonly DocumentLine[], added: readonly DocumentLine[]): PricedDocument {
  const whole = priceDocument(currency, [...before, ...added])
  const present = priceDocument(currency, before)
  const taxes = whole.taxes.map((tax): DocumentTax => {
    const was = present.taxes.find((each) => isSameRate(each, tax))
    return {
      ...tax,
      base: money(currency, tax.base.cents - (was?.base.cents ?? 0)),
      amount: money(currency, tax.amount.cents - (was?.amount.cents ?? 0)),
    }
  })
  const isAdded = (tax: DocumentTax) => added.some((line) => line.tax !== null && isSameRate(line.tax, tax))
  return documentOf(currency, added, whole.subtotal.cents - present.subtotal.cents, taxes.filter(isAdded))
}
