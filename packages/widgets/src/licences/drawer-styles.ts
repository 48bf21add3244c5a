import { css } from 'lit'

/** Look of the drawer and of its questions; taken into the table's root with the code that draws them. */
export const drawerStyles = css`
  /* Of the table, once something can be done with it. */
  .blank { display: grid; justify-items: center; gap: 6px; padding: 44px var(--_gutter) 52px; text-align: center; border-block-start: 1px solid var(--_border) }
  .blank > .icon { inline-size: 28px; block-size: 28px; color: var(--_muted) }
  .blank p { max-inline-size: 46ch; color: var(--_muted); font-size: var(--_size-s) }
  .blank .actions { margin-block-start: 10px }
  .toggle[aria-pressed='true'] { border-color: var(--_accent); color: var(--_accent); background: color-mix(in srgb, var(--_accent) 9%, var(--_surface)) }
  .row.serial:hover { background: color-mix(in srgb, var(--_sunken) 55%, var(--_surface)) }
  .tiny:hover { color: var(--_accent) }
  .button[aria-disabled='true'] { opacity: .55; cursor: default }
  @media (forced-colors: active) { .row:focus-visible { outline-color: Highlight } .toggle[aria-pressed='true'] { border-width: 2px; border-color: Highlight } }
  .drawer > .dialog.wide { inline-size: min(600px, 100vw); block-size: 100dvh; max-block-size: none; max-inline-size: none; margin: 0 0 0 auto; border-width: 0 0 0 1px; border-radius: 0; animation: slide .18s ease-out }
  .drawer > .dialog.wide[open] { display: flex; flex-direction: column }
  @keyframes slide { from { translate: 24px 0 } }
  .drawer .dialog-head { padding-block: 18px 6px }
  .drawer .dialog-body { flex: 1; align-content: start; padding-block-end: 32px }
  .drawer .dialog-actions { align-items: center }
  .state-line { display: flex; flex-wrap: wrap; gap: 4px 10px; align-items: center }
  .state-line .chip { white-space: normal }
  .tabs { display: flex; gap: 22px; border-block-end: 1px solid var(--_border) }
  .tabs [role='tab'] { appearance: none; min-block-size: 40px; padding: 0 2px; margin: 0 0 -1px; border: 0; border-block-end: 2px solid transparent; background: none; color: var(--_muted); font: 600 var(--_size-s)/1.4 var(--_font); cursor: pointer }
  .tabs [role='tab']:hover { color: var(--_text) }
  .tabs [aria-selected='true'] { color: var(--_text); border-color: var(--_accent) }
  .part { display: grid; gap: 18px }
  .part .skeleton { padding-inline: 0 }
  .facts { display: grid }
  .facts > div { display: grid; grid-template-columns: 168px 1fr; gap: 14px; padding-block: 9px; border-block-end: 1px solid var(--_border) }
  .facts dt { color: var(--_muted) }
  .facts dd { overflow-wrap: anywhere; min-inline-size: 0 }
  .facts .button { padding: 0; min-block-size: 24px; margin-inline-start: 8px }
  .whole { user-select: all; white-space: nowrap; font-size: var(--_size-xs) }
  .note-part { display: grid; gap: 6px; justify-items: start }
  .note-part .label { margin: 0 }
  .note-part .link { margin-inline-start: -6px }
  .quote { padding-inline-start: 12px; border-inline-start: 3px solid var(--_border); white-space: pre-line; overflow-wrap: anywhere }
  textarea.input { resize: vertical }
  .machines { display: grid }
  .machines > li { display: flex; gap: 12px; align-items: flex-start; padding-block: 12px; border-block-end: 1px solid var(--_border) }
  .machines .about { flex: 1; min-inline-size: 0 }
  .machines .sub, .timeline .sub { font-size: var(--_size-xs) }
  .machine-name { overflow-wrap: anywhere }
  .dot { flex: none; inline-size: 9px; block-size: 9px; margin-block-start: 6px; border-radius: 50%; border: 2px solid var(--_muted) }
  .live-one .dot { border-color: var(--_ok); background: var(--_ok) }
  .live-one .machine-name .sub { color: var(--_ok) }
  .quiet .dot { border-color: var(--_warn) }
  .closed strong { font-weight: 500; color: var(--_muted) }
  .offline { display: grid; gap: 10px; padding-block-start: 6px }
  .offline h3 { font-size: var(--_size-s); font-weight: 650 }
  .drop { display: flex; flex-wrap: wrap; gap: 8px 14px; align-items: center; padding: 16px; border: 1.5px dashed var(--_control-border); border-radius: var(--_radius) }
  .drop.over { border-color: var(--_accent); background: color-mix(in srgb, var(--_accent) 8%, var(--_surface)) }
  .drop .button { position: relative }
  .drop .button:focus-within { outline: 2px solid var(--_focus); outline-offset: 2px }
  .drop .off { opacity: .55; cursor: not-allowed }
  .timeline { list-style: none; margin: 0; padding: 0; display: grid }
  .timeline > li { position: relative; display: grid; grid-template-columns: 26px 1fr; gap: 12px; padding-block-end: 18px }
  .timeline > li:not(:last-child)::before { content: ''; position: absolute; inset-block: 26px 0; inset-inline-start: 12px; border-inline-start: 2px solid var(--_border) }
  .mark { display: grid; place-items: center; inline-size: 26px; block-size: 26px; border-radius: 50%; background: var(--_sunken); color: var(--_muted) }
  .mark .icon { inline-size: 13px; block-size: 13px }
  .timeline .ok .mark { color: var(--_ok); background: var(--_ok-soft) } .timeline .warn .mark { color: var(--_warn); background: var(--_warn-soft) } .timeline .bad .mark { color: var(--_bad); background: var(--_bad-soft) }
  .points { list-style: disc; padding-inline-start: 18px; display: grid; gap: 4px }
  .check { display: flex; gap: 9px; align-items: flex-start; font-weight: 600 }
  .check input { inline-size: 18px; block-size: 18px; margin: 1px 0 0; flex: none; accent-color: var(--_accent) }
  .select-box.full { display: grid }
  .input.date { inline-size: auto }
  .select[aria-invalid='true'] { border-color: var(--_bad) }
  .clause { color: inherit; opacity: .82 }
  @container assento (max-width: 480px) {
    .drawer > .dialog.wide { border: 0 }
    .drawer .dialog-actions { flex-direction: row; flex-wrap: wrap }
    .drawer .dialog-actions .button:not(.icon-only) { flex: 1 1 130px }
    .facts > div { grid-template-columns: 1fr; gap: 1px }
    .whole { white-space: normal }
    .machines > li { flex-wrap: wrap }
  }
  @media (forced-colors: active) { .tabs [aria-selected='true'] { border-color: Highlight } .live-one .dot { background: CanvasText } .dot, .mark { forced-color-adjust: none } }
`
