import { css } from 'lit'

/** Tables that become cards below 700 px of their own width. Shared by orders, stock and customers. */
export const tableStyles = css`
  .scroller { overflow-x: auto }
  .results > .scroller { border-block-start: 1px solid var(--_border) }
  table { inline-size: 100%; border-collapse: collapse; font-size: var(--_size-s); line-height: 1.45 }
  thead th { font-size: var(--_size-xs); font-weight: 600; text-align: start; color: var(--_muted); padding: 9px 10px; background: var(--_sunken); white-space: nowrap }
  td, tfoot th { padding: 11px 10px; border-block-start: 1px solid var(--_border); vertical-align: middle }
  tr > :first-child { padding-inline-start: var(--_gutter) }
  tr > :last-child { padding-inline-end: var(--_gutter) }
  th.num, td.num { text-align: end; white-space: nowrap }
  .cell-label { display: none }
  td .sub { font-size: var(--_size-xs) }
  .acts { display: flex; justify-content: flex-end; gap: 0 4px }
  .acts .button { padding-inline: 6px; white-space: nowrap }
  .acts .button:last-child { margin-inline-end: -6px }
  .opener { appearance: none; display: inline-flex; gap: 8px; align-items: center; min-block-size: 32px; padding: 4px 8px 4px 4px; margin: 0 0 0 -8px; border: 0; border-radius: 8px; background: none; color: inherit; font: inherit; font-weight: 650; cursor: pointer; white-space: nowrap }
  .opener .icon { color: var(--_muted); rotate: -90deg; transition: rotate .15s }
  .opener[aria-expanded='true'] .icon { rotate: 0deg }
  .opener:hover { color: var(--_accent) }
  @container assento (max-width: 700px) {
    thead { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%) }
    table, tbody, tfoot { display: block }
    tr { display: grid; grid-template-columns: minmax(0, 1fr); gap: 7px; padding: 14px var(--_gutter); border-block-start: 1px solid var(--_border) }
    td, tfoot th { display: grid; grid-template-columns: 124px minmax(0, 1fr); gap: 12px; border: 0; padding: 0; text-align: start; white-space: normal }
    tr > :first-child, tr > :last-child { padding-inline: 0 }
    th.num, td.num { text-align: start }
    td.gap { display: none }
    .cell-label { display: block; font-size: var(--_size-xs); font-weight: 600; color: var(--_muted); padding-block-start: 1px }
    td.wide, td.col-actions { display: block }
    .acts { justify-content: flex-start; flex-wrap: wrap; gap: 0 16px }
    .acts .button { margin-inline: -6px }
  }
  @container assento (max-width: 480px) { tr { padding-inline: 16px } }
`
