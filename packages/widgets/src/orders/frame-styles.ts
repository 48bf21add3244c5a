import { css } from 'lit'

/** What stands around the rows of orders, stock and customers: head, sums, search, notices, and what is said when there are none. */
export const frameStyles = css`
  .head { align-items: center }
  .head-actions { display: flex; flex-wrap: wrap; gap: 10px; align-items: center }
  .banner { padding: 16px var(--_gutter) 0; display: grid; gap: 12px }
  .banner + .results { margin-block-start: 16px }
  .glance { display: flex; flex-wrap: wrap; gap: 16px 48px; margin: 0; padding: 18px var(--_gutter) 4px }
  .glance .label { margin-block-end: 2px }
  .figure { font-size: calc(var(--_size) + 7px); line-height: 1.3; font-weight: 650; letter-spacing: -.02em }
  .inline { appearance: none; border: 0; background: none; padding: 4px 0; margin: 0; min-block-size: 24px; color: var(--_accent); font: inherit; font-weight: 600; cursor: pointer; text-decoration: underline; text-decoration-color: transparent; text-underline-offset: 3px }
  .inline:hover { text-decoration-color: currentColor }
  a { color: var(--_accent); text-underline-offset: 3px }
  .note { font-size: var(--_size-xs); color: var(--_muted) }
  .tools { display: flex; flex-wrap: wrap; gap: 10px; padding: 16px var(--_gutter) }
  .search { position: relative; flex: 1 1 240px; min-inline-size: 0; max-inline-size: 400px }
  .search > .icon { position: absolute; inset-inline-start: 12px; inset-block-start: calc(50% - 8px); color: var(--_muted); pointer-events: none }
  .search > .input { padding-inline-start: 36px }
  /* Rows of the question before stay, paler, until the answer is there. */
  .results[aria-busy='true'] { opacity: .6; transition: opacity .15s .1s }
  .head + .results { margin-block-start: 18px }
  .button[aria-disabled='true'] { opacity: .55; cursor: default }
  .clamp { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; overflow-wrap: anywhere }
  .foot { padding: 12px var(--_gutter) 16px; border-block-start: 1px solid var(--_border) }
  .blank { display: grid; justify-items: center; gap: 6px; padding: 44px var(--_gutter) 52px; text-align: center }
  .results > .blank { border-block-start: 1px solid var(--_border) }
  .blank > .icon { inline-size: 28px; block-size: 28px; color: var(--_muted) }
  .blank p { max-inline-size: 48ch; color: var(--_muted); font-size: var(--_size-s) }
  .blank .actions { margin-block-start: 10px }
  @container assento (max-width: 480px) {
    .banner, .tools, .foot, .glance { padding-inline: 16px }
    .head { align-items: stretch } .head-actions { inline-size: 100% }
    .search, .tools > .select-box, .head-actions > .select-box, .head-actions > .button { flex: 1 1 100%; max-inline-size: none }
  }
  @media (forced-colors: active) { .button[aria-disabled='true'] { color: GrayText; border-color: GrayText } }
`
