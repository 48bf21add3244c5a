import { css, html, nothing, type TemplateResult } from 'lit'
import { live } from 'lit/directives/live.js'
import { icon } from './icons.ts'

export interface NumberFieldView {
  readonly id: string
  readonly label: string
  /** What is shown; NaN shows an empty field. */
  readonly value: number
  readonly min: number
  readonly max?: number
  readonly isDisabled?: boolean
  readonly hasHiddenLabel?: boolean
  /** Id of the text that explains the field or its error. */
  readonly describedBy?: string
  readonly isInvalid?: boolean
  readonly decreaseLabel: string
  readonly increaseLabel: string
  /** Every keystroke and click; NaN while the field holds no number. Fractions come through: rules refuse them. */
  readonly onChange: (value: number) => void
}

/** A native number input with buttons of 44 px: arrow keys, wheelless, `inputmode=numeric`. */
export function numberField(view: NumberFieldView): TemplateResult {
  const current = Number.isNaN(view.value) ? view.min : view.value
  const step = (by: number) => view.onChange(Math.min(view.max ?? Infinity, Math.max(view.min, Math.trunc(current) + by)))
  return html`
    <label for=${view.id} class=${view.hasHiddenLabel ? 'live' : 'label'}>${view.label}</label>
    <div class="stepper">
      <button type="button" tabindex="-1" aria-label=${view.decreaseLabel} ?disabled=${view.isDisabled || current <= view.min} @click=${() => step(-1)}>${icon('minus')}</button>
      <input id=${view.id} type="number" inputmode="numeric" autocomplete="off" step="1" min=${view.min} max=${view.max ?? nothing}
        .value=${live(Number.isNaN(view.value) ? '' : String(view.value))} ?disabled=${view.isDisabled}
        aria-invalid=${view.isInvalid ? 'true' : 'false'} aria-describedby=${view.describedBy ?? nothing}
        @input=${(event: InputEvent) => view.onChange((event.target as HTMLInputElement).valueAsNumber)}>
      <button type="button" tabindex="-1" aria-label=${view.increaseLabel} ?disabled=${view.isDisabled || current >= (view.max ?? Infinity)} @click=${() => step(1)}>${icon('plus')}</button>
    </div>`
}

export const numberFieldStyles = css`
  .stepper { display: inline-flex; align-items: stretch; border: 1px solid var(--_control-border); border-radius: var(--_radius); overflow: clip; background: var(--_surface) }
  .stepper:focus-within { outline: 2px solid var(--_focus); outline-offset: 2px }
  .stepper button { appearance: none; inline-size: 44px; min-block-size: 44px; display: grid; place-items: center; margin: 0; padding: 0; border: 0; background: none; color: var(--_accent); cursor: pointer; touch-action: manipulation }
  .stepper button:hover:not(:disabled) { background: var(--_sunken) }
  .stepper button:disabled { color: var(--_muted); opacity: .5; cursor: not-allowed }
  .stepper input {
    appearance: textfield; inline-size: 92px; padding: 6px 0; margin: 0; border: 0; border-inline: 1px solid var(--_border); border-radius: 0; background: none; color: var(--_text);
    text-align: center; font: 650 calc(var(--_size) * 1.8)/1.2 var(--_font); font-variant-numeric: tabular-nums; letter-spacing: -.02em; outline: 0;
  }
  .stepper input::-webkit-inner-spin-button { appearance: none; margin: 0 }
`
