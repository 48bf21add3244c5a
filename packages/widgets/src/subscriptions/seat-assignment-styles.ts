import { css } from 'lit'

export const seatAssignmentStyles = css`
  .counts { display: flex; flex-wrap: wrap; gap: 8px; align-items: center }
  .add { display: grid; grid-template-columns: 1fr 1fr auto; gap: 12px; align-items: start; padding: 16px var(--_gutter); }
  .add .button { margin-block-start: 26px }
  .field { min-inline-size: 0 }
  .banner { padding: 0 var(--_gutter) 14px }
  .head + .banner { padding-block-start: 16px }
  .people { border-block-start: 1px solid var(--_border) }
  .person { display: grid; grid-template-columns: 36px 1fr auto auto; gap: 4px 14px; align-items: center; min-block-size: var(--_row); padding: 8px var(--_gutter); border-block-end: 1px solid var(--_border) }
  .person:last-child { border-block-end: 0 }
  .initials { display: grid; place-items: center; inline-size: 36px; block-size: 36px; border-radius: 50%; background: color-mix(in srgb, var(--_accent) 13%, var(--_surface)); color: var(--_accent); font-size: var(--_size-xs); font-weight: 650 }
  .who { min-inline-size: 0 }
  .who > * { overflow-wrap: anywhere }
  .since { font-size: var(--_size-xs); color: var(--_muted); white-space: nowrap }
  .person.removed { background: var(--_sunken); color: var(--_muted) }
  .person.removed .initials { background: none; border: 1px dashed var(--_control-border); color: var(--_muted) }
  .foot { padding: 12px var(--_gutter) 16px; border-block-start: 1px solid var(--_border) }
  .blank { display: grid; justify-items: center; gap: 6px; padding: 36px var(--_gutter) 44px; text-align: center }
  .blank > .icon { inline-size: 28px; block-size: 28px; color: var(--_muted) }
  .blank p { max-inline-size: 46ch; color: var(--_muted); font-size: var(--_size-s) }

  @container assento (max-width: 560px) {
    .add { grid-template-columns: 1fr; padding-inline: 16px }
    .add .button { margin-block-start: 0 }
    .banner, .foot { padding-inline: 16px }
    .person { grid-template-columns: 36px 1fr auto; padding-inline: 16px }
    .since { grid-column: 2; grid-row: 2 }
    .person .button { grid-row: 1 / span 2; grid-column: 3 }
  }
`
