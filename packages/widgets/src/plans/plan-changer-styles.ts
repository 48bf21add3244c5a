import { css } from 'lit'

/** Plans above, today beside the choice below, the order at the side; one under the other where it is narrow. */
export const planChangerStyles = css`
  .plans { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 220px), 1fr)); gap: 10px; margin: 0; padding: 18px var(--_gutter) 20px; border: 0; min-inline-size: 0 }
  .choice { display: flex; gap: 11px; align-items: flex-start; min-inline-size: 0; padding: 14px 15px; border: 1px solid var(--_control-border); border-radius: var(--_radius); font-size: var(--_size-s); cursor: pointer }
  .choice.on { border-color: var(--_accent); box-shadow: inset 0 0 0 1px var(--_accent) }
  .choice:hover { background: var(--_sunken) }
  .choice:focus-within { outline: 2px solid var(--_focus); outline-offset: 2px }
  .choice input { inline-size: 18px; block-size: 18px; margin: 1px 0 0; flex: none; accent-color: var(--_accent); outline: 0 }
  .choice-body { display: grid; gap: 4px; min-inline-size: 0 }
  .choice-name { display: flex; flex-wrap: wrap; gap: 2px 8px; align-items: baseline } .choice-name b { font-size: var(--_size); font-weight: 650; overflow-wrap: anywhere }
  .gains { color: var(--_muted); overflow-wrap: anywhere } .choice-price { font-weight: 600 }
  .tag { font-size: var(--_size-xs); font-weight: 600; color: var(--_muted); white-space: nowrap } .tag.up { color: var(--_ok) }
  .cols { display: grid; grid-template-columns: minmax(0, 1fr) 320px; border-block-start: 1px solid var(--_border) }
  .main { min-inline-size: 0 }
  .summary { display: grid; gap: 14px; align-content: start; padding: 20px var(--_gutter); background: var(--_sunken); border-inline-start: 1px solid var(--_border); min-inline-size: 0 }
  .summary .label { margin: 0 } .summary .callout { border: 1px solid var(--_border) } .summary .callout .actions .button { flex: 1 1 100% }
  .compare { font-size: calc(var(--_size) - 1px) }
  .compare-row { display: grid; grid-template-columns: 138px minmax(0, 2fr) minmax(0, 3fr); border-block-start: 1px solid var(--_border) }
  .compare-head { border-block-start: 0; font-size: var(--_size-xs); font-weight: 600; color: var(--_muted) }
  .compare-row > * { padding: 11px 14px; min-inline-size: 0; align-content: center; overflow-wrap: anywhere }
  .compare-row > :first-child { padding-inline-start: var(--_gutter) }
  .compare-row > [role='rowheader'] { padding-inline-end: 4px; color: var(--_muted); font-size: var(--_size-s) }
  .compare-row > .next { background: color-mix(in srgb, var(--_accent) 5%, transparent) }
  .compare small { display: block; color: var(--_muted); font-size: var(--_size-xs); font-weight: 400 } .compare .difference { color: var(--_text) }
  .compare .changed { font-weight: 650 }
  .changed .select, .changed .stepper { border-color: var(--_accent); box-shadow: inset 0 0 0 1px var(--_accent) }
  .changed .tag { margin-inline-start: 10px; color: var(--_accent) }
  .changed .tag::before { content: ''; display: inline-block; inline-size: 6px; block-size: 6px; border-radius: 50%; background: currentColor; margin-inline-end: 5px; vertical-align: .12em }
  .compare .stepper { vertical-align: middle } .compare .stepper input { inline-size: 66px; font-size: var(--_size) } .compare .stepper button { inline-size: 40px; min-block-size: 40px }
  .select-box { inline-size: min(100%, 220px) }
  .receipt dd { text-align: end; white-space: nowrap } .receipt dt { min-inline-size: 0 } .receipt small { display: block; font-size: var(--_size-xs); color: var(--_muted) } .credit dd { color: var(--_ok) }
  .note { font-size: var(--_size-xs); color: var(--_muted) }
  .refusal { padding: 0 var(--_gutter) 20px } .banner { padding: 14px var(--_gutter) 0 }
  .empty { padding: 28px var(--_gutter); display: grid; gap: 4px; justify-items: start }
  .back { padding: 12px var(--_gutter) 0 } .back .button { padding-inline: 0 }
  assento-cart { border: 0; border-radius: 0 }
  .button[aria-disabled='true'] { opacity: .55; cursor: not-allowed }
  @container assento (max-width: 760px) {
    .cols { grid-template-columns: minmax(0, 1fr) }
    .summary { border-inline-start: 0; border-block-start: 1px solid var(--_border) }
  }
  @container assento (max-width: 560px) {
    .compare-row { grid-template-columns: minmax(0, 2fr) minmax(0, 3fr) }
    .compare-row > [role='rowheader'] { grid-column: 1 / -1; padding-block: 10px 0 } .compare-head > :first-child { display: none }
    .compare-row > :nth-child(2) { padding-inline-start: var(--_gutter) }
    .compare-row > [role='cell'] { padding-block: 6px 11px } .compare-row > .next { background: none }
    .changed .tag { display: block; margin-inline-start: 0 }
  }
  @container assento (max-width: 480px) {
    .plans, .summary, .refusal, .banner, .back { padding-inline: calc(var(--_space) * 2) }
    .compare-row > :first-child, .compare-row > :nth-child(2) { padding-inline: calc(var(--_space) * 2) 8px } .compare-row > .next { padding-inline: 0 calc(var(--_space) * 2) }
    .callout .actions .button { flex: 1 1 100% } .compare .stepper input { inline-size: 52px }
  }
  @media (forced-colors: active) {
    .choice.on { outline: 2px solid Highlight }
    .button[aria-disabled='true'] { color: GrayText; border-color: GrayText }
  }
`
