import { html, nothing, type TemplateResult } from 'lit'
import { live } from 'lit/directives/live.js'
import type { StockItem } from '@assento/client'
import { ActRunner, noticeOfRefusal, type CommonNotice } from '../runtime/acts.ts'
import { icon } from '../runtime/icons.ts'
import { Intents } from '../runtime/intents.ts'
import { numberField } from '../runtime/number-field.ts'
import { endOf, type DialogPart, type PartHost } from './dialog-part.ts'
import type { Look } from './order-words.ts'

export interface AdjustHost extends PartHost {
  adjusted(stock: StockItem, quantity: number): void
  reload(): void
}

const MOST = 9999
const MAX_REASON_LENGTH = 500
const DIRECTIONS = ['add', 'take'] as const
type Direction = (typeof DIRECTIONS)[number]

interface Done { readonly kind: 'done' }

/** The vendor corrects a stock by hand: units more or fewer, with the reason that the ledger keeps. What is billed stays as it is. */
export class AdjustPart implements DialogPart {
  readonly #host: AdjustHost
  readonly #item: StockItem
  readonly #acts: ActRunner<Done>
  readonly #intents = new Intents()
  #direction: Direction = 'add'
  #count = 1
  #reason = ''
  /** Fields are checked when the adjustment is sent, and from then on while they change. */
  #isChecked = false

  constructor(host: AdjustHost, item: StockItem) {
    this.#host = host
    this.#item = item
    this.#acts = new ActRunner<Done>(host)
  }

  heading({ t }: Look): string { return t.orderActs.adjust.title(this.#item.product.name) }

  body(look: Look): TemplateResult {
    const { notice, isBusy } = this.#acts
    const words = look.t.orderActs.adjust
    return html`
      ${notice === null || notice.kind === 'done' ? nothing : endOf(look, { notice, host: this.#host, isBusy, staleText: words.stale, onReload: () => this.#host.reload() })}
      <p>${words.text(this.#item.partner.name)}</p>
      <fieldset class="radios two"><legend class="label">${words.direction}</legend>${DIRECTIONS.map((direction) => html`
        <label class="radio"><input type="radio" name="direction" value=${direction} .checked=${live(direction === this.#direction)} @change=${() => this.#set(() => { this.#direction = direction })}>
          <span class="strong">${words.directions[direction]}</span></label>`)}</fieldset>
      ${this.#quantityField(look)}
      ${this.#reasonField(look)}`
  }

  actions({ t }: Look): TemplateResult {
    const { isBusy } = this.#acts
    return html`<button type="button" class="button primary" data-confirm aria-disabled=${isBusy ? 'true' : 'false'} @click=${() => void this.#send()}>${isBusy ? t.common.sending : t.orderActs.adjust.yes}</button>`
  }

  #quantityField({ t: { orderActs: { adjust: words }, stock }, format }: Look): TemplateResult {
    const { available } = this.#item
    const error = this.#quantityError()
    const after = available + this.#signed()
    return html`<div class="quantity-row"><div>
        ${numberField({
          id: 'adjust-count', label: words.quantity, value: this.#count, min: 1, max: MOST, isInvalid: error !== null, describedBy: error === null ? 'adjust-after' : 'adjust-count-error',
          decreaseLabel: words.less, increaseLabel: words.more, onChange: (count) => this.#set(() => { this.#count = count }),
        })}</div>
      <p id="adjust-after" class="after" role="status"><span class="label">${words.after}</span>
        <span><span class="muted">${format.number(available)}</span> → <b>${error === null && Number.isInteger(this.#count) ? stock.free(after, format) : '–'}</b></span></p></div>
      ${error === null ? nothing : html`<p class="field-error" id="adjust-count-error" role="alert">${icon('alert')}${error === 'short' ? words.short(available, format) : words.range}</p>`}`
  }

  #reasonField({ t: { orderActs: { adjust: words } } }: Look): TemplateResult {
    const isMissing = this.#isChecked && this.#reason.trim() === ''
    return html`<div><label class="label" for="adjust-reason">${words.reason}</label>
      <textarea class="input" id="adjust-reason" rows="2" required maxlength=${MAX_REASON_LENGTH} aria-invalid=${isMissing ? 'true' : 'false'} aria-describedby=${isMissing ? 'adjust-reason-error' : 'adjust-reason-hint'}
        .value=${live(this.#reason)} @input=${(event: Event) => this.#set(() => { this.#reason = (event.target as HTMLTextAreaElement).value })}></textarea>
      ${isMissing ? html`<p class="field-error" id="adjust-reason-error" role="alert">${icon('alert')}${words.reasonMissing}</p>` : html`<p class="note" id="adjust-reason-hint">${words.reasonHint}</p>`}</div>`
  }

  #signed(): number { return this.#direction === 'add' ? this.#count : -this.#count }

  /** More than there is can be seen at once; an empty field is said only when it is sent. */
  #quantityError(): 'range' | 'short' | null {
    const isCount = Number.isInteger(this.#count) && this.#count >= 1 && this.#count <= MOST
    if (!isCount) return this.#isChecked || !Number.isNaN(this.#count) ? 'range' : null
    return this.#direction === 'take' && this.#count > this.#item.available ? 'short' : null
  }

  #set(change: () => void): void {
    change()
    this.#acts.dismiss()
    this.#host.changed()
  }

  async #send(): Promise<void> {
    if (this.#acts.isBusy) return
    this.#set(() => { this.#isChecked = true })
    if (this.#quantityError() !== null || this.#reason.trim() === '') return this.#host.focus('[aria-invalid=true]')
    const { partner, product } = this.#item
    const input = { partnerId: partner.id, productId: product.id, quantity: this.#signed(), note: this.#reason.trim() }
    await this.#acts.run(async () => {
      const answer = await this.#intents.run('stock.adjust', input, (body, idempotencyKey) => this.#host.client.stock.adjust.mutate(body, { context: { idempotencyKey } }))
      if (answer.verdict === 'denied') return noticeOfRefusal(answer)
      this.#host.adjusted(answer.stock, input.quantity)
      return { kind: 'done' }
    })
  }
}
