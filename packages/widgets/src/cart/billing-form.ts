import { html, nothing, type TemplateResult } from 'lit'
import { live } from 'lit/directives/live.js'
import type { BillingInput } from '@assento/client'
import { icon } from '../runtime/icons.ts'
import { caretAfterMask, kindOfTaxId, maskTaxId, suggestedTaxId, type BillingErrors, type BillingField } from './billing-data.ts'
import type { Look } from './offer-words.ts'

export interface BillingView {
  readonly draft: BillingInput
  readonly errors: BillingErrors
  readonly onInput: (draft: BillingInput) => void
  /** The person has left a field. */
  readonly onLeave: (field: BillingField) => void
}

/** Who pays: asked for only when the price rises and the account has no tax number (G4). */
export function billingForm(look: Look, view: BillingView): TemplateResult {
  const words = look.t.checkout.billing
  const { draft } = view
  const isBrazil = draft.country === 'BR'
  const kind = isBrazil ? kindOfTaxId(draft.taxId) : null
  return html`
    <fieldset class="billing"><legend class="section-title">${words.title}</legend>
      <p class="muted">${words.text}</p>
      <div class="fields">
        <div class="field short">
          <label class="label" for="country">${words.country}</label>
          <span class="select-box"><select class="select" id="country" autocomplete="country" .value=${live(draft.country)}
            @change=${(event: Event) => view.onInput({ ...draft, country: (event.target as HTMLSelectElement).value })}>
            ${countries(look.format.locale).map(([code, name]) => html`<option value=${code} ?selected=${code === draft.country}>${name}</option>`)}
          </select>${icon('chevron')}</span>
        </div>
        ${field(look, view, 'taxId', {
          label: isBrazil ? words.taxId : words.foreignId, hint: isBrazil ? words.taxIdHint : words.foreignHint, autocomplete: 'off', isCode: true,
          onInput: (input) => view.onInput({ ...draft, taxId: isBrazil ? masked(input) : input.value }),
        })}
        ${field(look, view, 'name', {
          label: kind === 'cnpj' ? words.company : kind === 'cpf' ? words.person : words.name, autocomplete: kind === 'cpf' ? 'name' : 'organization',
          onInput: (input) => view.onInput({ ...draft, name: input.value }),
        })}
        ${field(look, view, 'email', { label: words.email, hint: words.emailHint, autocomplete: 'email', onInput: (input) => view.onInput({ ...draft, email: input.value }) })}
      </div>
    </fieldset>`
}

interface FieldView {
  readonly label: string
  readonly hint?: string
  readonly autocomplete: string
  readonly isCode?: boolean
  readonly onInput: (input: HTMLInputElement) => void
}

function field({ t }: Look, view: BillingView, name: Exclude<BillingField, 'country'>, { label, hint, autocomplete, isCode, onInput }: FieldView): TemplateResult {
  const words = t.checkout.billing
  const error = view.errors[name]
  const suggestion = error === 'taxId.leadingZeroLost' ? suggestedTaxId(view.draft.taxId) : null
  const described = [error ? `${name}-error` : '', hint ? `${name}-hint` : ''].filter(Boolean).join(' ')
  return html`
    <div class="field">
      <label class="label" for=${name}>${label}</label>
      <input class="input" id=${name} name=${name} type=${name === 'email' ? 'email' : 'text'} required maxlength=${name === 'taxId' ? 60 : 200} autocomplete=${autocomplete}
        autocapitalize=${isCode ? 'characters' : nothing} spellcheck=${isCode ? 'false' : nothing} .value=${live(view.draft[name])}
        aria-invalid=${error ? 'true' : 'false'} aria-describedby=${described === '' ? nothing : described}
        @input=${(event: Event) => onInput(event.target as HTMLInputElement)} @blur=${() => view.onLeave(name)}>
      ${error ? html`<p class="field-error" id="${name}-error">${icon('alert')}${words.errors[error] ?? words.errors['other']}
        ${suggestion === null ? nothing : html`<button type="button" class="button link tight" @click=${() => view.onInput({ ...view.draft, taxId: suggestion })}>${words.suggest(suggestion)}</button>`}</p>` : nothing}
      ${hint ? html`<p class="hint" id="${name}-hint">${hint}</p>` : nothing}
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

/** ISO 3166-1: two letters each. */
const CODES = 'AEAGALAMAOARATAUAZBABBBDBEBGBHBJBNBOBRBSBTBWBYBZCACDCFCGCHCICLCMCNCOCRCUCVCYCZDEDJDKDMDODZECEEEGERESETFIFJFMFRGAGBGDGEGHGMGNGQGRGTGWGYHKHNHRHTHUIDIEILINIQIRISITJMJOJPKEKGKHKIKMKNKPKRKWKZLALBLCLILKLRLSLTLULVLYMAMCMDMEMGMHMKMLMMMNMOMRMTMUMVMWMXMYMZNANENGNINLNONPNRNZOMPAPEPGPHPKPLPRPSPTPWPYQARORSRURWSASBSCSDSESGSISKSLSMSNSOSRSSSTSVSYSZTDTGTHTJTLTMTNTOTRTTTVTWTZUAUGUSUYUZVAVCVEVNVUWSXKYEZAZMZW'
const named = new Map<string, readonly (readonly [string, string])[]>()

/** Brazil first, then by name in the reader's language. */
function countries(locale: string): readonly (readonly [string, string])[] {
  const known = named.get(locale)
  if (known) return known
  const names = new Intl.DisplayNames(locale, { type: 'region' })
  const order = new Intl.Collator(locale)
  const all = (CODES.match(/../g) ?? []).map((code) => [code, names.of(code) ?? code] as const)
    .sort(([a, first], [b, second]) => (a === 'BR' ? -1 : b === 'BR' ? 1 : order.compare(first, second)))
  named.set(locale, all)
  return all
}
