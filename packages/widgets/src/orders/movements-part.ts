import { html, nothing, type TemplateResult } from 'lit'
import type { AssentoError, StockMovementItem } from '@assento/client'
import { toAssentoError } from '@assento/client'
import { errorCallout, skeleton } from '../runtime/states.ts'
import type { DialogPart, PartHost } from './dialog-part.ts'
import { below, type Look } from './order-words.ts'
import type { StockRow } from './stock-cards.ts'

const PAGE = 20

/** Every movement of a product with the balance after it, the newest first. */
export class MovementsPart implements DialogPart {
  readonly isWide = true
  readonly #host: PartHost
  readonly #item: StockRow
  #rows: readonly StockMovementItem[] | null = null
  #nextCursor: string | null = null
  #failure: AssentoError | null = null
  #isReading = false

  constructor(host: PartHost, item: StockRow) {
    this.#host = host
    this.#item = item
  }

  heading({ t }: Look): string { return t.orderActs.movements.title(this.#item.product.name) }

  body(look: Look): TemplateResult {
    const { t } = look
    const words = t.orderActs.movements
    const rows = this.#rows
    return html`
      ${this.#failure ? errorCallout(t, this.#failure, () => void this.read()) : rows === null ? skeleton(5, t.common.loading) : nothing}
      ${rows === null ? nothing : rows.length === 0 ? html`<p class="muted">${words.empty}</p>` : html`<div class="scroller" tabindex="0" role="region" aria-label=${this.heading(look)}>${movementTable(look, rows)}</div>`}
      ${this.#nextCursor === null ? nothing : html`<div><button type="button" class="button" id="more-movements" aria-disabled=${this.#isReading ? 'true' : 'false'} @click=${() => void this.read(look)}>${this.#isReading ? t.common.loading : words.more}</button></div>`}`
  }

  actions(): undefined { return undefined }

  /** The first page, or the next one. */
  async read(look?: Look): Promise<void> {
    if (this.#isReading) return
    this.#isReading = true
    this.#failure = null
    this.#host.changed()
    const { partner, product } = this.#item
    try {
      const page = await this.#host.client.stock.movements.query({
        productId: product.id, limit: PAGE, ...(this.#host.who()?.actor.role.startsWith('partner') ? {} : { partnerId: partner.id }), ...(this.#nextCursor === null ? {} : { cursor: this.#nextCursor }),
      })
      this.#rows = [...this.#rows ?? [], ...page.items]
      this.#nextCursor = page.nextCursor
      if (look) this.#host.announce(look.t.orderActs.movements.loaded(page.items.length, look.format))
    } catch (cause) {
      this.#failure = toAssentoError(cause)
      if (this.#failure.code === 'unauthenticated') void this.#host.run(() => Promise.reject(cause))
    }
    this.#isReading = false
    this.#host.changed()
  }
}

function movementTable(look: Look, rows: readonly StockMovementItem[]): TemplateResult {
  const { t: { orderActs: { movements: words } }, format } = look
  const { columns } = words
  const cell = (label: string, content: unknown, style = '') => html`<td role="cell" class=${style}><span class="cell-label" aria-hidden="true">${label}</span><div>${content}</div></td>`
  return html`
    <table role="table" aria-label=${columns.kind}>
      <thead role="rowgroup"><tr role="row">${(['at', 'kind', 'origin', 'by', 'quantity', 'balance'] as const).map((name) => html`<th role="columnheader" scope="col" class=${name === 'quantity' || name === 'balance' ? 'num' : ''}>${columns[name]}</th>`)}</tr></thead>
      <tbody role="rowgroup">${rows.map((row) => html`<tr role="row">
        ${cell(columns.at, format.dateTime(row.at), 'when')}
        ${cell(columns.kind, html`${words.kinds[row.kind]}${below(row.note)}`)}
        ${cell(columns.origin, row.order !== null ? words.order(row.order.number) : row.serial !== null ? words.serial(row.serial.last5) : '–', 'once')}
        ${cell(columns.by, row.actorName)}
        ${cell(columns.quantity, format.signed(row.quantity), 'num')}
        ${cell(columns.balance, html`<b>${format.number(row.balance)}</b>`, 'num')}</tr>`)}</tbody>
    </table>`
}
