import { css } from 'lit'
import { customerDialogStyles } from '../customers/customer-dialog-styles.ts'
import { dialogStyles } from '../runtime/dialog-styles.ts'
import { numberFieldStyles } from '../runtime/number-field.ts'
import { tableStyles } from './table-styles.ts'

/** The ledger in its dialog. */
const ledger = css`
  .dialog table { font-size: var(--_size-s) }
  .dialog tr > :first-child { padding-inline-start: 0 } .dialog tr > :last-child { padding-inline-end: 0 } .dialog thead th { background: none }
  .dialog thead tr > :first-child { padding-inline-start: 0 }
  @container assento (max-width: 700px) { .dialog tr { padding-inline: 0 } }
  td.when, td.once { white-space: nowrap }
  .stepper:has([aria-invalid='true']) { border-color: var(--_bad) }
  .radios.two { grid-template-columns: repeat(2, minmax(0, 1fr)) } .radios.two legend { margin-block-end: 6px }
  .quantity-row { display: flex; flex-wrap: wrap; gap: 14px 32px; align-items: flex-end }
  .after { display: grid; min-block-size: 44px; align-content: space-between; font-variant-numeric: tabular-nums } .after .label { margin: 0 }
`

export const stockLaterStyles = [dialogStyles, numberFieldStyles, tableStyles, customerDialogStyles, ledger]
