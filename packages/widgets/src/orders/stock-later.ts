/** What the stock needs once it is shown: assignment, movements, and an order of more. Fetched after the first paint. */
import { html, nothing, type TemplateResult } from 'lit'
import type { SerialDetail } from '@assento/client'
import { AssignPart } from '../customers/assign-part.ts'
import { AssentoCustomerChangedEvent } from '../customers/customer-events.ts'
import type { Portal } from '../runtime/portal.ts'
import { callout } from '../runtime/states.ts'
import { AdjustPart } from './adjust-part.ts'
import { DialogDeck, type DialogPart, type PartHost } from './dialog-part.ts'
import { MovementsPart } from './movements-part.ts'
import type { Look } from './order-words.ts'
import type { StockRow } from './stock-cards.ts'
export { stockLaterStyles } from './stock-later-styles.ts'

export interface StockActsHost extends PartHost {
  readonly portal: Portal
  readonly mayRegister: () => boolean
  dispatch(event: Event): void
  orderMore(productId: string | null, event: Event): void
  assigned(serial: SerialDetail): void
  words(): Look['t']
  format(): Look['format']
  /** What is shown is not what there is any more. */
  outdated(): void
}

export class StockActs {
  readonly #host: StockActsHost
  readonly #deck: DialogDeck
  #isOutdated = false
  /** How the last act ended, once its dialog is closed. */
  #done: string | null = null

  constructor(host: StockActsHost) {
    this.#host = host
    this.#deck = new DialogDeck(() => {
      // The cards are read again when the dialog closes, so that nothing moves under it.
      if (this.#deck.part === null && this.#isOutdated) { this.#isOutdated = false; host.outdated() }
      host.changed()
    })
  }

  async assign(product: StockRow): Promise<void> {
    this.#done = null
    const part = new AssignPart({
      ...this.#host, mayRegister: this.#host.mayRegister(), close: () => this.#deck.close(),
      assigned: (serial) => { this.#isOutdated = true; this.#host.assigned(serial) },
      registered: ({ id }) => this.#host.dispatch(new AssentoCustomerChangedEvent({ customerId: id, change: 'registered' })),
      orderMore: (productId) => { this.#deck.close(); this.#host.orderMore(productId, new Event('click')) },
    }, { product })
    this.#deck.show(part)
    await part.open()
  }

  async movements(item: StockRow): Promise<void> {
    this.#done = null
    const part = new MovementsPart(this.#host, item)
    this.#deck.show(part)
    await part.read()
  }

  adjust(item: StockRow): void {
    this.#done = null
    this.#deck.show(new AdjustPart({
      ...this.#host, reload: () => { this.#isOutdated = true; this.#deck.close() },
      adjusted: ({ product, available }, quantity) => {
        this.#done = this.#host.words().orderActs.adjust.done(product.name, quantity, available, this.#host.format())
        this.#isOutdated = true
        this.#host.announce(this.#done)
        this.#deck.close()
      },
    }, item))
  }

  /** The order form itself, in a dialog. */
  async order(productId: string, kind: StockRow['product']['kind']): Promise<void> {
    const done = await this.#host.run(() => import('../define/order-form.ts'))
    if (!done) return
    const type = kind === 'product' ? 'purchase' : 'additionalUsers'
    const { portal } = this.#host
    const part: DialogPart = {
      isWide: true,
      heading: ({ t }) => t.orderActs.orderDialog,
      body: () => html`<assento-order-form .portal=${portal} product-id=${productId} type=${type} no-header heading-level="3"></assento-order-form>`,
      actions: () => undefined,
    }
    this.#deck.show(part)
  }

  renderNotice(): TemplateResult | typeof nothing {
    return this.#done === null || this.#deck.part !== null ? nothing : html`<div class="banner">${callout('ok', this.#done, nothing)}</div>`
  }

  renderDialog(look: Look): TemplateResult { return this.#deck.render(look) }
}
