import { css, html, type TemplateResult } from 'lit'
import { icon } from './icons.ts'

export interface MenuItem {
  readonly label: string
  readonly isDanger?: boolean
  readonly choose: () => void
}

/**
 * A button that opens a short list of buttons in a native popover: Escape and a click elsewhere close it, focus returns,
 * nothing clips it. Arrow keys walk the list. `id` must be unique in the shadow root.
 */
export function menu(id: string, label: string, items: readonly MenuItem[]): TemplateResult {
  return html`
    <button type="button" class="button icon-only" id="${id}-button" popovertarget=${id} aria-label=${label}>${icon('chevron')}</button>
    <div class="menu" id=${id} popover role="group" aria-label=${label} @toggle=${place} @beforetoggle=${giveFocusBack} @keydown=${walk}>
      ${items.map((item) => html`
        <button type="button" class="menu-item ${item.isDanger ? 'danger' : ''}" @click=${(event: Event) => { closeAround(event); item.choose() }}>${item.label}</button>`)}
    </div>`
}

/** Below its button, its end at the button's end; above when there is no room. Fixed, in px: the top layer has no parent. */
function place(event: ToggleEvent): void {
  event.stopPropagation()
  const list = event.currentTarget as HTMLElement
  const button = list.previousElementSibling
  if (event.newState !== 'open' || button === null) return
  const [anchor, box] = [button.getBoundingClientRect(), list.getBoundingClientRect()]
  const fitsBelow = anchor.bottom + 4 + box.height <= window.innerHeight
  const isRtl = getComputedStyle(list).direction === 'rtl'
  list.style.setProperty('top', `${Math.max(4, fitsBelow ? anchor.bottom + 4 : anchor.top - 4 - box.height)}px`)
  list.style.setProperty('left', `${Math.min(window.innerWidth - box.width - 4, Math.max(4, isRtl ? anchor.left : anchor.right - box.width))}px`)
  list.querySelector('button')?.focus()
}

/** Before the choice acts, so that a dialog it opens remembers the menu's button and not an item that is gone. */
function closeAround(event: Event): void {
  (event.currentTarget as HTMLElement).closest<HTMLElement>('[popover]')?.hidePopover()
}

/** Browsers differ in whether a popover inside a shadow root gives the focus back. */
function giveFocusBack(event: ToggleEvent): void {
  const list = event.currentTarget as HTMLElement
  const button = list.previousElementSibling
  if (event.newState === 'closed' && list.matches(':focus-within') && button instanceof HTMLElement) button.focus()
}

function walk(event: KeyboardEvent): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step === 0) return
  event.preventDefault()
  const list = event.currentTarget as HTMLElement
  const buttons = [...list.querySelectorAll('button')]
  const current = buttons.findIndex((button) => button.matches(':focus'))
  buttons.at((current + step) % buttons.length)?.focus()
}

export const menuStyles = css`
  .menu {
    position: fixed; inset: auto; margin: 0; min-inline-size: 200px; padding: 6px; border: 1px solid var(--_border); border-radius: var(--_radius);
    background: var(--_surface); color: var(--_text); box-shadow: 0 10px 34px rgb(0 0 0 / 20%);
  }
  .menu-item {
    appearance: none; display: block; inline-size: 100%; min-block-size: 38px; padding: 7px 12px; margin: 0; border: 0; border-radius: calc(var(--_radius) - 4px); background: none;
    color: var(--_text); font: 500 var(--_size-s)/1.4 var(--_font); text-align: start; cursor: pointer;
  }
  .menu-item:hover, .menu-item:focus-visible { background: var(--_sunken) }
  .menu-item:focus-visible { outline-offset: -2px }
  .menu-item.danger { color: var(--_bad) }
`
