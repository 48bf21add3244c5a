/** What is asked before an order is approved, cancelled or taken back. */
import { html, nothing, type TemplateResult } from 'lit'
import { live } from 'lit/directives/live.js'
import { icon } from '../runtime/icons.ts'
import { callout } from '../runtime/states.ts'
import type { OrderDecisionFlow, Question } from './order-decision-flow.ts'
import { orderReceipt } from './order-receipt.ts'
import { amount, type Look } from './order-words.ts'

const MAX_REASON_LENGTH = 500

export function confirmLabel({ t, format }: Look, { action, order }: Question): string {
  return action === 'approve' ? t.orderActs.approve.yes(order === null ? '' : amount(format, order.currency, order.totalCents)) : t.orderActs[action].yes
}

/** The order as it is now, what happens to it, and what the person adds. */
export function questionBody(look: Look, question: Question, flow: OrderDecisionFlow): TemplateResult {
  const { t, format } = look
  const words = t.orderActs
  const { action, oldTotalCents, order } = question
  if (order === null) return html``
  const changed = oldTotalCents === null ? nothing
    : callout('warn', words.changedTitle, html`<p>${words.changedText(amount(format, order.currency, oldTotalCents), amount(format, order.currency, order.totalCents))}</p>`, nothing, true)
  return html`${changed}
    <p>${words[action].text}</p>
    ${action === 'approve' ? orderReceipt(look, order, order.currency) : html`<p class="strong">${order.summary} · ${amount(format, order.currency, order.totalCents)}</p>`}
    ${action === 'reverse' ? partOf(look, question, flow) : nothing}
    ${action === 'approve' ? nothing : reasonField(look, question, (reason) => flow.write(reason))}`
}

/** Part of a finalized order: units of each line, bonus ones included. */
function partOf({ t, format }: Look, { order, units }: Question, flow: OrderDecisionFlow): TemplateResult {
  const words = t.orderActs.reverse
  const lines = order?.lines ?? []
  const whole = Object.fromEntries(lines.map(({ lineNo, unitsTotal }) => [lineNo, unitsTotal]))
  const toggle = (event: Event) => { event.stopPropagation(); flow.divide((event.target as HTMLDetailsElement).open ? units ?? whole : null) }
  return html`<details class="part" ?open=${units !== null} @toggle=${toggle}><summary>${words.part}</summary>
    <div class="part-lines">${lines.map((line) => html`<div class="part-line">
      <label for="part-${line.lineNo}">${line.productName} <span class="sub">${words.of(line.unitsTotal, format)}</span></label>
      <input class="input" id="part-${line.lineNo}" type="number" inputmode="numeric" min="0" max=${line.unitsTotal} step="1" .value=${live(String(units?.[line.lineNo] ?? line.unitsTotal))}
        @input=${(event: Event) => flow.divide({ ...whole, ...units, [line.lineNo]: (event.target as HTMLInputElement).valueAsNumber })}></div>`)}</div></details>`
}

function reasonField({ t }: Look, { action, reason, isReasonMissing }: Question, onReason: (reason: string) => void): TemplateResult {
  const words = t.orderActs
  const isRequired = action === 'reverse'
  return html`<div><label class="label" for="reason">${isRequired ? words.reverse.reason : words.cancel.reason}</label>
    <textarea class="input" id="reason" rows="3" maxlength=${MAX_REASON_LENGTH} ?required=${isRequired} aria-invalid=${isReasonMissing ? 'true' : 'false'} aria-describedby=${isReasonMissing ? 'reason-error' : nothing}
      .value=${live(reason)} @input=${(event: Event) => onReason((event.target as HTMLTextAreaElement).value)}></textarea>
    ${isReasonMissing ? html`<p class="field-error" id="reason-error" role="alert">${icon('alert')}${words.reverse.reasonMissing}</p>` : nothing}</div>`
}
