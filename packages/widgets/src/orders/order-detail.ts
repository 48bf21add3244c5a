import { html, nothing, type TemplateResult } from 'lit'
import type { DenialRuleId } from '@assento/rules'
import type { Contacts, OrderDetail } from '@assento/client'
import type { Messages } from '../locales/messages.ts'
import { contactLink } from '../runtime/denial.ts'
import { callout } from '../runtime/states.ts'
import { formulasOf } from './order-formulas.ts'
import { orderReceipt } from './order-receipt.ts'
import { flowingAmount, flowingCount } from './order-flow.ts'
import type { Look } from './order-words.ts'

/** An order in full: every line with its formulas, the totals, who did what, and why approving is refused. */
export function orderDetail(look: Look, order: OrderDetail, invoicesHref: string | null, contacts: Contacts | null): TemplateResult {
  return html`
    <div class="detail">
      ${order.state === 'pending' && order.approvalRefusal !== null ? refusal(look, order.approvalRefusal, contacts) : nothing}
      <div class="lines" role="list" aria-label=${look.t.orderActs.detail.lines}>${order.lines.map((line) => orderLine(look, order.type, line))}</div>
      ${orderReceipt(look, order, order.currency, order.type)}
      <div class="story">${story(look, order, invoicesHref)}</div>
    </div>`
}

/** The words of the rule that forbids this person to approve. */
function refusal({ t, format }: Look, rule: string, contacts: Contacts | null): TemplateResult {
  const rules: Partial<Messages['rules']> | undefined = t.rules
  const words = rules?.[rule as DenialRuleId]?.({}, format)
  const person = contacts?.accountManager ?? contacts?.support ?? null
  return callout('info', words?.title ?? t.orderActs.detail.refused, html`<p>${words?.text ?? t.common.refused}</p>`, person === null ? nothing : contactLink(t, person))
}

function orderLine(look: Look, type: OrderDetail['type'], line: OrderDetail['lines'][number]): TemplateResult {
  const { t: { orders, orderActs }, format } = look
  // A reversal takes back what was billed, which is no product of its own.
  const formulas = type !== 'reversal' ? formulasOf({ orders, format }, line) : { users: null, setup: null, monthly: null, average: null }
  const money = (cents: number) => flowingAmount(type, format, line.currency, cents)
  const count = (figure: number, text: string) => flowingCount(type, figure, text)
  const value = (label: string, text: string, formula: string | null) => html`<div><dt>${label}</dt><dd>${text}${formula === null ? nothing : html`<small>${formula}</small>`}</dd></div>`
  return html`
    <div class="line" role="listitem" data-line=${line.lineNo}>
      <div class="line-name"><p class="strong">${line.productName}</p>
        <p class="sub">${[line.baseProductName === null ? '' : orders.form.forProduct(line.baseProductName), count(line.quantity, orders.units(line.quantity, format)), line.bonus === 0 ? '' : `${orders.columns.bonus}: ${count(line.bonus, format.number(line.bonus))}`, type === 'reversal' ? '' : orderActs.detail.grace(line.graceDays)].filter(Boolean).join(' · ')}</p></div>
      <dl>
        ${value(orders.columns.usersTotal, count(line.usersTotal, format.number(line.usersTotal)), formulas.users)}
        ${value(orders.columns.setup, money(line.setupCents), formulas.setup)}
        ${value(orders.columns.monthly, money(line.monthlyCents), formulas.monthly ?? formulas.average)}
        ${value(orders.columns.total, money(line.totalCents), null)}
      </dl>
    </div>`
}

function story({ t: { orders, orderActs: { detail } }, format }: Look, order: OrderDetail, invoicesHref: string | null): TemplateResult {
  const { decidedAt, invoice } = order
  return html`
    <p>${order.type === 'reversal' ? detail.reversal(format.dateTimeLong(order.submittedAt), order.submittedByName) : detail.submitted(format.dateTimeLong(order.submittedAt), order.submittedByName)} ${detail.priceList(order.priceListName)}.</p>
    ${decidedAt === null || order.state === 'pending' || order.type === 'reversal' ? nothing : html`<p>${detail[order.state](format.dateTimeLong(decidedAt), order.decidedByName ?? '')}</p>`}
    ${order.cancelReason === null ? nothing : html`<p>${detail.reason(order.cancelReason)}</p>`}
    ${invoice === null ? nothing : html`<p>${detail.invoice} ${invoicesHref === null ? html`<b>${invoice.number}</b>` : html`<a href=${invoicesHref} data-invoice=${invoice.id}>${invoice.number}</a>`}</p>`}
    ${order.reverses === null ? nothing : html`<p>${detail.reverses(order.reverses.number)}</p>`}
    ${order.reversals.map(({ number, units }) => html`<p>${detail.reversed(number, orders.units(units, format))}</p>`)}`
}
