import { html, type TemplateResult } from 'lit'
import type { OrderTotals } from '@assento/rules'
import { amount, type Look } from './order-words.ts'

/** What the order adds up to. */
export function orderReceipt({ t: { orders, orderActs }, format }: Look, totals: OrderTotals, currency: string): TemplateResult {
  const row = (label: string, value: string, tone = '') => html`<div class=${tone}><dt>${label}</dt><dd>${value}</dd></div>`
  return html`<dl class="receipt">
    ${row(orderActs.units, format.number(totals.unitsTotal))}
    ${row(orders.columns.usersTotal, format.number(totals.usersTotal))}
    ${row(orders.columns.monthly, amount(format, currency, totals.monthlyCents))}
    ${row(orders.columns.setup, amount(format, currency, totals.setupCents))}
    ${row(orders.columns.total, amount(format, currency, totals.totalCents), 'total')}
  </dl>`
}
