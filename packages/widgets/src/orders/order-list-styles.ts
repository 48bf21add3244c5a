import { css } from 'lit'
import { frameStyles } from './frame-styles.ts'
import { tableStyles } from './table-styles.ts'

const list = css`
  td .chip { vertical-align: middle }
  .pend { display: block; font-size: var(--_size-xs); font-weight: 600; color: var(--_warn); text-align: start }
  .opener > span { display: grid; justify-items: start }
  td.col-order { min-inline-size: 150px }
  td.col-submitted > div:first-of-type, td.col-submitted { white-space: nowrap }
  td.col-submitted .sub { white-space: normal; max-inline-size: 30ch }
  .button.quiet { color: var(--_muted) }
  tbody > tr:first-child:hover td { background: color-mix(in srgb, var(--_sunken) 55%, transparent) }
  tbody.is-open > tr > td { background: var(--_sunken) }
  tbody.is-open > .opened > td { border-block-start: 0; padding-block: 0 20px; padding-inline: var(--_gutter) }
  @container assento (max-width: 940px) {
    td, thead th { padding-inline: 7px }
    .acts { flex-direction: column; align-items: flex-end } .acts .button { min-block-size: 30px; padding-block: 3px } .acts .button:last-child { margin-inline-end: 0 }
  }
  @container assento (max-width: 700px) {
    .results table { border-block-end: 1px solid var(--_border) }
    tbody { border-block-start: 1px solid var(--_border) }
    tbody.is-open { background: var(--_sunken) }
    tr { border-block-start: 0 }
    tbody > tr:first-child:hover td { background: none }
    tr[part=row] { grid-template-columns: auto minmax(0, 1fr); align-items: center }
    tr[part=row] > td { grid-column: 1 / -1 }
    tr[part=row] > td.col-id { grid-column: 1; display: block }
    tr[part=row] > td.col-state { grid-area: 1 / 2; display: block; text-align: end } td.col-state .cell-label { display: none }
    td.col-submitted .sub { max-inline-size: none }
    tr[part=row] > td { padding-inline: 0 }
    .acts { flex-direction: row; align-items: center } .acts .button { min-block-size: 40px }
    tbody.is-open > .opened { padding-block-start: 0 } tbody.is-open > .opened > td { padding: 0 }
  }
`

export const orderListStyles = [frameStyles, tableStyles, list]
