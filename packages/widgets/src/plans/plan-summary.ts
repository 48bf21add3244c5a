/** The order summary of the plan changer: what is credited and charged now, the one button, and how the last act ended. */
import { html, nothing, type TemplateResult } from 'lit'
import type { ChargeLine } from '@assento/rules'
import { timesCents } from '../cart/offer-words.ts'
import { momentOf } from '../runtime/moments.ts'
import { callout } from '../runtime/states.ts'
import type { PlanFlow, QuoteState } from './plan-flow.ts'
import type { PlanLook } from './plan-parts.ts'
import type { PlanChange, PlanPreview } from './plan-preview.ts'

export function planSummary(look: PlanLook, flow: PlanFlow, onOrder: () => void): TemplateResult {
  const { t } = look
  const words = t.plans
  const preview = flow.preview()
  const isOff = preview.kind !== 'priced' || flow.acts.isBusy || !flow.canOrder
  const label = flow.acts.isBusy ? words.busy : flow.otherItems > 0 ? words.addToCart : look.view.subscription.isTrial ? words.subscribe : words.buy
  const isNoticeFirst = flow.acts.notice?.kind === 'failed'
  return html`
    <p class="label">${words.summary}</p>
    ${preview.kind === 'priced' ? receipt(look, preview.plan) : nothing}
    ${flow.canOrder ? html`<button type="button" class="button ${isNoticeFirst ? '' : 'primary'} full" part="action-primary" id="order" aria-describedby="order-note" aria-disabled=${isOff ? 'true' : 'false'}
      @click=${() => { if (!isOff) onOrder() }}>${label}</button>`
      : flow.cart === null ? nothing : callout('info', words.viewer, words.viewerText)}
    <p class="note" id="order-note">${note(look, flow, preview)}</p>`
}

function note(look: PlanLook, flow: PlanFlow, preview: PlanPreview): string {
  const { t } = look
  const words = t.plans
  switch (preview.kind) {
    case 'incomplete': return words.incomplete
    case 'unchanged': return words.hint
    case 'refused': return preview.refusal.rule === 'plans.downgrade.bySupport' ? words.lowerHint : ''
    case 'priced': {
      const lost = preview.plan.losesRenewalPlan
      return [
        flow.otherItems > 0 ? words.cartHas(flow.otherItems) : '', lost === null ? '' : words.loss(words.lossPlan(lost.seats, t.common.commitment[lost.commitment].toLowerCase())),
        validity(look, flow.quoteState, preview.quoted?.validUntil ?? null),
      ].filter(Boolean).join(' ')
    }
  }
}

function validity({ t, format, now }: PlanLook, state: QuoteState, validUntil: NonNullable<Extract<PlanPreview, { kind: 'priced' }>['quoted']>['validUntil']): string {
  if (validUntil !== null) return t.plans.checked(momentOf(validUntil, now, t, format))
  return state === 'pending' ? t.plans.checking : t.plans.unchecked
}

/** Credit of the old, charge of the new, and what the next cycles cost. */
function receipt(look: PlanLook, plan: PlanChange): TemplateResult {
  const { t, format } = look
  const words = t.plans
  if (!('dueNow' in plan)) {
    const { amount } = plan.firstCharge
    return html`<dl class="receipt"><div class="total" aria-live="polite"><dt>${words.nothingNow}</dt><dd></dd></div>
      <div class="muted"><dt>${words.fromOn(format.date(plan.effectiveOn, 'short'), t.common.perCycle[plan.offer.billingFrequency])}</dt><dd>${format.money(amount)}</dd></div></dl>`
  }
  const isCredit = plan.dueNow.cents < 0
  return html`<dl class="receipt">
    ${plan.lines.map((line) => chargeLine(look, line))}
    <div class="total" aria-live="polite" aria-atomic="true"><dt>${isCredit ? words.creditNow : words.dueNow}</dt><dd>${format.money(isCredit ? timesCents(plan.dueNow, -1) : plan.dueNow)}</dd></div></dl>`
}

function chargeLine({ t, format }: PlanLook, line: ChargeLine): TemplateResult {
  const words = t.plans
  const isCredit = line.amount.cents < 0
  return html`<div class=${isCredit ? 'credit' : ''}><dt>${isCredit ? words.credit : words.charge}
    <small>${t.cart.each(Math.abs(line.seats), format.money(line.unitPrice))} · ${words.days(line.billingDays, line.cycleDays)}</small></dt><dd>${format.money(line.amount)}</dd></div>`
}
