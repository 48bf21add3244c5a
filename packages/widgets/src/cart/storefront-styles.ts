import { css } from 'lit'

/** Cards side by side as they fit; below 480 px one under the other. */
export const storefrontStyles = css`
  .tools { display: grid; gap: 12px; padding: 14px var(--_gutter) 4px }
  .search { position: relative; min-inline-size: 0; max-inline-size: 420px }
  .search > .icon { position: absolute; inset-inline-start: 12px; inset-block-start: calc(50% - 8px); color: var(--_muted); pointer-events: none }
  .search > .input { padding-inline-start: 36px }
  .families { display: flex; flex-wrap: wrap; gap: 8px }
  .family {
    appearance: none; display: inline-flex; gap: 8px; align-items: center; max-inline-size: 100%; min-block-size: 34px; margin: 0; padding: 4px 12px; border: 1px solid var(--_control-border);
    border-radius: 99px; background: var(--_surface); font-size: var(--_size-s); font-weight: 600; cursor: pointer;
  }
  .family:hover { background: var(--_sunken) }
  .family[aria-pressed='true'] { border-color: var(--_accent); background: color-mix(in srgb, var(--_accent) 11%, var(--_surface)); color: var(--_accent) }
  .family-name { overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
  .count { font-weight: 400; color: var(--_muted) } [aria-pressed='true'] .count { color: inherit }
  .banner { padding: 12px var(--_gutter) 0 }
  .results { padding: 16px var(--_gutter) var(--_gutter) }
  .results[aria-busy='true'] { opacity: .6; transition: opacity .15s .1s }
  .cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 300px), 1fr)); gap: 16px }
  .card { display: grid; grid-row: span 3; grid-template-rows: subgrid; row-gap: 14px; min-inline-size: 0; padding: 18px; border: 1px solid var(--_border); border-radius: var(--_radius) }
  .card-head { min-inline-size: 0 }
  .plan { font-size: var(--_size); line-height: 1.35; font-weight: 650; letter-spacing: -.01em; overflow-wrap: anywhere; display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical; overflow: hidden }
  .product { font-size: var(--_size-s); color: var(--_muted); overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
  .description { font-size: var(--_size-s); margin-block-start: 8px; overflow-wrap: anywhere; display: -webkit-box; -webkit-line-clamp: 3; -webkit-box-orient: vertical; overflow: hidden }
  .from { font-size: var(--_size-xs); margin-block-start: 10px } .from small, .sum small, .offer-terms small { display: block; font-size: var(--_size-xs); font-weight: 400; color: var(--_muted) }
  .from b { font-size: calc(var(--_size) * 1.35); font-weight: 650; letter-spacing: -.02em }
  .buy { grid-row: span 2; display: grid; grid-template-rows: subgrid; row-gap: 14px; min-inline-size: 0 } .choose, .act { display: grid; gap: 12px; align-content: start; min-inline-size: 0 }
  .offers { display: grid; margin: 0; padding: 0; border: 1px solid var(--_border); border-radius: var(--_radius); min-inline-size: 0; overflow: clip }
  .offer { display: grid; grid-template-columns: 16px minmax(86px, 1fr) minmax(0, auto); gap: 2px 9px; align-items: center; padding: 8px 10px; min-block-size: 42px; font-size: var(--_size-xs); cursor: pointer }
  .offer + .offer { border-block-start: 1px solid var(--_border) }
  .offer:hover { background: var(--_sunken) }
  .offer.on { background: color-mix(in srgb, var(--_accent) 7%, var(--_surface)) }
  .offer:focus-within { outline: 2px solid var(--_focus); outline-offset: -2px }
  .offer input { inline-size: 16px; block-size: 16px; margin: 0; accent-color: var(--_accent); outline: 0 }
  .offer-terms { line-height: 1.35 } .offer-price { line-height: 1.4 } .offer-terms b { display: block; white-space: nowrap; font-size: var(--_size-s); font-weight: 650 }
  .offer-price { text-align: end; font-weight: 600; overflow-wrap: anywhere }
  .offer-price small { display: block; font-size: inherit; font-weight: 400; color: var(--_muted) }
  .commits { font-size: var(--_size-xs); color: var(--_muted); text-wrap: pretty }
  .order { display: flex; gap: 8px 14px; align-items: center; justify-content: space-between }
  .order .stepper button { inline-size: 40px; min-block-size: 40px }
  .order .stepper input { inline-size: 62px; font-size: var(--_size) }
  .sum { font-size: var(--_size-xs); line-height: 1.35; text-align: end; min-inline-size: 0 } .sum b { font-size: var(--_size) }
  .button[aria-disabled='true'] { opacity: .55; cursor: not-allowed }
  .card .callout { padding: 12px; gap: 10px } .card .callout .actions { margin-block-start: 8px }
  .foot { display: grid; justify-items: center; padding-block-start: 18px }
  .blank { display: grid; gap: 6px; justify-items: center; padding: 40px 0 28px; text-align: center; font-size: var(--_size-s); color: var(--_muted) }
  .blank strong { color: var(--_text) } .blank .icon { inline-size: 22px; block-size: 22px }
  .count, .open-cart { position: relative }
  @container assento (max-width: 480px) {
    .tools, .results, .banner { padding-inline: calc(var(--_space) * 2) }
    .families { flex-wrap: nowrap; overflow-x: auto; margin-inline: calc(var(--_space) * -2); padding: 2px calc(var(--_space) * 2) }
    .family { flex: none }
    .card { padding: 16px }
  }
  @media (forced-colors: active) {
    .family[aria-pressed='true'], .offer.on { outline: 2px solid Highlight; outline-offset: -2px }
    .button[aria-disabled='true'] { color: GrayText; border-color: GrayText }
  }
`
