import { css } from 'lit'

/**
 * The public theme. A host sets `--assento-*` on any ancestor; what it does not set follows `color-scheme` by light-dark().
 * Inside, the widgets read the private `--_*` names only. Sizes are px: a host's root font size does not matter.
 */
export const tokens = css`
  :host {
    --_accent: var(--assento-color-accent, light-dark(#1f5fd6, #7fb0ff));
    --_on-accent: var(--assento-color-on-accent, light-dark(#fff, #0b1526));
    --_text: var(--assento-color-text, light-dark(#1a1d24, #e8eaee));
    --_muted: var(--assento-color-muted, light-dark(#5c6470, #9aa3b0));
    --_surface: var(--assento-color-surface, light-dark(#fff, #14171d));
    --_sunken: var(--assento-color-sunken, light-dark(#f6f7f9, #1b1f27));
    --_border: var(--assento-color-border, light-dark(#dfe3e8, #2a2f3a));
    /* Edges of controls need 3:1 against the surface (WCAG 1.4.11). */
    --_control-border: var(--assento-color-control-border, light-dark(#868d99, #697183));
    --_focus: var(--assento-color-focus, var(--_accent));
    --_ok: var(--assento-color-ok, light-dark(#13733f, #6fd39b));
    --_ok-soft: var(--assento-color-ok-soft, light-dark(#e6f4ec, #14291f));
    --_warn: var(--assento-color-warn, light-dark(#8a5300, #f0b45a));
    --_warn-soft: var(--assento-color-warn-soft, light-dark(#fdf1dc, #2e2412));
    --_bad: var(--assento-color-danger, light-dark(#b3261e, #ff9d94));
    --_bad-soft: var(--assento-color-danger-soft, light-dark(#fdeceb, #331a19));
    --_backdrop: var(--assento-color-backdrop, light-dark(rgb(16 20 28 / 48%), rgb(0 0 0 / 64%)));
    --_font: var(--assento-font, Inter, system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif);
    --_mono: var(--assento-font-mono, ui-monospace, 'SFMono-Regular', 'DejaVu Sans Mono', monospace);
    --_size: var(--assento-size-base, 15px);
    --_size-s: calc(var(--_size) - 1.5px);
    --_size-xs: calc(var(--_size) - 2.5px);
    --_size-l: calc(var(--_size) + 2px);
    --_radius: var(--assento-radius, 10px);
    --_radius-l: calc(var(--_radius) + 4px);
    --_space: var(--assento-space, 8px);
    --_gutter: calc(var(--_space) * 3);
    --_row: var(--assento-row-height, 56px);
    --_control: var(--assento-control-height, 40px);
  }
`
