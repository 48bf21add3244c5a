import { css } from 'lit'
import { dialogStyles } from '../runtime/dialog-styles.ts'
import { tableStyles } from './table-styles.ts'

/** What the order form draws after its first paint: the items, the questions, and the end. */
const later = css`
  .items .scroller { border-block-end: 1px solid var(--_border) }
  .items td.col-product { min-inline-size: 120px; overflow-wrap: anywhere }
  .items td.col-actions { text-align: end } .items td.col-actions .button { padding-inline: 0 }
  tfoot th { text-align: start; font-weight: 650 }
  tfoot td { font-weight: 650 }
  tfoot .col-total { font-size: var(--_size) }
  .gone td > div { display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: center; justify-content: space-between; color: var(--_muted) }
  .confirm { display: flex; flex-wrap: wrap; gap: 12px 24px; align-items: center; justify-content: space-between; padding: 16px var(--_gutter) 20px }
  .confirm .note { display: flex; gap: 8px; flex: 1 1 280px } .confirm .note .icon { inline-size: 14px; block-size: 14px; margin-block-start: 3px }
  .done { display: grid; gap: 18px; padding: 28px var(--_gutter) }
  .done-head { display: flex; gap: 14px; align-items: center }
  .seal { display: grid; place-items: center; flex: none; inline-size: 44px; block-size: 44px; border-radius: 50%; color: var(--_ok); background: var(--_ok-soft) } .seal .icon { inline-size: 22px; block-size: 22px }
  .done-number { font-size: calc(var(--_size) * 2); line-height: 1.2; font-weight: 650; letter-spacing: -.02em }
  .done .receipt { max-inline-size: 420px }
  #done:focus { outline: 0 }
  .receipt dd { text-align: end; white-space: nowrap }
  @container assento (max-width: 940px) {
    .items td, .items thead th, .items tfoot th { padding-inline: 6px }
    .items tr > :first-child { padding-inline-start: var(--_gutter) } .items tr > :last-child { padding-inline-end: 12px }
  }
  @container assento (max-width: 860px) and (min-width: 701px) {
    .items .col-bonus, .items .col-usersTotal { display: none }
    .items tfoot .col-product { padding-inline-end: 0 }
  }
  @container assento (max-width: 700px) {
    .items tr { grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 8px 16px }
    .items tr > .col-product, .items tr > .col-actions, .gone > td { grid-column: 1 / -1 }
    .items td.num { display: block }
    .items tr > :first-child, .items tr > :last-child { padding-inline: 0 }
    .items td, .items tfoot th { padding-inline: 0 }
    .items .col-product, .gone td { display: block }
    .items td.col-actions { text-align: start }
    .items tfoot tr { background: var(--_sunken) }
  }
  @container assento (max-width: 480px) {
    .confirm, .done { padding-inline: 16px }
    .confirm .button { flex: 1 1 100% }
  }
`

export const orderLaterStyles = [dialogStyles, tableStyles, later]
