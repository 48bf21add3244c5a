import { css } from 'lit'

const list = css`
  .head-actions { display: flex; flex-wrap: wrap; gap: 10px; align-items: center }
  .contact { overflow-wrap: anywhere }
  a { color: var(--_accent); text-underline-offset: 3px }
  .banner { padding: 16px var(--_gutter) 0 }
  .glance { display: flex; flex-wrap: wrap; gap: 16px 40px; margin: 0; padding: 18px var(--_gutter) 4px }
  .cell { flex: 0 1 auto; min-inline-size: 0; max-inline-size: 100% }
  .cell .label { margin-block-end: 2px }
  .cell dd { margin: 0 }
  .figure { display: flex; gap: 8px; align-items: center; font-size: calc(var(--_size) + 7px); line-height: 1.3; font-weight: 650; letter-spacing: -.02em; overflow-wrap: anywhere }
  .figure .icon { inline-size: 18px; block-size: 18px }
  .figure.fine { color: var(--_ok) }
  .figure.muted { font-size: var(--_size); font-weight: 500; letter-spacing: 0; padding-block: 4px }
  .inline { appearance: none; border: 0; background: none; padding: 2px 0; margin: 0; color: var(--_accent); font: inherit; font-weight: 600; cursor: pointer; text-decoration: underline; text-decoration-color: transparent; text-underline-offset: 3px }
  .inline:hover { text-decoration-color: currentColor }
  .tools { display: flex; flex-wrap: wrap; gap: 10px; padding: 16px var(--_gutter) }
  .search { position: relative; flex: 1 1 200px; min-inline-size: 0; max-inline-size: 360px }
  .search > .icon { position: absolute; inset-inline-start: 12px; inset-block-start: calc(50% - 8px); color: var(--_muted); pointer-events: none }
  .search > .input { padding-inline-start: 36px }
  /* Rows of the question before stay, paler, until the answer is there. */
  .results[aria-busy='true'] { opacity: .6; transition: opacity .15s .1s }
  .head + .results, .overview + .results { margin-block-start: 18px }
  .scroller { overflow-x: auto; border-block-start: 1px solid var(--_border) }
  table { inline-size: 100%; border-collapse: collapse; font-size: var(--_size-s); line-height: 1.45 }
  thead th { font-size: var(--_size-xs); font-weight: 600; text-align: start; color: var(--_muted); padding: 9px 10px; background: var(--_sunken); white-space: nowrap }
  td { padding: 8px 10px; border-block-start: 1px solid var(--_border); vertical-align: middle }
  tr > :first-child { padding-inline-start: var(--_gutter) }
  tr > :last-child { padding-inline-end: var(--_gutter) }
  tbody > tr:first-child:hover td { background: color-mix(in srgb, var(--_sunken) 55%, transparent) }
  tbody.is-open > tr > td { background: var(--_sunken) }
  .col-period, .col-due { white-space: nowrap }
  th.col-amount, td.col-amount { text-align: end; white-space: nowrap }
  .period-below { display: none; margin-inline-start: 20px; white-space: nowrap }
  td.col-status > div { display: flex; flex-wrap: wrap; gap: 4px 8px; align-items: center }
  .opener { appearance: none; display: inline-flex; gap: 8px; align-items: center; min-block-size: 32px; padding: 4px 8px 4px 4px; margin: 0 0 0 -8px; border: 0; border-radius: 8px; background: none; color: inherit; font: inherit; font-weight: 650; cursor: pointer; white-space: nowrap }
  .opener .icon { color: var(--_muted); rotate: -90deg; transition: rotate .15s }
  .opener[aria-expanded='true'] .icon { rotate: 0deg }
  .opener:hover { color: var(--_accent) }
  .customer { margin-inline-start: 20px; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; overflow-wrap: anywhere; max-inline-size: 26ch }
  .sub { font-size: var(--_size-xs); color: var(--_muted) }
  .note { display: flex; gap: 6px; align-items: center; font-size: var(--_size-xs); color: var(--_bad) }
  .note .icon { inline-size: 13px; block-size: 13px }
  .acts { display: flex; justify-content: flex-end; gap: 0 4px }
  .acts .button { padding-inline: 6px; white-space: nowrap }
  .acts .button:last-child { margin-inline-end: -6px }
  .button[aria-disabled='true'] { opacity: .55; cursor: default }
  .cell-label { display: none }
  .foot { padding: 12px var(--_gutter) 16px; border-block-start: 1px solid var(--_border) }
  .blank { display: grid; justify-items: center; gap: 6px; padding: 44px var(--_gutter) 52px; text-align: center; border-block-start: 1px solid var(--_border) }
  .blank > .icon { inline-size: 28px; block-size: 28px; color: var(--_muted) }
  .blank p { max-inline-size: 46ch; color: var(--_muted); font-size: var(--_size-s) }
  .blank .actions { margin-block-start: 10px }
`

const narrow = css`
  @container assento (max-width: 940px) {
    td, thead th { padding-inline: 7px }
    th.col-period, td.col-period { display: none }
    .period-below { display: block }
    td.col-amount .sub { white-space: normal }
    .acts { flex-wrap: wrap }
    .acts .button { min-block-size: 30px; padding-block: 3px }
  }
  @container assento (max-width: 700px) {
    thead { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%) }
    table, tbody { display: block }
    tbody { padding: 12px var(--_gutter); border-block-start: 1px solid var(--_border) }
    tbody.is-open { background: var(--_sunken) }
    tbody > tr { display: grid; grid-template-columns: auto 1fr; gap: 6px 12px; align-items: center }
    tbody > tr > td { grid-column: 1 / -1 }
    tbody > tr > td.col-invoice { grid-column: 1 }
    tbody > tr > td.col-status { grid-area: 1 / 2 }
    td.col-status > div { justify-content: flex-end }
    td { display: grid; grid-template-columns: 104px 1fr; gap: 12px; border: 0; padding: 0; white-space: normal }
    tr > :first-child, tr > :last-child { padding-inline: 0 }
    tbody > tr:first-child:hover td { background: none }
    th.col-amount, td.col-amount { text-align: start }
    td.col-invoice, td.col-status, td.col-actions { display: block }
    td.col-period { display: grid }
    .period-below { display: none }
    .cell-label { display: block; font-size: var(--_size-xs); font-weight: 600; color: var(--_muted); padding-block-start: 1px }
    td.col-status .cell-label { display: none }
    .acts { justify-content: flex-start; gap: 0 16px }
    .acts .button { margin-inline: -6px; min-block-size: 40px }
  }
  @container assento (max-width: 480px) {
    .banner, .tools, .foot, .glance, tbody { padding-inline: 16px }
    .glance { flex-direction: column }
    .search, .select-box { flex: 1 1 100%; max-inline-size: none }
  }
`

export const invoiceListStyles = [list, narrow]
