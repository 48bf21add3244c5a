import { html, nothing, type TemplateResult } from 'lit'
import { live } from 'lit/directives/live.js'
import type { CustomerItem, SerialDetail } from '@assento/client'
import type { Look } from '../orders/order-words.ts'
import { icon } from '../runtime/icons.ts'
import { callout, skeleton } from '../runtime/states.ts'
import { MAX_NOTE_LENGTH, type AssignPart } from './assign-part.ts'
import { taxIdText } from './tax-id-text.ts'

/** What is given to whom, and a note. */
export function assignQuestion(look: Look, part: AssignPart): TemplateResult {
  const words = look.t.customerActs.assign
  if (part.form !== null) return html`<form novalidate @submit=${(event: Event) => { event.preventDefault(); void part.createCustomer(look.t.customerActs.form.errors) }}>${part.form.render(look)}<button type="submit" hidden></button></form>`
  if (part.fixed === 'customer' && part.products?.length === 0) return callout('info', part.giver === 'manufacturer' ? words.noProducts : words.noStock, html`<p>${words.noneOf[part.giver]}</p>`,
    part.host.orderMore && part.giver === 'partner' ? html`<button type="button" class="button primary" @click=${() => part.host.orderMore?.(null)}>${look.t.stock.orderMore}</button>` : nothing)
  return html`
    <dl class="given-to">${part.fixed === 'product'
      ? html`<div><dt class="label">${words.product}</dt><dd class="strong">${part.product?.name}</dd></div>`
      : html`<div><dt class="label">${words.customer}</dt><dd class="strong">${part.customer?.name}</dd></div>`}</dl>
    ${part.fixed === 'product' ? customerChoice(look, part) : productChoice(look, part)}
    <div><label class="label" for="assign-note">${words.note} <span class="optional">${look.t.customerActs.form.optional}</span></label>
      <textarea class="input" id="assign-note" rows="2" maxlength=${MAX_NOTE_LENGTH} aria-describedby="note-hint" .value=${live(part.note)} @input=${(event: Event) => part.choose({ note: (event.target as HTMLTextAreaElement).value })}></textarea>
      <p class="note" id="note-hint">${words.noteHint}</p></div>`
}

function customerChoice(look: Look, part: AssignPart): TemplateResult {
  const words = look.t.customerActs.assign
  const { customer } = part
  if (customer !== null) return html`<div class="chosen"><div><span class="label">${words.customer}</span><p class="strong clamp">${customer.name}</p><p class="sub">${taxIdText(customer.taxId ?? '')}</p></div>
    <button type="button" class="button link" id="change-customer" @click=${() => { part.choose({ customer: null }); part.host.focus('#customer-search') }}>${words.change}</button></div>`
  const isMissing = part.missing === 'customer'
  return html`
    <div class="choice-box">
      <label class="label" for="customer-search">${words.customer}</label>
      <div class="search">${icon('search')}<input class="input" id="customer-search" type="search" autocomplete="off" autofocus maxlength="100" placeholder=${words.search} aria-invalid=${isMissing ? 'true' : 'false'}
        aria-describedby=${isMissing ? 'customer-error' : nothing} .value=${live(part.search)} @input=${(event: Event) => part.look((event.target as HTMLInputElement).value)}></div>
      ${isMissing ? html`<p class="field-error" id="customer-error" role="alert">${icon('alert')}${words.customerMissing}</p>` : nothing}
      ${part.found === null ? html`<p class="note">${words.searching}</p>` : foundCustomers(look, part, part.found)}
      ${part.host.mayRegister ? html`<button type="button" class="button" id="register-here" @click=${() => part.register(true)}>${icon('plus')}${words.register}</button>` : nothing}
    </div>`
}

function foundCustomers(look: Look, part: AssignPart, found: readonly CustomerItem[]): TemplateResult {
  const words = look.t.customerActs.assign
  return html`
    <p class="live" role="status">${look.t.customers.found(found.length, !part.hasMore, look.format)}</p>
    ${found.length === 0 ? html`<p class="note">${words.none}</p>` : html`<ul class="options" aria-label=${words.choose}>${found.map((customer) => html`
      <li><button type="button" class="option" data-customer=${customer.id} @click=${() => { part.choose({ customer }); part.host.focus('#assign-note') }}>
        <span class="strong clamp">${customer.name}</span><span class="sub">${taxIdText(customer.taxId ?? '')}</span></button></li>`)}</ul>`}
    ${part.hasMore ? html`<p class="note">${words.more}</p>` : nothing}`
}

function productChoice(look: Look, part: AssignPart): TemplateResult {
  const words = look.t.customerActs.assign
  if (part.products === null) return skeleton(2, look.t.common.loading)
  const isMissing = part.missing === 'product'
  return html`<fieldset class="radios" ?data-missing=${isMissing}><legend class="label">${words.product}</legend>
    ${part.products.map((item) => html`<label class="radio"><input type="radio" name="assign-product" value=${item.id} .checked=${live(part.product?.id === item.id)} @change=${() => part.choose({ product: item })}>
      <span class="strong">${item.name}</span>${item.available === null ? nothing : html`<span class="sub">${words.available(item.available, look.format)}</span>`}</label>`)}
    ${isMissing ? html`<p class="field-error" role="alert">${icon('alert')}${words.productMissing}</p>` : nothing}</fieldset>`
}

/** The new key, once and big. */
export function assignedKey(look: Look, part: AssignPart, serial: SerialDetail): TemplateResult {
  const { t, format } = look
  const words = t.customerActs.assign
  return html`
    <p>${words.doneText(serial.product.name, serial.customer.name)}</p>
    ${serial.key === null ? callout('info', words.keyHidden(serial.last5), nothing) : html`
      <div class="key-box"><p class="label" id="key-label">${words.key}</p><output class="key" aria-labelledby="key-label" aria-live="off">${serial.key.split('-').map((group, index) => html`${index === 0 ? nothing : html`-<wbr>`}<span>${group}</span>`)}</output>
        <button type="button" class="button primary" id="copy-key" @click=${() => void part.copy()}>${part.copied === 'yes' ? html`${icon('check')}${words.copied}` : words.copy}</button>
        <p class=${part.copied === 'byHand' ? 'note' : 'live'} role="status">${part.copied === 'yes' ? words.copied : part.copied === 'byHand' ? words.copyByHand : nothing}</p></div>
      ${serial.state === 'pending' ? nothing : html`<p class="note">${words.keyText}</p>`}`}
    ${serial.pendingReason === null ? nothing : callout('warn', words.pending[serial.pendingReason], html`<p>${words.pendingText}</p>${serial.renewal?.invoice ? html`<p>${words.invoice(serial.renewal.invoice.number, format.money(serial.renewal.amount), format.date(serial.renewal.invoice.dueOn))}</p>` : nothing}`)}
    ${serial.validUntil === null ? nothing : html`<p class="note">${words.validUntil(format.lastDay({ startsOn: serial.validUntil, until: serial.validUntil }))}</p>`}`
}
