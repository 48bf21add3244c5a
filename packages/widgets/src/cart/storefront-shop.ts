/** Putting a plan into the cart from the storefront, and how that ended. Fetched after the first paint. */
import { html, nothing, type TemplateResult } from 'lit'
import type { Alternative } from '@assento/rules'
import type { AssentoClient, CartView, StorefrontPlan } from '@assento/client'
import { ActRunner, noticeOfRefusal, type ActHost, type CommonNotice } from '../runtime/acts.ts'
import { denialCallout } from '../runtime/denial.ts'
import { Intents } from '../runtime/intents.ts'
import type { Portal } from '../runtime/portal.ts'
import { callout, errorCallout } from '../runtime/states.ts'
import type { Look, ShopSettings } from './offer-words.ts'
import { goToInvoices, loadSide, sideDialog, type Side } from './side-dialog.ts'
import type { PlanChoice } from './storefront-choice.ts'

export interface ShopHost extends ActHost {
  readonly client: AssentoClient
  settings(): ShopSettings
  added(cart: CartView): void
}

/** `total` = what the cart holds of that offer now. */
type ShopNotice = CommonNotice | { readonly kind: 'added'; readonly name: string; readonly seats: number; readonly total: number }

export class StorefrontShop {
  readonly #host: ShopHost
  readonly #acts: ActRunner<ShopNotice>
  readonly #intents = new Intents()
  #side: Side | null = null
  /** The plan that the last act was about. */
  #planId: string | null = null
  cart: CartView | null = null

  constructor(host: ShopHost) {
    this.#host = host
    this.#acts = new ActRunner(host)
  }

  get canOrder(): boolean { return this.cart?.permissions.edit ?? true }
  isBusyWith(planId: string): boolean { return this.#acts.isBusy && this.#planId === planId }

  /** How many lines the cart has, and whether this person may order. Without it the shop can still be looked at. */
  async readCart(): Promise<void> {
    const { client } = this.#host
    const { customerId } = this.#host.settings()
    this.cart = await client.cart.get.query(customerId === null ? {} : { customerId })
    this.#host.changed()
  }

  async add(plan: StorefrontPlan, { offerId, seats }: PlanChoice): Promise<void> {
    if (seats === null || this.#acts.isBusy) return
    const { client } = this.#host
    const { customerId } = this.#host.settings()
    this.#planId = plan.planId
    const input = { ...(customerId === null ? {} : { customerId }), item: { kind: 'purchase' as const, offerId, seats } }
    await this.#acts.run(async () => {
      const answer = await this.#intents.run('cart.add', input, (body, idempotencyKey) => client.cart.add.mutate(body, { context: { idempotencyKey } }))
      this.cart = answer.cart
      if (answer.verdict === 'denied') return noticeOfRefusal(answer)
      this.#host.added(answer.cart)
      const total = answer.cart.items.find(({ kind, offer }) => kind === 'purchase' && offer.offerId === offerId)?.seats ?? seats
      return { kind: 'added', name: plan.planName, seats, total }
    })
  }

  /** Another choice: what was said of the one before is gone. */
  dismiss(planId: string): void { if (this.#planId === planId) this.#acts.dismiss() }

  /** Under the button of the plan that was acted on. */
  outcome(look: Look, planId: string): TemplateResult | typeof nothing {
    const { notice } = this.#acts
    if (notice === null || this.#planId !== planId) return nothing
    const { t, format } = look
    switch (notice.kind) {
      case 'added': return callout('ok', this.announcement(look), nothing, this.cartLink(t.cart.openCart))
      case 'refused': return denialCallout({
        t, format, denied: notice.refusal, contacts: this.cart?.contacts ?? null, onChoose: (alternative) => this.#choose(alternative), canChoose: canChooseInShop,
      })
      case 'failed': return errorCallout(t, notice.error, () => void notice.retry())
      default: return nothing
    }
  }

  /** One sentence for screen readers; empty where an alert says it. */
  announcement({ t }: Look): string {
    const { notice } = this.#acts
    if (notice?.kind !== 'added') return ''
    return notice.total > notice.seats ? t.cart.store.addedMore(notice.seats, notice.name, notice.total) : t.cart.store.added(notice.seats, notice.name)
  }

  /** To the host's page of the cart, or to our dialog. */
  cartLink(label: unknown): TemplateResult {
    const { cartHref } = this.#host.settings()
    return cartHref === null
      ? html`<button type="button" class="button open-cart" @click=${() => void this.#open({ kind: 'cart' })}>${label}</button>`
      : html`<a class="button" href=${cartHref}>${label}</a>`
  }

  /** The same at the top, with how many lines the cart has. */
  cartButton({ t, format }: Look): TemplateResult {
    const count = this.cart?.items.length ?? 0
    return this.cartLink(html`${t.cart.store.cart} <b>${format.number(count)}</b><span class="live"> ${t.cart.store.items(count)}</span>`)
  }

  dialog(look: Look, portal: Portal): TemplateResult {
    const { customerId, invoicesHref } = this.#host.settings()
    return sideDialog({ ...look, portal, customerId, invoicesHref, side: this.#side, onClose: () => this.#show(null) })
  }

  #choose({ kind }: Alternative): void {
    if (kind === 'payInvoice' && !goToInvoices(this.#host.settings().invoicesHref)) void this.#open({ kind: 'invoices' })
  }

  async #open(side: Side): Promise<void> {
    const isLoaded = await this.#host.run(async () => { await loadSide(side); return true })
    if (isLoaded) this.#show(side)
  }

  #show(side: Side | null): void {
    this.#side = side
    this.#host.changed()
  }
}

function canChooseInShop({ kind }: Alternative): boolean { return kind === 'payInvoice' }
