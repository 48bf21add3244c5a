import { css } from 'lit'

/** Layout of the renewal scheduler: three cards, two terms, a line of dates; stacked when it is narrow. */
export const renewalSchedulerStyles = css`
  .sub b { font-weight: 600; color: var(--_text) }
  .choices { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 10px; padding: 18px var(--_gutter) 20px; margin: 0; border: 0; min-inline-size: 0 }
  .choice { display: flex; gap: 11px; align-items: flex-start; border: 1px solid var(--_control-border); border-radius: var(--_radius); padding: 13px 15px; font-size: var(--_size-s); cursor: pointer }
  .choice.on { border-color: var(--_accent); box-shadow: inset 0 0 0 1px var(--_accent) }
  .choice:hover:not(.off) { background: var(--_sunken) }
  .choice.off { cursor: not-allowed; border-style: dashed }
  .choice.off b { color: var(--_muted) }
  .choice:focus-within { outline: 2px solid var(--_focus); outline-offset: 2px }
  .choice input { inline-size: 18px; block-size: 18px; margin: 1px 0 0; flex: none; accent-color: var(--_accent); outline: 0 }
  .choice b { display: block; font-size: calc(var(--_size) - 1px); font-weight: 650 }
  .choice-text { color: var(--_muted) }
  .compare { font-size: calc(var(--_size) - 1px) }
  .compare-row { display: grid; grid-template-columns: 150px minmax(0, 1fr) minmax(0, 1fr); border-block-start: 1px solid var(--_border) }
  .compare-head { border-block-start: 0; font-size: var(--_size-xs); font-weight: 600; color: var(--_muted) }
  .compare-row > * { padding: 12px 16px; min-inline-size: 0; align-content: center }
  .compare-row:last-child > * { align-content: start }
  .compare-row > :first-child { padding-inline-start: var(--_gutter) }
  .compare-row > [role='rowheader'] { color: var(--_muted); font-size: var(--_size-s) }
  .compare-row > .next { background: color-mix(in srgb, var(--_accent) 5%, transparent); padding-inline-end: var(--_gutter) }
  .compare small { display: block; color: var(--_muted); font-size: var(--_size-xs) }
  .compare .difference { color: var(--_text) }
  .changed { font-weight: 650 }
  .changed .select, .changed .stepper { border-color: var(--_accent); box-shadow: inset 0 0 0 1px var(--_accent) }
  .changed .select, .changed .stepper input { font-weight: 650; color: var(--_accent) }
  .tag { margin-inline-start: 10px; font-size: var(--_size-xs); font-weight: 600; color: var(--_accent); white-space: nowrap }
  .tag::before { content: ''; display: inline-block; inline-size: 6px; block-size: 6px; border-radius: 50%; background: currentColor; margin-inline-end: 5px; vertical-align: .12em }
  .seats-next .stepper input { inline-size: 76px; font-size: var(--_size) }
  .seats-next .stepper button { min-block-size: 40px; inline-size: 40px }
  .select-box { inline-size: min(100%, 240px) }
  .timeline { padding: 20px var(--_gutter) 22px; border-block-start: 1px solid var(--_border); font-size: var(--_size-xs) }
  .timeline ol { display: grid; grid-auto-flow: column; grid-auto-columns: minmax(0, 1fr); margin: 0; padding: 0; list-style: none }
  .timeline li { position: relative; border-block-start: 2px solid var(--_border); padding: 9px 12px 0 0; color: var(--_muted) }
  .timeline li::before { content: ''; position: absolute; inset-block-start: -6px; inset-inline-start: 0; inline-size: 10px; block-size: 10px; border-radius: 50%; background: var(--_surface); border: 2px solid var(--_accent) }
  .timeline li:first-child::before { background: var(--_accent) }
  .timeline b { display: block; color: var(--_text); font-size: var(--_size-s) }
  .timeline small { display: block; font-size: inherit }
  .foot { display: grid; gap: 14px; padding: 0 var(--_gutter) 22px }
  .foot .callout { max-inline-size: 720px }
  .note { font-size: var(--_size-xs); color: var(--_muted) }
  .check { display: flex; gap: 10px; align-items: flex-start; min-block-size: 24px; font-weight: 600; cursor: pointer }
  .check input { inline-size: 18px; block-size: 18px; margin: 1px 0 0; flex: none; accent-color: var(--_accent) }
  .clause { color: inherit; opacity: .82 }
  .top { padding: 16px var(--_gutter) 0; display: grid; gap: 12px }
  .empty { padding: 28px var(--_gutter); display: grid; gap: 4px; justify-items: start }
  .button[aria-disabled='true'] { opacity: .55; cursor: not-allowed }
  @container assento (max-width: 640px) {
    .choices { grid-template-columns: minmax(0, 1fr) }
    .compare-row { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr) }
    .compare-row > [role='rowheader'], .compare-head > :first-child { grid-column: 1 / -1; padding-block: 10px 0 }
    .compare-head > :first-child { display: none }
    .compare-row > :nth-child(2), .compare-head > :nth-child(2) { padding-inline-start: var(--_gutter) }
    .compare-row > .next { padding-inline-end: 16px }
    .compare-row > [role='cell'] { padding-block: 6px 12px }
    .compare-row > .next { background: none }
    .tag { display: block; margin-inline-start: 0 }
    .timeline ol { grid-auto-flow: row; gap: 14px; padding-inline-start: 5px }
    .timeline li { border-block-start: 0; padding: 0 0 0 16px }
    .timeline li::before { inset-block-start: 5px; inset-inline-start: -5px }
    .timeline li::after { content: ''; position: absolute; inset-block: 15px -19px; inset-inline-start: -1px; inline-size: 2px; background: var(--_border) }
    .timeline li:last-child::after { display: none }
  }
  @container assento (max-width: 480px) {
    .choices, .timeline, .foot, .top { padding-inline: calc(var(--_space) * 2) }
    .compare-row > :first-child, .compare-row > :nth-child(2), .compare-head > :nth-child(2) { padding-inline-start: calc(var(--_space) * 2) }
    .compare-row > * { padding-inline: calc(var(--_space) * 2) 8px }
    .compare-row > .next { padding-inline: 0 calc(var(--_space) * 2) }
    .compare-row { grid-template-columns: minmax(0, 2fr) minmax(0, 3fr) }
    .seats-next .stepper input { inline-size: 56px }
    .foot .actions .button, .callout .actions .button { flex: 1 1 100% }
  }
  @media (forced-colors: active) {
    .choice.on { outline: 2px solid Highlight }
    .button[aria-disabled='true'] { color: GrayText; border-color: GrayText }
  }
`
