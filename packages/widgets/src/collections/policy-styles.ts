import { css } from 'lit'

/** Of the policy in words; the editor shows it beside. */
export const policyStyles = css`
  .part-title { font-weight: 650 }
  ol { list-style: none; margin: 0; padding: 0 }
  .dot { display: grid; place-items: center; inline-size: 30px; block-size: 30px; border-radius: 50%; background: var(--_sunken); border: 1px solid var(--_border); color: var(--_muted) }
  .dot .icon { inline-size: 14px; block-size: 14px }
  .acts > .dot { background: var(--_warn-soft); color: var(--_warn); border-color: currentColor }
  .banner { padding: 16px var(--_gutter) 0 }
  .sentences { display: grid; gap: 12px; font-size: var(--_size-s) }
  .sentences > li { display: grid; grid-template-columns: 40px minmax(0, 1fr); gap: 12px; align-items: center; line-height: 1.45 }
  .leaf { display: grid; justify-items: center; padding: 3px 0 4px; border: 1px solid var(--_border); border-radius: 8px; background: var(--_surface); line-height: 1.15 }
  .leaf b { font-size: var(--_size); font-weight: 650 } .leaf small { font-size: 11px; color: var(--_muted) }
  .acts > .leaf { border-color: var(--_warn); background: var(--_warn-soft) } .acts > .leaf * { color: var(--_warn) }
  .past { color: var(--_muted) }
  .described { display: grid; gap: 20px; max-inline-size: 760px }
  .release { border-block-start: 1px solid var(--_border); padding-block-start: 16px; font-size: var(--_size-s) }
  .blank { display: grid; gap: 4px; justify-items: center; text-align: center; padding: 44px var(--_gutter); color: var(--_muted) } .blank strong { color: var(--_text) }
  @container assento (max-width: 560px) { .banner { padding-inline: 16px } }
  @media (forced-colors: active) { .dot, .leaf { border: 1px solid } }
`
