import { html, type TemplateResult } from 'lit'
import type { LicenceOrderType, OrderTotals } from '@assento/rules'
import { flowingAmount, flowingCount } from './order-flow.ts'
import type { Look } from './order-words.ts'

/** What the order adds up to, or takes back. */
export function orderReceipt({ t: { orders, orderActs }, format }: Look, totals: OrderTotals, currency: string, type: LicenceOrderType = 'purchase'): TemplateResult {
  const row = (label: string, value: string, tone = '') => html`<div class=${tone}><dt>${label}</dt><dd>${value}</dd></div>`
  const money = (cents: number) => flowingAmount(type, format, currency, cents)
  return html`<dl class="receipt">
    ${row(orderActs.units, flowingCount(type, totals.unitsTotal, format.number(totals.unitsTotal)))}
    ${row(orders.columns.usersTotal, flowingCount(type, totals.usersTotal, format.number(totals.usersTotal)))}
    ${row(orders.columns.monthly, money(totals.monthlyCents))}
    ${row(orders.columns.setup, money(totals.setupCents))}
    ${row(orders.columns.total, money(totals.totalCents), 'total')}
  </dl>`
}
