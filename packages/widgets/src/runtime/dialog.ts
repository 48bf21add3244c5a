import { html, nothing, type TemplateResult } from 'lit'
import { Directive, directive, PartType, type ElementPart, type PartInfo } from 'lit/directive.js'
import { icon } from './icons.ts'

export interface DialogView {
  readonly isOpen: boolean
  /** What the dialog is called; also read aloud. */
  readonly heading: string
  /** Shown in place of `heading` where the body names its subject itself. */
  readonly shownHeading?: string
  readonly closeLabel: string
  readonly body: unknown
  readonly actions?: unknown
  /** `alertdialog` for a confirmation. */
  readonly isConfirmation?: boolean
  /** Wide for a widget inside. */
  readonly isWide?: boolean
  /** Escape, the close button, or the page. Set `isOpen` to false there. */
  readonly onClose: () => void
}

/**
 * A native modal `<dialog>`: focus is trapped by the browser and returns to where it was. Keep it in the template and
 * switch `isOpen`; one per shadow root.
 */
export function dialog(view: DialogView): TemplateResult {
  return html`
    <dialog class="dialog ${view.isWide ? 'wide' : ''}" part="dialog" role=${view.isConfirmation ? 'alertdialog' : nothing}
      aria-label=${view.heading} ${modal(view.isOpen)}
      @close=${(event: Event) => { event.stopPropagation(); if (view.isOpen && !isOpenAgain(event)) view.onClose() }}
      @cancel=${(event: Event) => event.stopPropagation()}>
      ${view.isOpen ? html`
        <div class="dialog-head">
          <h2 class=${view.shownHeading === undefined ? '' : 'quiet'}>${view.shownHeading ?? view.heading}</h2>
          <button type="button" class="button icon-only" aria-label=${view.closeLabel} @click=${view.onClose}>${icon('close')}</button>
        </div>
        <div class="dialog-body">${view.body}</div>
        ${view.actions ? html`<div class="dialog-actions">${view.actions}</div>` : nothing}` : nothing}
    </dialog>`
}

/** `close` comes a task late: by then the page may have opened the dialog for something else. */
function isOpenAgain(event: Event): boolean {
  return event.currentTarget instanceof HTMLDialogElement && event.currentTarget.open
}

class ModalDirective extends Directive {
  #isOpen = false

  constructor(part: PartInfo) {
    super(part)
    if (part.type !== PartType.ELEMENT) throw new Error('modal() belongs on a <dialog>')
  }

  render(_isOpen: boolean): typeof nothing {
    return nothing
  }

  override update(part: ElementPart, [isOpen]: [boolean]): typeof nothing {
    if (isOpen === this.#isOpen) return nothing
    this.#isOpen = isOpen
    const element = part.element as HTMLDialogElement
    // On the first render the template is not in the document yet, where showModal() would throw.
    queueMicrotask(() => {
      if (isOpen && this.#isOpen && !element.open && element.isConnected) element.showModal()
      else if (!isOpen && element.open) element.close()
    })
    return nothing
  }
}

/** Opens or closes a `<dialog>` as a modal. */
const modal = directive(ModalDirective)
