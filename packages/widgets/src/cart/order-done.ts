import { html, nothing, type TemplateResult } from 'lit'
import { icon } from '../runtime/icons.ts'
import { nameOf } from './cart-items.ts'
import type { PlacedOrder } from './cart-notices.ts'
import type { Look } from './offer-words.ts'
import type { Side } from './side-dialog.ts'

export interface DoneView {
  readonly invoicesHref: string | null
  readonly open: (side: Side) => void
  readonly back: () => void
}

/** What was ordered, the invoice, and what comes next. */
export function orderDone(look: Look, { answer, review }: PlacedOrder, view: DoneView): TemplateResult {
  const { t, format } = look
  const words = t.checkout.done
  const { invoice, subscriptionIds } = answer
  const isSettled = review.totalDue.cents === 0
  return html`
    <div class="done">
      <div class="done-head"><span class="seal">${icon('check')}</span><div>
        <h3 class="heading" id="stage" tabindex="-1">${words.title}</h3>
        ${invoice === null ? html`<p class="muted">${words.noInvoice}</p>`
          : html`<p><b>${words.invoice(invoice.number)}</b> <span class="muted">· ${words.invoiceText(format.money(invoice.total), format.date(invoice.dueOn))} ${isSettled ? words.settled : nothing}</span></p>`}
      </div></div>
      <p class="section-title">${words.next}</p>
      <ol class="next">
        ${invoice === null ? nothing : html`<li><div>${isSettled ? nothing : html`<p>${words.pay}</p>`}<p>${words.mail}</p></div>${invoicesLink(look, view)}</li>`}
        <li><div><p>${words.activation}</p><p>${words.assign}</p></div>
          <div class="actions">${subscriptionIds.map((subscriptionId, index) => {
            const entry = review.items[index]
            return entry === undefined ? nothing : html`<button type="button" class="button" @click=${() => view.open({ kind: 'assignSeats', subscriptionId })}>${words.assignOf(nameOf(entry.item))}</button>`
          })}</div></li>
      </ol>
      <div class="actions"><button type="button" class="button link" @click=${view.back}>${words.back}</button></div>
    </div>`
}

function invoicesLink({ t }: Look, { invoicesHref, open }: DoneView): TemplateResult {
  const label = t.checkout.done.invoices
  return invoicesHref === null ? html`<button type="button" class="button primary" @click=${() => open({ kind: 'invoices' })}>${label}</button>`
    : html`<a class="button primary" href=${invoicesHref}>${label}</a>`
}
