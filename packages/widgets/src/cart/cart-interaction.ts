/** All that a cart needs once it is shown: what changes it, its review, and the order. Fetched after the first paint. */
import { html, nothing, type TemplateResult } from 'lit'
import type { Alternative, Denied } from '@assento/rules'
import type { CartItemView } from '@assento/client'
import { actButton } from '../runtime/act-button.ts'
import { denialCallout } from '../runtime/denial.ts'
import type { Portal } from '../runtime/portal.ts'
import { callout, errorCallout } from '../runtime/states.ts'
import { billingForm } from './billing-form.ts'
import { CartFlow } from './cart-flow.ts'
import type { CartFlowHost, CartNotice } from './cart-notices.ts'
import { nameOf } from './cart-items.ts'
import type { Look } from './offer-words.ts'
import { orderDone } from './order-done.ts'
import { lossConsent, orderConditions, orderTotal, reviewItems, type ReviewLook } from './order-review.ts'
import { goToInvoices, loadSide, sideDialog, type Side } from './side-dialog.ts'

export interface CartInteractionHost extends CartFlowHost {
  refresh(): Promise<void>
  find(selector: string): HTMLElement | null
}

export class CartInteraction {
  readonly flow: CartFlow
  readonly #host: CartInteractionHost
  #side: Side | null = null

  constructor(host: CartInteractionHost) {
    this.#host = host
    this.flow = new CartFlow(host)
  }

  /** Above the items: how the last act ended, unless an item tells it. */
  notice(look: Look): TemplateResult | typeof nothing {
    const { acts: { notice }, refusedItemId } = this.flow
    if (notice === null) return nothing
    const { t, format } = look
    switch (notice.kind) {
      case 'refused': return refusedItemId === null ? this.#refusal(look, notice.refusal, null) : nothing
      case 'stale': return callout('warn', t.cart.staleTitle, t.cart.staleText, nothing, true)
      case 'stopped': return callout('info', t.acts.stopped, nothing)
      case 'quoteExpired': {
        const [old, now] = [format.money(notice.old), format.money(notice.now)]
        return callout('warn', t.checkout.expiredTitle, old === now ? t.checkout.expiredSame(now) : t.checkout.expiredText(old, now), nothing, true)
      }
      case 'incomplete': return this.flow.stage === 'review' ? callout('bad', t.checkout.billing.check(notice.count), nothing, nothing, true) : nothing
      case 'failed': return notice.error.retryable
        ? callout('bad', t.acts.failedTitle, html`<p>${t.common.errors[notice.error.code].title}. ${t.checkout.failedText}</p>${notice.error.requestId === null ? nothing
            : html`<p class="muted small">${t.common.requestId} <code>${notice.error.requestId}</code></p>`}`, actButton(t.common.retry, () => void notice.retry(), this.flow.acts.isBusy, true), true)
        : errorCallout(t, notice.error, () => void notice.retry())
      default: return nothing
    }
  }

  /** Under an item: why it cannot be ordered now, or why its last change was refused. */
  refusalOf(look: Look, item: CartItemView): unknown {
    const { acts: { notice }, refusedItemId } = this.flow
    if (notice?.kind === 'seatsElsewhere' && notice.itemId === item.id) return callout('info', look.t.cart.refusedSeats, look.t.cart.seatsElsewhere, nothing, true)
    if (notice?.kind === 'refused' && refusedItemId === item.id) return this.#refusal(look, notice.refusal, item)
    return item.refusal === null ? nothing : this.#refusal(look, item.refusal, item)
  }

  /** In the place of what was taken out. */
  removedRow({ t }: Look): { readonly index: number; readonly row: TemplateResult } | null {
    const { removed, acts } = this.flow
    return removed === null ? null : {
      index: removed.index,
      row: html`<li class="item gone"><p>${t.cart.removed(nameOf(removed.item))}</p>${html`<button type="button" class="button link" id="undo" aria-disabled=${acts.isBusy ? 'true' : 'false'}
        @click=${() => void this.flow.undo()}>${t.common.undo}</button>`}</li>`,
    }
  }

  review(look: ReviewLook): TemplateResult | typeof nothing {
    const { flow } = this
    const { review, quote } = flow
    if (review === null || quote === null) return nothing
    const words = look.t.checkout
    const isExpired = flow.acts.notice?.kind === 'quoteExpired'
    const isIncomplete = flow.acts.notice?.kind === 'incomplete'
    const canOrder = flow.cart?.permissions.checkout !== false
    return html`
      <form class="cols" novalidate @submit=${(event: Event) => { event.preventDefault(); if (canOrder) void this.#place() }}>
        <section class="main">
          <div><h3 class="heading" id="stage" tabindex="-1">${words.title}</h3><p class="sub">${words.text}</p></div>
          ${reviewItems(look, review)}
          ${review.losses.length === 0 ? nothing : lossConsent(look, review, flow.acknowledged, isIncomplete && flow.needsConsent, (acknowledged) => flow.acknowledge(acknowledged))}
          ${review.needsBilling ? billingForm(look, { draft: flow.billing.data, errors: flow.billing.errors, onInput: (draft) => flow.editBilling(draft), onLeave: (field) => flow.leaveBilling(field) }) : nothing}
        </section>
        <aside class="summary">
          <p class="label">${words.summary}</p>
          ${this.notice(look)}
          ${orderTotal(look, review)}
          <div class="buttons">
            ${canOrder ? html`<button type="submit" class="button ${flow.acts.notice?.kind === 'failed' ? '' : 'primary'} full" part="action-primary" id="place" aria-describedby="place-note" aria-disabled=${flow.acts.isBusy ? 'true' : 'false'}>
              ${flow.acts.isBusy ? words.placing : isExpired ? words.placeAt(look.format.money(review.totalDue)) : words.place}</button>` : callout('info', look.t.cart.forbidden, words.viewer)}
            <button type="button" class="button full" id="edit" aria-disabled=${flow.acts.isBusy ? 'true' : 'false'} @click=${() => { if (!flow.acts.isBusy) flow.edit() }}>${words.edit}</button>
          </div>
          <p class="note" id="place-note">${orderConditions(look, review, quote.validUntil)}</p>
        </aside>
      </form>`
  }

  done(look: Look): TemplateResult | typeof nothing {
    const { placed } = this.flow
    return placed === null ? nothing : orderDone(look, placed, { invoicesHref: this.#host.settings().invoicesHref, open: (side) => void this.#open(side), back: () => { this.flow.edit(); void this.#host.refresh() } })
  }

  dialog(look: Look, portal: Portal): TemplateResult {
    const { customerId, invoicesHref } = this.#host.settings()
    return sideDialog({ ...look, portal, customerId, invoicesHref, side: this.#side, onClose: () => this.#show(null) })
  }

  /** The last act in one sentence, for screen readers; empty where an alert says it already. */
  announcement({ t, format }: Look): string {
    const { acts: { notice }, stage, placed, review } = this.flow
    if (stage === 'done' && placed !== null) return [t.checkout.done.title, placed.answer.invoice === null ? '' : t.checkout.done.invoice(placed.answer.invoice.number)].filter(Boolean).join('. ')
    if (notice === null) return stage === 'review' && review !== null ? `${t.checkout.title}. ${t.checkout.total}: ${format.money(review.totalDue)}` : ''
    return sentenceOf(notice, t)
  }

  async #place(): Promise<void> {
    await this.flow.placeOrder()
    if (this.flow.acts.notice?.kind === 'incomplete') this.#host.find('[aria-invalid=true]')?.focus()
  }

  #refusal({ t, format }: Look, denied: Denied, item: CartItemView | null): TemplateResult {
    return denialCallout({
      t, format, denied, contacts: this.flow.cart?.contacts ?? null, onChoose: (alternative) => void this.#choose(alternative, item), canChoose: ({ kind }) => canChoose(kind, item),
    })
  }

  async #choose(alternative: Alternative, item: CartItemView | null): Promise<void> {
    const { flow } = this
    const subscriptionId = item?.subscriptionId ?? null
    switch (alternative.kind) {
      case 'payInvoice': if (!goToInvoices(this.#host.settings().invoicesHref)) await this.#open({ kind: 'invoices' }); return
      case 'changeSeatsNow': if (item !== null) { flow.editSeats(item, alternative.seats); await flow.storeSeats() } return
      case 'acknowledgeScheduleLoss': flow.acknowledge(true); return flow.startReview()
      case 'requote': return flow.startReview()
      case 'reload': case 'retryAfterSeconds': flow.acts.dismiss(); return this.#host.refresh()
      default: if (subscriptionId !== null) await this.#open({ kind: SIDE_OF[alternative.kind] ?? 'planRenewal', subscriptionId })
    }
  }

  async #open(side: Side): Promise<void> {
    const isLoaded = await this.#host.run(async () => { await loadSide(side); return true })
    if (isLoaded) this.#show(side)
  }

  #show(side: Side | null): void {
    this.#side = side
    this.#host.changed()
    if (side === null) void this.#host.refresh()
  }
}

const SIDE_OF: Partial<Record<Alternative['kind'], 'assignSeats' | 'planRenewal' | 'changeSeats'>> = {
  unassignSeats: 'assignSeats', scheduleForRenewal: 'planRenewal', endAtEndOfTerm: 'planRenewal', turnOnAutomaticRenewal: 'planRenewal', cancelSubscription: 'changeSeats',
}

/** What a click can bring about here; people and the rest are named in the text. */
function canChoose(kind: Alternative['kind'], item: CartItemView | null): boolean {
  if (['payInvoice', 'acknowledgeScheduleLoss', 'requote', 'reload', 'retryAfterSeconds'].includes(kind)) return true
  return kind === 'changeSeatsNow' ? item !== null : kind in SIDE_OF && item?.subscriptionId != null
}

function sentenceOf(notice: CartNotice, t: Look['t']): string {
  switch (notice.kind) {
    case 'removed': return t.cart.removed(notice.name)
    case 'restored': return t.cart.restored(notice.name)
    case 'updated': return t.cart.updated(notice.name, notice.seats)
    case 'stopped': return t.acts.stopped
    default: return ''
  }
}
