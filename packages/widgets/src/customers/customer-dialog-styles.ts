import { css } from 'lit'

/** Looks of the dialogs that customers and stock share: fields, choices, the key, the report. Sheets are small, and come with the element. */
export const customerDialogStyles = css`
  .fields { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 14px 16px; align-items: start }
  .field { min-inline-size: 0 }
  .field .note { margin-block-start: 5px }
  .field-error .inline { padding: 0 }
  .optional { font-weight: 400 }
  .given-to { margin: 0 } .given-to .label, .chosen .label { margin-block-end: 1px }
  .choice-box { display: grid; gap: 10px; justify-items: start }
  .choice-box > .label { margin: 0 }
  .choice-box > .search { inline-size: 100%; max-inline-size: none }
  .options { display: grid; inline-size: 100%; max-block-size: 260px; overflow-y: auto; border: 1px solid var(--_border); border-radius: var(--_radius) }
  .options li + li { border-block-start: 1px solid var(--_border) }
  .option { appearance: none; display: grid; inline-size: 100%; padding: 9px 14px; border: 0; background: none; text-align: start; cursor: pointer }
  .option:hover { background: var(--_sunken) } .option:focus-visible { outline-offset: -2px }
  .option .sub, .radio .sub { font-size: var(--_size-xs); margin: 0 }
  .chosen { display: flex; gap: 12px; align-items: center; justify-content: space-between; padding: 12px 14px; border: 1px solid var(--_border); border-radius: var(--_radius) }
  .radios { display: grid; gap: 8px; margin: 0; padding: 0; border: 0; min-inline-size: 0 } .radios legend { padding: 0 }
  .radio { display: flex; gap: 10px; align-items: center; padding: 10px 14px; border: 1px solid var(--_control-border); border-radius: var(--_radius); cursor: pointer }
  [data-missing] .radio { border-color: var(--_bad) }
  .radio .sub { margin-inline-start: auto; white-space: nowrap }
  .radio input, .check input { inline-size: 18px; block-size: 18px; margin: 0; flex: none; accent-color: var(--_accent) }
  .check { display: flex; gap: 10px; align-items: flex-start; min-block-size: 24px; font-weight: 600; cursor: pointer } .check input { margin-block-start: 1px }
  .key-box { display: grid; gap: 10px; justify-items: start; padding: 18px; border-radius: var(--_radius); background: var(--_sunken) }
  .key-box .label { margin: 0 }
  .key { font: 650 calc(var(--_size) * 1.35)/1.45 var(--_mono); letter-spacing: .02em; user-select: all; overflow-wrap: normal } .key span { white-space: nowrap }
  textarea.input { resize: vertical }
  .sums { display: flex; flex-wrap: wrap; gap: 10px 40px; margin: 0 } .sums > div { display: flex; gap: 8px; align-items: baseline; flex-direction: row-reverse } .sums .label { margin: 0; font-weight: 500; font-size: var(--_size-s) }
  .report { border: 1px solid var(--_border); border-radius: var(--_radius); max-block-size: 320px; overflow-y: auto }
  .report li { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 4px 16px; align-items: center; padding: 10px 14px }
  .report li + li { border-block-start: 1px solid var(--_border) }
  .report .sub { font-size: var(--_size-xs) } .report .clamp { display: inline } .report p.clamp { display: -webkit-box }
  .fate { display: flex; gap: 6px; align-items: center; font-size: var(--_size-xs); font-weight: 600; color: var(--_ok) } .fate .icon { inline-size: 14px; block-size: 14px }
  .fate.over { color: var(--_muted) } .blocked .fate { color: var(--_bad) }
  .plain li { padding-block: 2px } .plain li::before { content: '·'; margin-inline-end: 6px; color: var(--_muted) }
  .hash code { overflow-wrap: anywhere }
  @container assento (max-width: 480px) {
    .fields { grid-template-columns: minmax(0, 1fr) }
    .report li { grid-template-columns: minmax(0, 1fr) }
    .radio { flex-wrap: wrap }
  }
`
