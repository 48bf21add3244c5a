import { html, nothing, type TemplateResult } from 'lit'
import { live } from 'lit/directives/live.js'
import { MAX_ITEM_QUANTITY } from '@assento/rules'
import type { OrderableProduct, OrderForm } from '@assento/client'
import { icon } from '../runtime/icons.ts'
import { numberField } from '../runtime/number-field.ts'
import { callout } from '../runtime/states.ts'
import { nextStep } from './next-step.ts'
import type { DraftItem, DraftType, ItemChoice } from './order-draft.ts'
import { productsOf, type FieldState, type WrongField } from './order-field-state.ts'
import { amount, type Look } from './order-words.ts'

export interface FieldsView {
  readonly form: OrderForm
  readonly type: DraftType
  readonly fields: FieldState
  readonly product: OrderableProduct | null
  /** The item of the order that has this product already. */
  readonly duplicate: DraftItem | null
  readonly onType: (type: DraftType) => void
  readonly onChange: (change: Partial<ItemChoice>) => void
  readonly onRemove: (item: DraftItem) => void
}

/** Type, partner, price list, product and quantity: partner and price list are those of the session, and are only shown. */
export function orderFields(look: Look, view: FieldsView): TemplateResult {
  const { orders: words } = look.t
  const { form, type } = view
  const products = productsOf(form, type)
  return html`
    ${typeChoice(look, view)}
    <div class="given">
      <div><span class="label" id="partner-label">${words.fields.partner}</span><output aria-labelledby="partner-label" aria-live="off">${form.partner.name}</output></div>
      <div><span class="label" id="list-label">${words.fields.priceList}</span><output aria-labelledby="list-label" aria-live="off">${form.priceList.name}</output></div>
    </div>
    ${type === 'additionalUsers' && form.baseProducts.length === 0
      ? callout('info', words.form.noBase.title, words.form.noBase.text, html`<button type="button" class="button" @click=${() => view.onType('purchase')}>${words.form.noBase.act}</button>`)
      : products.length === 0 ? html`<p class="muted">${words.form.noneOfType}</p>`
      : html`
        ${type === 'additionalUsers' ? baseField(look, view) : nothing}
        ${selectField(view, { id: 'product', wrong: 'product', label: words.fields.product, placeholder: words.fields.choose, error: words.form.productMissing,
          value: view.fields.choice.productId, options: products.map(({ id, name }) => [id, name]), onChange: (productId) => view.onChange({ productId }) })}
        ${view.duplicate === null ? quantityField(look, view) : duplicateNote(look, view, view.duplicate)}`}`
}

function typeChoice({ t: { orders: words } }: Look, { type, onType }: FieldsView): TemplateResult {
  return html`
    <fieldset class="types"><legend class="label">${words.fields.type}</legend>
      ${(['purchase', 'additionalUsers'] as const).map((one) => html`
        <label class="type ${one === type ? 'on' : ''}"><input type="radio" name="type" value=${one} .checked=${live(one === type)} aria-describedby="hint-${one}"
          @change=${() => onType(one)}><span><b>${words.types[one]}</b><span class="sub" id="hint-${one}">${words.typeHints[one]}</span></span></label>`)}
    </fieldset>`
}

function baseField(look: Look, view: FieldsView): TemplateResult {
  const { fields, form } = look.t.orders
  return selectField(view, {
    id: 'base', wrong: 'base', label: fields.base, placeholder: fields.chooseBase, error: form.baseMissing, value: view.fields.choice.baseProductId ?? '',
    options: view.form.baseProducts.map(({ id, name, available, assigned }) => [id, `${name} (${fields.owned(available, assigned, look.format)})`]),
    onChange: (baseProductId) => view.onChange({ baseProductId: baseProductId === '' ? null : baseProductId }),
  })
}

interface SelectView {
  readonly id: string
  readonly wrong: WrongField
  readonly label: string
  readonly placeholder: string
  readonly error: string
  readonly value: string
  readonly options: readonly (readonly [string, string])[]
  readonly onChange: (value: string) => void
}

function selectField({ fields }: FieldsView, { id, wrong, label, placeholder, error, value, options, onChange }: SelectView): TemplateResult {
  const isWrong = fields.wrong === wrong
  return html`
    <div class="field">
      <label class="label" for=${id}>${label}</label>
      <span class="select-box"><select class="select" id=${id} required aria-invalid=${isWrong ? 'true' : 'false'} aria-describedby=${isWrong ? `${id}-error` : nothing}
        .value=${live(value)} @change=${(event: Event) => onChange((event.target as HTMLSelectElement).value)}>
        <option value="" ?selected=${value === ''}>${placeholder}</option>
        ${options.map(([key, text]) => html`<option value=${key} ?selected=${key === value}>${text}</option>`)}
      </select>${icon('chevron')}</span>
      ${isWrong ? html`<p class="field-error" id="${id}-error">${icon('alert')}${error}</p>` : nothing}
    </div>`
}

function quantityField(look: Look, view: FieldsView): TemplateResult {
  const { fields, form } = look.t.orders
  const { quantity } = view.fields.choice
  const problem = Number.isNaN(quantity) ? (view.fields.wrong === 'quantity' ? form.quantityMissing : null)
    : !Number.isInteger(quantity) ? form.quantityMissing : quantity < 1 || quantity > MAX_ITEM_QUANTITY ? form.quantityRange : null
  return html`
    <div class="field">
      ${numberField({
        id: 'quantity', label: fields.quantity, value: quantity, min: 1, max: MAX_ITEM_QUANTITY, isInvalid: problem !== null, describedBy: problem === null ? 'step' : 'quantity-error',
        decreaseLabel: fields.less, increaseLabel: fields.more, onChange: (value) => view.onChange({ quantity: value }),
      })}
      ${problem === null ? stepHint(look, view) : html`<p class="field-error" id="quantity-error">${icon('alert')}${problem}</p>`}
    </div>`
}

/** "Com mais 2, cai para R$ 99,90 e ganha 1 bônus", with the way there in one click. */
function stepHint(look: Look, { form: { priceList }, product, fields, onChange }: FieldsView): TemplateResult {
  const { t: { orders: { form: { step: words } } }, format } = look
  const step = product === null ? null : nextStep(product, fields.choice.quantity)
  if (step === null) return html`<p class="step" id="step"></p>`
  const price = step.unitMonthlyCents === null ? null : amount(format, priceList.currency, step.unitMonthlyCents)
  const gains = [
    price === null ? null : priceList.tierMode === 'graduated' ? words.fallsFrom(price, step.quantity, format) : words.falls(price),
    step.bonus === 0 ? null : words.bonus(step.bonus, format),
  ].filter((gain) => gain !== null).join(` ${words.and} `)
  return html`<p class="step"><span id="step">${`${words.prefix(step.more, format)} ${gains}.`}</span>
    <button type="button" class="inline" id="take-step" @click=${() => onChange({ quantity: step.quantity })}>${words.take(step.quantity, format)}</button></p>`
}

function duplicateNote({ t: { orders: { form } } }: Look, { onRemove }: FieldsView, item: DraftItem): TemplateResult {
  return callout('info', form.duplicate.title, form.duplicate.text, html`<button type="button" class="button" id="drop" @click=${() => onRemove(item)}>${form.duplicate.act}</button>`, true)
}
