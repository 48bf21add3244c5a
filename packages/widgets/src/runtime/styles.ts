import { css } from 'lit'

const surface = css`
  :host {
    /* Nothing of the host page's text is inherited (word-break, text-shadow, cursor…) but whether it is dark. */
    all: initial; color-scheme: inherit;
    display: block; position: relative; container: assento / inline-size; box-sizing: border-box;
    font: 400 var(--_size)/1.5 var(--_font); color: var(--_text); background: var(--_surface);
    border: 1px solid var(--_border); border-radius: var(--_radius-l); overflow: clip;
    font-variant-numeric: tabular-nums; -webkit-text-size-adjust: 100%;
  }
  :host([hidden]) { display: none }
  *, ::before, ::after { box-sizing: border-box }
  h1, h2, h3, h4, h5, h6, p, ul, dl, dd { margin: 0; padding: 0 }
  ul { list-style: none }
  button, input, select, textarea { font: inherit; color: inherit; letter-spacing: inherit }
  :focus-visible { outline: 2px solid var(--_focus); outline-offset: 2px }
  .icon { inline-size: 16px; block-size: 16px; flex: none }
  [inert] { opacity: .5 }
  .live { position: absolute; inline-size: 1px; block-size: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
  .muted { color: var(--_muted) }
  .small { font-size: var(--_size-xs) }
  .end { text-align: end }
  .strong { font-weight: 650 }
  code, .mono { font-family: var(--_mono); font-size: var(--_size-xs) }
  .head { display: flex; gap: calc(var(--_space) * 2); align-items: flex-start; justify-content: space-between; padding: calc(var(--_space) * 2.5) var(--_gutter) 0 }
  .head .chips { display: flex; flex-wrap: wrap; gap: 8px }
  .heading { font-size: var(--_size-l); line-height: 1.3; font-weight: 650; letter-spacing: -.01em }
  .sub { color: var(--_muted); font-size: var(--_size-s); margin-block-start: 2px }
  .pad { padding: calc(var(--_space) * 2.5) var(--_gutter) }
  .label { display: block; font-size: var(--_size-xs); font-weight: 600; color: var(--_muted); margin-block-end: 6px }
  @container assento (max-width: 480px) {
    .head { flex-direction: column; padding-inline: calc(var(--_space) * 2) }
    .pad { padding-inline: calc(var(--_space) * 2) }
  }
`

const controls = css`
  .button {
    appearance: none; display: inline-flex; justify-content: center; align-items: center; gap: 8px; min-block-size: var(--_control);
    padding: 7px 16px; margin: 0; border: 1px solid var(--_control-border); border-radius: var(--_radius); background: var(--_surface); color: var(--_text);
    font: 600 var(--_size-s)/1.4 var(--_font); text-align: center; text-decoration: none; cursor: pointer; touch-action: manipulation;
  }
  .button:hover:not(:disabled) { background: var(--_sunken) }
  .button.primary { background: var(--_accent); border-color: var(--_accent); color: var(--_on-accent) }
  .button.primary:hover:not(:disabled) { background: color-mix(in srgb, var(--_accent) 88%, var(--_text)) }
  .button.danger { color: var(--_bad); border-color: currentColor }
  .button.danger.primary { background: var(--_bad); border-color: var(--_bad); color: var(--_surface) }
  .button.link { border-color: transparent; background: none; color: var(--_accent); padding-inline: 6px }
  .button.link:hover:not(:disabled) { text-decoration: underline; text-underline-offset: 3px }
  .button.icon-only { padding: 0; inline-size: var(--_control); border-color: transparent; background: none }
  .button.full { inline-size: 100% }
  .button:disabled { cursor: not-allowed; opacity: .55 }
  .actions { display: flex; flex-wrap: wrap; gap: 10px; align-items: center }
  .input, .select {
    appearance: none; inline-size: 100%; min-block-size: var(--_control); padding: 7px 12px; margin: 0; border: 1px solid var(--_control-border);
    border-radius: var(--_radius); background: var(--_surface); color: var(--_text); font: 400 var(--_size-s)/1.4 var(--_font);
  }
  .input::placeholder { color: var(--_muted); opacity: 1 }
  .input[aria-invalid='true'] { border-color: var(--_bad) }
  .select { padding-inline-end: 34px }
  .select-box { position: relative; display: inline-grid; min-inline-size: 0 }
  .select-box > .icon { position: absolute; inset-inline-end: 11px; inset-block-start: calc(50% - 8px); pointer-events: none }
  .field-error { display: flex; gap: 6px; align-items: center; color: var(--_bad); font-size: var(--_size-xs); margin-block-start: 5px }
`

const messages = css`
  .chip { display: inline-flex; gap: 6px; align-items: center; font-size: var(--_size-xs); font-weight: 600; line-height: 1.5; padding: 2px 10px 2px 7px; border-radius: 99px; white-space: nowrap }
  .chip .icon { inline-size: 13px; block-size: 13px }
  .chip.ok { color: var(--_ok); background: var(--_ok-soft) }
  .chip.warn { color: var(--_warn); background: var(--_warn-soft) }
  .chip.bad { color: var(--_bad); background: var(--_bad-soft) }
  .chip.idle { color: var(--_muted); background: var(--_sunken) }
  .chip.info { color: var(--_accent); background: color-mix(in srgb, var(--_accent) 11%, var(--_surface)) }
  .callout { display: grid; grid-template-columns: 20px 1fr; gap: 12px; border-radius: var(--_radius); padding: 14px 16px; font-size: var(--_size-s) }
  .callout > .icon { inline-size: 18px; block-size: 18px; margin-block-start: 1px }
  .callout.ok { background: var(--_ok-soft) } .callout.ok > .icon { color: var(--_ok) }
  .callout.warn { background: var(--_warn-soft) } .callout.warn > .icon { color: var(--_warn) }
  .callout.bad { background: var(--_bad-soft) } .callout.bad > .icon { color: var(--_bad) }
  .callout.info, .callout.idle { background: var(--_sunken) } .callout.info > .icon { color: var(--_accent) }
  .callout-title { font-size: var(--_size-s); font-weight: 650; margin-block-end: 2px }
  .callout-text { display: grid; gap: 4px }
  .callout .actions { margin-block-start: 12px }
  .callout .actions > .button.link:first-child { margin-inline-start: -6px }
  .callout .muted { color: inherit; opacity: .82 }
  .skeleton { display: grid; gap: 0; padding: 8px var(--_gutter) }
  .skeleton span { block-size: 14px; margin-block: calc((var(--_row) - 14px) / 2); border-radius: 6px; background: var(--_sunken); animation: pulse 1.6s ease-in-out infinite alternate }
  .skeleton span:nth-child(even) { inline-size: 72% }
  @keyframes pulse { from { opacity: 1 } to { opacity: .45 } }
  .spin { animation: spin 1.4s linear infinite }
  @keyframes spin { to { transform: rotate(1turn) } }
  .receipt { display: grid; gap: 9px; font-size: var(--_size-s) }
  .receipt > div { display: flex; justify-content: space-between; gap: 16px }
  .receipt .total { border-block-start: 1px solid var(--_border); padding-block-start: 11px; margin-block-start: 3px; font-size: var(--_size); font-weight: 650 }
`

const preferences = css`
  @media (prefers-reduced-motion: reduce) { *, ::before, ::after { animation: none; transition: none } }
  @media (prefers-contrast: more) { :host { --_border: var(--_control-border); --_muted: var(--_text) } }
  @media (forced-colors: active) {
    .chip, .callout, .button.primary { border: 1px solid; forced-color-adjust: auto }
    .button:disabled { color: GrayText }
  }
`

/** Everything that widgets share: page reset, headings, buttons, fields, chips, callouts, preferences. */
export const base = [surface, controls, messages, preferences]
