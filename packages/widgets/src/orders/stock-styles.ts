import { css } from 'lit'
import { frameStyles } from './frame-styles.ts'

const stock = css`
  .cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 300px), 1fr)); gap: 16px; padding: 20px var(--_gutter) var(--_gutter) }
  .card { display: flex; flex-direction: column; gap: 8px; padding: 18px; border: 1px solid var(--_border); border-radius: var(--_radius); min-inline-size: 0 }
  .card-head { display: flex; gap: 12px; align-items: flex-start; justify-content: space-between; min-block-size: 26px }
  .card-head > div { min-inline-size: 0 }
  .card .heading { font-size: var(--_size); overflow-wrap: anywhere; display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical; overflow: hidden }
  .big { display: flex; gap: 8px; align-items: baseline; color: var(--_muted); font-size: var(--_size-s) } .big b { font-size: calc(var(--_size) * 2); line-height: 1.15; font-weight: 650; letter-spacing: -.02em; color: var(--_text) }
  .bar { display: block; inline-size: 100%; block-size: 10px; border-radius: 9px; overflow: hidden }
  .bar-all { fill: color-mix(in srgb, var(--_muted) 42%, var(--_surface)) } .bar-free { fill: var(--_accent) } .bar-gap { fill: var(--_surface) }
  .legend { display: flex; flex-wrap: wrap; gap: 2px 16px; font-size: var(--_size-xs); color: var(--_muted) }
  .legend > span { display: inline-flex; gap: 6px; align-items: center }
  .legend > .key-free::before, .legend > .key-used::before { content: ''; inline-size: 9px; block-size: 9px; border-radius: 3px; background: var(--_accent) }
  .legend > .key-used::before { background: color-mix(in srgb, var(--_muted) 42%, var(--_surface)) }
  .costs { display: grid; gap: 1px; align-content: start; font-size: var(--_size-s); border-block-start: 1px solid var(--_border); padding-block-start: 10px; margin-block-start: 4px }
  .costs .muted { font-size: var(--_size-xs) }
  .card-acts { margin-block-start: auto; padding-block-start: 6px }
  .card-acts, .card-acts > div { display: flex; flex-wrap: wrap; gap: 6px 14px; align-items: center }
  .card-acts .button { flex: 0 1 auto; padding-inline: 12px } .card-acts .link { padding-inline: 0 }
  @container assento (max-width: 480px) { .cards { padding: 16px } .card-acts > div:has(> :not(.link)) { flex: 1 1 100% } .card-acts .button:not(.link) { flex: 1 1 100% } }
  @media (forced-colors: active) {
    .bar { border: 1px solid; forced-color-adjust: none } .bar-all { fill: Canvas } .bar-free { fill: Highlight }
    .legend > span::before { forced-color-adjust: none; border: 1px solid CanvasText } .legend > .key-free::before { background: Highlight } .legend > .key-used::before { background: Canvas }
  }
`

export const stockStyles = [frameStyles, stock]
