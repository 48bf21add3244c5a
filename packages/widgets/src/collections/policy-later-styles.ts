import { css } from 'lit'
import { numberFieldStyles } from '../runtime/number-field.ts'

/** Fields of a step, what holds for all steps, and saving. */
const later = css`
  aside .input { background: var(--_surface) }
  .is-open > .card { border-color: var(--_control-border); padding-block-end: 14px; padding-inline-end: 14px }
  .fields { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 14px 16px; padding-block-start: 12px; align-items: start }
  .fields .wide, fieldset.wide { grid-column: 1 / -1 }
  .fields .select-box { inline-size: 100% } .fields .select { inline-size: 100%; text-overflow: ellipsis }
  .stepper input { font-size: calc(var(--_size) + 2px); inline-size: 72px } .stepper button { min-block-size: 38px }
  .check { display: flex; gap: 10px; align-items: baseline; font-size: var(--_size-s); padding-block: 4px }
  .check input { inline-size: 16px; block-size: 16px; margin: 0; flex: none; translate: 0 2px; accent-color: var(--_accent) }
  fieldset { border: 0; margin: 0; padding: 0; min-inline-size: 0 } legend { padding: 0 }
  .button.danger-link { color: var(--_bad); margin-inline-start: -6px }
  .faults + .small, .stepper + .small, .input + .small { margin-block-start: 5px }
  .facts { display: grid; grid-template-columns: auto 1fr; gap: 6px 18px; font-size: var(--_size-s); padding-block-start: 10px } .facts dt { color: var(--_muted) }
  .save { display: grid; gap: 12px; padding: 16px var(--_gutter); border-block-start: 1px solid var(--_border); background: var(--_surface) }
  .save.is-changed { position: sticky; inset-block-end: 0; z-index: 1 }
  .changes { font-size: var(--_size-s); display: grid; gap: 4px; padding: 18px var(--_gutter); border-block-start: 1px solid var(--_border) } .changes ul { list-style: disc; padding-inline-start: 18px }
  .button[aria-disabled='true'] { opacity: .55; cursor: not-allowed }
  @container assento (max-width: 560px) {
    .changes, .save { padding-inline: 16px }
    .save.is-changed { position: static }
    .fields { grid-template-columns: minmax(0, 1fr) }
    .save .button:not(.link) { inline-size: 100% }
  }
`

export const laterSheets: readonly CSSStyleSheet[] = [numberFieldStyles, later].flatMap(({ styleSheet }) => styleSheet ?? [])
