import { html, nothing, type TemplateResult } from 'lit'
import type { DenialRuleId } from '@assento/rules'
import type { OffboardReport } from '@assento/client'
import type { Look } from '../orders/order-words.ts'
import { icon } from '../runtime/icons.ts'
import type { Messages } from '../locales/messages.ts'

type ReportItem = OffboardReport['items'][number]

/** `wouldDo` and `done` go through; any other code is the rule that stands in the way. */
export function isBlockedItem({ code }: ReportItem): boolean {
  return code !== 'wouldDo' && code !== 'done'
}

/** Whose stock takes the licences back; the manufacturer's own customers have none behind them. */
export type StockOf = 'own' | 'partners' | 'none'

/** Units that come back, or licences that end, and computers that stop. */
export function reportSums({ t: { customerActs: { offboard: words } }, format }: Look, { items, returnedUnits, closedActivations }: OffboardReport, stock: StockOf, isDone: boolean): TemplateResult {
  const tense = isDone ? 'done' : 'wouldDo'
  const ended = items.filter((item) => !isBlockedItem(item)).length
  const sum = (value: number, label: string) => html`<div><dt class="label">${label}</dt><dd class="figure">${format.number(value)}</dd></div>`
  return html`<dl class="sums">${stock === 'none' ? sum(ended, words.ended[tense](ended)) : sum(returnedUnits, words.returned[tense](returnedUnits))}${sum(closedActivations, words.closed(closedActivations))}</dl>`
}

/** Each licence with its computers and what happens to it. */
export function reportItems(look: Look, { items }: OffboardReport, isDone: boolean): TemplateResult {
  const words = look.t.customerActs.offboard
  return html`<ul class="report" aria-label=${words.items}>${items.map((item) => html`
    <li data-serial=${item.serialId} class=${isBlockedItem(item) ? 'blocked' : ''}>
      <div><p class="strong clamp">${item.productName}</p><p class="sub"><span class="mono">${words.serial(item.last5)}</span>${item.machines.length === 0 ? nothing : html` · <span class="clamp">${item.machines.join(', ')}</span>`}</p></div>
      <p class="fate ${item.returnsToStock ? '' : 'over'}">${icon(isBlockedItem(item) ? 'pause' : item.returnsToStock ? 'check' : 'stop')}<span>${fateOf(look, item, isDone)}</span></p>
    </li>`)}</ul>`
}

function fateOf({ t, format }: Look, item: ReportItem, isDone: boolean): string {
  const words = t.customerActs.offboard
  if (!isBlockedItem(item)) return words.fates[item.returnsToStock ? 'returns' : 'ends'][isDone ? 'done' : 'wouldDo']
  const rules: Partial<Messages['rules']> | undefined = t.rules
  return words.blocked(item.reason ?? rules?.[item.code as DenialRuleId]?.({}, format).title ?? item.code)
}

/** What stays whatever is removed, because the law says so. */
export function keptByLaw({ t: { customerActs: { offboard: words } }, format }: Look, { kept }: OffboardReport): TemplateResult {
  return html`<p class="note">${words.kept(kept.invoices, kept.fiscalDocuments, format)}</p>`
}
