import { css } from 'lit'
import { numberFieldStyles } from '../runtime/number-field.ts'

const later = css`
  .notes { padding: 18px var(--_gutter) 22px; border-block-start: 1px solid var(--_border) }
  .notes ul { display: grid; gap: 4px; font-size: var(--_size-s); color: var(--_muted); list-style: disc; padding-inline-start: 18px }
  .notes .label { color: var(--_text) }
  .tip {
    position: absolute; inset-block-start: 0; inset-inline-start: calc(var(--_at, 50) * 1% + 4px); inline-size: 216px; z-index: 2; pointer-events: none;
    display: grid; gap: 3px; padding: 10px 14px; border: 1px solid var(--_control-border); border-radius: var(--_radius); background: var(--_surface); font-size: var(--_size-xs); box-shadow: 0 6px 20px rgb(0 0 0 / 14%);
  }
  .tip.before { inset-inline: auto calc(var(--_at, 50) * 1% + 4px) }
  .tip[hidden] { display: none }
  .tip > span { display: flex; justify-content: space-between; gap: 12px }
  .tip small { color: var(--_muted); font-size: inherit }
  .tip strong::first-letter { text-transform: uppercase }
  .what-if { display: grid; gap: 16px }
  .what-if-title { font-weight: 650 }
  .what-if .select-box { inline-size: 100% }
  .what-if .select { background: var(--_surface); inline-size: 100%; text-overflow: ellipsis }
  .hint { margin-block-start: 6px }
  .what-if .stepper input { font-size: calc(var(--_size) + 3px) }
  .what-if .button.link { margin-inline-start: -6px }
  tr.opened > td { border-block-start: 0; padding-block: 2px 18px }
  .opened .receipt { max-inline-size: 640px; margin-inline-start: 21px; margin-block-start: 10px }
  .opened .receipt + .receipt { margin-block-start: 24px }
  .opened p { padding-inline-start: 21px } .receipt p { padding-inline-start: 0 }
  .receipt > div > :first-child { min-inline-size: 0; overflow-wrap: anywhere }
  .receipt small { display: block; font-size: var(--_size-xs); color: var(--_muted) }
  .amount { white-space: nowrap }
  .compares-bars .bar:not(.changed) { fill: color-mix(in srgb, var(--_accent) 72%, var(--_surface)) }
  .bar.changed { fill: url(#hatch); stroke: var(--_accent); stroke-width: 1 }
  .hatch-ground { fill: var(--_surface) }
  .hatch-line { fill: var(--_accent) }
  .legend { display: flex; flex-wrap: wrap; gap: 6px 20px; font-size: var(--_size-xs); color: var(--_muted); padding: 10px 0 0 76px }
  .legend li { display: flex; gap: 8px; align-items: center }
  .legend svg { display: block; flex: none; overflow: visible }
  @media (forced-colors: active) {
    text { fill: CanvasText }
    .grid, .zero { stroke: GrayText }
    .bar, .compares-bars .bar:not(.changed) { fill: CanvasText }
    .bar.changed { stroke: CanvasText } .hatch-ground { fill: Canvas } .hatch-line { fill: CanvasText }
    .month.current .ground { stroke: Highlight; stroke-width: 1; fill: none }
    .month:focus-visible .ground { stroke: Highlight; stroke-width: 3 }
  }
  @container assento (max-width: 860px) {
    .what-if { grid-template-columns: repeat(auto-fit, minmax(min(100%, 220px), 1fr)) }
    .what-if > :first-child { grid-column: 1 / -1 }
  }
  @container assento (max-width: 560px) {
    .notes { padding-inline: 16px }
    .compares tfoot th { inline-size: 100% }
    .compares tbody tr:first-child { grid-template-columns: 1fr }
    td[data-label]:not([data-label=''])::before { content: attr(data-label) ': '; color: var(--_muted); font-weight: 400 }
    tr.opened > td { padding-block: 4px 10px }
    .opened .receipt { margin-inline-start: 0 } .opened p { padding-inline-start: 0 }
  }
`

export const forecastLaterStyles = [numberFieldStyles, later]
