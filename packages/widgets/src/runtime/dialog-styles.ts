import { css } from 'lit'

/** Look of `dialog()`; among an element's styles from the start, because the dialogs' code follows the first paint. */
export const dialogStyles = css`
  .dialog {
    inline-size: min(560px, calc(100vw - 32px)); max-block-size: min(88dvh, 900px); padding: 0; margin: auto; border: 1px solid var(--_border);
    border-radius: var(--_radius-l); background: var(--_surface); color: var(--_text); overflow: hidden auto; overscroll-behavior: contain;
    box-shadow: 0 18px 60px rgb(0 0 0 / 28%);
  }
  .dialog.wide { inline-size: min(920px, calc(100vw - 32px)) }
  .dialog::backdrop { background: var(--_backdrop) }
  .dialog-head { position: sticky; inset-block-start: 0; z-index: 1; display: flex; gap: 16px; align-items: center; justify-content: space-between; padding: 14px 14px 10px var(--_gutter); background: var(--_surface) }
  .dialog-head h2 { font-size: var(--_size-l); line-height: 1.35; font-weight: 650; letter-spacing: -.01em }
  .dialog-head h2.quiet { font-size: var(--_size-s); font-weight: 600; letter-spacing: 0; color: var(--_muted) }
  .dialog-body { padding: 6px var(--_gutter) var(--_gutter); display: grid; gap: 16px; font-size: var(--_size-s) }
  .dialog-actions { position: sticky; inset-block-end: 0; display: flex; flex-wrap: wrap; gap: 10px; justify-content: flex-end; padding: 14px var(--_gutter); background: var(--_surface); border-block-start: 1px solid var(--_border) }
  @container assento (max-width: 480px) {
    .dialog-actions { flex-direction: column-reverse; align-items: stretch }
    .dialog-head { padding-inline-start: 16px }
    .dialog-head h2.quiet { font-size: var(--_size-s); font-weight: 600; letter-spacing: 0; color: var(--_muted) }
  .dialog-body { padding-inline: 16px }
  }
`
