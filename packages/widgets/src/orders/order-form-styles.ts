import { css } from 'lit'
import { frameStyles } from './frame-styles.ts'

const form = css`
  .cols { display: grid; grid-template-columns: minmax(0, 1fr) 360px; margin: 18px 0 0; border-block: 1px solid var(--_border) }
  :host([no-header]) .cols { margin-block-start: 0; border-block-start: 0 }
  .main { display: grid; gap: 18px; align-content: start; padding: 20px var(--_gutter) var(--_gutter); min-inline-size: 0 }
  .summary { display: grid; gap: 14px; align-content: start; padding: 20px var(--_gutter); background: var(--_sunken); border-inline-start: 1px solid var(--_border); min-inline-size: 0 }
  .summary .label { margin: 0 }
  .summary .callout { border: 1px solid var(--_border) }
  .types { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 0 10px; margin: 0; padding: 0; border: 0; min-inline-size: 0 }
  .types legend { padding: 0 }
  .type { display: flex; gap: 10px; align-items: flex-start; padding: 12px 14px; border: 1px solid var(--_control-border); border-radius: var(--_radius); font-size: var(--_size-s); cursor: pointer }
  .type.on { border-color: var(--_accent); box-shadow: inset 0 0 0 1px var(--_accent) }
  .type:focus-within { outline: 2px solid var(--_focus); outline-offset: 2px }
  .type input { inline-size: 18px; block-size: 18px; margin: 1px 0 0; flex: none; accent-color: var(--_accent); outline: 0 }
  .type b, .type .sub { display: block }
  .type .sub { font-size: var(--_size-xs); margin: 0 }
  .given { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 10px }
  .given > div { min-inline-size: 0 }
  .given .label { margin-block-end: 1px }
  .given output { display: block; font-weight: 600; overflow-wrap: anywhere }
  .field { min-inline-size: 0 }
  .field .select-box { inline-size: 100% }
  .step { font-size: var(--_size-s); color: var(--_muted); margin-block-start: 8px }
  .step:empty { display: none }
  .computed { transition: opacity .15s .1s }
  .computed[aria-busy='true'] { opacity: .5 }
  .computed .receipt > div > span { display: grid; min-inline-size: 0 }
  .computed small { font-size: var(--_size-xs); color: var(--_muted); font-weight: 400 }
  .computed output { text-align: end; white-space: nowrap; font-weight: 600 }
  .computed .total output { font-size: calc(var(--_size) + 2px); font-weight: 650 }
  .items-head { padding: 20px var(--_gutter) 12px }
  .none { padding: 0 var(--_gutter) 28px; color: var(--_muted); font-size: var(--_size-s) }
  @container assento (max-width: 860px) {
    .cols { grid-template-columns: minmax(0, 1fr) }
    .summary { border-inline-start: 0; border-block-start: 1px solid var(--_border) }
  }
  @container assento (max-width: 480px) {
    .main, .summary, .items-head, .none { padding-inline: 16px }
    .types { grid-template-columns: minmax(0, 1fr); gap: 10px 0 }
  }
`

export const orderFormStyles = [frameStyles, form]
