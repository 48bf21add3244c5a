import { html, nothing, type TemplateResult } from 'lit'
import { live } from 'lit/directives/live.js'
import { caretAfterMask, maskTaxId, suggestedTaxId } from '../cart/billing-data.ts'
import type { Look } from '../orders/order-words.ts'
import { icon } from '../runtime/icons.ts'
import type { CustomerDraft, CustomerErrors, CustomerField } from './customer-draft.ts'
import { taxIdText } from './tax-id-text.ts'

export interface CustomerFieldsView {
  readonly draft: CustomerDraft
  readonly errors: CustomerErrors
  /** The number of a registered customer is only shown. */
  readonly isRegistered: boolean
  readonly onInput: (change: Partial<CustomerDraft>) => void
  readonly onLeave: (field: CustomerField) => void
}

/** CNPJ (with letters) or CPF first: it says whose name comes next. */
export function customerFields(look: Look, view: CustomerFieldsView): TemplateResult {
  const words = look.t.customerActs.form
  const text = (name: Exclude<CustomerField, 'taxId'>, label: string, isRequired: boolean, more: FieldMore) => field(look, view, name, label, isRequired, {
    ...more, onInput: (input) => view.onInput({ [name]: input.value }),
  })
  return html`<div class="fields">
    ${view.isRegistered ? html`<div><span class="label" id="tax-id-label">${words.taxId}</span><output aria-labelledby="tax-id-label" aria-live="off" class="strong">${view.draft.taxId}</output></div>`
      : field(look, view, 'taxId', words.taxId, true, { hint: words.taxIdHint, maxLength: 30, isCode: true, onInput: (input) => view.onInput({ taxId: masked(input) }) })}
    ${text('name', words.name, true, { maxLength: 200 })}
    ${text('tradeName', words.tradeName, false, { maxLength: 200 })}
    ${text('email', words.email, false, { maxLength: 254, type: 'email' })}
    ${text('phone', words.phone, false, { maxLength: 40, type: 'tel' })}
  </div>`
}

interface FieldMore {
  readonly hint?: string
  readonly maxLength: number
  readonly type?: 'email' | 'tel'
  readonly isCode?: boolean
}

function field(
  { t }: Look, view: CustomerFieldsView, name: CustomerField, label: string, isRequired: boolean,
  { hint, maxLength, type, isCode, onInput }: FieldMore & { readonly onInput: (input: HTMLInputElement) => void },
): TemplateResult {
  const words = t.customerActs.form
  const error = view.errors[name]
  const suggestion = error === 'taxId.leadingZeroLost' ? suggestedTaxId(view.draft.taxId) : null
  const described = [error ? `${name}-error` : '', hint ? `${name}-hint` : ''].filter(Boolean).join(' ')
  return html`
    <div class="field">
      <label class="label" for=${name}>${label}${isRequired ? nothing : html` <span class="optional">${words.optional}</span>`}</label>
      <input class="input" id=${name} type=${type ?? 'text'} ?required=${isRequired} maxlength=${maxLength} autocomplete="off" autocapitalize=${isCode ? 'characters' : nothing} spellcheck=${isCode ? 'false' : nothing}
        .value=${live(view.draft[name])} aria-invalid=${error ? 'true' : 'false'} aria-describedby=${described === '' ? nothing : described}
        @input=${(event: Event) => onInput(event.target as HTMLInputElement)} @blur=${() => view.onLeave(name)}>
      ${error ? html`<p class="field-error" id="${name}-error">${icon('alert')}<span>${words.errors[error] ?? words.errors['other']}</span>
        ${suggestion === null ? nothing : html`<button type="button" class="inline" @click=${() => view.onInput({ taxId: taxIdText(suggestion) })}>${words.suggest(suggestion)}</button>`}</p>` : nothing}
      ${hint ? html`<p class="note" id="${name}-hint">${hint}</p>` : nothing}
    </div>`
}

/** Writes the punctuation while the person types, with the caret where it was. */
function masked(input: HTMLInputElement): string {
  const typed = input.value
  const value = maskTaxId(typed)
  if (value === typed) return value
  const caret = caretAfterMask(typed, input.selectionStart ?? typed.length, value)
  input.value = value
  input.setSelectionRange(caret, caret)
  return value
}
