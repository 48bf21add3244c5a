import { css } from 'lit'
import { frameStyles } from '../orders/frame-styles.ts'
import { tableStyles } from '../orders/table-styles.ts'

const list = css`
  .tax-id, td.col-since, td.col-removed { white-space: nowrap }
  td.col-name { min-inline-size: 170px }
  .held { display: grid; gap: 4px; justify-items: start }
  .one-line { max-inline-size: 24ch; overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
  td.col-serials { white-space: nowrap }
  @container assento (min-width: 1040px) { table:not(:has(.col-partner)) .one-line { max-inline-size: 38ch } }
  tbody > tr:hover td { background: color-mix(in srgb, var(--_sunken) 55%, transparent) }
  .acts { align-items: center }
  .acts .icon-only { color: var(--_muted); padding: 0 } .acts .icon-only:hover { color: var(--_bad) }
  .button.link.erase { color: var(--_bad) }
  @container assento (max-width: 940px) {
    td, thead th { padding-inline: 7px }
    th.col-since, td.col-since { display: none }
  }
  @container assento (max-width: 700px) {
    .results table { border-block-end: 1px solid var(--_border) }
    tbody > tr:hover td { background: none }
    tr[part=row] { position: relative }
    td.col-name { display: block; padding-inline-end: 44px }
    td.col-since { display: grid }
    td.col-serials { white-space: normal }
    td { padding-inline: 0 } .one-line { max-inline-size: none; white-space: normal; overflow-wrap: anywhere }
    .acts .icon-only { position: absolute; inset-block-start: 8px; inset-inline-end: 10px }
    .acts .button { min-block-size: 40px }
  }
`

export const customerListStyles = [frameStyles, tableStyles, list]
