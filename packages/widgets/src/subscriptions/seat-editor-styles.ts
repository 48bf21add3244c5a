import { css } from 'lit'

/** Layout of the seat editor: two columns; below 640 px of its own width one, where number, cost and button come first. */
export const seatEditorStyles = css`
  .cols { display: grid; grid-template: 'edit summary' auto 'rest summary' 1fr / minmax(0, 1fr) 340px; margin-block-start: 18px; border-block-start: 1px solid var(--_border) }
  .edit, .summary, .rest { padding: 22px var(--_gutter); min-inline-size: 0 }
  .edit { grid-area: edit; display: grid; gap: 24px; align-content: start }
  .rest { grid-area: rest; padding-block-start: 2px; container: rest / inline-size }
  .summary { grid-area: summary; background: var(--_sunken); border-inline-start: 1px solid var(--_border); display: grid; gap: 14px; align-content: start }
  .summary .label { margin: 0 }
  .summary .callout .actions .button { flex: 1 1 100% }
  .summary .callout.ok, .summary .callout.warn, .summary .callout.bad { border: 1px solid var(--_border) }
  .field-row { display: flex; flex-wrap: wrap; gap: 8px 18px; align-items: flex-end }
  .seats-field .stepper input { padding-block: 8px; font-size: calc(var(--_size) * 2); min-block-size: 58px }
  .seats-held { font-size: calc(var(--_size) * 2); font-weight: 650; letter-spacing: -.02em; line-height: 1.2 }
  .delta { font-size: var(--_size-s); color: var(--_muted); line-height: 1.5; padding-block-end: 8px }
  .delta .more { color: var(--_ok) } .delta .less { color: var(--_warn) }
  .windows .label { margin-block-end: 12px }
  .windows ul { display: grid; gap: 14px }
  .window { display: grid; grid-template-columns: 96px minmax(40px, 1fr) minmax(212px, auto); gap: 2px 14px; align-items: center; font-size: var(--_size-s) }
  .window .bar { inline-size: 100%; block-size: 8px; border-radius: 9px; background: var(--_sunken); border: 1px solid var(--_border); overflow: hidden; display: block }
  .window .bar rect { fill: var(--_accent) }
  .window .bar.closed { border-style: dashed }
  .window .when { text-align: end; line-height: 1.35 }
  .window small { display: block; color: var(--_muted); font-size: var(--_size-xs) }
  .receipt dd { text-align: end; white-space: nowrap }
  .note { font-size: var(--_size-xs); color: var(--_muted) }
  .refused-change { font-weight: 650; overflow-wrap: anywhere }
  .kept { display: grid; gap: 14px; border-block-start: 1px solid var(--_border); padding-block-start: 14px }
  .summary p { font-size: var(--_size-s) } .summary .note { font-size: var(--_size-xs) }
  .check { display: flex; gap: 10px; align-items: flex-start; min-block-size: 24px; font-weight: 600; cursor: pointer }
  .check input { inline-size: 18px; block-size: 18px; margin: 1px 0 0; flex: none; accent-color: var(--_accent) }
  .clause { color: var(--_muted) } .callout .clause { color: inherit; opacity: .82 }
  .with-icon { display: inline-flex; gap: 8px; align-items: center }
  .top { padding: 16px var(--_gutter) 0; display: grid; gap: 12px }
  .empty { padding: 28px var(--_gutter); display: grid; gap: 4px; justify-items: start }
  .button[aria-disabled='true'] { opacity: .55; cursor: not-allowed }
  @container assento (max-width: 640px) {
    .cols { grid-template: 'edit' 'summary' 'rest' / minmax(0, 1fr) }
    .summary { border-inline-start: 0; border-block: 1px solid var(--_border) }
    .rest { padding-block-start: 22px }
  }
  @container rest (max-width: 460px) {
    .window { grid-template-columns: auto minmax(0, 1fr) }
    .window .bar { grid-column: 1 / -1; grid-row: 2 }
  }
  @container assento (max-width: 480px) {
    .edit, .summary, .rest, .top { padding-inline: calc(var(--_space) * 2) }
    .callout .actions .button { flex: 1 1 100% }
  }
  @media (forced-colors: active) {
    .window .bar rect { fill: Highlight }
    .button[aria-disabled='true'] { color: GrayText; border-color: GrayText }
  }
`
