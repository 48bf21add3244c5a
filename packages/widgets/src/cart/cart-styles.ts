import { css } from 'lit'

/** Two columns; below 720 px of its own width one, with what is due and the button at the end. */
export const cartStyles = css`
  .cols { display: grid; grid-template-columns: minmax(0, 1fr) 340px; margin-block-start: 18px; border-block-start: 1px solid var(--_border) }
  .main { display: grid; gap: 18px; align-content: start; padding: 20px var(--_gutter) var(--_gutter); min-inline-size: 0 }
  .main.list { gap: 0; padding-block: 0 8px; container: lines / inline-size }
  :host([no-header]) .cols { margin-block-start: 0; border-block-start: 0 }
  .summary { display: grid; gap: 14px; align-content: start; padding: 22px var(--_gutter); background: var(--_sunken); border-inline-start: 1px solid var(--_border); min-inline-size: 0 }
  .summary .label { margin: 0 }
  .summary .callout { border: 1px solid var(--_border) } .summary .callout .actions .button { flex: 1 1 100% }
  .buttons { display: grid; gap: 8px }
  .items .item { display: grid; grid-template-columns: minmax(0, 1fr) auto 132px auto; gap: 6px 18px; align-items: start; padding: 18px 0; border-block-start: 1px solid var(--_border) }
  .items .item:first-child { border-block-start: 0 }
  .item.gone { grid-template-columns: minmax(0, 1fr) auto; align-items: center; font-size: var(--_size-s); color: var(--_muted) }
  .item .refusal { grid-column: 1 / -1; margin-block-start: 6px }
  .what { min-inline-size: 0 }
  .what .heading, .review-item .heading { font-size: var(--_size); overflow-wrap: anywhere; display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical; overflow: hidden }
  .kind { display: flex; gap: 6px; align-items: center; font-size: var(--_size-xs); font-weight: 600; color: var(--_muted) }
  .kind .icon { inline-size: 12px; block-size: 12px }
  .product { font-size: var(--_size-s); color: var(--_muted); overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
  .terms, .change { font-size: var(--_size-s); color: var(--_muted); margin-block-start: 2px }
  .change > div { display: grid; grid-template-columns: 40px minmax(0, 1fr); gap: 8px } .change dd { overflow-wrap: anywhere; display: -webkit-box; -webkit-line-clamp: 3; -webkit-box-orient: vertical; overflow: hidden }
  .change > div:last-child dd { color: var(--_text) }
  .qty .stepper button { inline-size: 40px; min-block-size: 40px }
  .qty .stepper input { inline-size: 62px; font-size: var(--_size) }
  .qty .field-error { max-inline-size: 142px }
  .price { font-size: var(--_size-s); text-align: end } .price b { font-size: var(--_size) } .price small { display: block; font-size: var(--_size-xs); color: var(--_muted) }
  .receipt dd { text-align: end; white-space: nowrap } .receipt dt { min-inline-size: 0; overflow-wrap: anywhere }
  .credit dd { color: var(--_ok) }
  .note, .hint { font-size: var(--_size-xs); color: var(--_muted) } .hint { margin-block-start: 5px }
  .review-items { display: grid; gap: 16px }
  .review-item { border: 1px solid var(--_border); border-radius: var(--_radius); padding: 14px 16px }
  .facts { display: grid; gap: 7px; margin-block-start: 10px; font-size: var(--_size-s) }
  .facts > div { display: grid; grid-template-columns: 204px minmax(0, 1fr); gap: 14px } .facts dt { color: var(--_muted) } .facts dd { overflow-wrap: anywhere }
  .section-title { font-size: var(--_size); font-weight: 650; padding: 0 }
  .billing { display: grid; gap: 10px; margin: 0; padding: 0; border: 0; min-inline-size: 0; font-size: var(--_size-s) }
  .fields { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 14px 16px; align-items: start } .fields .select-box { inline-size: 100% }
  .button.tight { min-block-size: 24px; padding: 0 4px; font-size: inherit }
  .check { display: flex; gap: 10px; align-items: flex-start; min-block-size: 24px; font-weight: 600; cursor: pointer }
  .check input { inline-size: 18px; block-size: 18px; margin: 1px 0 0; flex: none; accent-color: var(--_accent) }
  .check input[aria-invalid='true'] { outline: 2px solid var(--_bad); outline-offset: 1px }
  .done { display: grid; gap: 16px; padding: 28px var(--_gutter) }
  .done-head { display: flex; gap: 14px; align-items: center }
  .seal { display: grid; place-items: center; flex: none; inline-size: 44px; block-size: 44px; border-radius: 50%; color: var(--_ok); background: var(--_ok-soft) } .seal .icon { inline-size: 22px; block-size: 22px }
  .next { display: grid; gap: 0; margin: 0; padding: 0; list-style: none; counter-reset: step; border: 1px solid var(--_border); border-radius: var(--_radius); font-size: var(--_size-s) }
  .next li { display: flex; flex-wrap: wrap; gap: 10px 18px; align-items: center; justify-content: space-between; padding: 14px 16px }
  .next li > :first-child { flex: 1 1 260px } .next li + li { border-block-start: 1px solid var(--_border) }
  .next .button { overflow-wrap: anywhere; min-inline-size: 0 }
  .banner { padding: 14px var(--_gutter) 0; display: grid; gap: 12px }
  .blank { display: grid; gap: 6px; justify-items: center; padding: 44px var(--_gutter); text-align: center; font-size: var(--_size-s); color: var(--_muted) }
  .blank strong { color: var(--_text) } .blank .icon { inline-size: 22px; block-size: 22px }
  .button[aria-disabled='true'] { opacity: .55; cursor: not-allowed }
  #stage:focus { outline: 0 }
  @container lines (max-width: 620px) {
    .items .item { grid-template-columns: minmax(0, 1fr) auto }
    .item .price { grid-column: 2; grid-row: 2 } .item .remove { grid-column: 2; grid-row: 1; justify-self: end; padding-inline: 0 }
  }
  @container assento (max-width: 720px) {
    .cols { grid-template-columns: minmax(0, 1fr) }
    .summary { border-inline-start: 0; border-block-start: 1px solid var(--_border) }
  }
  @container assento (max-width: 480px) {
    .main, .summary, .banner, .done { padding-inline: calc(var(--_space) * 2) }
    .fields, .facts > div { grid-template-columns: minmax(0, 1fr) } .facts > div { gap: 0 }
    .callout .actions .button { flex: 1 1 100% }
  }
  @media (forced-colors: active) { .button[aria-disabled='true'] { color: GrayText; border-color: GrayText } }
`
