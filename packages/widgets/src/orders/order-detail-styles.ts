import { css } from 'lit'
import { dialogStyles } from '../runtime/dialog-styles.ts'

/** An order that was opened, and the questions about it; after the first paint. */
const detail = css`
  .detail { display: grid; gap: 16px; padding-inline-start: 20px }
  .lines { display: grid; gap: 0; border: 1px solid var(--_border); border-radius: var(--_radius); background: var(--_surface) }
  .line { display: grid; grid-template-columns: minmax(0, 1.5fr) repeat(4, minmax(0, 1fr)); gap: 4px 16px; padding: 12px 16px }
  .line + .line { border-block-start: 1px solid var(--_border) }
  .line dl { display: contents }
  .line dl > div { text-align: end; font-size: var(--_size-s) }
  .line dt { font-size: var(--_size-xs); color: var(--_muted) }
  .line small { display: block; font-size: var(--_size-xs); color: var(--_muted); white-space: nowrap }
  .story { display: grid; gap: 4px; font-size: var(--_size-s) }
  .detail .callout { background: var(--_surface); border: 1px solid var(--_border) }
  .detail .receipt { max-inline-size: 420px }
  .receipt dd { text-align: end; white-space: nowrap }
  textarea.input { resize: vertical }
  .part summary { cursor: pointer; font-weight: 600; color: var(--_accent); padding-block: 4px }
  .part-lines { display: grid; gap: 8px; margin-block-start: 8px }
  .part-line { display: flex; gap: 16px; align-items: center; justify-content: space-between }
  .part-line .input { inline-size: 110px; text-align: end; flex: none }
  .detail .skeleton { padding: 0 }
  @container assento (max-width: 940px) { .line { grid-template-columns: repeat(4, minmax(0, 1fr)) } .line > .line-name { grid-column: 1 / -1 } }
  @container assento (max-width: 700px) {
    .detail { padding-inline-start: 0 }
    .line { grid-template-columns: repeat(2, minmax(0, 1fr)) } .line dl > div { text-align: start }
  }
`

export const orderDetailStyles = [dialogStyles, detail]
