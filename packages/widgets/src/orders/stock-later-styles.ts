import { css } from 'lit'
import { customerDialogStyles } from '../customers/customer-dialog-styles.ts'
import { dialogStyles } from '../runtime/dialog-styles.ts'
import { tableStyles } from './table-styles.ts'

/** The ledger in its dialog. */
const ledger = css`
  .dialog table { font-size: var(--_size-s) }
  .dialog tr > :first-child { padding-inline-start: 0 } .dialog tr > :last-child { padding-inline-end: 0 } .dialog thead th { background: none }
  .dialog thead tr > :first-child { padding-inline-start: 0 }
  td.when { white-space: nowrap }
`

export const stockLaterStyles = [dialogStyles, tableStyles, customerDialogStyles, ledger]
