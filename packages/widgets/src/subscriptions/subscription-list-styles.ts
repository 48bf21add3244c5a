import { css } from 'lit'

export const subscriptionListStyles = css`
  .tools { display: flex; flex-wrap: wrap; gap: 10px; padding: 14px var(--_gutter) 16px }
  .search { position: relative; flex: 1 1 260px; min-inline-size: 0 }
  .search > .icon { position: absolute; inset-inline-start: 12px; inset-block-start: calc(50% - 8px); color: var(--_muted); pointer-events: none }
  .search > .input { padding-inline-start: 36px }
  .banner { padding: 0 var(--_gutter) 14px }
  /* Rows of the question before stay, paler, until the answer is there. */
  .results[aria-busy='true'] { opacity: .6; transition: opacity .15s .1s }
  .scroller { overflow-x: auto; border-block-start: 1px solid var(--_border) }
  table { inline-size: 100%; border-collapse: collapse; font-size: var(--_size-s); line-height: 1.45 }
  th { font-weight: 600; text-align: start }
  thead th { font-size: var(--_size-xs); color: var(--_muted); padding: 9px 10px; background: var(--_sunken); white-space: nowrap }
  td { padding: 13px 10px; border-block-start: 1px solid var(--_border); vertical-align: top }
  tr > :first-child { padding-inline-start: var(--_gutter) }
  tr > :last-child { padding-inline-end: var(--_gutter) }
  tbody tr:hover td { background: color-mix(in srgb, var(--_sunken) 55%, transparent) }
  .group th { padding: 9px var(--_gutter); background: var(--_sunken); border-block-start: 1px solid var(--_border) }
  .group .muted { margin-inline-start: 8px; font-weight: 400; font-size: var(--_size-xs) }
  .sub { font-size: var(--_size-xs); margin-block-start: 1px }
  .ends { color: var(--_warn) }
  .col-price, .col-seats .sub { white-space: nowrap }
  .col-subscription { min-inline-size: 150px }
  .col-seats { min-inline-size: 176px }
  .col-term { min-inline-size: 150px }
  .col-actions { text-align: end; padding-block: 8px }
  .acts { display: flex; justify-content: flex-end; align-items: center; gap: 2px; white-space: nowrap }
  .note { display: flex; gap: 6px; align-items: flex-start; margin-block-start: 5px; font-size: var(--_size-xs); color: var(--_muted) }
  .note .icon { inline-size: 13px; block-size: 13px; margin-block-start: 3px }
  .note .spin { display: grid }
  .note.info { color: var(--_accent) }
  .note.bad { color: var(--_bad) }
  .cell-label, .without-price { display: none }
  .countdown { display: block; white-space: nowrap }
  .col-price .free { white-space: normal }
  .foot { display: flex; flex-wrap: wrap; gap: 10px; align-items: center; padding: 12px var(--_gutter) 16px; border-block-start: 1px solid var(--_border) }
  .blank { display: grid; justify-items: center; gap: 6px; padding: 44px var(--_gutter) 52px; text-align: center; border-block-start: 1px solid var(--_border) }
  .blank > .icon { inline-size: 28px; block-size: 28px; color: var(--_muted) }
  .blank p { max-inline-size: 46ch; color: var(--_muted); font-size: var(--_size-s) }
  .blank .actions { margin-block-start: 10px }
  .check { display: flex; gap: 9px; align-items: flex-start; margin-block-start: 4px; font-weight: 500 }
  .check input { inline-size: 18px; block-size: 18px; margin: 1px 0 0; flex: none; accent-color: var(--_accent) }
  /* A widget inside the dialog brings no frame of its own. */
  .dialog.wide .dialog-body { padding: 0 }
  .dialog.wide .dialog-body > div > * { border: 0; border-radius: 0 }

  @container assento (max-width: 900px) {
    .acts, .countdown { white-space: normal }
    .col-subscription, .col-seats, .col-term { min-inline-size: 120px }
  }
  @container assento (max-width: 760px) {
    thead th.col-price, td.col-price { display: none }
    .without-price { display: block }
  }
  @container assento (max-width: 480px) {
    .tools { padding-inline: 16px }
    .search, .select-box { flex: 1 1 100% }
    thead { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%) }
    table, tbody, tr { display: block }
    tbody tr { display: grid; gap: 9px; padding: 16px; border-block-start: 1px solid var(--_border) }
    tbody tr.group { padding: 0 }
    tbody tr.group > th { display: block; border: 0; padding: 10px 16px }
    td, thead th.col-price, td.col-price { display: grid; grid-template-columns: 104px 1fr; gap: 12px; border: 0; padding: 0; white-space: normal }
    tr > :first-child, tr > :last-child { padding-inline: 0 }
    tbody tr:hover td { background: none }
    td.col-subscription { display: block; font-size: var(--_size) }
    td.col-status { order: -1; display: block }
    td.col-status > div { display: flex; flex-wrap: wrap; gap: 8px; align-items: center }
    .note { margin-block-start: 0 }
    .cell-label { display: block; font-size: var(--_size-xs); font-weight: 600; color: var(--_muted); padding-block-start: 1px }
    td.col-status .cell-label { display: none }
    td.col-actions { display: block; text-align: start }
    .acts { justify-content: space-between }
    .acts .button.link { padding-inline: 0 }
    .foot { padding-inline: 16px }
    .without-price { display: none }
    .col-subscription, .col-seats, .col-term { min-inline-size: 0 }
  }
`
