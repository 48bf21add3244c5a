import { css } from 'lit'

const frame = css`
  .head-actions { display: flex; flex-wrap: wrap; gap: 10px; align-items: center }
  .banner { padding: 14px var(--_gutter) 0 }
  .tools { display: flex; flex-wrap: wrap; gap: 10px; padding: 16px var(--_gutter) }
  .search { position: relative; flex: 1 1 240px; min-inline-size: 0 }
  .search > .icon { position: absolute; inset-inline-start: 12px; inset-block-start: calc(50% - 8px); color: var(--_muted); pointer-events: none }
  .search > .input { padding-inline-start: 36px }
`

/**
 * Rows of the question before stay, paler, until the answer is there. The header row is as wide as the rows, which stand beside the
 * scroll bar (`--_bar`). Heights are measured from the probes and given back as whole px.
 */
const rows = css`
  .grid {
    --_columns: minmax(140px, .95fr) minmax(140px, 1.42fr) minmax(126px, .93fr) 90px minmax(200px, 1.82fr) 72px;
    --_group-row: max(calc(var(--_row) - 4px), calc(var(--_size) * 3.45)); --_serial-row: max(var(--_row), calc(var(--_size) * 3.85));
    position: relative; font-size: var(--_size-s); line-height: 1.4;
  }
  .results[aria-busy='true'] .scroller { opacity: .6 }
  .probe { position: absolute; inset-block-start: 0; inline-size: 0; visibility: hidden }
  .probe.group { block-size: var(--_group-row) } .probe.serial { block-size: var(--_serial-row) }
  .grid-head { border-block: 1px solid var(--_border); background: var(--_sunken); overflow: hidden }
  .grid-head > div, .row.serial { display: grid; grid-template-columns: var(--_columns); column-gap: 14px; padding-inline: var(--_gutter) }
  .grid-head > div { padding-inline-end: calc(var(--_gutter) + var(--_bar, 0px)) }
  .grid-head [role='columnheader'] { padding-block: 9px; font-size: var(--_size-xs); font-weight: 600; color: var(--_muted); white-space: nowrap; overflow: hidden }
  .scroller {
    block-size: min(var(--_list, 336px), var(--assento-table-height, clamp(320px, 68vh, 680px))); overflow: hidden auto; overflow-anchor: none; contain: strict;
  }
  .rows { position: relative }
  .row { position: absolute; inset-inline: 0; inset-block-start: 0; contain: strict; align-items: center; background: var(--_surface); border-block-end: 1px solid var(--_border); cursor: pointer }
  .row.group { block-size: var(--_group-px); display: grid; padding-inline: calc(var(--_gutter) - 8px) var(--_gutter) }
  .row[aria-expanded='true'] { background: var(--_sunken) }
  .row.serial { block-size: var(--_serial-px) }
  .row:focus-visible { outline-offset: -2px; z-index: 1 }
  .row > div { min-inline-size: 0 }
  .row .sub { margin: 0; font-size: var(--_size-xs) }
  .row .sub, .name, .c-computer .flag, .c-valid, .c-activated { white-space: nowrap; overflow: hidden; text-overflow: ellipsis }
  .group-cell { display: flex; align-items: center; gap: 8px }
  .group-cell > .icon { color: var(--_muted); rotate: -90deg }
  .row[aria-expanded='true'] .group-cell > .icon { rotate: 0deg }
  .who { flex: 1 1 0; min-inline-size: 0 }
  .who .name { font-weight: 650 }
  .counts { display: flex; flex: none; gap: 12px; font-size: var(--_size-xs); color: var(--_muted); white-space: nowrap }
  .count { display: inline-flex; gap: 5px; align-items: center }
  .count .icon { inline-size: 13px; block-size: 13px }
  .count.ok .icon { color: var(--_ok) } .count.warn { color: var(--_warn) } .count.bad { color: var(--_bad) }
  .row .mono { font-size: var(--_size-xs); font-weight: 600 }
  .machine { display: flex; gap: 6px; min-inline-size: 0 }
  .c-computer { font-weight: 500 }
  .flag { display: block; font-weight: 400; color: var(--_warn); font-size: var(--_size-xs) }
  .c-state .chip { display: inline-block; max-inline-size: 100%; overflow: hidden; text-overflow: ellipsis; vertical-align: bottom }
  .c-state .chip .icon { margin-inline-end: 6px; vertical-align: -2px }
  .c-details { text-align: end; margin-inline-end: -6px }
  .tiny { position: relative; min-block-size: 26px; margin: -7px 0 -7px 2px; vertical-align: middle; color: var(--_muted) }
  .button.tiny { inline-size: 26px }
  .tiny::before, .tiny::after { content: ''; position: absolute; inline-size: 8px; block-size: 8px; inset: 9px auto auto 9px; border: 1.4px solid }
  .tiny::before { inset: 6px auto auto 6px; border-width: 1.4px 0 0 1.4px }
  .cell-label { display: none }
  .bone { grid-area: 1 / 1 / 2 / -1 }
  .bone span { display: block; block-size: 12px; inline-size: 60%; border-radius: 6px; background: var(--_border); animation: pulse 1.6s ease-in-out infinite alternate }
`

const narrow = css`
  @container assento (max-width: 900px) {
    .grid { --_columns: minmax(150px, 1.2fr) minmax(124px, 1.3fr) 100px minmax(180px, 1.6fr) 84px }
    .c-activated, .h-activated { display: none }
    .count.idle { display: none }
  }
  @container assento (max-width: 660px) {
    .grid { --_columns: minmax(140px, 1fr) minmax(110px, 1fr) minmax(150px, 1.2fr) 76px }
    .c-valid, .h-valid { display: none }
  }
  @container assento (max-width: 480px) {
    .tools { padding-inline: 16px }
    .search, .toggle { flex: 1 1 100% }
    .select-box { flex: 1 1 calc(50% - 5px) }
    .head-actions, .head-actions .button { inline-size: 100% }
    .grid { --_gutter: 16px; --_columns: 1fr auto; --_group-row: calc(var(--_size) * 5.5); --_serial-row: calc(var(--_size) * 11.6) }
    .grid-head > div { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%) }
    .group-cell { flex-wrap: wrap; gap: 0 8px; align-content: center }
    .counts { flex: 1 1 100%; padding-inline-start: 24px }
    .row.serial { grid-template-rows: auto auto auto auto 1fr; row-gap: 5px; padding-block: 12px; align-items: start }
    .c-state { grid-row: 1; grid-column: 1 / -1 }
    .c-serial { grid-row: 2; grid-column: 1 }
    .c-details { grid-row: 2; grid-column: 2 }
    .c-computer, .c-valid { display: grid; grid-template-columns: 92px 1fr; gap: 10px; grid-column: 1 / -1 }
    .c-computer > div { min-inline-size: 0; display: flex; flex-wrap: wrap; gap: 0 8px }
    .cell-label { display: block; font-size: var(--_size-xs); font-weight: 600; color: var(--_muted); padding-block-start: 1px }
  }
`

export const activationTableStyles = [frame, rows, narrow]
