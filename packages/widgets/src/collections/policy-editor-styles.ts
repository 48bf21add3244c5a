import { css } from 'lit'

const editor = css`
  .sub { max-inline-size: 640px }
  .columns { display: grid; grid-template-columns: minmax(0, 1fr) 340px; margin-block-start: 18px; border-block-start: 1px solid var(--_border) }
  .columns > * { padding: 22px var(--_gutter) }
  aside { background: var(--_sunken); border-inline-start: 1px solid var(--_border); display: grid; gap: 14px; align-content: start }
  .main { display: grid; gap: 18px; align-content: start }
  .line > li { position: relative; display: grid; grid-template-columns: 30px minmax(0, 1fr); gap: 12px; padding-block-end: 10px }
  .line > li:not(:last-child)::before { content: ''; position: absolute; inset-inline-start: 14px; inset-block: 30px 0; border-inline-start: 2px solid var(--_border) }
  .due { align-items: center } .due > .dot { background: var(--_accent); color: var(--_on-accent); border-color: var(--_accent) }
  .line > .due { padding-block-end: 14px }
  .card { min-inline-size: 0; border: 1px solid var(--_border); border-radius: var(--_radius); padding: 6px 8px 6px 14px }
  .wrong > .card { border-color: var(--_bad) }
  .summary { display: grid; grid-template-columns: 118px minmax(0, 1fr) auto; gap: 4px 12px; align-items: center; min-block-size: 40px; font-size: var(--_size-s) }
  .when { color: var(--_muted) }
  .what { overflow-wrap: anywhere } .what strong { font-weight: 600 } .what small { display: block; font-size: var(--_size-xs); color: var(--_muted) }
  .summary .button { grid-column: -2; min-block-size: 32px }
  .field-error { align-items: flex-start } .field-error .icon { inline-size: 13px; block-size: 13px; translate: 0 3px }
  .mend { margin-block: 8px }
  .settings { border-block-start: 1px solid var(--_border); padding-block-start: 18px }
`

const narrow = css`
  @container assento (max-width: 860px) {
    .columns { grid-template-columns: minmax(0, 1fr) }
    aside { border-inline-start: 0; border-block-start: 1px solid var(--_border) }
  }
  @container assento (max-width: 560px) {
    .columns > * { padding-inline: 16px }
    .add .button { inline-size: 100% }
    .line > li { gap: 8px }
    .card { padding-inline: 12px 6px }
    .summary { grid-template-columns: minmax(0, 1fr) auto }
    .summary > .when, .summary > .what { grid-column: 1 }
    .summary .button { grid-column: 2; grid-row: 1 / span 2 }
  }
  @media (forced-colors: active) { .card { border: 1px solid } }
`

export const policyEditorStyles = [editor, narrow]
