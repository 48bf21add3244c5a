import { css } from 'lit'

/** Look of an opened invoice; taken into the list's root with the code that draws it. */
export const invoiceDetailStyles = css`
  tbody > tr.opened > td { border-block-start: 0; padding-block: 6px 24px }
  .detail { display: grid; gap: 18px }
  .detail .skeleton { padding-inline: 0 }
  .detail .skeleton span { background: var(--_border) }
  .explain { display: grid; grid-template: 'lines ways' auto 'more ways' 1fr / minmax(0, 1fr) 272px; gap: 24px 40px }
  .lines { grid-area: lines }
  .ways { grid-area: ways }
  .more { grid-area: more; display: flex; flex-wrap: wrap; gap: 20px 32px; align-items: flex-start; align-content: flex-start }
  .more > section { flex: 1 1 200px; min-inline-size: 0 }
  .more > .steps { flex-grow: 2 }
  .more > :not(section) { flex: 1 1 100% }
  .part-title { font-size: var(--_size-xs); font-weight: 600; color: var(--_muted); margin-block-end: 8px }
  .line > :first-child { min-inline-size: 0; overflow-wrap: anywhere }
  .line-name { font-weight: 600; display: -webkit-inline-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3; overflow: hidden; vertical-align: bottom; max-inline-size: 100% }
  .line-why { display: block; font-size: var(--_size-xs); color: var(--_muted) }
  .seq { white-space: nowrap }
  .amount { white-space: nowrap }
  .receipt .rule { border-block-start: 1px solid var(--_border); padding-block-start: 9px }
  .reference { overflow-wrap: anywhere }
  .why { font-size: var(--_size-xs); color: var(--_muted) }
  .why summary { display: inline-flex; gap: 4px; align-items: center; min-block-size: 26px; color: var(--_accent); font-weight: 600; cursor: pointer; list-style: none }
  .why summary .icon { inline-size: 12px; block-size: 12px; rotate: -90deg }
  .why[open] summary .icon { rotate: 0deg }
  .why ul { display: grid; gap: 3px }
  .pay { display: grid; gap: 16px; align-content: start }
  .pay .part-title { margin: 0 }
  .means { display: grid; gap: 8px; justify-items: start }
  .means .link { margin-inline-start: -6px }
  .means + .means { border-block-start: 1px solid var(--_border); padding-block-start: 16px }
  .qr { inline-size: 164px; block-size: 164px; padding: 0; border-radius: 8px; background: #fff; overflow: hidden; forced-color-adjust: none }
  .qr svg { display: block; inline-size: 100%; block-size: 100%; fill: #000 }
  .digits { overflow-wrap: anywhere; user-select: all; line-height: 1.6 }
  .manual { inline-size: 100%; display: grid; gap: 6px }
  .manual .input { font-family: var(--_mono); font-size: var(--_size-xs); resize: none }
  .steps ol { list-style: none; margin: 0; padding: 0; display: grid; gap: 7px; font-size: var(--_size-s) }
  .steps li { display: grid; grid-template-columns: 16px 56px 1fr; gap: 10px; align-items: baseline; color: var(--_muted) }
  .steps li .icon { inline-size: 13px; block-size: 13px; translate: 0 2px }
  .steps li.done .icon { color: var(--_ok) }
  .steps li.next { color: var(--_text) }
  .steps li.next.acts-step .icon, .steps li.planned.acts-step .icon { color: var(--_warn) }
  .steps .when { white-space: nowrap }
  .steps ol + p { margin-block-start: 8px }
  .papers ul { display: grid; justify-items: start }
  .papers .button { margin-inline-start: -6px; min-block-size: 30px; padding-block: 3px; text-align: start }
  .dispute { margin-inline-start: -6px }
  textarea.input { resize: vertical }
  .pauses { list-style: disc; padding-inline-start: 18px }

  @container assento (max-width: 860px) {
    .explain { grid-template: 'lines' auto 'ways' auto 'more' auto / minmax(0, 1fr) }
  }
  @container assento (max-width: 700px) {
    tbody > tr.opened > td { display: block; padding: 12px 0 8px }
    .qr { inline-size: 200px; block-size: 200px }
    .means .button:not(.link) { inline-size: 100% }
    .steps li { grid-template-columns: 16px 1fr; gap: 2px 10px }
    .steps li > :last-child { grid-column: 2 }
  }
`
