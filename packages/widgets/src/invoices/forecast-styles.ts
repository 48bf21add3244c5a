import { css } from 'lit'

const layout = css`
  .overview { display: flex; flex-wrap: wrap; gap: 12px 40px; padding: 16px var(--_gutter) 18px }
  .overview .label { margin-block-end: 0 }
  .figure { font-size: calc(var(--_size) + 9px); line-height: 1.35; font-weight: 650; letter-spacing: -.02em }
  .figure.small-figure { font-size: calc(var(--_size) + 3px); line-height: 1.9 }
  .columns { display: grid; grid-template-columns: minmax(0, 1fr) 300px; border-block-start: 1px solid var(--_border) }
  .columns > .drawn { padding: 20px var(--_gutter) }
  .columns.alone { grid-template-columns: minmax(0, 1fr) }
  /* As high as the form will be that follows. */
  aside { min-block-size: 166px; padding: 20px var(--_gutter); background: var(--_sunken); border-inline-start: 1px solid var(--_border) }
  .drawn[aria-busy='true'] .chart, .results[aria-busy='true'] table { opacity: .55; transition: opacity .15s .1s }
  .banner { padding: 0 var(--_gutter) 18px }
  .blank { display: grid; gap: 4px; justify-items: center; text-align: center; padding: 44px var(--_gutter); color: var(--_muted) }
  .blank strong { color: var(--_text) }
  .money-box { margin-inline-start: auto }
`

const chart = css`
  .chart { display: flex }
  .chart svg { display: block; flex: none; overflow: visible }
  .plot-box { position: relative; flex: 1; min-inline-size: 0 }
  text { fill: var(--_muted); font: 400 12px/1 var(--_font); font-variant-numeric: tabular-nums }
  .year { font-size: 11px }
  .grid { stroke: var(--_border); stroke-width: 1 }
  .zero { stroke: var(--_control-border); stroke-width: 1 }
  .month { cursor: pointer; outline: 0 }
  .ground { fill: transparent }
  .month.current .ground { fill: color-mix(in srgb, var(--_accent) 9%, transparent) }
  .month:focus-visible .ground { stroke: var(--_focus); stroke-width: 2 }
  .name { pointer-events: none }
  .name.current text { fill: var(--_text); font-weight: 600 }
  .bar { fill: var(--_accent) }
  .toggle span::first-letter { text-transform: uppercase }
  .meter { display: none }
`

const table = css`
  .results { border-block-start: 1px solid var(--_border) }
  table { inline-size: 100%; border-collapse: collapse; font-size: var(--_size-s) }
  th, td { padding: 7px 16px; border-block-start: 1px solid var(--_border); text-align: start; font-weight: 400 }
  tr > :first-child { padding-inline-start: var(--_gutter) }
  tr > :last-child { padding-inline-end: var(--_gutter) }
  thead th { font-size: var(--_size-xs); font-weight: 600; color: var(--_muted); background: var(--_sunken); border-block-start: 0 }
  th.end, td.end { text-align: end; white-space: nowrap }
  td.strong, tfoot th { font-weight: 650 }
  .toggle { appearance: none; display: inline-flex; gap: 8px; align-items: center; min-block-size: 32px; padding: 0; margin: 0; border: 0; background: none; cursor: pointer; text-align: start }
  .toggle .icon { inline-size: 13px; block-size: 13px; color: var(--_muted); rotate: -90deg }
  .toggle[aria-expanded='true'] .icon { rotate: none }
  tbody.current > tr:first-child > *, tbody.is-open > tr > * { background: var(--_sunken) }
`

const narrow = css`
  @container assento (max-width: 860px) {
    .columns { grid-template-columns: minmax(0, 1fr) }
    aside { border-inline-start: 0; border-block-start: 1px solid var(--_border) }
  }
  @container assento (max-width: 560px) {
    .columns > .drawn { display: none }
    aside { border-block-start: 0; padding-inline: 16px }
    .figure.difference { font-size: calc(var(--_size) + 5px) }
    .overview, .banner { padding-inline: 16px }
    thead { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%) }
    table, tbody, tfoot, tr, th, td { display: block }
    tbody, tfoot { padding: 8px 16px; border-block-start: 1px solid var(--_border) }
    tfoot tr { display: flex; flex-wrap: wrap; gap: 2px 16px; justify-content: space-between }
    tbody tr:first-child { display: grid; grid-template-columns: 1fr auto; gap: 2px 12px; align-items: center }
    th[scope], td, tr > :first-child, tr > :last-child { padding: 0; border: 0; background: none }
    tbody.current > tr:first-child > *, tbody.is-open > tr > * { background: none }
    .meter { display: block; margin-block: 4px 6px }
    td.end { display: block; text-align: start }
    table:not(.compares) tbody td.end { display: contents }
    table:not(.compares) .meter { grid-column: 1 / -1 }
  }
`

export const forecastStyles = [layout, chart, table, narrow]
