/** What the plan changer shows at its first paint: the head, the plans, and today beside the choice. */
import { html, nothing, type TemplateResult } from 'lit'
import type { BillingFrequency, Commitment, DatePeriod, Instant } from '@assento/rules'
import type { PlanOptions } from '@assento/client'
import { perCycleInWords, timesCents, type Look } from '../cart/offer-words.ts'
import { heading } from '../runtime/heading.ts'
import { icon } from '../runtime/icons.ts'
import { numberField } from '../runtime/number-field.ts'
import { chip } from '../runtime/states.ts'
import { canChangeSeats, offerOf, optionOf, planCards, termsOf, type PlanCard, type PlanDraft } from './plan-draft.ts'

export interface PlanLook extends Look {
  readonly view: PlanOptions
  readonly draft: PlanDraft
  readonly now: Instant
  readonly canEdit: boolean
  /** The term afterwards, where it is known; null before the code that decides has come. */
  readonly nextTerm: DatePeriod | null
  readonly onEdit: (changes: Partial<PlanDraft>) => void
}

/** True for a trial that is over; what is left of it can be subscribed. */
export function isTrialOver({ subscription: { isTrial, status } }: PlanOptions): boolean {
  return isTrial && (status === 'expired' || status === 'disabled' || status === 'deleted')
}

export function planHead({ t, format, view }: PlanLook, headingLevel: number): TemplateResult {
  const { subscription } = view
  const words = t.plans
  const ended = isTrialOver(view)
  const terms = `${t.common.commitment[subscription.commitment]} · ${t.common.billing[subscription.billingFrequency]}`
  return html`<div class="head" part="header">
    <div>${heading(headingLevel, subscription.name)}
      <p class="sub">${subscription.isTrial ? (ended ? words.trialOver : words.trialRuns)(format.lastDay(subscription.term)) : `${subscription.planName} · ${words.seats(subscription.seats)} · ${terms}`}</p></div>
    ${subscription.isTrial ? chip(ended ? 'warn' : 'info', 'clock', ended ? words.trialEnded : words.trial) : nothing}
  </div>`
}

/** The plans by tier, each with what it brings and from which price. */
export function planChoices(look: PlanLook): TemplateResult {
  const { t, view, draft } = look
  const cards = planCards(view)
  return html`<fieldset class="plans"><legend class="live">${t.plans.choose}</legend>
    ${cards.map((card) => planChoice(look, card, card.planId === draft.planId))}</fieldset>`
}

function planChoice({ t, format, view, canEdit, onEdit }: PlanLook, card: PlanCard, isChosen: boolean): TemplateResult {
  const words = t.plans
  const prices = card.options.map(({ perSeatMonth }) => perSeatMonth)
  const lowest = prices.reduce<typeof prices[number] | null>((found, price) => (found === null || price.cents < found.cents ? price : found), null)
  const { facts, isTrial, unitPrice, billingFrequency } = view.subscription
  const isOff = !card.isPresent && card.direction !== 'down' && card.options.every(({ available }) => !available)
  return html`
    <label class="choice ${isChosen ? 'on' : ''}">
      <input type="radio" name="plan" value=${card.planId} .checked=${isChosen} ?disabled=${!canEdit} @change=${() => onEdit({ planId: card.planId })}>
      <span class="choice-body">
        <span class="choice-name"><b>${card.name}</b>
          <span class="tag ${isOff ? '' : card.direction}">${card.isPresent ? words.current : isOff ? words.unavailable : card.direction === 'down' ? words.lower[facts.policy.planChange.down] : words.better}</span></span>
        <span class="gains">${card.description ?? (card.isPresent ? words.asCurrent : card.direction === 'up' ? words.gains : '')}</span>
        <span class="choice-price">${card.isPresent && !isTrial ? html`${format.money(unitPrice)} ${words.perSeat} ${t.common.perCycle[billingFrequency]}`
          : lowest === null ? nothing : words.from(format.money(lowest))}</span>
      </span>
    </label>`
}

interface Row {
  readonly label: string
  readonly now: unknown
  readonly next: unknown
  readonly isChanged: boolean
}

/** A table by its roles, a grid by its looks: it folds below 640 px without losing what belongs together. */
export function comparePlans(look: PlanLook): TemplateResult {
  const words = look.t.plans
  return html`
    <div class="compare" role="table" aria-label=${words.compare}>
      <div class="compare-row compare-head" role="row"><span role="cell"></span><span role="columnheader">${words.today}</span><span role="columnheader" class="next">${words.after}</span></div>
      ${rowsOf(look).map(({ label, now, next, isChanged }) => html`
        <div class="compare-row" role="row"><span role="rowheader">${label}</span><span role="cell">${now}</span>
          <span role="cell" class="next ${isChanged ? 'changed' : ''}">${next}${isChanged ? html`<span class="tag">${words.changed}</span>` : nothing}</span></div>`)}
    </div>`
}

function rowsOf(look: PlanLook): readonly Row[] {
  const { t, format, view, draft, nextTerm } = look
  const words = t.plans
  const { facts, planName, seats, isTrial, term } = view.subscription
  const plan = planCards(view).find(({ planId }) => planId === draft.planId)?.name ?? planName
  const { commitments, frequencies } = termsOf(draft, view)
  const commitment = (value: Commitment) => t.common.commitmentShort[value]
  const billing = (value: BillingFrequency) => t.common.billingShort[value]
  const until = (period: DatePeriod) => words.until(format.date(period.startsOn, 'short'), format.lastDay(period, 'short'))
  const isNewTerm = nextTerm !== null && nextTerm.startsOn !== term.startsOn
  return [
    { label: words.plan, now: planName, next: plan, isChanged: draft.planId !== facts.offer.planId },
    { label: words.licences, now: format.number(seats), next: seatsField(look), isChanged: draft.seats !== seats },
    { label: words.commitment, now: isTrial ? words.trial : commitment(facts.offer.commitment), isChanged: !isTrial && draft.commitment !== facts.offer.commitment,
      next: select(look, words.commitment, draft.commitment, commitments.map((value) => [value, commitment(value)]), (value) => ({ commitment: value })) },
    { label: words.frequency, now: billing(facts.offer.billingFrequency), isChanged: !isTrial && draft.billingFrequency !== facts.offer.billingFrequency,
      next: select(look, words.frequency, draft.billingFrequency, frequencies.map((value) => [value, billing(value)]), (value) => ({ billingFrequency: value })) },
    { label: words.period, now: until(term), next: nextTerm === null ? '—' : html`${until(nextTerm)}${isNewTerm ? html`<small>${words.startsToday}</small>` : nothing}`, isChanged: false },
    { label: words.price, now: presentPrice(look), next: nextPrice(look), isChanged: false },
  ]
}

function seatsField({ t, view, draft, canEdit, onEdit }: PlanLook): unknown {
  if (!canChangeSeats(view)) return html`${t.plans.seats(view.subscription.seats)}<small>${t.plans.seatsElsewhere}</small>`
  const offer = offerOf(draft, view)
  return numberField({
    id: 'plan-seats', label: t.plans.licences, hasHiddenLabel: true, value: draft.seats ?? Number.NaN, min: 1, isDisabled: !canEdit, isInvalid: draft.seats === null,
    ...(offer?.maxSeats ? { max: offer.maxSeats } : {}), decreaseLabel: t.plans.less, increaseLabel: t.plans.more,
    onChange: (value) => onEdit({ seats: Number.isFinite(value) ? value : null }),
  })
}

/** A choice of one is told, not asked. */
function select<Value extends string>({ canEdit, onEdit }: PlanLook, label: string, value: Value, options: readonly (readonly [Value, string])[], change: (value: Value) => Partial<PlanDraft>): unknown {
  if (options.length < 2) return options[0]?.[1] ?? '—'
  return html`<span class="select-box"><select class="select" aria-label=${label} ?disabled=${!canEdit} @change=${(event: Event) => onEdit(change((event.target as HTMLSelectElement).value as Value))}>
    ${options.map(([key, name]) => html`<option value=${key} ?selected=${key === value}>${name}</option>`)}</select>${icon('chevron')}</span>`
}

function presentPrice(look: PlanLook): unknown {
  const { isTrial, unitPrice, perCycle, billingFrequency } = look.view.subscription
  if (isTrial) return look.t.plans.free
  return html`<b>${perCycleInWords(look, perCycle, billingFrequency)}</b><small>${look.t.plans.each(look.format.money(unitPrice))}</small>`
}

/** What each cycle costs afterwards, and how much more or less that is a month: in words, not only by colour. */
function nextPrice(look: PlanLook): unknown {
  const { t, format, view, draft } = look
  const offer = offerOf(draft, view)
  if (offer === null || draft.seats === null) return '—'
  const { facts, isTrial } = view.subscription
  const month = optionOf(draft, view)?.perSeatMonth ?? null
  const months = { none: 1, monthly: 1, annual: 12, triennial: 36 }
  const before = facts.offer.unitPrice.cents * facts.seats / months[facts.offer.billingFrequency]
  const after = offer.unitPrice.cents * draft.seats / months[offer.billingFrequency]
  const difference = { ...offer.unitPrice, cents: Math.round(Math.abs(after - before)) }
  return html`<span aria-live="polite"><b>${perCycleInWords(look, timesCents(offer.unitPrice, draft.seats), offer.billingFrequency)}</b>
    <small>${t.plans.each(format.money(offer.unitPrice))}${month === null || offer.billingFrequency === 'monthly' ? nothing : html` · ${t.plans.perMonth(format.money(timesCents(month, draft.seats)))}`}</small>
    ${isTrial || difference.cents === 0 ? nothing : html`<small class="difference">${(after > before ? t.plans.moreAMonth : t.plans.lessAMonth)(format.money(difference))}</small>`}</span>`
}
