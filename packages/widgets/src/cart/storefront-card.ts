import { html, nothing, type TemplateResult } from 'lit'
import type { StorefrontPlan } from '@assento/client'
import { icon } from '../runtime/icons.ts'
import { numberField } from '../runtime/number-field.ts'
import { commitmentInWords, perCycleInWords, seatsProblem, timesCents, type Look } from './offer-words.ts'
import { chosenOffer, firstChoice, lowestPrice, seatLimits, soldOffers, type PlanChoice, type SoldOffer } from './storefront-choice.ts'

export interface CardView {
  readonly choice: PlanChoice | null
  readonly canOrder: boolean
  /** This plan is on its way into the cart. */
  readonly isBusy: boolean
  /** Code that acts is still on its way. */
  readonly isIdle: boolean
  /** How adding it ended: confirmation or refusal. */
  readonly outcome: unknown
  readonly onChoose: (choice: PlanChoice) => void
  readonly onAdd: (choice: PlanChoice) => void
}

/** One plan: what it is, from which price, how it can be bought, and the button. */
export function planCard(look: Look, plan: StorefrontPlan, view: CardView): TemplateResult {
  const { t, format } = look
  const words = t.cart.store
  const lowest = lowestPrice(plan)
  const name = `plan-${plan.planId}`
  return html`
    <li class="card" data-plan=${plan.planId}>
      <div class="card-head">
        <h3 class="plan" id=${name} title=${plan.planName}>${plan.planName}</h3>
        <p class="product">${plan.productName}</p>
        ${plan.description === null ? nothing : html`<p class="description">${plan.description}</p>`}
        ${lowest === null ? nothing : html`<p class="from"><small>${words.from}</small> <b>${format.money(lowest)}</b> <span class="muted">${t.cart.perSeatMonth('').trim()}</span></p>`}
      </div>
      ${lowest === null ? html`<p class="muted small">${words.notSold}</p>` : purchase(look, plan, view)}
    </li>`
}

function purchase(look: Look, plan: StorefrontPlan, view: CardView): TemplateResult {
  const { t, format } = look
  const words = t.cart.store
  const choice = view.choice ?? firstChoice(plan)!
  const offer = chosenOffer(plan, choice) ?? soldOffers(plan)[0]!.offer
  const limits = seatLimits(plan, offer)
  const problem = seatsProblem(t, choice.seats, limits)
  const problemId = `problem-${plan.planId}`
  const isOff = view.isBusy || view.isIdle || problem !== null
  const add = () => { if (!isOff) view.onAdd({ ...choice, offerId: offer.offerId }) }
  return html`
    <form class="buy" aria-busy=${view.isIdle ? 'true' : 'false'} aria-labelledby="plan-${plan.planId}" @submit=${(event: Event) => { event.preventDefault(); if (view.canOrder) add() }}>
      <div class="choose"><fieldset class="offers"><legend class="live">${words.choices}</legend>
        ${soldOffers(plan).map((sold) => offerRow(look, plan, sold, sold.offer.offerId === offer.offerId, () => view.onChoose({ ...choice, offerId: sold.offer.offerId })))}
      </fieldset>
      <p class="commits">${commitmentInWords(look, offer, problem === null ? choice.seats! : limits.minSeats)}</p></div>
      <div class="act"><div class="order">
        <div class="seats">${numberField({
          id: `seats-${plan.planId}`, label: `${t.cart.seatsLabel}: ${plan.planName}`, hasHiddenLabel: true, value: choice.seats ?? Number.NaN, min: limits.minSeats,
          ...(limits.maxSeats === null ? {} : { max: limits.maxSeats }), isInvalid: problem !== null, isDisabled: !view.canOrder, ...(problem === null ? {} : { describedBy: problemId }),
          decreaseLabel: t.cart.less, increaseLabel: t.cart.more, onChange: (value) => view.onChoose({ ...choice, seats: Number.isNaN(value) ? null : value }),
        })}</div>
        <p class="sum">${problem === null ? html`<b>${format.money(timesCents(offer.unitPrice, choice.seats!))}</b> <small>${t.common.perCycle[offer.billingFrequency]}</small>` : nothing}</p>
      </div>
      ${problem === null ? nothing : html`<p class="field-error" id=${problemId}>${icon('alert')}${problem}</p>`}
      ${view.canOrder ? html`<button type="submit" class="button ${view.outcome === nothing ? 'primary' : ''} full" part="action-primary" aria-label=${words.addOf(plan.planName)}
        aria-disabled=${isOff ? 'true' : 'false'}>${icon('plus')}${view.isBusy ? t.cart.busy : words.add}</button>` : nothing}
      ${view.outcome}</div>
    </form>`
}

/** One way to buy: commitment, how it is charged, and the price of a seat. */
function offerRow(look: Look, plan: StorefrontPlan, { offer, perSeatMonth }: SoldOffer, isChosen: boolean, onChoose: () => void): TemplateResult {
  const { t, format } = look
  return html`
    <label class="offer ${isChosen ? 'on' : ''}">
      <input type="radio" name="offer-${plan.planId}" value=${offer.offerId} .checked=${isChosen} @change=${onChoose}>
      <span class="offer-terms"><b>${t.common.commitmentShort[offer.commitment]}</b> <small>${t.cart.store.billing[offer.billingFrequency]}</small></span>
      <span class="offer-price">${perCycleInWords(look, offer.unitPrice, offer.billingFrequency)}
        ${offer.billingFrequency === 'monthly' ? nothing : html`<small>${t.cart.store.monthly(format.money(perSeatMonth))}</small>`}</span>
    </label>`
}
